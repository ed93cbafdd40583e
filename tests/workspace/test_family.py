"""The family's own page: people added and mended, the look, and where it all lies, by real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Static

from data.keys import is_wrapped
from data.records import Adult, Birth
from data.vocabulary import band_of
from data.wording import say
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.workspace.page_kit import SIZES, Home, answered, hostile, now, settle
from widgets.buttons import Action
from widgets.text_area import Line
from workspace.desk import Desk
from workspace.screens.family import FamilyScreen
from workspace.theme import INK, PAPER


def desk(home: Home) -> Desk:
    return Desk(home.journal, now=now)


def family(home: Home) -> FamilyScreen:
    return FamilyScreen(desk(home), home.journal)


async def press_act(pilot: Pilot[object], act_id: str) -> None:
    """Go to one of the buttons and press it with Enter."""
    next(button for button in pilot.app.screen.query(Action) if button.act.id.startswith(act_id)).focus()
    await pilot.press("enter")
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_family_page_shows_people_first_and_the_folder_within_reach(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home = Home(tmp_path, children=("Kit", "Noor"))
    async with home.at(family(home), size) as (pilot, answers):
        assert "Nell" in seen(pilot.app)
        assert "Idris" in seen(pilot.app)
        await pilot.press(*["pagedown"] * 8)
        await settle(pilot)
        assert say("family.away")[-9:] in seen(pilot.app)
        page = "\n".join(str(line.render()) for line in pilot.app.screen.query(Static))
        assert f"\n{home.journal.folder}\n" in page
        for part in ("moving", "second", "away"):
            assert say(f"family.{part}", second=home.journal.folder.parent / say("family.second_folder")) in page
        await pilot.press("escape")
        assert await answered(pilot, answers) == [None]


async def test_a_grown_up_is_added_with_a_key_of_their_own(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(family(home)) as (pilot, _):
        await pilot.press("a")
        await until_seen(pilot, say("family.ask.adult_title"))
        await pilot.press("enter")
        await until_seen(pilot, say("family.ask.missing"))
        await type_words(pilot, "idris")
        await pilot.press("enter")
        await until_seen(pilot, say("family.ask.same", name="idris"))
        await pilot.press(*["backspace"] * 5)
        await type_words(pilot, "Gran")
        await pilot.press("enter")
        await type_words(pilot, "grandmother")
        await pilot.press("enter")
        await until_seen(pilot, say("own_key.offer.title", name="Gran"))
        await pilot.press("2")
        await until_seen(pilot, say("family.added_adult", name="Gran")[:30])
        gran = home.adult("Gran")
        assert gran.role == "grandmother"
        assert gran.recipient
        assert not is_wrapped(gran.key_file)
        assert (tmp_path / "keys" / f"{gran.id}.age").is_file()


async def test_a_child_is_added_with_a_rough_age(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(family(home)) as (pilot, _):
        await pilot.press("c")
        await until_seen(pilot, say("family.ask.child_title"))
        await type_words(pilot, "Noor")
        await pilot.press("enter", "enter")
        await until_seen(pilot, say("welcome.child.no_age")[:30])
        await type_words(pilot, "8 months")
        await pilot.press("enter")
        await until_seen(pilot, say("family.added_child", name="Noor"))
        assert home.child("Noor").birth == Birth(year=2026, month=3)
        assert "Noor, about 8 months" in seen(pilot.app)


async def test_a_name_is_mended_and_everything_else_stays(tmp_path: Path) -> None:
    home = Home(tmp_path)
    nell = home.adult("Nell")
    async with home.at(family(home)) as (pilot, _):
        await press_act(pilot, f"adult:{nell.id}")
        await type_words(pilot, "y")
        await pilot.press("f2")
        await until_seen(pilot, say("family.mended", name="Nelly"))
        assert home.view.adult(nell.id) == replace(nell, name="Nelly")


async def test_what_a_grown_up_is_to_the_children_is_entered_changed_and_taken_out(tmp_path: Path) -> None:
    home = Home(tmp_path)
    idris = home.adult("Idris")
    async with home.at(family(home)) as (pilot, _):
        for there, role in (("", "stepfather"), ("stepfather", "father"), ("father", "")):
            await press_act(pilot, f"adult:{idris.id}")
            await pilot.press("enter", "end", *["backspace"] * len(there))
            await type_words(pilot, role)
            await pilot.press("enter")
            await until_seen(pilot, f"Idris, {role}" if role else say("family.mended_child", name="Idris"))
            assert home.adult("Idris") == replace(idris, role=role)
        assert "Idris," not in seen(pilot.app)


async def test_a_childs_name_is_mended_and_the_birth_stays_exact(tmp_path: Path) -> None:
    home = Home(tmp_path)
    kit = replace(home.child("Kit"), birth=Birth(year=2019, month=11, day=2), print_name="K.")
    home.view.put(kit)
    async with home.at(family(home)) as (pilot, _):
        await press_act(pilot, f"child:{kit.id}")
        await pilot.wait_for_scheduled_animations()
        assert say("family.ask.child_hint") in seen(pilot.app)
        assert "2 Nov 2019" in seen(pilot.app)
        await type_words(pilot, "ty")
        await pilot.press("enter", "enter")
        await until_seen(pilot, say("family.mended_child", name="Kitty"))
        assert home.view.child(kit.id) == replace(kit, name="Kitty")


async def test_leaving_a_question_changes_nobody(tmp_path: Path) -> None:
    home = Home(tmp_path)
    before = (home.view.adults, home.view.children)
    async with home.at(family(home)) as (pilot, answers):
        for act in ("adult:", "child:", "add_adult", "add_child"):
            await press_act(pilot, act)
            await type_words(pilot, "zz")
            await pilot.press("escape")
            await settle(pilot)
        assert (home.view.adults, home.view.children) == before
        assert answers == []


async def test_the_clock_says_times_of_day_the_other_way_at_once(tmp_path: Path) -> None:
    home = Home(tmp_path)

    def clock() -> str:
        return home.view.family.settings.clock

    async with home.at(family(home)) as (pilot, _):
        await press_act(pilot, "clock:12")
        assert clock() == "12"
        assert " pm" in seen(pilot.app)
        await press_act(pilot, "clock:24")
        assert clock() == "24"
        assert " pm" not in seen(pilot.app).replace(say("family.clocks.12"), "")


async def test_rows_stand_close_together_where_that_was_chosen(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(family(home)) as (pilot, _):
        await press_act(pilot, "list:close")
        assert home.view.family.settings.rows == "close"


async def test_the_look_changes_at_once_and_is_remembered(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(family(home)) as (pilot, _):
        assert pilot.app.theme == INK.name
        await press_act(pilot, "look:paper")
        assert pilot.app.theme == PAPER.name
        assert home.view.family.settings.theme == "paper"
        assert say("family.now", look=say("family.looks.paper")) in seen(pilot.app)
        await press_act(pilot, "look:ink")
        assert pilot.app.theme == INK.name
        assert home.view.family.settings.theme == "ink"


async def test_the_time_after_which_a_sitting_alone_locks_is_chosen_here(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(family(home), (80, 48)) as (pilot, _):
        ten = say("family.lock_after", minutes=10)
        assert say("family.now", look=ten) in seen(pilot.app)
        for minutes in (2, 5, 20, 0):
            await press_act(pilot, f"lock:{minutes}")
            assert home.view.family.settings.idle_lock_minutes == minutes
            assert say("family.now", look=ten) not in seen(pilot.app)
        never = say("family.now", look=say("family.lock_never"))
        assert never in seen(pilot.app)


async def test_any_name_stands_literally_among_the_people(tmp_path: Path, hostile: str) -> None:
    home = Home(tmp_path, (Adult(id="a", name=hostile), "Idris"), (hostile,))
    async with home.at(family(home)) as (pilot, _):
        assert seen(pilot.app).count(hostile.split("\n")[0][:8]) >= 2
        await press_act(pilot, "adult:")
        assert pilot.app.screen.query_one("#name", Line).value.startswith(hostile.split("\n")[0][:8])
        await pilot.press("escape")
        await settle(pilot)
        assert home.view.adults[0].name == hostile


__all__ = ["hostile"]


async def test_another_age_band_and_the_name_on_paper_are_chosen(tmp_path: Path) -> None:
    home = Home(tmp_path)
    kit = home.child("Kit")
    async with home.at(family(home)) as (pilot, _):
        await press_act(pilot, f"child:{kit.id}")
        await pilot.press("tab", "tab", "right", "right", "space", "tab")
        await type_words(pilot, "K")
        assert home.child("Kit") == kit
        await pilot.press("f2")
        await until_seen(pilot, say("family.mended_child", name="Kit"))
        assert home.child("Kit") == replace(kit, band_override="toddler", print_name="K")
        assert band_of(home.child("Kit"), now().date()) == "toddler"
        await press_act(pilot, f"child:{kit.id}")
        await pilot.press("tab", "tab", "home", "space", "f2")
        await until(pilot, lambda: home.child("Kit").band_override == "", "by age again")


async def test_a_child_is_no_longer_asked_about_and_comes_back_and_the_last_one_stays(tmp_path: Path) -> None:
    home = Home(tmp_path, children=("Kit", "Noor"))
    home.moment("Noor sang", child="Noor")
    noor = home.child("Noor")
    async with home.at(family(home)) as (pilot, _):
        await press_act(pilot, f"child:{noor.id}")
        await pilot.press("f5")
        await until(pilot, lambda: len(home.view.children) == 1, "one child")
        await until_seen(pilot, say("family.former_child", name="Noor"))
        assert home.view.child(noor.id) == replace(noor, retired=True)
        assert len(home.view.moments()) == 1
        await press_act(pilot, "child:")
        assert all(button.act.id != "leaves" for button in pilot.app.screen.query(Action))
        await pilot.press("f5", "escape")
        await settle(pilot)
        assert len(home.view.children) == 1
        await press_act(pilot, "again:")
        await until(pilot, lambda: home.view.children == (home.child("Kit"), noor), "both children")


async def test_the_arrows_go_from_one_to_the_next_on_a_page_longer_than_the_screen(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(family(home)) as (pilot, _):
        for keys, name in ((("down", "down", "down"), "child:"), (("up", "up"), "adult:")):
            await pilot.press(*keys)
            await settle(pilot)
            here = pilot.app.focused
            assert isinstance(here, Action)
            assert here.act.id.startswith(name)
