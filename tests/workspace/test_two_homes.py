"""The form for two homes: written in one home alone, and a note on which only facts about the child cross over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.errors import NotAllowed
from data.ids import new_id
from data.records import Adult, Moment, Read
from tests.data.conftest import TODAY, Home, a_moment
from tests.journeys.walking import until, until_seen
from tests.workspace.test_debrief import running
from tests.workspace.test_my_read import sit_down
from workspace import making
from workspace.handover import OTHER_HOME, note
from workspace.picturing import picture, read_pictures
from workspace.playing import Sitting
from workspace.screens.debrief import DebriefScreen
from workspace.starting import start_debrief

ANSWERS: dict[str, str | tuple[str, ...]] = {
    "moment.signals": ("stalls",),
    "moment.context": ("handover", "tired"),
    "read.needs": ("reassurance",),
    "read.feelings": ("torn",),
    "read.words": "It stung me.",
    "own.state": ("anxious",),
    "own.words": "Kept to myself.",
    "guess.next_move": ("pulled_away",),
    "guess.note": "Not nearly enough of it.",
    "guess.needs": ("comfort",),
    "guess.child_account": "The bit in the middle.",
    "handover.helped": "Ten minutes in the hall.",
    "handover.medical": "Cough syrup twice.",
    "handover.good": "She drew a map.",
    "handover.line": "A plan with pictures helps.",
    "handover.their_needs": ("predictability",),
    "handover.their_words": "She asks what is for supper.",
}
"""What is answered, by field."""

CROSSES = ("Ten minutes in the hall.", "Cough syrup twice.", "She drew a map.")
STAYS = ("It stung me.", "Kept to myself.", "Not nearly enough", "The bit in the middle.", "Torn", "Comfort", "Worried")


def sit(home: Home) -> tuple[Moment, Sitting]:
    """Begin the form, as Nell."""
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    home.journal.unlock_bare(home.nell.id)
    nell = Alone(home.nell.id)
    debrief = start_debrief(home.journal.seen_by(nell), moment, "two_homes")
    return moment, Sitting(home.journal.seen_by, nell, debrief, today=TODAY)


def play(sitting: Sitting, *, swap: str = "no", facts: str = "yes") -> None:
    """Answer everything up to where it shall go."""
    while sitting.step.kind != "keep_or_share":
        step = sitting.step
        if step.field == "handover.exchange":
            sitting.answers.answer(step, swap)
        elif step.field == "handover.facts":
            sitting.answers.answer(step, facts)
        elif step.kind == "landing":
            sitting.land("too_little")
        elif ANSWERS.get(step.field):
            sitting.answers.answer(step, ANSWERS[step.field])
        assert sitting.next()


def written(sitting: Sitting) -> str:
    """Give the note as it would be written."""
    return "\n".join(f"{about}: {words}" for about, words in note(sitting, sitting.answers.draft().values))


def test_a_note_holds_facts_about_the_child_and_nothing_else(home: Home) -> None:
    _, sitting = sit(home)
    play(sitting)
    said = written(sitting)
    for words in (*CROSSES, "Kit", "Stalling", "Handover between homes, Tired"):
        assert words in said
    for words in (*STAYS, "Still loved?", "A plan with pictures helps."):
        assert words not in said


def test_what_was_chosen_for_oneself_stands_on_a_note_only_where_it_is_put_there(home: Home) -> None:
    _, sitting = sit(home)
    play(sitting, facts="no")
    said = written(sitting)
    assert all(words in said for words in CROSSES)
    for words in ("Stalling", "Handover between homes", "Tired"):
        assert words not in said


def test_an_exchanged_read_carries_only_the_need_and_one_line(home: Home) -> None:
    moment, sitting = sit(home)
    play(sitting, swap="yes")
    said = written(sitting)
    assert "A plan with pictures helps." in said
    for words in STAYS:
        assert words not in said
    sitting.share()
    view = home.journal.seen_by(Together())
    (theirs,) = [read for read in view.reads(moment.id) if read.exchanged]
    empty = Read(id=theirs.id, moment=moment.id, adult=OTHER_HOME, present=False, exchanged=True)
    assert theirs == replace(empty, needs=("predictability",), words="She asks what is for supper.")
    shown = picture(view, view.moments()[0], today=TODAY)
    assert (shown.both_noticed, shown.apart) == ((), ())
    assert "From the other home" in [one.name for one in read_pictures(view, moment.id)]
    assert view.state(moment.id) == "talked"
    assert view.debriefs(moment.id)[-1].form == "two_homes"


def test_nothing_comes_from_the_other_home_unless_both_agreed(home: Home) -> None:
    moment, sitting = sit(home)
    asked = [step.id for step in sitting.steps]
    assert not {"line", "their_needs", "their_words"} & set(asked)
    play(sitting)
    sitting.share()
    assert [read.adult for read in home.journal.seen_by(Together()).reads(moment.id)] == [home.nell.id]


def test_of_a_read_from_elsewhere_nothing_but_need_and_line_is_taken_and_never_in_anothers_name(home: Home) -> None:
    moment, sitting = sit(home)
    play(sitting)
    view = home.journal.seen_by(Alone(home.nell.id))
    much = Read(id=new_id(), moment="elsewhere", adult=OTHER_HOME, words="w", feelings=("sad",), share_own=True)
    view.share_alone(sitting.answers.paper(), replace(much, adult=home.idris.id))
    assert [read.adult for read in view.reads(moment.id)] == [home.nell.id]
    view.share_alone(sitting.answers.paper(), much)
    (theirs,) = [read for read in view.reads(moment.id) if read.exchanged]
    assert (theirs.moment, theirs.feelings, theirs.share_own, theirs.present) == (moment.id, (), False, False)


def test_a_parent_who_keeps_a_file_elsewhere_is_named_where_the_family_knows_them(home: Home) -> None:
    home.journal.load((Adult(id="marisol", name="Marisol", retired=True),))
    moment, sitting = sit(home)
    play(sitting, swap="yes")
    sitting.share()
    view = home.journal.seen_by(Together())
    assert "Marisol" in [one.name for one in read_pictures(view, moment.id)]


def test_only_its_author_puts_the_form_on_the_timeline(home: Home) -> None:
    _, sitting = sit(home)
    with pytest.raises(NotAllowed):
        home.journal.seen_by(Alone(home.idris.id)).put(sitting.debrief)


def test_kept_as_a_note_it_leaves_no_trace(home: Home) -> None:
    moment, sitting = sit(home)
    play(sitting, swap="yes")
    sitting.keep()
    view = home.journal.seen_by(Together())
    assert (view.reads(moment.id), view.debriefs(moment.id), view.state(moment.id)) == ((), (), "stub")


async def form(pilot: Pilot[Any]) -> DebriefScreen:
    """Open the form for one that was begun."""
    await pilot.press("d")
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the form")
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    await until(pilot, lambda: screen.focused is not None, "its question")
    return screen


async def test_it_is_chosen_at_the_first_step_and_come_back_to(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "usual_folder", lambda: tmp_path)
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        screen = await form(pilot)
        await pilot.press("2")
        await until(pilot, lambda: screen.sitting.debrief.form == "two_homes", "the form for two homes")
        await until_seen(pilot, "Write only about time when Kit was with you.")
        screen.sitting.go("good")
        await screen.show()
        await pilot.press("s", "h", "e", "escape")
        await until_seen(pilot, "Kit knocked")
        screen = await form(pilot)
        assert (screen.sitting.debrief.form, screen.sitting.step.id) == ("two_homes", "good")
        screen.sitting.go("handover")
        await screen.show()
        await until_seen(pilot, "This is all that would cross over.")
        await pilot.press("1")
        await until(pilot, lambda: screen.sitting.step.id != "handover", "the next question")
    (file,) = tmp_path.glob("*.txt")
    assert file.name == "note-2026-11-24.txt"
    assert "She" in file.read_text() or "she" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


async def test_a_note_never_takes_the_place_of_another_file(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workspace.handover import place_for, write_note

    monkeypatch.setattr(making, "usual_folder", lambda: tmp_path)
    _, sitting = sit(home)
    first = place_for(sitting)
    write_note((("About", "one"),), first)
    second = place_for(sitting)
    assert second != first
    write_note((("About", "two"),), second)
    assert first.read_text() == "About\none\n"
