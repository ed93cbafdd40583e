"""Words that need more than this app bring up one note where somebody writes, with the family's own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Static

from data.actors import Together
from data.people import HelpLine
from data.safety import note_words, numbers, phrases
from data.vocabulary import vocabulary
from data.wording import say
from tests.data.conftest import Home
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.workspace.test_debrief import debrief, left_at, running
from tests.workspace.test_my_read import sit_down, to_words
from widgets.chip_field import ChipField
from widgets.text_area import Line, Writing
from workspace.caring import OWN_SIDE, care_words
from workspace.pages import company_page
from workspace.screens.help_lines import HelpLinesScreen
from workspace.screens.my_read import MyReadScreen
from workspace.screens.pages import PageScreen
from workspace.screens.second_look import SecondLookScreen

LINES = (HelpLine(label="Night line", number="555 0123"), HelpLine(label="Aunt Bo", number=""))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A family of two adults without passphrases and one child, with numbers of their own."""
    made = Home(tmp_path)
    family = made.journal.family
    made.journal.load((replace(family, settings=replace(family.settings, help_lines=LINES)),))
    yield made
    made.journal.close()


def care(pilot: Pilot[Any]) -> str:
    """Give the note on the screen; empty when there is none."""
    places = pilot.app.screen.query("#care").results(Static)
    return "\n".join(str(place.content) for place in places if place.display)


async def write(pilot: Pilot[Any], words: str) -> None:
    """Type words once there is a place for them."""
    await until(pilot, lambda: isinstance(pilot.app.focused, Writing | Line), "a place to write")
    await type_words(pilot, words)


NOTE = note_words("child_self_harm", numbers(LINES))


async def test_in_a_turn_the_note_comes_with_the_words_and_goes_with_them(home: Home) -> None:
    left_at(home, "first_curtain")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("first_words")
        await screen.show()
        await write(pilot, "He said I'm so stupid")
        assert care(pilot) == ""
        await write(pilot, ", I don't want to be here")
        await until(pilot, lambda: care(pilot) == NOTE, "the note")
        await until_seen(pilot, "Night line 555 0123 · Aunt Bo")
        await until_seen(pilot, "F2 Continue")
        await pilot.press("backspace")
        await until(pilot, lambda: care(pilot) == "", "no note")
        await pilot.press("e")
        await until(pilot, lambda: care(pilot) == NOTE, "the note")
        await pilot.press("f2")
        await until(pilot, lambda: screen.sitting.step.id != "first_words", "the next question")
        assert care(pilot) == ""


async def test_where_a_child_was_moved_by_hand_it_is_kindly_asked_whether_anyone_was_hurt(home: Home) -> None:
    moment = left_at(home, "first_curtain")
    async with running(home.journal, (80, 24)) as pilot:
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("first_return_kinds")
        await screen.show()
        await until(pilot, lambda: isinstance(pilot.app.focused, ChipField), "the words")
        place = [entry.id for entry in vocabulary("returns").entries].index("moved_by_hand")
        await pilot.press(*["right"] * place, "space")
        await until(pilot, lambda: care(pilot) == say("safety.moved_by_hand"), "the note")
        await until_seen(pilot, "F2 Continue")
        await pilot.press("space")
        await until(pilot, lambda: care(pilot) == "", "no note")
    assert home.journal.seen_by(Together()).reads(moment) == ()


def test_a_story_in_the_line_about_ones_own_side_is_asked_what_it_was_like_inside(home: Home) -> None:
    view = home.journal.seen_by(Together())
    assert care_words(view, "I felt ignored", OWN_SIDE).endswith("What was it like inside?")
    assert care_words(view, "I felt ignored, I want to die", OWN_SIDE) == note_words("self_harm", numbers(LINES))
    assert care_words(view, "I was sad", OWN_SIDE) == care_words(view, "He was ignored", "read.words") == ""


def test_on_a_shared_screen_nobody_is_asked_whether_anyone_was_hurt(home: Home) -> None:
    assert care_words(home.journal.seen_by(Together()), "", shared=True, chosen=("moved_by_hand",)) == ""


async def test_about_ones_own_side_the_note_speaks_to_oneself(home: Home) -> None:
    left_at(home, "first_curtain")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("first_own_words")
        await screen.show()
        await write(pilot, "i want to die")
        await until(pilot, lambda: care(pilot) == note_words("self_harm", numbers(LINES)), "the note")


async def test_on_a_shared_screen_fear_of_a_partner_brings_up_nothing(home: Home) -> None:
    left_at(home, "signal_words")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await write(pilot, "she is afraid of my partner")
        await until(pilot, lambda: str(screen.sitting.answers.value(screen.sitting.step)).endswith("partner"), "it all")
        assert care(pilot) == ""
        await write(pilot, " and wants to die")
        await until(pilot, lambda: care(pilot) == NOTE, "the note")


async def test_in_a_read_written_alone_and_in_a_second_look_too(home: Home) -> None:
    left_at(home, "start")
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        await to_words(pilot)
        await write(pilot, "i am afraid of my partner")
        await until(pilot, lambda: care(pilot) == note_words("afraid", numbers(LINES)), "the note")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, MyReadScreen), "the list")
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, SecondLookScreen), "the second look")
        await write(pilot, "he wants to die")
        await until(pilot, lambda: care(pilot) == NOTE, "the note")
        await until_seen(pilot, "Night line")


async def test_without_numbers_of_their_own_none_is_made_up(home: Home) -> None:
    family = home.journal.family
    home.journal.load((replace(family, settings=replace(family.settings, help_lines=())),))
    left_at(home, "first_curtain")
    async with running(home.journal) as pilot:
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("first_words")
        await screen.show()
        await write(pilot, "wants to die")
        await until(pilot, lambda: care(pilot) == note_words("child_self_harm"), "the note")
        assert not any(letter.isdigit() for letter in care(pilot))


async def test_the_page_for_the_afraid_holds_the_familys_numbers(home: Home) -> None:
    left_at(home, "first_curtain")
    async with running(home.journal, (100, 60)) as pilot:
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        await until_seen(pilot, say("debrief.afraid_button"))
        await pilot.press("f5")
        await until_seen(pilot, "Night line 555 0123")
        await until_seen(pilot, "threats about the")


async def test_a_family_writes_down_whom_it_would_call(home: Home) -> None:
    left_at(home, "start")
    async with running(home.journal, (100, 60)) as pilot:
        await pilot.press("6")
        await until_seen(pilot, say("family.care"))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpLinesScreen), "the lines")
        await until_seen(pilot, "555 0123")
        await pilot.press("tab", "tab", "tab", "tab")
        await write(pilot, "Dr Ode")
        await pilot.press("enter")
        await write(pilot, "112")
        await pilot.press("f2")
        await until_seen(pilot, say("family.care_kept"))
    kept = home.journal.family.settings.help_lines
    assert kept == (*LINES, HelpLine(label="Dr Ode", number="112"))


def test_the_page_about_company_holds_the_familys_numbers() -> None:
    assert any("Night line 555 0123" in line for line in company_page(asked=True, known=numbers(LINES)).lines)
    assert not any("Night line" in line for line in company_page(asked=True).lines)


async def test_every_phrase_can_be_read_by_whoever_asks(home: Home) -> None:
    left_at(home, "start")
    async with running(home.journal, (100, 60)) as pilot:
        await pilot.press("6")
        await until_seen(pilot, say("family.care"))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PageScreen), "the list")
        await until_seen(pilot, "nobody is reading")
        page = pilot.app.screen
        assert isinstance(page, PageScreen)
        said = "\n".join(page.page.lines)
        for _, listed in phrases():
            for phrase in listed:
                assert phrase in said
        assert "Moments" not in seen(pilot.app)
