"""A first look at a long timeline: how long it is, and the newest of it whole, before all of it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import nlargest

import msgspec
from msgspec import Struct

from data.kept import Unread, checked, record_of
from data.records import Moment

NEWEST = 40
"""How many moments are read at once: more than stand on any but the tallest screen."""

# How documents begin in the file. Nothing that somebody wrote looks like it: there each quote has a backslash.
# No moment is as short as what is passed over after its beginning: the names of its fields alone are longer.
_MOMENT = re.compile(rb'\{"id":"([^"\\]+)","when":\{"instant":"([^"\\]+)".{200}', re.DOTALL)
_OF_MOMENT = re.compile(rb'\{"id":"([^"\\]+)","moment":"([^"\\]+)"')
_GUESS = re.compile(rb'\{"id":"(([^"\\]+))","next_move":')


class Glimpse(Struct, frozen=True):
    """What is known of a timeline before all of it is read."""

    count: int
    """How many moments there are."""
    ids: tuple[str, ...]
    """Of the newest moments, newest first."""
    whole: frozenset[str]
    """The same: everything that belongs to these is known."""
    records: tuple[tuple[str, Struct], ...]
    """The newest moments and what belongs to them, each with its table."""


def glimpse_of(unread: tuple[Unread, ...]) -> Glimpse | None:
    """Look for the beginnings of all documents of a timeline, and read those of its newest moments.

    Args:
        unread: the tables of the timeline, of one file.

    Returns:
        what was found; None where it does not stand there as it is written. It is not a check of what was not read.
    """
    try:
        count, newest = _newest(next(one for one in unread if one.table == "moments"))
        of_these = {moment.id.encode() for moment in newest}
        records: list[tuple[str, Struct]] = [("moments", moment) for moment in newest]
        for one in unread:
            if one.table != "moments":
                records += [(one.table, record) for record in _belonging(one, of_these)]
    except (msgspec.MsgspecError, UnicodeError, ValueError):
        return None
    ids = tuple(moment.id for moment in newest)
    return Glimpse(count, ids, frozenset(ids), tuple(records))


def _newest(unread: Unread) -> tuple[int, list[Moment]]:
    """Give how many moments there are, and the newest in order.

    Raises:
        ValueError: when none begins as it is written, or one of the newest is not what is written.
    """
    begins = [(found[2], found.start()) for found in _MOMENT.finditer(unread.data, unread.begin, unread.end)]
    moments = []
    for place in nlargest(NEWEST, range(len(begins)), key=begins.__getitem__):
        stop = begins[place + 1][1] if place + 1 < len(begins) else unread.end
        record = _record(unread, begins[place][1], stop)
        if not isinstance(record, Moment):
            raise ValueError(unread.table)
        moments.append(record)
    if not moments:
        raise ValueError(unread.table)
    moments.sort(key=lambda moment: (moment.when.instant, moment.id), reverse=True)
    return len(begins), moments


def _belonging(unread: Unread, moments: set[bytes]) -> Iterator[Struct]:
    """Give the records of a table that belong to some moments."""
    beginning = _GUESS if unread.table == "guesses" else _OF_MOMENT
    begins = [(found[2], found.start()) for found in beginning.finditer(unread.data, unread.begin, unread.end)]
    for place, (moment, start) in enumerate(begins):
        if moment in moments:
            yield _record(unread, start, begins[place + 1][1] if place + 1 < len(begins) else unread.end)


def _record(unread: Unread, start: int, stop: int) -> Struct:
    """Read one document.

    Args:
        unread: its table.
        start: where it begins in the file.
        stop: where the next one begins, after its id; or where the table ends.

    Raises:
        ValueError: when it is not what is written for such a record, or its time is on no clock.
    """
    data = unread.data
    end = stop - 1 if stop == unread.end else data.rindex(b",", start, stop)
    id, _, piece = data[data.rindex(b'"', unread.begin, start - 2) + 1 : end].partition(b'":')
    record = record_of(unread.table, piece)
    if record is None or getattr(record, "id", "").encode() != id:
        raise ValueError(unread.table)
    return checked(record)
