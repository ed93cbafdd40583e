"""What one adult may take along from their own room on a sheet of its own: their words and figures, and no comment."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from data import figures
from data.records import Figure, ParentingAnswer, PrivateRoom, Reflection
from data.reflecting import parenting, prompts
from data.wording import say
from workspace.summary import naming
from workspace.summary.values import OwnPiece, Summary

Taken = Reflection | ParentingAnswer | Figure
"""What can come along."""


def offered(room: PrivateRoom | None) -> tuple[OwnPiece, ...]:
    """Give what its owner marked to take to someone, oldest first; nothing from a room that is closed.

    The sixteen statements and their map stay at home (domain reference 5.4).
    """
    if room is None:
        return ()
    kept: tuple[Taken, ...] = (*room.reflections, *room.parenting, *room.figures)
    taken = sorted((one for one in kept if one.take_along), key=lambda one: (str(one.on or ""), one.id))
    return tuple(map(_piece, taken))


def _piece(kept: Taken) -> OwnPiece:
    day = naming.day(kept.on) if kept.on is not None else ""
    lines: tuple[str, ...]
    match kept:
        case Reflection():
            asked = {prompt.id: prompt.words for prompt in prompts()}
            what, lines = kept.theme, (kept.own_prompt or asked.get(kept.prompt, ""), kept.words)
        case ParentingAnswer():
            statement = next((one.words for one in parenting() if one.id == kept.statement), "")
            what, lines = say("reflect_room.theme_parenting"), (statement, kept.words)
        case Figure():
            what, lines = figures.name_of(kept), (*figures.lines_of(kept), *figures.beside(kept), kept.said)
    heading = " · ".join(part for part in (naming.capital(what), day) if part)
    return OwnPiece(id=kept.id, heading=heading, lines=tuple(line.strip() for line in lines if line.strip()))


def with_own(summary: Summary, pieces: tuple[OwnPiece, ...], ticked: Collection[str]) -> Summary:
    """Give a page with a sheet of its own behind it, holding only what was ticked just now.

    Args:
        summary: one adult's page.
        pieces: what is offered.
        ticked: ids of what comes along.
    """
    own = tuple(piece for piece in pieces if piece.id in ticked)
    told = tuple(say("summary.included.own_piece", heading=piece.heading) for piece in own)
    return replace(summary, own=own, included=(*summary.included, *told))
