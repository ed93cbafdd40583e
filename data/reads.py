"""How a moment is read: by each grown-up on their own, closed and opened, and by the family together."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

Sure = Literal["guess", "fairly", "quite"]
"""How sure a reader is, shown as *I wonder*, *I think*, *I'm fairly sure*."""


class Return(Struct, frozen=True, kw_only=True):
    """What came back from one adult: up to three kinds and some words."""

    kinds: tuple[str, ...] = ()
    words: str = ""


class MadeReturn(Struct, frozen=True, kw_only=True):
    """A return as it stands on the moment, with who made it."""

    by: str
    kinds: tuple[str, ...] = ()
    words: str = ""


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
