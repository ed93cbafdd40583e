"""The debrief on the screen: both versions kept while typed, the cursor where it was, and two readers out of three."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from data.actors import Together
from data.ids import new_id
from data.journal import Journal
from data.records import Adult
from data.wording import say
from tests.data.conftest import Home, a_moment
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.journeys.walking import seen, type_words, until, until_seen
from widgets.chip_field import ChipField
from widgets.text_area import Line, Writing
from workspace.app import Swingback
from workspace.playing import Sitting
from workspace.screens.debrief import DebriefScreen
from workspace.screens.passphrase import PassphraseScreen
from workspace.screens.readers import ReadersScreen
from workspace.starting import open_debrief, start_debrief

NOW = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)


@asynccontextmanager
async def running(journal: Journal, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """Open the app over a family; the journal is closed by whoever opened it."""
    app = Swingback(journal, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await until_seen(pilot, "Kit knocked")
        yield pilot


def left_at(home: Home, step: str) -> str:
    """Leave a joint debrief at a step; gives the id of its moment."""
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    debrief = start_debrief(view, moment, "joint")
    sitting = Sitting(home.journal.seen_by, Together(), debrief, today=NOW.date())
    sitting.go(step)
    return moment.id


async def debrief(pilot: Pilot[Any]) -> DebriefScreen:
    """Open the debrief of the moment under the cursor and wait for its question."""
    await pilot.press("d")
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the debrief")
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    await until(pilot, lambda: screen.asked.widget.is_mounted, "its question")
    return screen


async def test_a_second_version_half_typed_comes_back_with_the_cursor_in_it(home: Home) -> None:
    left_at(home, "camera")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: len(screen.query(Writing)) == 2, "a place for the second version")
        second = screen.query(Writing).last()
        await until(pilot, lambda: screen.focused is second, "the cursor in it")
        await type_words(pilot, "I saw him wave fir")
        await pilot.press("left", "left", "left", "e")
        await until(pilot, lambda: second.text == "I saw him wave efir", "the last key")
    async with running(home.again()) as pilot:
        screen = await debrief(pilot)
        first, second = screen.query(Writing)
        await until(pilot, lambda: screen.focused is second, "the cursor")
        assert first.text == "Kit knocked the tower over and looked across."
        assert second.text == "I saw him wave efir"
        assert second.cursor_location == (0, 16)
        await pilot.press("f2")
        await until(pilot, lambda: screen.sitting.step.id != "camera", "the next question")
        assert screen.sitting.moment.camera == ("Kit knocked the tower over and looked across.", "I saw him wave efir")


async def test_a_second_version_left_empty_is_no_version(home: Home) -> None:
    left_at(home, "camera")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: len(screen.query(Writing)) == 2, "a place for the second version")
        await pilot.press("f2")
        await until(pilot, lambda: screen.sitting.step.id != "camera", "the next question")
        assert screen.sitting.moment.camera == ("Kit knocked the tower over and looked across.",)


async def test_of_two_lines_the_one_left_half_typed_is_the_one_come_back_to(home: Home) -> None:
    left_at(home, "voices")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await until(pilot, lambda: screen.focused is screen.query(Line).first(), "the cursor in the first")
        await type_words(pilot, "I'm cross")
        await pilot.press("enter")
        await type_words(pilot, "I'm ti")
        await until(pilot, lambda: screen.query(Line).last().value == "I'm ti", "the last key")
    async with running(home.again()) as pilot:
        screen = await debrief(pilot)
        assert [line.value for line in screen.query(Line)] == ["I'm cross", "I'm ti"]
        await until(pilot, lambda: screen.focused is screen.query(Line).last(), "the cursor in the second")
        assert isinstance(screen.focused, Input)
        assert screen.focused.cursor_position == len("I'm ti")


@pytest.mark.parametrize("size", [(64, 20), (80, 24), (120, 40)], ids=str)
async def test_the_end_of_both_reads_is_reached_by_keys_with_the_button_in_sight(
    home: Home, size: tuple[int, int]
) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    sitting = Sitting(home.journal.seen_by, Together(), start_debrief(view, moment, "joint"), today=NOW.date())
    for turn, last in (("first", "Nell's last word"), ("second", "Idris's last word")):
        sitting.go(f"{turn}_curtain")
        sitting.begin_turn()
        sitting.answers.type(sitting.script.step(f"{turn}_words"), "and then we looked " * 12 + last)
        sitting.end_turn()
    assert sitting.reveal() == "revealed"
    async with running(home.journal, size) as pilot:
        await debrief(pilot)
        for _ in range(40):
            await pilot.press("pagedown")
            if "I wonder" in seen(pilot.app):
                break
        assert "I wonder" in seen(pilot.app)
        assert "F2 Continue" in seen(pilot.app)


async def test_of_three_grown_ups_two_are_asked_for_once(tmp_path: Path) -> None:
    home = Home(tmp_path)
    gran = home.journal.add_adult(Adult(id=new_id(), name="Gran [/b]"))
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    async with running(home.journal) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadersScreen), "who reads")
        await until_seen(pilot, "Gran [/b]")
        chips = pilot.app.screen.query_one(ChipField)
        await until(pilot, lambda: pilot.app.screen.focused is chips, "the cursor on the names")
        await pilot.press("space", "f2")
        await until_seen(pilot, say("debrief.readers.need"))
        assert open_debrief(view, moment) is None
        await pilot.press("right", "right", "space", "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the debrief")
        begun = open_debrief(view, moment)
        assert begun is not None
        assert set(begun.readers) == {home.nell.id, gran.id}
        await pilot.press("escape")
        await until_seen(pilot, "Kit knocked")
        await debrief(pilot)
        assert open_debrief(view, moment) == begun
    home.journal.close()


async def test_leaving_the_question_who_reads_begins_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.journal.add_adult(Adult(id=new_id(), name="Gran"))
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    async with running(home.journal) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadersScreen), "who reads")
        await pilot.press("escape")
        await until_seen(pilot, "Kit knocked")
        assert open_debrief(view, moment) is None
    home.journal.close()


async def test_a_turn_that_was_left_shows_nothing_without_its_readers_passphrase(tmp_path: Path) -> None:
    home = Home(tmp_path)
    closed = replace(home.journal.adult(home.nell.id), recipient=KEY.recipient, key_file=QUICK_KEY)
    home.journal.load((closed,))
    left_at(home, "first_curtain")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PassphraseScreen), "the passphrase")
        await pilot.press("f4")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("first_words")
        await screen.show()
        await until(pilot, lambda: isinstance(screen.focused, Writing), "the page")
        await type_words(pilot, "mine alone")
        await until(pilot, lambda: screen.query_one(Writing).text == "mine alone", "the last key")
        await pilot.press("escape")
        await until_seen(pilot, "Kit knocked")
        again = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PassphraseScreen), "the passphrase")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is again, "the curtain")
        assert not again.sitting.turn
        assert "mine alone" not in seen(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PassphraseScreen), "the passphrase once more")
        await type_words(pilot, PASSPHRASE)
        await pilot.press("enter")
        await until_seen(pilot, "mine alone")
        assert again.sitting.step.id == "first_words"
    home.journal.close()


async def test_from_the_start_of_the_short_form_one_gets_to_the_long_one(home: Home) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    start_debrief(view, moment, "short")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        assert str(screen.sitting.debrief.form) == "short"
        await pilot.press("2")
        await until(pilot, lambda: screen.sitting.step.id != "start", "the next question")
        assert str(screen.sitting.debrief.form) == "joint"
