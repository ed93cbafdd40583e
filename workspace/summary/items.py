"""What a page is made of, piece by piece, so that any piece can be left out of it."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from data.wording import say
from workspace.summary.values import PageMoment, Summary

FIELDS: dict[str, str] = {
    "question": "question",
    "family": "our_family",
    "help": "help_wanted",
    "well": "going_well",
    "glance": "glance",
    "questions": "questions",
    "repairs": "repairs",
}
"""The field of a page in which each part stands, in the order in which the parts are named; the moments are apart."""

PIECES: dict[str, tuple[str, ...]] = {
    "camera": ("camera",),
    "signals": ("signals", "signal_words"),
    "came_back": ("came_back",),
    "next_move": ("next_move",),
    "reads": ("reads",),
    "landing": ("landing", "landing_note"),
    "needs": ("needs",),
    "child_said": ("child_said",),
    "tried": ("coming_back", "tried"),
    "child_took": ("child_took",),
    "open_question": ("open_question",),
}
"""The fields of a moment in which each of its pieces stands, in the order of the paper."""


class Item(Struct, frozen=True, kw_only=True):
    """One thing that stands on a page and can be left out of it."""

    id: str
    """A part's name, a moment's id, or the two joined by a dot for one piece of a moment."""
    label: str
    moment: str = ""
    """The moment it is a piece of; empty for parts and whole moments."""


def pieces_of(moment: PageMoment) -> tuple[str, ...]:
    """Name the pieces of a moment that hold something."""
    return tuple(name for name, fields in PIECES.items() if any(getattr(moment, field) for field in fields))


def piece_label(moment: PageMoment, piece: str) -> str:
    """Say what a piece is, in a few words."""
    if piece == "reads":
        return say(f"summary.included.{'read' if len(moment.reads) == 1 else 'reads'}")
    return say(f"summary.included.{piece}")


def items(summary: Summary) -> tuple[Item, ...]:
    """List what stands on a page: its parts, then each moment followed by its pieces."""
    listed = [
        Item(id=part, label=say(f"summary.included.part_{part}"))
        for part, field in FIELDS.items()
        if getattr(summary, field)
    ]
    for moment in summary.moments:
        listed.append(Item(id=moment.id, label=moment.heading))
        listed += [
            Item(id=f"{moment.id}.{piece}", label=piece_label(moment, piece), moment=moment.id)
            for piece in pieces_of(moment)
        ]
    return tuple(listed)


def without(summary: Summary, left_out: Collection[str]) -> Summary:
    """Give a page without some of its items; a moment of which nothing is left goes as a whole.

    Args:
        summary: the page.
        left_out: ids of items, also of such as are not there.
    """
    if not left_out:
        return summary
    gone = {field: type(getattr(summary, field))() for part, field in FIELDS.items() if part in left_out}
    kept = (_thinned(moment, left_out) for moment in summary.moments if moment.id not in left_out)
    return replace(summary, **gone, moments=tuple(moment for moment in kept if pieces_of(moment)))


def _thinned(moment: PageMoment, left_out: Collection[str]) -> PageMoment:
    fields = [field for piece, own in PIECES.items() if f"{moment.id}.{piece}" in left_out for field in own]
    return replace(moment, **{field: type(getattr(moment, field))() for field in fields})
