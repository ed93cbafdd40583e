"""A moment is mended with the same three answers, and everything else of it stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from data.records import When
from data.wording import say
from tests.journeys.walking import seen, type_words
from tests.workspace.page_kit import NOW, Home, answered, now, settle
from widgets.text_area import Line
from workspace.desk import Desk
from workspace.moment_form import edit_draft
from workspace.screens.new_moment import NewMomentScreen

TWO = ("Kit", "Noor")


def words(pilot: Pilot[object]) -> str:
    return " ".join(seen(pilot.app).split())


async def test_editing_changes_three_answers_and_keeps_the_rest(tmp_path: Path) -> None:
    home = Home(tmp_path, children=TWO)
    moment = replace(home.moment("Shoes", "It was boots"), signals=("looked_away",), tags=("morning",), bright=True)
    home.view.put(moment)
    async with home.at(NewMomentScreen(Desk(home.journal, now=now), moment)) as (pilot, answers):
        assert pilot.app.screen.query_one(Line).value == "Fri 20 Nov, 17:00"
        assert "About Kit." in words(pilot)
        await type_words(pilot, ", twice")
        # Somebody else changes the rest of it meanwhile; that stays as well.
        home.view.put(replace(moment, place="hall"))
        await pilot.press("f2")
        assert await answered(pilot, answers) == [moment.id]
        expected = replace(moment, camera=("Shoes, twice", "It was boots"), place="hall")
        assert home.view.moment(moment.id) == expected
        assert home.view.drafts.shared(edit_draft(moment.id)) is None


async def test_a_time_that_was_not_touched_stays_to_the_second(tmp_path: Path) -> None:
    home = Home(tmp_path)
    lived = When(instant=datetime(2025, 7, 1, 3, 4, 56, tzinfo=UTC), zone="America/New_York")
    moment = replace(home.moment("Night"), when=lived)
    home.view.put(moment)
    async with home.at(NewMomentScreen(Desk(home.journal, now=now), moment)) as (pilot, answers):
        await pilot.press("x", "tab", "end", *["backspace"] * 40, "f2")
        await answered(pilot, answers)
        changed = home.view.moment(moment.id)
        assert changed is not None
        assert changed.when == lived


async def test_a_new_moment_and_a_change_have_drafts_of_their_own(tmp_path: Path) -> None:
    home = Home(tmp_path)
    moment = home.moment("Shoes")
    async with home.at(NewMomentScreen(Desk(home.journal, now=now), moment)) as (pilot, answers):
        await pilot.press("!", "escape")
        await answered(pilot, answers)
        assert home.view.drafts.keys() == (edit_draft(moment.id),)
        assert home.view.moment(moment.id) == moment


async def test_a_moment_that_is_gone_meanwhile_is_said_and_the_words_stay(tmp_path: Path) -> None:
    home = Home(tmp_path)
    moment = home.moment("Shoes")
    async with home.at(NewMomentScreen(Desk(home.journal, now=now), moment)) as (pilot, answers):
        await pilot.press("!")
        home.view.bin(moment.id, today=NOW.date())
        await pilot.press("f2")
        await settle(pilot)
        assert answers == []
        assert say("permissions.gone") in words(pilot)
        assert home.view.drafts.shared(edit_draft(moment.id)) is not None


async def test_a_child_who_left_stays_with_the_moments_they_were_in(tmp_path: Path) -> None:
    home = Home(tmp_path, children=TWO)
    moment = home.moment("Shoes", child="Noor")
    home.view.put(replace(home.child("Noor"), retired=True))
    async with home.at(NewMomentScreen(Desk(home.journal, now=now), moment)) as (pilot, answers):
        await pilot.press("!", "f2")
        await answered(pilot, answers)
        changed = home.view.moment(moment.id)
        assert changed is not None
        assert changed.children == moment.children
