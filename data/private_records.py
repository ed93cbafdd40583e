"""What one grown-up keeps to themselves: it stands in their sealed room, and nowhere else."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from data.reads import SealedRead, TurnPaper


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
