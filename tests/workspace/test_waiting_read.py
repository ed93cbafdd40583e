"""A closed read whose other never comes: left open, put away, or kept as a note, by its author alone and unhurried."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import TextArea

from data.actors import Alone, Together, Turn
from data.records import Debrief, Moment
from data.wording import say
from tests.data.conftest import TODAY, Home, a_moment
from tests.journeys.walking import seen, until, until_seen
from tests.workspace.test_debrief import running
from tests.workspace.test_my_read import sit_down
from widgets.text_area import Writing
from workspace.picturing import row
from workspace.playing import Sitting
from workspace.screens.debrief import DebriefScreen
from workspace.screens.my_read import MyReadScreen
from workspace.screens.waiting_read import WaitingReadScreen
from workspace.starting import start_debrief


def half_way(home: Home) -> tuple[Moment, Debrief]:
    """Let Nell close her read in a debrief that then waits for Idris."""
    together = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    together.put(moment)
    debrief = start_debrief(together, moment, "joint")
    sitting = Sitting(home.journal.seen_by, Together(), debrief, today=TODAY)
    sitting.go("first_curtain")
    sitting.begin_turn()
    sitting.answers.type(sitting.script.step("first_words"), "only mine")
    sitting.end_turn()
    assert together.ready(moment.id) == (home.nell.id,)
    return moment, debrief


async def asked(pilot: Pilot[Any], key: str) -> None:
    """Press a key, and be asked what shall become of the read."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, WaitingReadScreen), "the question")
    await until_seen(pilot, say("rules.alone_left.title"))


async def test_a_waiting_read_says_ready_and_not_yet_and_nothing_else(home: Home) -> None:
    half_way(home)
    async with running(home.journal, (120, 40)) as pilot:
        await until_seen(pilot, "Nell: ready · Idris: not yet")


@pytest.mark.parametrize("key", ["r", "d"])
async def test_it_is_left_open_by_one_key(home: Home, key: str) -> None:
    moment, _ = half_way(home)
    before = home.journal.revision
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        await asked(pilot, key)
        await pilot.press("escape")
        await until_seen(pilot, "Kit knocked")
        assert not isinstance(pilot.app.screen, MyReadScreen | DebriefScreen)
    assert home.journal.revision == before
    assert home.journal.seen_by(Together()).ready(moment.id) == (home.nell.id,)


async def test_it_is_put_away_and_taken_out_again(home: Home) -> None:
    moment, _ = half_way(home)
    view = home.journal.seen_by(Together())
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        for away in (True, False):
            await asked(pilot, "r")
            await pilot.press("2")
            await until(pilot, lambda away=away: view.moment(moment.id).set_aside is away, "the moment put away")  # type: ignore[misc, union-attr]  # bound now, and it is there
            now = view.moment(moment.id)
            assert now is not None
            assert (say("picture.put_away") in row(view, now, _signs(), today=TODAY).second) is away
            await until(pilot, lambda: not isinstance(pilot.app.screen, WaitingReadScreen), "the list")
    assert view.ready(moment.id) == (home.nell.id,)


def _signs() -> Any:
    from widgets.glyphs import FULL

    return FULL


async def test_it_is_kept_as_a_note_and_nobody_else_can_see_that_it_was_there(home: Home) -> None:
    moment, _ = half_way(home)
    view = home.journal.seen_by(Together())
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        await asked(pilot, "r")
        await pilot.press("3")
        await until(pilot, lambda: view.ready(moment.id) == (), "the note")
        await until_seen(pilot, "Kit knocked")
        paper = home.journal.seen_by(Alone(home.nell.id)).my_paper(moment.id)
        assert paper is not None
        assert paper.read.words == "only mine"
    # The debrief stood at the other one's curtain; now it waits for the first again.
    again = Sitting(home.journal.seen_by, Together(), start_debrief(view, moment, "joint"), today=TODAY)
    assert again.debrief.step == "second_curtain"
    assert again.step.id == "first_curtain"


async def test_it_is_written_again_from_the_same_page(home: Home) -> None:
    half_way(home)
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        await asked(pilot, "d")
        await pilot.press("4")
        await until(pilot, lambda: isinstance(pilot.app.screen, MyReadScreen), "the read")


async def test_the_form_for_one_begins_from_the_same_page(home: Home) -> None:
    half_way(home)
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        await asked(pilot, "r")
        await pilot.press("5")
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the form for one")
        screen = pilot.app.screen
        assert isinstance(screen, DebriefScreen)
        assert screen.sitting.debrief.form == "alone"


async def test_the_other_one_is_asked_nothing_about_it(home: Home) -> None:
    half_way(home)
    home.journal.unlock_bare(home.idris.id)
    async with running(home.journal) as pilot:
        pilot.app.sit_down(Alone(home.idris.id))  # type: ignore[attr-defined]  # this app has it
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, MyReadScreen), "the read")
        assert say("rules.alone_left.title") not in seen(pilot.app)


async def test_looking_at_it_together_takes_a_moment_out_again(home: Home) -> None:
    moment, _ = half_way(home)
    view = home.journal.seen_by(Together())
    view.put(replace(moment, set_aside=True))
    start_debrief(view, replace(moment, set_aside=True), "joint")
    now = view.moment(moment.id)
    assert now is not None
    assert not now.set_aside


async def test_a_pause_keeps_the_letter_that_was_still_on_its_way(home: Home) -> None:
    moment, debrief = half_way(home)
    async with running(home.journal) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the debrief")
        screen = pilot.app.screen
        assert isinstance(screen, DebriefScreen)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("second_words")
        await screen.show()
        with screen.prevent(TextArea.Changed):
            screen.query_one(Writing).insert("to the last letter")
        screen.action_pause()
        await until_seen(pilot, "Kit knocked")
    home.journal.unlock_bare(home.idris.id)
    again = Sitting(home.journal.seen_by, Together(), debrief, today=TODAY)
    again.go("second_curtain")
    again.begin_turn()
    assert again.answers.value(again.script.step("second_words")) == "to the last letter"
    assert home.journal.seen_by(Turn(adult=home.idris.id, debrief=debrief.id)).ready(moment.id) == (home.nell.id,)
