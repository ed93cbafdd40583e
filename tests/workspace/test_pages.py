"""Plain pages, help, the bin, patterns and the question before something is gone: by real keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.vocabulary import vocabulary
from data.wording import content, say
from tests.journeys.walking import seen, until_seen
from tests.workspace.page_kit import NOW, SIZES, Home, answered, hostile, now, settle
from widgets.buttons import Action
from workspace.commands import COMMANDS, EVERYWHERE, ROOMS
from workspace.desk import Desk
from workspace.pages import Page, afraid_page, rules_page, waiting_page
from workspace.screens.bin import BinScreen
from workspace.screens.confirm import Confirm
from workspace.screens.help import HelpScreen
from workspace.screens.pages import PageScreen


def words(pilot: Pilot[object]) -> str:
    return " ".join(seen(pilot.app).split())


def desk(home: Home) -> Desk:
    return Desk(home.journal, now=now)


# -- plain pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["escape", "enter", "space"])
async def test_a_page_says_its_lines_and_goes_back(tmp_path: Path, key: str) -> None:
    async with Home(tmp_path).at(PageScreen(Page("A title", ("One line.", "Another.")))) as (pilot, answers):
        for said in ("A title", "One line.", "Another.", say("pages.back")):
            assert said in seen(pilot.app)
        await pilot.press(key)
        assert await answered(pilot, answers) == [None]


async def test_a_page_goes_back_by_a_click(tmp_path: Path) -> None:
    async with Home(tmp_path).at(PageScreen(Page("A title"))) as (pilot, answers):
        await pilot.click(Action)
        assert await answered(pilot, answers) == [None]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_long_page_moves_and_never_runs_wider_than_is_read_well(tmp_path: Path, size: tuple[int, int]) -> None:
    lines = tuple(f"Sentence number {n}: {'so it goes on and on ' * 6}" for n in range(30))
    async with Home(tmp_path).at(PageScreen(Page("A title", lines)), size) as (pilot, _):
        scroll = pilot.app.screen.query_one(VerticalScroll)
        assert scroll.size.width <= 72
        assert "number 29" not in seen(pilot.app)
        await pilot.press("end")
        await settle(pilot)
        assert "number 29" in seen(pilot.app)
        assert say("pages.back") in seen(pilot.app)
        await pilot.press("pageup", "home")
        await settle(pilot)
        assert scroll.scroll_offset.y == 0
        await pilot.press("down")
        await settle(pilot)
        assert scroll.scroll_offset.y == 1


async def test_any_words_stand_literally_on_a_page(tmp_path: Path, hostile: str) -> None:
    async with Home(tmp_path).at(PageScreen(Page(hostile[:40], (hostile,))), (120, 40)) as (pilot, _):
        assert seen(pilot.app).count(hostile.split("\n")[0][:12]) >= 2


def test_the_known_pages_say_what_the_content_says() -> None:
    title, lines = content("safety")["afraid_at_home"]["title"], content("safety")["afraid_at_home"]["lines"]
    assert afraid_page().title == title
    assert afraid_page().lines[: len(lines)] == tuple(lines)
    rules = content("rules")["ground_rules"]
    assert [line.partition("  ")[2] for line in rules_page().lines] == rules
    assert rules_page().lines[1].startswith("2.")


def test_the_waiting_page_says_the_childs_name() -> None:
    page = waiting_page(lambda text: text.replace("{child}", "Kit"))
    assert any("Kit" in line for line in page.lines)
    assert not any("{" in line for line in (page.title, *page.lines))
    assert all(entry.label in page.lines[-1] for entry in vocabulary("needs").entries)


# -- confirm ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(("escape",), False), (("enter",), False), (("left", "enter"), True), (("shift+tab", "space"), True)],
    ids=str,
)
async def test_no_is_where_the_cursor_begins(tmp_path: Path, keys: tuple[str, ...], answer: bool) -> None:
    async with Home(tmp_path).at(Confirm("Sure?", "It goes.", "Yes", "No")) as (pilot, answers):
        await pilot.press(*keys)
        assert await answered(pilot, answers) == [answer]


async def test_any_words_stand_literally_in_the_question(tmp_path: Path, hostile: str) -> None:
    async with Home(tmp_path).at(Confirm(hostile[:40], hostile, "Yes", "No")) as (pilot, _):
        assert hostile.split("\n")[0][:12] in seen(pilot.app)
        assert "Yes" in seen(pilot.app)


# -- help -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", ROOMS)
async def test_help_says_what_a_room_is_for_and_every_command_of_it(tmp_path: Path, room: str) -> None:
    async with Home(tmp_path).at(HelpScreen(room), (120, 200)) as (pilot, answers):
        page = words(pilot)
        assert say(f"help.{room}.first") in page
        assert say(f"help.{room}.second") in page
        for command in COMMANDS:
            if command.room in (room, EVERYWHERE):
                assert command.help in page
                assert any(button.act.id == command.id for button in pilot.app.screen.query(Action)), command.id
                rows = seen(pilot.app).splitlines()
                assert any(" ".join(row.split()).startswith(f"{command.face} {command.label}") for row in rows), (
                    command.id
                )
        other = next(command for command in COMMANDS if command.room not in (room, EVERYWHERE))
        assert other.help not in page
        await pilot.press("enter")
        assert await answered(pilot, answers) == [None]


# -- the bin ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_in_the_bin_comes_back(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path)
    kept, binned = home.moment("Sang in the bath"), home.moment("Shoes, four times")
    home.view.bin(binned.id, today=NOW.date())
    async with home.at(BinScreen(desk(home)), size) as (pilot, answers):
        assert "Shoes, four" in seen(pilot.app)
        assert "Sang" not in seen(pilot.app)
        await pilot.press("enter")
        await until_seen(pilot, say("bin.back_again", title="Shoes")[:24])
        assert {moment.id for moment in home.view.moments()} == {kept.id, binned.id}
        assert home.view.bin_items() == ()
        assert say("bin.nothing")[:28] in seen(pilot.app)
        await pilot.press("escape")
        assert await answered(pilot, answers) == [None]


async def test_emptying_the_bin_names_what_goes_and_asks(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for text in ("Shoes", "Blocks"):
        home.view.bin(home.moment(text).id, today=NOW.date())
    async with home.at(BinScreen(desk(home))) as (pilot, _):
        await pilot.press("e")
        await until_seen(pilot, say("bin.sure"))
        assert "Shoes" in seen(pilot.app)
        assert "Blocks" in seen(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert len(home.view.bin_items()) == 2
        await pilot.press("e")
        await until_seen(pilot, say("bin.sure"))
        await pilot.press("left", "enter")
        await until_seen(pilot, say("bin.emptied")[:20])
        assert home.view.bin_items() == ()


async def test_whoever_sits_alone_cannot_empty_the_bin_but_can_bring_back(tmp_path: Path) -> None:
    home = Home(tmp_path)
    moment = home.moment("Shoes")
    home.view.bin(moment.id, today=NOW.date())
    alone = desk(home)
    alone.sit_down(Alone(home.adult("Nell").id))
    async with home.at(BinScreen(alone)) as (pilot, _):
        assert say("permissions.only_together")[:40] in words(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert say("bin.sure") not in seen(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert home.view.moment(moment.id) == moment


async def test_an_empty_bin_is_kind(tmp_path: Path) -> None:
    async with Home(tmp_path).at(BinScreen(desk(home := Home(tmp_path / "b")))) as (pilot, answers):
        assert say("bin.nothing") in words(pilot)
        assert say("bin.empty") not in seen(pilot.app)
        await pilot.press("e", "enter")
        assert await answered(pilot, answers) == [None]
    home.journal.close()


async def test_any_title_stands_literally_in_the_bin(tmp_path: Path, hostile: str) -> None:
    home = Home(tmp_path)
    home.view.bin(home.moment(hostile).id, today=NOW.date())
    async with home.at(BinScreen(desk(home))) as (pilot, _):
        assert home.view.bin_items()[0].title[:8] in seen(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert home.view.moments()[0].camera == (hostile,)


# -- patterns ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_patterns_say_honestly_that_it_is_too_early(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path, children=("Kit", "Noor"))
    for n in range(7):
        home.moment(f"Moment {n}")
    async with home.open(size) as pilot:
        await pilot.press("4")
        await until_seen(pilot, say("patterns.title", child="Kit"))
        assert say("patterns.not_yet") in seen(pilot.app)
        assert "7" not in seen(pilot.app)
        for _ in range(200):
            await pilot.press("down")
            if "Noor" in seen(pilot.app):
                break
        assert "Noor" in seen(pilot.app)
        await pilot.press("enter")
        await until_seen(pilot, "Moment 6")


async def test_patterns_follow_what_the_family_says_of_its_children(tmp_path: Path, hostile: str) -> None:
    home = Home(tmp_path)
    async with home.open((120, 40)) as pilot:
        await pilot.press("4")
        await until_seen(pilot, say("patterns.title", child="Kit"))
        home.view.put(replace(home.child("Kit"), name=hostile))
        await settle(pilot)
        assert hostile.split("\n")[0][:12] in seen(pilot.app)


@pytest.mark.parametrize(
    ("key", "said"),
    [("w", "who.title"), ("6", "family.title"), ("ctrl+d", "bin.title"), ("question_mark", "help.keys")],
)
async def test_every_page_is_one_key_away_from_the_moments(tmp_path: Path, key: str, said: str) -> None:
    async with Home(tmp_path).open() as pilot:
        await pilot.press(key)
        await until_seen(pilot, say(said))
        await pilot.press("escape")
        await until_seen(pilot, say("commands.new_moment.label"))


def test_the_day_in_the_bin_is_the_day_it_was_put_there(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.view.bin(home.moment("Shoes").id, today=date(2025, 12, 31))
    screen = BinScreen(desk(home))
    assert [act.label for act in screen.rows()] == ["Wed 31 Dec 2025  ·  Shoes"]
    assert screen.desk.actor == Together()
    home.journal.close()


__all__ = ["hostile"]
