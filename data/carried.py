"""What one grown-up keeps in their private room: found by its id, changed, linked to moments, and let go."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from data.records import Figure, ParentingAnswer, PrivateRoom, Reflection, StatementSet

Kept = Reflection | ParentingAnswer | StatementSet | Figure
"""Something that was kept; how a sitting ended is kept too, but only as a day and a line."""

One = TypeVar("One", bound=Kept)

_CLOSING = "closing-"


def closing_id(place: int) -> str:
    """Give the name under which the n-th closing line is shown; it has no id of its own."""
    return f"{_CLOSING}{place}"


def everything(room: PrivateRoom) -> tuple[Kept, ...]:
    """Give all that has an id."""
    return (*room.reflections, *room.parenting, *room.statements, *room.figures)


def find(room: PrivateRoom, kept_id: str) -> Kept | None:
    """Give one thing by its id, or None."""
    return next((one for one in everything(room) if one.id == kept_id), None)


def with_kept(room: PrivateRoom, kept: Kept) -> PrivateRoom:
    """Give the room with something in it: in place of what has the same id, or as the last."""
    match kept:
        case Reflection():
            return replace(room, reflections=_with(room.reflections, kept))
        case ParentingAnswer():
            return replace(room, parenting=_with(room.parenting, kept))
        case StatementSet():
            return replace(room, statements=_with(room.statements, kept))
        case Figure():
            return replace(room, figures=_with(room.figures, kept))


def without(room: PrivateRoom, kept_id: str) -> PrivateRoom:
    """Give the room without one thing; the same room when it is not there."""
    if kept_id.startswith(_CLOSING):
        place = int(kept_id.removeprefix(_CLOSING))
        return replace(room, closings=tuple(one for n, one in enumerate(room.closings) if n != place))
    return replace(
        room,
        reflections=tuple(one for one in room.reflections if one.id != kept_id),
        parenting=tuple(one for one in room.parenting if one.id != kept_id),
        statements=tuple(one for one in room.statements if one.id != kept_id),
        figures=tuple(one for one in room.figures if one.id != kept_id),
    )


def taken_along(room: PrivateRoom, kept_id: str) -> PrivateRoom:
    """Give the room with one thing chosen to be taken to someone, or let go again."""
    kept = find(room, kept_id)
    return room if kept is None else with_kept(room, replace(kept, take_along=not kept.take_along))


def linked(reflection: Reflection, moment_id: str) -> Reflection:
    """Give a reflection with a link to a moment, or without it when it was there."""
    if moment_id in reflection.moments:
        return replace(reflection, moments=tuple(one for one in reflection.moments if one != moment_id))
    return replace(reflection, moments=(*reflection.moments, moment_id))


def beside(room: PrivateRoom, moment_id: str) -> tuple[Reflection, ...]:
    """Give the reflections that are linked to a moment, newest first."""
    return tuple(sorted((one for one in room.reflections if moment_id in one.moments), key=_day, reverse=True))


def named_signals(room: PrivateRoom) -> tuple[str, ...]:
    """Give the child's signals that answers name, each once, newest answer first."""
    answers = sorted(room.parenting, key=_day, reverse=True)
    return tuple(dict.fromkeys(signal for answer in answers for signal in answer.signals))


def _day(one: Reflection | ParentingAnswer) -> date:
    return one.on


def _with(held: tuple[One, ...], kept: One) -> tuple[One, ...]:
    if any(one.id == kept.id for one in held):
        return tuple(kept if one.id == kept.id else one for one in held)
    return (*held, kept)
