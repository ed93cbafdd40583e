"""What the moment and its reads look like as plain words, made ready by whoever knows the journal."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Side = Literal["sage", "amber"]
"""The two colours of reads: equal in weight, and never one adult's for ever."""


class ReadPicture(Struct, frozen=True, kw_only=True):
    """One adult's read, in words ready to be shown."""

    name: str
    words: str = ""
    side: Side = "sage"
    noticed: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    """What it may have been like for the child."""
    came_back: str = ""
    """What came back from this adult."""
    own: str = ""
    """What was going on in this adult; only when they shared it."""
    sure: str = ""
    """*I wonder*, *I think* or *I'm fairly sure*."""
    second_hand: bool = False
    """This adult was not there."""


class VoicePicture(Struct, frozen=True, kw_only=True):
    """One sentence in the child's voice, and who lent it."""

    name: str
    words: str


class LookPicture(Struct, frozen=True, kw_only=True):
    """A later look, dated."""

    day: str
    name: str
    words: str


class ApartPicture(Struct, frozen=True, kw_only=True):
    """One thing that was read differently: two equal quotations and one question."""

    quotes: tuple[ReadPicture, ...]
    """Two reads holding only a name, a side and the words quoted."""
    question: str = ""


class GuessPicture(Struct, frozen=True, kw_only=True):
    """What the family thinks so far."""

    child_account: str = ""
    """The child's own words; they stand first."""
    voices: tuple[VoicePicture, ...] = ()
    needs: tuple[str, ...] = ()
    """One, or two joined by "and"."""
    landing: str = ""
    next_move: str = ""
    look_for: str = ""
    open_question: str = ""
    note: str = ""


class MomentPicture(Struct, frozen=True, kw_only=True):
    """One moment with everything that may be seen of it now."""

    id: str
    title: str
    when: str = ""
    who: tuple[str, ...] = ()
    """Each child with their age then, such as *Kit, 6*."""
    place: str = ""
    child: str = ""
    """The first name used in labels such as *What Kit sent*."""
    camera: tuple[str, ...] = ()
    """What a camera would have seen; two when it is remembered differently."""
    signals: tuple[str, ...] = ()
    signal_words: str = ""
    context: tuple[str, ...] = ()
    returns: tuple[VoicePicture, ...] = ()
    """What came back, by whom."""
    reads: tuple[ReadPicture, ...] = ()
    both_noticed: tuple[str, ...] = ()
    apart: tuple[ApartPicture, ...] = ()
    guess: GuessPicture | None = None
    looks: tuple[LookPicture, ...] = ()
    status: str = ""
    """One muted sentence on where it stands, such as who has a read ready."""
    stub: bool = False
    """Only a few words so far; a kind line says that this is enough for now."""
    tags: tuple[str, ...] = ()
