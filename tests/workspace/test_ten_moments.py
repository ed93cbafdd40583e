"""The ten worked moments played in their own forms: what stands at the end is what was written down, to the letter."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from data import keys, repairing
from data.actors import Actor, Alone, Together
from data.ids import new_id
from data.records import Guess, Moment, Read, Repair
from data.repairing import touched
from data.rooms import open_own
from data.samples.shapes import StepShape
from tests.workspace.ten_kit import TEN, Worked, answer_of, bare, worked
from workspace.going_back import GoingBack
from workspace.playing import Sitting
from workspace.starting import start_debrief


def begin(one: Worked) -> Moment:
    """Write the stub down, with where and who, as the two small pages do."""
    shape = one.shape
    moment = Moment(
        id=new_id(),
        when=one.calendar.when(shape),
        camera=("In a word or two.",),
        children=tuple(one.people.children[key].id for key in shape.children),
        present=one.people.ids(shape.present),
        tags=shape.tags,
        sampling=shape.sampling,
    )
    one.view.put(moment)
    return moment


def sit(one: Worked, moment: Moment) -> Sitting:
    """Sit down to the form this moment is for."""
    assert one.shape.sitting is not None
    form = one.shape.sitting.form
    actor: Actor = Together()
    if form == "two_homes" or len(one.view.adults) == 1:
        one.journal.unlock_bare(one.readers[0])
        actor = Alone(one.readers[0])
    view = one.journal.seen_by(actor)
    debrief = start_debrief(view, moment, form, readers=one.readers if form == "joint" else ())
    return Sitting(one.journal.seen_by, actor, debrief, today=one.day)


def play(one: Worked, sitting: Sitting) -> None:
    """Answer every question with what is written down."""
    shape = one.shape
    assert shape.sitting is not None
    assert shape.guess is not None
    for _ in range(90):
        step = sitting.step
        reader = sitting.turn or sitting.reader_of(step)
        read = one.read_of(reader) if sitting.turn else None
        answer = answer_of(shape, step, read)
        match step.kind:
            case "curtain":
                sitting.begin_turn()
                continue
            case "reveal":
                assert sitting.reveal() == "revealed"
                continue
            case "landing":
                sitting.land(shape.guess.landing, one.people.adults[shape.guess.by].id)
            case "appreciation":
                for key, words in shape.sitting.thanks.items():
                    sitting.answers.answer(step, words, one.people.adults[key].id)
            case "steps":
                mend(one, sitting)
            case "keep_or_share":
                sitting.share()
            case _ if step.id == "rules":
                following = sitting.steps[sitting.steps.index(step) + 1].id
                sitting.rules_read()
                sitting.go(following)
                continue
            case _ if step.id.endswith("_covered"):
                sitting.end_turn()
                continue
            case _ if answer is not None:
                sitting.answers.answer(step, answer)
        if not sitting.next():
            sitting.finish()
            return
    pytest.fail(f"{one.shape.key} never ended; it stood at {sitting.step.id}")


def mend(one: Worked, sitting: Sitting) -> None:
    """Tick the steps of the repair and say what the child did next."""
    shape = one.shape.repair
    if shape is None:
        return
    subject = GoingBack(sitting.view, sitting.moment.id, sitting.debrief.child, today=one.day)
    for told in shape.step:
        assert subject.change_step(told.id, partial(with_told, one, told)) == ""
    if shape.closed is not None:
        closed_on = one.day.fromordinal(one.day.toordinal() + shape.closed)
        assert subject.change(lambda repair: repairing.closed(repair, shape.did_next, closed_on)) == ""


def with_told(one: Worked, told: StepShape, repair: Repair, place: int) -> Repair:
    """Give a repair in which a step stands as it is written down."""
    made = next(step for record in one.told(Repair) for step in record.steps if step.id == told.id)  # type: ignore[union-attr]  # told(Repair) gives repairs
    return repairing.with_step(repair, place, made)


def same(one: Worked) -> None:
    """Hold that all that stands there now is what was written down."""
    moment, view = one.moment, one.view
    (meant,) = one.told(Moment)
    assert isinstance(meant, Moment)
    assert bare(moment, moment) == bare(meant, moment)
    here = {read.adult: bare(read, moment) for read in view.reads(moment.id)}
    assert here == {r.adult: bare(r, moment) for r in one.told(Read) if isinstance(r, Read)}
    guess = view.guess(moment.id)
    assert guess is not None
    assert [bare(guess, moment)] == [bare(g, moment) for g in one.told(Guess) if isinstance(g, Guess)]
    repairs = [replace(repair, steps=tuple(filter(touched, repair.steps))) for repair in view.repairs(moment.id)]
    for repair, told in zip(repairs, one.told(Repair), strict=True):
        assert isinstance(told, Repair)
        assert {step.id: step for step in repair.steps} == {step.id: step for step in told.steps}
        assert (repair.child, repair.did_next, repair.closed_on) == (told.child, told.did_next, told.closed_on)
    (debrief,) = [found for found in view.debriefs(moment.id) if found.closed_on]
    assert one.shape.sitting is not None
    assert {thanked.adult: thanked.words for thanked in debrief.appreciations} == {
        one.people.adults[key].id: words for key, words in one.shape.sitting.thanks.items()
    }
    for read in view.reads(moment.id):
        adult = view.adult(read.adult)
        if adult is not None and not read.exchanged:
            told_own = one.read_of(adult.id).own
            own = open_own(keys.read_bare(adult.key_file), read)
            assert (own.feelings, own.state) == (told_own.feelings, told_own.state)
            assert (read.own is None) != one.read_of(adult.id).share


@pytest.mark.parametrize("name", TEN)
def test_a_worked_moment_played_in_its_form_is_what_was_written_down(name: str, tmp_path: Path) -> None:
    with worked(name, tmp_path / name) as one:
        moment = begin(one)
        play(one, sit(one, moment))
        # The two marks have a key of their own each, pressed in the list.
        one.view.put(replace(one.moment, bright=one.shape.bright, marked=one.shape.marked))
        same(one)
