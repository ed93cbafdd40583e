"""How an invented family is written down in its content files: days counted back, people by short names."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from data.records import Sure, TimeOfDay


class Shape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a content file; a misspelt field is refused."""


class AdultShape(Shape, frozen=True, kw_only=True):
    """A grown-up, with the passphrase that is shown on screen because nobody is real; without one the key is bare."""

    key: str
    name: str
    role: str = ""
    passphrase: str = ""
    recipient: str = ""
    elsewhere: bool = False
    """A parent in another home, who keeps a file of their own; of them only an exchanged read stands here."""


class ChildShape(Shape, frozen=True, kw_only=True):
    """A child, as many days old as it says on whatever day the demo is made."""

    key: str
    name: str
    age_in_days: int


class SummaryShape(Shape, frozen=True, kw_only=True):
    """What the family says on its page for therapy."""

    our_family: str
    help_wanted: tuple[str, ...] = ()
    going_well: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    for_whom: str = ""


class PeopleShape(Shape, frozen=True, kw_only=True):
    """The first file of a family: who they are and what they call the times of day."""

    also: str = ""
    """Another name by which the family is found."""
    name: str
    zone: str
    times_of_day: tuple[TimeOfDay, ...]
    adult: tuple[AdultShape, ...]
    child: tuple[ChildShape, ...]
    summary: SummaryShape


class OwnShape(Shape, frozen=True, kw_only=True):
    """What was going on in the reader."""

    feelings: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    words: str = ""


class ReadShape(Shape, frozen=True, kw_only=True):
    """One grown-up's read."""

    adult: str
    noticed: tuple[str, ...] = ()
    needs: tuple[str, ...]
    feelings: tuple[str, ...] = ()
    words: str
    kinds: tuple[str, ...] = ()
    made: str = field(default="", name="return")
    sure: Sure
    present: bool = True
    own: OwnShape = OwnShape()
    share: bool = False
    sealed: bool = False
    """Ready and closed, not revealed yet."""
    exchanged: bool = False
    """Came from another home: needs and one line of words, nothing else."""


class GuessShape(Shape, frozen=True, kw_only=True):
    """What the two of them came to."""

    next_move: str
    landing: str
    by: str
    needs: tuple[str, ...]
    voices: dict[str, str] = {}
    child_account: str = ""
    look_for: str = ""
    open_question: str = ""
    note: str = ""


class SittingShape(Shape, frozen=True, kw_only=True):
    """The debrief in which it was talked through."""

    form: Literal["joint", "short", "alone", "two_homes"]
    days_later: int
    thanks: dict[str, str]


class PlanShape(Shape, frozen=True, kw_only=True):
    """What is meant to happen; with a time, on the first Saturday after the demo is made."""

    words: str
    saturday_at: str = ""


class StepShape(Shape, frozen=True, kw_only=True):
    """One repair step, its time in minutes after the moment."""

    id: str = ""
    label: str = ""
    status: Literal["not_yet", "done", "not_needed", "child_said_no"]
    who: tuple[str, ...] = ()
    said: str = ""
    after: int | None = None
    plan: PlanShape | None = None


class RepairShape(Shape, frozen=True, kw_only=True):
    """A repair; `closed` in days after the moment."""

    closed: int | None = None
    did_next: str = ""
    step: tuple[StepShape, ...]


class LookShape(Shape, frozen=True, kw_only=True):
    """A second look."""

    adult: str
    days_later: int
    words: str
    needs: tuple[str, ...] = ()


class MomentShape(Shape, frozen=True, kw_only=True):
    """A moment: so many days before the demo is made, at a wall time or in a part of the day."""

    key: str = ""
    days: int
    day: Literal["", "school", "saturday", "sunday"] = ""
    """Moved back to the nearest such day, so that nobody goes to school on a Sunday."""
    at: str = ""
    part: str = ""
    children: tuple[str, ...]
    present: tuple[str, ...]
    place: str = ""
    camera: tuple[str, ...]
    signals: tuple[str, ...] = ()
    signal_words: str = ""
    context: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    bright: bool = False
    sampling: Literal["chosen", "prompted"] = "chosen"
    marked: bool = False
    read: tuple[ReadShape, ...] = ()
    guess: GuessShape | None = None
    sitting: SittingShape | None = None
    repair: RepairShape | None = None
    look: tuple[LookShape, ...] = ()


class MomentsShape(Shape, frozen=True, kw_only=True):
    """A file of moments."""

    moment: tuple[MomentShape, ...]


class ReflectionShape(Shape, frozen=True, kw_only=True):
    """An answer to one prompt."""

    days: int
    prompt: str
    words: str
    moments: tuple[str, ...] = ()
    """Keys of the moments it is linked to."""
    take_along: bool = False


class StatementsShape(Shape, frozen=True, kw_only=True):
    """One round of the sixteen statements."""

    days: int
    answers: dict[str, int]


class ParentingShape(Shape, frozen=True, kw_only=True):
    """An answer to one parenting statement."""

    days: int
    statement: str
    dots: int
    words: str


class ClosingShape(Shape, frozen=True, kw_only=True):
    """How a sitting alone ended."""

    days: int
    words: str


class RoomShape(Shape, frozen=True, kw_only=True):
    """What one grown-up keeps to themselves."""

    adult: str
    reflection: tuple[ReflectionShape, ...]
    statements: tuple[StatementsShape, ...]
    parenting: tuple[ParentingShape, ...]
    closing: tuple[ClosingShape, ...]


class RoomsShape(Shape, frozen=True, kw_only=True):
    """The file of private rooms."""

    room: tuple[RoomShape, ...]
