"""What stands on the page for therapy, as plain values with every word already chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Protocol

from msgspec import Struct

from data.records import Adult, Child, Debrief, Family, Guess, Moment, Read, Repair, SummaryNotes

Names = Literal["full", "initials", "none"]
"""How people are named: in full, by initials, or (adults) not at all: *one of us*, *the other*."""

Paper = Literal["a4", "letter"]
"""The sheet: A4 (210 × 297 mm) or US Letter (216 × 279 mm)."""

Consent = Literal["both", "agreed", "own", "one_adult"]
"""Whose page it is: chosen by both, agreed on the command line, one adult's own entries, or a family of one adult."""


Form = Literal["one", "full"]
"""One side of paper for the first five minutes, or the full form: an overview, then moment by moment."""

Part = Literal["question", "family", "help", "well", "glance", "questions", "moments", "repairs"]
"""A part of the page that can be on it or left out."""

PARTS: tuple[Part, ...] = ("question", "family", "help", "well", "glance", "questions", "moments", "repairs")
"""Every part."""

PARTS_OF: dict[Form, tuple[Part, ...]] = {
    "one": ("question", "moments", "well"),
    "full": ("family", "help", "well", "glance", "questions", "moments", "repairs"),
}
"""The parts of each form, in the order of the paper; the full form counts the question on top among its questions."""


class Sees(Protocol):
    """The part of a view that the page is made from; it never holds anything private or sealed."""

    @property
    def family(self) -> Family:
        """The family as a whole."""

    @property
    def adults(self) -> tuple[Adult, ...]:
        """The adults who share the file now."""

    def adult(self, adult: str, /) -> Adult | None:
        """One adult, also a retired one."""

    def child(self, child: str, /) -> Child | None:
        """One child, also a retired one."""

    def moments(self) -> Iterable[Moment]:
        """Every moment, newest first."""

    def moment(self, moment: str, /) -> Moment | None:
        """One moment."""

    def reads(self, moment: str, /) -> tuple[Read, ...]:
        """The revealed reads of a moment."""

    def guess(self, moment: str, /) -> Guess | None:
        """The shared guess."""

    def repairs(self, moment: str, /) -> tuple[Repair, ...]:
        """The repairs of a moment."""

    def repair_state(self, repair: Repair, /) -> str:
        """Where a repair stands: none, open, offered or mended."""

    def debriefs(self, moment: str, /) -> tuple[Debrief, ...]:
        """The sittings about a moment."""

    def state(self, moment: str, /) -> str:
        """Where a moment stands."""

    def notes(self) -> SummaryNotes:
        """What the family says on the page beside its moments."""


class Choices(Struct, frozen=True, kw_only=True):
    """What was chosen for this one print; never remembered as standing consent."""

    today: date
    """The date on the paper. An input, so that the same choices give the same bytes."""
    names: Names = "none"
    paper: Paper = "a4"
    form: Form = "one"
    large: bool = False
    """Large print, for reading without glasses; it may take more sides."""
    left_out: tuple[Part, ...] = ()
    """Parts of the form that are not wanted this time."""
    struck: tuple[str, ...] = ()
    """Ids of further items that are not on the page (see `items.py`): a moment, or one piece of it."""
    consent: Consent
    adult: str = ""
    """Whose own page it is, for ``own``."""
    question: str = ""
    """A question for the top of this page alone; otherwise the first of the family's questions."""


class PageRead(Struct, frozen=True, kw_only=True):
    """One adult's read as it stands on paper."""

    label: str
    """*One of us*, *The other*, a name or initials."""
    sure: str = ""
    """How sure, as a verb: *wondered*, *thought*, *was fairly sure*."""
    needs: str = ""
    words: str = ""
    feelings: str = ""
    """What it may have been like for the child."""


class PageMoment(Struct, frozen=True, kw_only=True):
    """One moment as it stands on paper."""

    id: str
    heading: str
    """Its number on the page and when it was."""
    when: str = ""
    """Child, place, what went alongside; muted beside the heading."""
    when_short: str = ""
    """The child, and whether it was a bright moment."""
    child: str = ""
    """The child the moment is about, as named on this page."""
    camera: tuple[str, ...] = ()
    """What a camera would have seen; two texts when it is remembered differently."""
    signals: str = ""
    signal_words: str = ""
    came_back: tuple[tuple[str, str], ...] = ()
    """What came back: pairs of who with what, and their own words."""
    next_move: str = ""
    reads: tuple[PageRead, ...] = ()
    """Left to right in the order of the reveal."""
    landing: str = ""
    landing_note: str = ""
    needs: str = ""
    child_said: str = ""
    """The child's own account; it outranks the reads."""
    coming_back: str = ""
    """*Gone back to*, *Still open*, or *Child said no for now*; empty when nothing is planned."""
    tried: tuple[tuple[str, str, str], ...] = ()
    """Steps: mark (``done``, ``not_yet`` or ``child_said_no``), the mark in words, and the step."""
    child_took: str = ""
    open_question: str = ""


class OwnPiece(Struct, frozen=True, kw_only=True):
    """Something from one adult's own room, ticked by them for this one print."""

    id: str
    heading: str
    """What it is, and its day."""
    lines: tuple[str, ...]


class Summary(Struct, frozen=True, kw_only=True):
    """The whole page; each writer (PDF, plain text and others) says the same things in the same order."""

    title: str
    subtitle: str
    """Age band and period."""
    prepared: str
    author: str = ""
    """Who prepared it, no more exactly than the page says; for the file's properties."""
    on: date
    """The date on the paper."""
    question: str = ""
    """The one question on top."""
    our_family: str = ""
    going_well: tuple[str, ...] = ()
    help_wanted: tuple[str, ...] = ()
    moments: tuple[PageMoment, ...] = ()
    questions: tuple[str, ...] = ()
    """In the full form: all that is asked."""
    glance: tuple[str, ...] = ()
    """In the full form: counts in plain sentences, never per adult."""
    repairs: tuple[str, ...] = ()
    """In the full form: what coming back has looked like over these moments."""
    own: tuple[OwnPiece, ...] = ()
    """On a sheet of its own, on one adult's own page: what they ticked for this print."""
    form: Form = "one"
    large: bool = False
    """Large print."""
    notes: tuple[str, ...] = ()
    """Notes to the reader, small at the foot of page 1."""
    footer: str = ""
    """The last line of every page, beside the page number."""
    printed: str = ""
    """The date printed, in words."""
    included: tuple[str, ...] = ()
    """"You are about to include ...": shown before printing, never on the paper."""
    asks: tuple[str, ...] = ()
    """Things worth a thought before printing; never on the paper."""
    lang: str = "en"


class PdfNote(Struct, frozen=True, kw_only=True):
    """What came of writing the PDF."""

    pages: int
    words: tuple[str, ...] = ()
    """Plain sentences to show: a second page, a character that prints as a box."""
