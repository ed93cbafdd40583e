"""Tells any record again in other words: every field into which somebody types is found by walking the record."""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from msgspec import Struct, structs
from msgspec.structs import replace

Words = Callable[[str, str], str]
"""Gives the words of one typed field, from its place (``Moment.camera``) and the words that would stand there."""

NOT_TYPED = frozenset(
    (
        *("Family.id", "Family.zone", "When.zone", "OwnWord.id", "Settings.theme", "Adult.id", "Adult.recipient"),
        *("Adult.key_file", "Child.id", "Child.band_override", "MadeReturn.by", "MadeReturn.kinds", "Return.kinds"),
        *("Moment.id", "Moment.children", "Moment.present", "Moment.signals", "Moment.context", "OwnSide.feelings"),
        *("OwnSide.state", "Read.id", "Read.moment", "Read.adult", "Read.noticed", "Read.needs", "Read.feelings"),
        *("Read.sealed_own", "SealedRead.id", "SealedRead.moment", "SealedRead.adult", "SealedRead.sealed"),
        *("Voice.adult", "Guess.id", "Guess.next_move", "Guess.landing", "Guess.landing_by", "Guess.needs"),
        *("SecondLook.id", "SecondLook.moment", "SecondLook.adult", "SecondLook.needs", "RepairStep.id"),
        *("RepairStep.who", "Repair.id", "Repair.moment", "Repair.child", "Appreciation.adult", "Debrief.id"),
        *("Debrief.moment", "Debrief.child", "Debrief.readers", "Debrief.step", "Debrief.order", "Reflection.id"),
        *("Reflection.prompt", "Reflection.moments", "Answer.statement", "StatementSet.id", "ParentingAnswer.id"),
        *("ParentingAnswer.statement", "Figure.id", "PrivateRoom.id", "SummaryNotes.id", "BinItem.id"),
    )
)
"""Fields that hold ids and keys; every other text of every record, also of one yet to come, was typed by somebody."""

R = TypeVar("R", bound=Struct)


def retold(record: R, words: Words) -> R:
    """Give a record with other words in every field in which words can be typed."""
    name = type(record).__name__
    changed = {
        field.name: _told(getattr(record, field.name), field.type, f"{name}.{field.name}", words)
        for field in structs.fields(record)
    }
    return replace(record, **changed)


def _told(value: Any, kind: Any, place: str, words: Words) -> Any:
    if isinstance(value, Struct):
        return retold(value, words)
    if value is None or place in NOT_TYPED:
        return value
    if kind is str:
        return words(place, value)
    if get_origin(kind) in (Union, UnionType):
        kinds = [one for one in get_args(kind) if one is not NoneType]
        return _told(value, kinds[0], place, words) if len(kinds) == 1 else value
    if isinstance(value, tuple):
        many = get_args(kind)
        if many[1:] == (Ellipsis,):
            return tuple(_told(one, many[0], place, words) for one in value)
        return tuple(_told(one, each, place, words) for one, each in zip(value, many, strict=True))
    return value


def plain(place: str, words: str) -> str:
    """Leave the words as they are."""
    return words
