"""Everything a family can write down, as plain values that never change once made.

A record is a frozen `msgspec.Struct`. To change one, make a new one with `msgspec.structs.replace` and hand it to
`View.put`. Lists of words (signals, needs, returns ...) hold ids from the vocabularies in `data/content`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from data.people import Adult, Birth, Child, Family, Instant, OwnWord, Precision, Settings, TimeOfDay, When
from data.private_records import (
    Answer,
    Figure,
    ParentingAnswer,
    Private,
    PrivateRoom,
    Reflection,
    SetAside,
    StatementSet,
)
from data.reads import Evening, Guess, MadeReturn, OwnSide, Read, Return, SealedRead, SecondLook, Sure, TurnPaper, Voice

__all__ = [
    "FOR_ONE",
    "TABLES",
    "Adult",
    "Answer",
    "Appreciation",
    "BinItem",
    "Birth",
    "Child",
    "Debrief",
    "Evening",
    "Family",
    "Figure",
    "Form",
    "Guess",
    "Happened",
    "Instant",
    "MadeReturn",
    "Moment",
    "OwnSide",
    "OwnWord",
    "PageLook",
    "ParentingAnswer",
    "Plan",
    "Precision",
    "Private",
    "PrivateRoom",
    "Read",
    "Record",
    "Reflection",
    "Repair",
    "RepairStep",
    "Return",
    "SealedRead",
    "SecondLook",
    "SetAside",
    "Settings",
    "StatementSet",
    "StepStatus",
    "SummaryNotes",
    "Sure",
    "TimeOfDay",
    "TurnPaper",
    "Voice",
    "When",
    "table_of",
]

Form = Literal["joint", "short", "alone", "two_homes"]
"""Which script a debrief plays."""

FOR_ONE: tuple[Form, ...] = ("alone", "two_homes")
"""Forms that one adult plays by themselves; nothing of them is shared before its author says so."""

StepStatus = Literal["not_yet", "done", "not_needed", "child_said_no"]
"""Where one repair step stands. All four are equal answers."""


class Moment(Struct, frozen=True, kw_only=True):
    """Something that happened with a child, as a camera would have seen it."""

    id: str
    when: When
    camera: tuple[str, ...]
    """One shared text; two when it is remembered differently."""
    children: tuple[str, ...]
    """Ids; the first is the focus child, the others were also there."""
    present: tuple[str, ...] = ()
    """Ids of the adults who were there."""
    place: str = ""
    signals: tuple[str, ...] = ()
    """Up to three, agreed in the camera view."""
    signal_words: str = ""
    context: tuple[str, ...] = ()
    """Up to three."""
    returns: tuple[MadeReturn, ...] = ()
    """Filled from the reads at the reveal, or at the end of an alone form."""
    tags: tuple[str, ...] = ()
    bright: bool = False
    sampling: Literal["chosen", "prompted"] = "chosen"
    set_aside: bool = False
    marked: bool = False
    """Chosen for the next page for therapy."""


class Plan(Struct, frozen=True, kw_only=True):
    """What is meant to happen, and when."""

    words: str = ""
    when: When | None = None


class Happened(Struct, frozen=True, kw_only=True):
    """When a repair step took place."""

    instant: Instant
    precision: Precision = "minute"


class RepairStep(Struct, frozen=True, kw_only=True):
    """One step of a repair; who ticked it is not stored."""

    id: str
    """A step id from the vocabulary, or empty for one of the family's own."""
    label: str = ""
    """The family's own wording, for an own step."""
    status: StepStatus = "not_yet"
    who: tuple[str, ...] = ()
    plan: Plan = Plan()
    said: str = ""
    happened: Happened | None = None


class Repair(Struct, frozen=True, kw_only=True):
    """The joint checklist for going back to one child about one moment."""

    id: str
    moment: str
    child: str
    steps: tuple[RepairStep, ...] = ()
    did_next: str = ""
    """What the child did next, in their terms."""
    closed_on: date | None = None


class Appreciation(Struct, frozen=True, kw_only=True):
    """One thing an adult was glad of; not about the moment unless they wish."""

    adult: str
    words: str


class Debrief(Struct, frozen=True, kw_only=True):
    """A sitting about one moment: which form, who reads, and where it was left."""

    id: str
    moment: str
    form: Form
    child: str
    """The focus child of this sitting."""
    readers: tuple[str, ...]
    """Exactly two adult ids, in the order of their turns; or one."""
    step: str = ""
    """Id of the step to come back to; empty before the start."""
    order: tuple[str, ...] = ()
    """Left to right at the reveal: adult ids in a random order."""
    appreciations: tuple[Appreciation, ...] = ()
    return_at: Instant | None = None
    """Chosen by whoever called a time-out; erased on return."""
    closed_on: date | None = None
    put_away: bool = False


class PageLook(Struct, frozen=True, kw_only=True):
    """How the page for therapy was last chosen to look; never a consent, which is asked at every print."""

    days: int = 0
    """The last so many days; 0 for moments picked by hand, -1 for those of the days that were named."""
    first: date | None = None
    """The first of the days that were named; None where that end is open."""
    last: date | None = None
    form: Literal["one", "full"] = "one"
    names: Literal["none", "initials", "full"] = "none"
    paper: Literal["", "a4", "letter"] = ""
    """The family's own setting when empty."""
    large: bool = False
    left_out: tuple[
        Literal["question", "family", "help", "well", "glance", "questions", "moments", "repairs"], ...
    ] = ()


class SummaryNotes(Struct, frozen=True, kw_only=True):
    """What the family says on the page for therapy beside its moments; one per family, id ``current``."""

    id: str = "current"
    our_family: str = ""
    help_wanted: tuple[str, ...] = ()
    going_well: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    for_whom: str = ""
    look: PageLook = PageLook()


class BinItem(Struct, frozen=True, kw_only=True):
    """Something put in the bin, whole, with all that belongs to it."""

    id: str
    """The id of what was binned."""
    title: str
    on: date
    documents: tuple[tuple[str, dict[str, object]], ...]
    """Pairs of table name and the document exactly as it stood."""


Record = (
    Family
    | Adult
    | Child
    | Moment
    | Read
    | SealedRead
    | Guess
    | SecondLook
    | Repair
    | Debrief
    | SummaryNotes
    | BinItem
    | Private
)
"""Anything that stands as a document in a table."""

TABLES: dict[str, type[Struct]] = {
    "settings": Family,
    "adults": Adult,
    "children": Child,
    "moments": Moment,
    "reads": Read,
    "guesses": Guess,
    "looks": SecondLook,
    "repairs": Repair,
    "debriefs": Debrief,
    "private": Private,
    "summaries": SummaryNotes,
    "bin": BinItem,
}
"""Table name to record type; `reads` holds `SealedRead` documents too (told apart by their `sealed` field)."""


def table_of(record: Struct) -> str:
    """Give the table a record belongs to.

    Raises:
        KeyError: when the value is not a record that stands in a table.
    """
    if isinstance(record, SealedRead):
        return "reads"
    for name, kind in TABLES.items():
        if type(record) is kind:
            return name
    raise KeyError(type(record).__name__)
