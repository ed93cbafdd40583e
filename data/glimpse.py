"""A first look at a long timeline: how long it is, and the newest of it whole, before all of it is read."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from data.kept import Newest, Place, Unread, checked, record_of
from data.records import Moment


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


def glimpse_of(unread: tuple[Unread, ...], newest: Newest) -> Glimpse | None:
    """Read the newest moments of a timeline and all that belongs to them.

    Args:
        unread: the tables of the timeline, of one file.
        newest: where the newest of it stands.

    Returns:
        what was found; None where it does not stand there as it is written. It is not a check of what was not read.
    """
    try:
        records = [(one.table, _record(one, place)) for one in unread for place in newest.places.get(one.table, ())]
    except (msgspec.MsgspecError, UnicodeError, ValueError):
        return None
    moments = [record for _, record in records if isinstance(record, Moment)]
    moments.sort(key=lambda moment: (moment.when.instant, moment.id), reverse=True)
    ids = tuple(moment.id for moment in moments)
    return Glimpse(newest.count, ids, frozenset(ids), tuple(records))


def _record(unread: Unread, place: Place) -> Struct:
    """Read one document.

    Args:
        unread: its table.
        place: where it begins in the file, and where the next one does, after its id; or where the table ends.

    Raises:
        ValueError: when it is not what is written for such a record, or its time is on no clock.
    """
    data, (start, stop) = unread.data, place
    end = stop - 1 if stop == unread.end else data.rindex(b",", start, stop)
    id, _, piece = data[data.rindex(b'"', unread.begin, start - 2) + 1 : end].partition(b'":')
    record = record_of(unread.table, piece)
    if record is None or getattr(record, "id", "").encode() != id:
        raise ValueError(unread.table)
    return checked(record)
