"""A page of all holds what each of them chose, unseen by the others; a look is remembered, a consent never."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Together
from data.journal import Journal
from data.records import PageLook
from tests.workspace.test_summary_room import Host, asked, demo, foot, made, moment, paper, press, rowans, small
from widgets.chip_field import ChipField
from widgets.curtain import Curtain
from workspace import making
from workspace.looks import period
from workspace.screens.summary_fit import PageFit
from workspace.screens.summary_make import MakeScreen
from workspace.screens.summary_shorten import Pieces, ShortenScreen
from workspace.screens.summary_turns import TurnsScreen

CHOSEN = ("n", "enter", "f2", "enter", "f2")
"""Keys with which both, each behind the curtain, leave everything on the page."""

__all__ = ["demo", "paper", "rowans", "small"]


async def let_go(pilot: Pilot[None], *ids: str) -> None:
    """Press the chips of some pieces."""
    for one in ids:
        for field in pilot.app.screen.query(ChipField):
            if one in [option.id for option in field.shown]:
                field.post_message(ChipField.Toggled(field, one))
    await pilot.pause()
    await pilot.pause()


async def measured(pilot: Pilot[None]) -> None:
    """Wait until it is known how many sides the page takes."""
    beside = [worker for worker in pilot.app.workers if worker.name == "_measure"]
    if beside:
        await pilot.app.workers.wait_for_complete(beside)
    await pilot.pause()
    await pilot.pause()


# -- what each of them chose ------------------------------------------------------------------------------------


async def test_the_page_is_what_both_chose_and_nobody_is_told_who_let_go_of_what(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first, _, third = app.room.on_page
        await press(pilot, "n", "enter")
        await let_go(pilot, f"{first}.tried")
        await press(pilot, "f2", "enter")
        assert app.screen.query_one(Pieces).struck == frozenset()
        await let_go(pilot, third, "well")
        await press(pilot, "f2")
        assert isinstance(app.screen, MakeScreen)
        assert "what you both chose" in app.screen.query_one("Question").ask.hint  # type: ignore[attr-defined]  # a Question
        await press(pilot, "1", "f2", "4", "f2")
        await made(pilot)
        await press(pilot, "escape")
    written = (paper / "page-2026-11-24.txt").read_text(encoding="utf-8")
    assert "third stair" in written
    assert "recharging" in written
    assert "from what we both chose" in written
    for gone in ("Knocked. Sat on the carpet", "paper crown", "We go back more than we did"):
        assert gone not in written


async def test_a_turn_begins_behind_a_curtain_that_shows_nothing(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "n")
        for name, other in (("Bridie", "Dom"), ("Dom", "Bridie")):
            assert isinstance(app.screen, TurnsScreen)
            assert app.screen.query(Curtain)
            shown = app.shown()
            assert f"{name}, your turn to choose." in shown
            assert other in shown
            assert "Friday" not in shown
            await press(pilot, "enter", "f2")


async def test_what_is_left_of_a_page_must_be_more_than_nothing(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        ids = app.room.on_page
        await press(pilot, "n", "enter")
        await let_go(pilot, *ids)
        await press(pilot, "f2", "enter")
        await let_go(pilot, "question", "well")
        await press(pilot, "f2")
        await pilot.pause()
        assert app.screen is app.room
        assert "nothing was made" in " ".join(app.shown().split())
    assert list(paper.iterdir()) == []


async def test_a_choice_is_asked_afresh_every_time(rowans: Journal, paper: Path) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "n", "enter")
        await let_go(pilot, "well")
        await press(pilot, "f2", "enter", "f2", "escape", *CHOSEN)
        assert asked(app.screen) == "You are about to include"
        await press(pilot, "1")
        assert "What is going well" in str(app.screen.query_one("PageText").words)  # type: ignore[attr-defined]  # a PageText
    assert rowans.seen_by(Together()).notes().look == PageLook()


async def test_one_piece_comes_back_from_a_moment_that_was_let_go_whole(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        first = app.room.on_page[0]
        await press(pilot, "n", "enter")
        await let_go(pilot, first)
        pieces = app.screen.query_one(Pieces)
        assert pieces.struck == {first}
        await let_go(pilot, f"{first}.camera")
        assert first not in pieces.struck
        assert f"{first}.camera" not in pieces.struck
        assert f"{first}.reads" in pieces.struck


# -- how it looks -----------------------------------------------------------------------------------------------


async def test_how_the_page_looks_is_remembered_and_the_page_follows_each_choice(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not app.room.query_one("#page-choices").is_on_screen
        await press(pilot, "o")
        assert app.room.query_one("#page-choices").is_on_screen
        await press(pilot, "tab", "right", "space")
        assert "What we would like help with" in app.page()
        await press(pilot, "tab", "right", "space")
        await let_go(pilot, "help")
        assert "What we would like help with" not in app.page()
        await press(pilot, "escape")
        assert not app.room.query_one("#page-choices").is_on_screen
    look = PageLook(form="full", large=True, left_out=("help",))
    assert rowans.seen_by(Together()).notes().look == look
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.room.look == look
        assert app.room.query_one("#page-large", ChipField).chosen == ("large",)


async def test_the_last_part_stays_on_the_page(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await let_go(pilot, "question", "moments", "well")
        assert app.room.look.left_out == ("question", "moments")
        assert "What is going well" in app.page()


async def test_the_moments_of_a_week_stand_on_the_page_and_picking_by_hand_goes_on_from_them(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = rowans.seen_by(Together())
        await let_go(pilot, "7")
        week = period(view, 7, app.desk.today())
        assert app.room.on_page == week
        assert 3 <= len(week) < len(view.moments())
        await press(pilot, "home", "space")
        assert app.room.look.days == 0
        assert app.room.on_page == making.marked(view) == week[:-1]


async def test_a_copy_that_can_only_read_still_shows_another_look(demo: Path) -> None:
    journal = Journal.open(demo, read_only=True)
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await let_go(pilot, "initials")
        assert "B. and D." in app.page() or "D. and B." in app.page()
    journal.close()


# -- one side ---------------------------------------------------------------------------------------------------


@pytest.fixture
def long(small: Journal) -> Journal:
    """A family whose one moment takes more than one side."""
    words = " ".join(f"word{n}" for n in range(900))
    small.load((replace(moment(3, words[:4900]), marked=True), replace(moment(2, "Short."), marked=True)))
    return small


async def test_a_page_of_more_than_one_side_names_the_longest_moment_and_offers_two_ways(long: Journal) -> None:
    app = Host(long)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await measured(pilot)
        assert "This takes 2 sides. The longest moment is 2 · Tuesday 3 November" in " ".join(app.shown().split())
        await press(pilot, "n")
        assert app.screen is app.room
        await press(pilot, "enter")
        assert isinstance(app.screen, ShortenScreen)
        assert foot(app.screen) == "It takes 2 sides."
        await let_go(pilot, "m3.camera")
        assert foot(app.screen) == "It stands on one side now."
        await press(pilot, "f2")
        await measured(pilot)
        assert "word7" not in app.page()
        assert "Short." in app.page()
        assert app.room.query_one(PageFit).sides == 1
    kept = long.seen_by(Together()).moment("m3")
    assert kept is not None
    assert "word7" in kept.camera[0]


async def test_two_sides_may_be_used_until_the_moments_change(long: Journal, paper: Path) -> None:
    app = Host(long)
    async with app.run_test(size=(80, 30)) as pilot:
        await measured(pilot)
        await press(pilot, "n", "right", "enter")
        assert app.room.query_one(PageFit).sides == 1
        await press(pilot, "n", "1", "f2", "1", "f2")
        await made(pilot)
        said = " ".join(str(each.content) for each in app.screen.query("Static"))  # type: ignore[attr-defined]  # Statics
        assert "This comes out as 2 pages" in said
        await press(pilot, "escape")
        app.desk.view.put(replace(moment(4, "Another."), marked=True))
        await measured(pilot)
        assert app.room.query_one(PageFit).sides == 2
