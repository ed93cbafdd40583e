"""Everything a family can write down, as plain values that never change once made.

A record is a frozen `msgspec.Struct`. To change one, make a new one with `msgspec.structs.replace` and hand it to
`View.put`. Lists of words (signals, needs, returns ...) hold ids from the vocabularies in `data/content`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Instant = Annotated[datetime, Meta(tz=True)]
"""A point in time; a stored one that does not say its offset is not taken for one."""

Precision = Literal["minute", "part", "day"]
"""How exactly a time is known: to the minute, as a part of the day such as *bedtime*, or only the day."""

Sure = Literal["guess", "fairly", "quite"]
"""How sure a reader is, shown as *I wonder*, *I think*, *I'm fairly sure*."""

Form = Literal["joint", "short", "alone", "two_homes"]
"""Which script a debrief plays."""

StepStatus = Literal["not_yet", "done", "not_needed", "child_said_no"]
"""Where one repair step stands. All four are equal answers."""


class When(Struct, frozen=True, kw_only=True):
    """A moment in time as it was lived: an instant, the zone it was lived in, and how exactly it is known."""

    instant: Instant
    """Aware, in UTC. For a part of the day or a whole day: the start of it in `zone`."""
    zone: str
    """IANA name, such as ``Europe/London``. The wall time in this zone is what is shown."""
    precision: Precision = "minute"
    part: str = ""
    """The part of the day in the family's own words (*bedtime*), when `precision` is ``part``."""


class TimeOfDay(Struct, frozen=True, kw_only=True):
    """A named time in this family's day, such as *bedtime* at 19:30."""

    name: str
    hour: int
    minute: int = 0


class OwnWord(Struct, frozen=True, kw_only=True):
    """A word the family added to one of the lists; never counted in patterns."""

    id: str
    kind: Literal["signal", "need"]
    label: str


class Settings(Struct, frozen=True, kw_only=True):
    """Choices about how the app looks and behaves, shared by the family."""

    theme: str = "auto"
    glyphs: Literal["auto", "full", "ascii"] = "auto"
    clock: Literal["24", "12"] = "24"
    idle_lock_minutes: int = 10
    paper: Literal["a4", "letter"] = "a4"
    seen_rules: bool = False
    """Whether the ground rules have been read in turn once."""


class Family(Struct, frozen=True, kw_only=True):
    """The family as a whole: its zone, its words for times of day, its settings."""

    id: str
    name: str = ""
    zone: str = "UTC"
    times_of_day: tuple[TimeOfDay, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    settings: Settings = Settings()
    joint_from: date | None = None
    """The first day on which a joint debrief is offered again; never who or why."""
    demo: bool = False
    """An invented family: every screen says so."""


class Adult(Struct, frozen=True, kw_only=True):
    """A grown-up who shares the file."""

    id: str
    name: str
    role: str = ""
    retired: bool = False
    recipient: str = ""
    """Public age key (``age1...``); empty where there is no private room on this platform."""
    key_file: str = ""
    """A copy of `keys/<adult>.age`, so that copying the journal alone loses nothing."""
    example_passphrase: str = ""
    """Only in the demo: the passphrase, shown on screen because the family is invented."""


class Birth(Struct, frozen=True, kw_only=True):
    """A birth date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None


class Child(Struct, frozen=True, kw_only=True):
    """A child of the family."""

    id: str
    name: str
    birth: Birth
    band_override: str = ""
    """An age-band id when the family prefers another band than the birth date gives."""
    print_name: str = ""
    """The name used on paper; the first name when empty."""
    retired: bool = False


class Return(Struct, frozen=True, kw_only=True):
    """What came back from one adult: up to three kinds and some words."""

    kinds: tuple[str, ...] = ()
    words: str = ""


class MadeReturn(Struct, frozen=True, kw_only=True):
    """A return as it stands on the moment, with who made it."""

    by: str
    kinds: tuple[str, ...] = ()
    words: str = ""


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


class OwnSide(Struct, frozen=True, kw_only=True):
    """What was going on in the reader: their own feelings, state and words. Private unless they share it."""

    feelings: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    words: str = ""


class Read(Struct, frozen=True, kw_only=True):
    """One adult's read of one moment, open for all to see (or still only in its author's memory)."""

    id: str
    moment: str
    adult: str
    noticed: tuple[str, ...] = ()
    """From the signal list, so that "you both noticed" is a set intersection."""
    needs: tuple[str, ...] = ()
    """One or two."""
    feelings: tuple[str, ...] = ()
    """What it may have been like for the child."""
    words: str = ""
    made: Return = field(default_factory=Return, name="return")
    """What came back from this reader."""
    sure: Sure = "guess"
    present: bool = True
    """False marks the read as second-hand."""
    share_own: bool = False
    """The one tick: whether `own` is shown at the reveal."""
    own: OwnSide | None = None
    """Shared own side; None unless its author ticked it."""
    sealed_own: str = ""
    """The own side as an age text to its author's key, whatever was ticked."""
    exchanged: bool = False
    """Two homes only: carries needs and one line of words, nothing else."""


Evening = Literal["yes", "not_today", "alone"]
"""An answer to "Is this a good evening to do this together?"."""


class SealedRead(Struct, frozen=True, kw_only=True):
    """A read that is ready and closed: who and for which moment, nothing else that speaks."""

    id: str
    moment: str
    adult: str
    sealed: str
    """An age text to the author's key holding a `TurnPaper`, padded; empty text never occurs."""
    evening: str = ""
    """An age text holding the private answer of a turn in which this read was kept as it is; there after any answer."""


class TurnPaper(Struct, frozen=True, kw_only=True):
    """What one adult's turn leaves behind, closed in one envelope: the read, the own side, and the private answer.

    `guess` is there only when an alone form was kept as a note.
    """

    read: Read
    own: OwnSide = OwnSide()
    evening: Evening = "yes"
    """The answer to "Is this a good evening to do this together?"; never shown, never stored in the open."""
    guess: Guess | None = None
    appreciation: str = ""
    """What was appreciated, for the same reason."""


class Voice(Struct, frozen=True, kw_only=True):
    """One adult's sentence in the child's voice: "I'm ..."."""

    adult: str
    words: str


class Guess(Struct, frozen=True, kw_only=True):
    """What the family now thinks was going on. Its id is the moment's id."""

    id: str
    next_move: str = ""
    landing: str = ""
    landing_by: str = ""
    """The adult whose return the landing is about (and who proposed it)."""
    needs: tuple[str, ...] = ()
    """One, or two kept with "and"."""
    voices: tuple[Voice, ...] = ()
    child_account: str = ""
    """The child's own account in their own words; outranks both reads."""
    look_for: str = ""
    open_question: str = ""
    note: str = ""


class SecondLook(Struct, frozen=True, kw_only=True):
    """A later reading by one adult, dated, beneath what was said before."""

    id: str
    moment: str
    adult: str
    on: date
    words: str
    needs: tuple[str, ...] = ()


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


class Reflection(Struct, frozen=True, kw_only=True):
    """A private answer to one prompt."""

    id: str
    on: date
    theme: str
    prompt: str
    """A prompt id, or empty for an own prompt."""
    own_prompt: str = ""
    words: str = ""
    moments: tuple[str, ...] = ()
    """Links to shared moments, held on this side only."""
    take_along: bool = False
    """"Take this to someone": feeds this adult's own print."""


class Answer(Struct, frozen=True, kw_only=True):
    """One statement's dots, 1 to 5."""

    statement: str
    dots: int


class StatementSet(Struct, frozen=True, kw_only=True):
    """One round of the sixteen statements; skipped ones are absent."""

    id: str
    on: date
    whom: str = ""
    answers: tuple[Answer, ...] = ()
    take_along: bool = False


class ParentingAnswer(Struct, frozen=True, kw_only=True):
    """The words beneath one parenting statement; never scored."""

    id: str
    on: date
    statement: str
    dots: int = 0
    words: str = ""
    signals: tuple[str, ...] = ()
    """The child's signals it names, where the statement is about one."""
    take_along: bool = False


class Figure(Struct, frozen=True, kw_only=True):
    """A figure a professional gave: numbers only, no items, no interpretation."""

    id: str
    instrument: str
    edition: str = ""
    on: date | None = None
    given_by: str = ""
    values: tuple[tuple[str, str], ...] = ()
    """Pairs of subscale name and number, as told."""
    said: str = ""
    take_along: bool = False


class PrivateRoom(Struct, frozen=True, kw_only=True):
    """Everything one adult keeps to themselves, in one sealed and padded blob."""

    id: str
    """The adult's id; checked after opening, so that a swapped blob is noticed."""
    reflections: tuple[Reflection, ...] = ()
    statements: tuple[StatementSet, ...] = ()
    parenting: tuple[ParentingAnswer, ...] = ()
    figures: tuple[Figure, ...] = ()
    unready: tuple[TurnPaper, ...] = ()
    """Reads written alone (or kept as a note) that nobody else can see."""
    inbox: tuple[str, ...] = ()
    bin: tuple[Reflection, ...] = ()
    closings: tuple[tuple[date, str], ...] = ()
    """How sittings ended: day and the line chosen or written."""


class SetAside(Struct, frozen=True, kw_only=True):
    """Sealed texts of one adult that wait beside their room, letter for letter as they were."""

    on: date
    """The day they were put there."""
    why: Literal["forgotten", "restored"]
    """A passphrase that nobody finds again, or an older room that came back with a backup."""
    recipient: str
    """The public key they are sealed to."""
    key_file: str = ""
    """That key, closed with the passphrase of then; empty when it is the adult's present key."""
    sealed: tuple[str, ...] = ()
    """A room, with papers behind it, as in `Private`."""
    reads: tuple[SealedRead, ...] = ()
    """Closed reads that were taken off their moments, because their author cannot open them."""


class Private(Struct, frozen=True, kw_only=True):
    """One adult's document in the `private` table: sealed texts and nothing that speaks."""

    id: str
    """The adult's id."""
    sealed: tuple[str, ...] = ()
    """The room as one padded age text; behind it, papers added while it was locked, folded in at the next unlock."""
    aside: tuple[SetAside, ...] = ()
    """Texts that wait: for a key to be found again, or for their owner to look at them."""


class PageLook(Struct, frozen=True, kw_only=True):
    """How the page for therapy was last chosen to look; never a consent, which is asked at every print."""

    days: int = 0
    """The last so many days; 0 for moments picked by hand."""
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
