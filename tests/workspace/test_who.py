"""Who is here: one key for everyone together or one alone, and a passphrase only for those who have one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from data.actors import Alone, Together
from data.ids import new_id
from data.keys import Identity, make
from data.records import Adult
from data.wording import say
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.journeys.walking import seen, until, until_seen
from tests.workspace.page_kit import SIZES, Home, answered, hostile, now, settle
from widgets.buttons import Action
from widgets.text_area import Line
from workspace.desk import Desk
from workspace.screens.who import WhoScreen


def asking(home: Home, name: str = "") -> WhoScreen:
    return WhoScreen(Desk(home.journal, now=now), home.journal, name)


def with_passphrase(folder: Path) -> Home:
    nell = Adult(id=new_id(), name="Nell", recipient=KEY.recipient, key_file=QUICK_KEY)
    return Home(folder, (nell, "Idris"))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everyone_is_offered_and_together_comes_first(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path, ("Nell", "Idris", "Gran"))
    async with home.at(asking(home), size) as (pilot, answers):
        page = seen(pilot.app)
        for words in ("Together", "Nell, alone", "Idris, alone", "Gran, alone", say("who.back")):
            assert words in page
        await pilot.press("enter")
        assert await answered(pilot, answers) == [Together()]


async def test_a_key_pressed_while_a_room_is_still_being_furnished_is_heard(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.open() as pilot:
        for digit in "2345":
            for key in (digit, "w"):
                # In one breath: the second key is there before anything of the room is.
                pilot.app.post_message(Key(key, key))
            await until(pilot, lambda: isinstance(pilot.app.screen, WhoScreen), f"who is here, in room {digit}")
            await pilot.press("escape")
            await settle(pilot)


async def test_a_family_of_one_is_at_home(tmp_path: Path) -> None:
    home = Home(tmp_path, ("Nell",))
    async with home.at(asking(home)) as (pilot, answers):
        assert "Home" in seen(pilot.app)
        assert "Together" not in seen(pilot.app)
        await pilot.press("1")
        assert await answered(pilot, answers) == [Together()]


@pytest.mark.parametrize("keys", [("3",), ("down", "down", "enter"), ("tab", "tab", "space")], ids=" ".join)
async def test_an_adult_without_a_passphrase_sits_down_at_once(tmp_path: Path, keys: tuple[str, ...]) -> None:
    home = Home(tmp_path)
    idris = home.adult("Idris").id
    async with home.at(asking(home)) as (pilot, answers):
        await pilot.press(*keys)
        assert await answered(pilot, answers) == [Alone(idris)]
        assert home.journal.unlocked(idris)


async def test_a_click_sits_down_too(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(asking(home)) as (pilot, answers):
        nell = next(button for button in pilot.app.screen.query(Action) if "Nell" in button.act.label)
        await pilot.click(nell)
        assert await answered(pilot, answers) == [Alone(home.adult("Nell").id)]


async def test_escape_changes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(asking(home)) as (pilot, answers):
        await pilot.press("escape")
        assert await answered(pilot, answers) == [None]
        assert not home.journal.unlocked(home.adult("Nell").id)


async def test_a_passphrase_is_asked_and_opens_ones_own_side(tmp_path: Path) -> None:
    home = with_passphrase(tmp_path)
    nell = home.adult("Nell").id
    async with home.at(asking(home)) as (pilot, answers):
        await pilot.press("2")
        await until_seen(pilot, say("who.without"))
        assert not home.journal.unlocked(nell)
        pilot.app.screen.query_one(Line).value = PASSPHRASE
        await pilot.press("enter")
        assert await answered(pilot, answers) == [Alone(nell)]
        assert home.journal.unlocked(nell)


async def test_without_unlocking_everything_is_as_together(tmp_path: Path) -> None:
    home = with_passphrase(tmp_path)
    async with home.at(asking(home)) as (pilot, answers):
        await pilot.press("2")
        await until_seen(pilot, say("who.without"))
        await pilot.press("f4")
        assert await answered(pilot, answers) == [Together()]
        assert not home.journal.unlocked(home.adult("Nell").id)


async def test_the_button_without_unlocking_does_the_same(tmp_path: Path) -> None:
    home = with_passphrase(tmp_path)
    async with home.at(asking(home)) as (pilot, answers):
        await pilot.press("2")
        await until_seen(pilot, say("who.without"))
        await settle(pilot)
        await pilot.click(next(b for b in pilot.app.screen.query(Action) if b.act.id == "without"))
        assert await answered(pilot, answers) == [Together()]


async def test_going_back_from_the_passphrase_asks_again_who_is_here(tmp_path: Path) -> None:
    home = with_passphrase(tmp_path)
    async with home.at(asking(home)) as (pilot, answers):
        await pilot.press("2")
        await until_seen(pilot, say("who.without"))
        await pilot.press("escape")
        await settle(pilot)
        assert answers == []
        await pilot.press("3")
        assert await answered(pilot, answers) == [Alone(home.adult("Idris").id)]


async def test_a_key_that_opens_nothing_is_said_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def another(key_file: str, passphrase: str) -> Identity:
        return make()

    monkeypatch.setattr("data.keys.unwrap_later", another)
    home = with_passphrase(tmp_path)
    nell = home.adult("Nell").id
    async with home.at(asking(home)) as (pilot, answers):
        await pilot.press("2")
        await until_seen(pilot, say("who.without"))
        await pilot.press("x", "enter")
        await until_seen(pilot, say("permissions.not_their_key")[:40])
        assert answers == []
        assert not home.journal.unlocked(nell)


async def test_whoever_is_unlocked_already_is_not_asked_again(tmp_path: Path) -> None:
    home = with_passphrase(tmp_path)
    nell = home.adult("Nell").id
    home.journal.unlock(nell, KEY)
    desk = Desk(home.journal, now=now)
    desk.sit_down(Alone(nell))
    async with home.at(WhoScreen(desk, home.journal)) as (pilot, answers):
        await pilot.press("enter")
        assert await answered(pilot, answers) == [Alone(nell)]


async def test_somebody_named_beforehand_is_only_asked_their_passphrase(tmp_path: Path) -> None:
    home = with_passphrase(tmp_path)
    async with home.at(asking(home, "nell")) as (pilot, answers):
        await until_seen(pilot, say("who.without"))
        assert answers == []


async def test_any_name_stands_literally_on_one_line(tmp_path: Path, hostile: str) -> None:
    home = Home(tmp_path, (hostile, "Idris"))
    async with home.at(asking(home)) as (pilot, answers):
        rows = [row.strip() for row in seen(pilot.app).splitlines() if row.strip().startswith("2 ")]
        assert len(rows) == 1
        assert rows[0].removeprefix("2 ").startswith(hostile.split("\n")[0][:8])
        await pilot.press("2")
        assert await answered(pilot, answers) == [Alone(home.view.adults[0].id)]


__all__ = ["hostile"]
