"""The ten worked moments, ready to be entered: their families without a moment, and what each question is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from data import keys
from data.actors import Together
from data.ids import new_id
from data.journal import Journal
from data.records import Family, Guess, Moment, Read, Record, Repair, Settings
from data.repairing import touched
from data.rooms import open_own
from data.samples.cast import Calendar, People, read_file
from data.samples.shapes import MomentShape, MomentsShape, PeopleShape, ReadShape
from data.samples.telling import tell_moments
from data.scripts import Step
from data.view import View

TODAY = date(2026, 4, 8)

TEN = ("kit", "wren", "zuri", "lucia", "sami", "jules", "anaya", "ty", "bo", "rosa")
"""The families in the order of their moments."""


class Worked:
    """One worked moment as it is written down, and the family that enters it."""

    def __init__(self, name: str, folder: Path) -> None:
        """Read a moment and begin its family.

        Args:
            name: of the family.
            folder: where to begin it.
        """
        people = read_file(f"{name}.toml", PeopleShape)
        (self.shape,) = read_file(f"{name}-moments-1.toml", MomentsShape).moment
        self.people = People.of(people, TODAY, with_keys=True)
        self.calendar = Calendar(today=TODAY, zone=people.zone, times_of_day=people.times_of_day)
        self.day = self.calendar.day_of(self.calendar.when(self.shape))
        family = Family(
            id=new_id(), name=people.name, zone=people.zone, times_of_day=people.times_of_day, settings=Settings()
        )
        self.journal = Journal.create(folder, family, self.people.here, tuple(self.people.children.values()))
        self.journal.load(self.people.elsewhere)

    @property
    def view(self) -> View:
        """What all who share the file see."""
        return self.journal.seen_by(Together())

    @property
    def moment(self) -> Moment:
        """The one moment that was entered."""
        (found,) = self.view.moments()
        return found

    @property
    def readers(self) -> tuple[str, ...]:
        """Ids of the adults who read it here, in their order."""
        return self.people.ids(tuple(read.adult for read in self.shape.read if not read.exchanged))

    def read_of(self, adult_id: str) -> ReadShape:
        """Give what an adult's read says."""
        return next(read for read in self.shape.read if self.people.adults[read.adult].id == adult_id)

    def told(self, kind: type[Record]) -> Iterator[Record]:
        """Give the records of a kind that are meant to come of it."""
        return (record for record in tell_moments((self.shape,), self.people, self.calendar)[0] if type(record) is kind)


@contextmanager
def worked(name: str, folder: Path) -> Iterator[Worked]:
    """Begin the family of a worked moment, and close it at the end."""
    made = Worked(name, folder)
    yield made
    made.journal.close()


def answer_of(shape: MomentShape, step: Step, read: ReadShape | None) -> str | tuple[str, ...] | None:
    """Give the answer to one question; None where the question takes no answer of this kind.

    Args:
        shape: the moment.
        step: the question.
        read: of whoever is asked, where it is asked of one.
    """
    guess = shape.guess
    assert guess is not None
    answers: dict[str, str | tuple[str, ...]] = {
        "moment.camera": shape.camera[0],
        "moment.signals": shape.signals,
        "moment.signal_words": shape.signal_words,
        "moment.context": shape.context,
        "guess.next_move": (guess.next_move,),
        "guess.note": guess.note,
        "guess.needs": guess.needs,
        "guess.child_account": guess.child_account,
        "guess.look_for": guess.look_for,
        "guess.open_question": guess.open_question,
    }
    if read is not None:
        answers |= {
            "turn.evening": "yes",
            "read.present": "yes" if read.present else "no",
            "read.noticed": read.noticed,
            "read.needs": read.needs,
            "read.feelings": read.feelings,
            "read.words": read.words,
            "read.return.kinds": read.kinds,
            "read.return.words": read.made,
            "read.sure": read.sure,
            "own.feelings": read.own.feelings,
            "own.state": read.own.state,
            "own.words": read.own.words,
            "read.share_own": "yes" if read.share else "no",
        }
    for theirs in (one for one in shape.read if one.exchanged):
        answers |= {
            "handover.exchange": "yes",
            "handover.their_needs": theirs.needs,
            "handover.their_words": theirs.words,
        }
    return answers.get(step.field)


def bare(record: Moment | Read | Guess | Repair, moment: Moment) -> Moment | Read | Guess | Repair:
    """Give a record without what is made anew each time: ids, and texts that were sealed."""
    if isinstance(record, Moment):
        return replace(record, id="")
    if isinstance(record, Guess):
        return replace(record, id="")
    if isinstance(record, Read):
        return replace(record, id="", moment="", sealed_own="")
    return replace(record, id="", moment="")


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
