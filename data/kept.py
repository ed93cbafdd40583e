"""A table as it was read from the file, held as records; a plain document is made only where one is asked for."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, ValuesView
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from data.records import TABLES, Moment, SealedRead

LONG = 1 << 18
"""Bytes of moments that take longer to read than anybody should wait for the first page: some four hundred of them."""

LATER = ("moments", "reads", "guesses", "looks", "repairs", "debriefs")
"""Tables of the timeline, which may be read after the first page stands."""

_SEALED = b'"sealed":'
_encode = msgspec.json.Encoder().encode


def document_of(held: Any) -> dict[str, Any]:
    """Give the plain document that a record, or a document's bytes, stand for."""
    document: dict[str, Any] = msgspec.json.decode(held if isinstance(held, msgspec.Raw) else _encode(held))
    return document


def checked(record: Struct) -> Struct:
    """Give a record as it is.

    Raises:
        ValueError: when a time in it is none that a clock on a wall can show.
    """
    # At the ends of the calendar a zone's offset leads out of it.
    if isinstance(record, Moment) and record.when.instant.year in (1, 9999):
        raise ValueError(record.id)
    return record


class Kept(dict[str, dict[str, Any]]):
    """A table whose documents are made from records when they are looked at, each once.

    Holding both for every document of a long-kept family would take three times the room. `dict(...)` and `{**...}`
    give plain documents, as from any table; `copy` does not look at any.
    """

    @classmethod
    def of(cls, values: Iterable[tuple[str, Any]]) -> Kept:
        """Make a table of ids with what is held for each."""
        made = cls()
        dict.update(made, values)
        return made

    def as_held(self) -> ItemsView[str, Any]:
        """Give every id with what is held for it: a record, a document's bytes, or a document that was looked at."""
        return super().items()

    def copy(self) -> Kept:
        """Make a table with the same content."""
        return self.of(self.as_held())

    def __iter__(self) -> Iterator[str]:
        # Having this of its own makes Python ask `__getitem__` for each value when it copies the table elsewhere.
        return super().__iter__()

    def __getitem__(self, id: str) -> dict[str, Any]:
        held: Any = super().__getitem__(id)
        if not isinstance(held, dict):
            held = document_of(held)
            super().__setitem__(id, held)
        document: dict[str, Any] = held
        return document

    def get(self, id: str, default: Any = None) -> Any:
        """Give one document."""
        try:
            return self[id]
        except KeyError:
            return default

    def items(self) -> Any:
        """Give all ids with their documents."""
        return ItemsView(self)

    def values(self) -> Any:
        """Give all documents."""
        return ValuesView(self)

    def __eq__(self, other: object) -> bool:
        return dict(self) == (dict(other) if isinstance(other, Kept) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, strict=False)


_TROUBLE = (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError)


Place = tuple[int, int]
"""Where a document begins in a file, and where the next one does, after its id; or where its table ends."""

Span = tuple[str, int, int]
"""A table, where it begins in a file, and where it ends."""


class Newest(Struct, frozen=True):
    """Where the newest of a timeline stands in its file."""

    count: int
    """How many moments there are."""
    places: dict[str, tuple[Place, ...]]
    """By table, the places of the newest moments and of all that belongs to them."""


class Unread(Struct, frozen=True):
    """A table that was found in a family file, and whose documents nobody has read yet."""

    table: str
    data: bytes
    """The whole file."""
    begin: int
    """Where the table begins in it."""
    end: int
    """Where it ends."""

    def read(self) -> Kept | None:
        """Read it; None where its records do not turn into what stands in the file."""
        kept = _kept(self.table, self.data, self.begin, self.end)
        return kept[0] if kept is not None and self.begin + len(kept[1]) == self.end else None


def unread_in(data: bytes, tables: tuple[Span, ...]) -> tuple[Unread, ...]:
    """Give the tables of a long timeline; none where it is not long enough to be left for later."""
    long = any(name == "moments" and end - begin >= LONG for name, begin, end in tables)
    return tuple(Unread(name, data, begin, end) for name, begin, end in tables if long and name in LATER)


def tables_in(data: bytes, at: int, head: str) -> tuple[Span, ...]:
    """Find the tables of a family file.

    Args:
        data: the whole file.
        at: where its tables begin.
        head: the name of what stands before them.

    Returns:
        Each table in order; none where they do not stand there one after the other, each once.
    """
    found: list[Span] = []
    pieces = _decoder(dict[str, msgspec.Raw]).decode(data)
    del pieces[head]
    for name, piece in pieces.items():
        lead = b"," + _encode(name) + b":"
        # A name that stands there twice is not where the last one of it is.
        if not data.startswith(lead, at):
            return ()
        begin = at + len(lead)
        at = begin + memoryview(piece).nbytes
        found.append((name, begin, at))
    return tuple(found) if data[at:] == b"}" else ()


def read_as_records(
    data: bytes, tables: tuple[Span, ...], unread: tuple[Unread, ...] = ()
) -> dict[str, tuple[Kept, bytes]]:
    """Read the tables of a family file straight into records, and leave nothing in it unread but what was asked for.

    Args:
        data: the whole file.
        tables: where each stands in it, one after the other.
        unread: those that are left for later; they are then given empty.

    Returns:
        Each table with its bytes, in order; with those that were left they turn into exactly what stands in the file.
        Nothing where they would not, because something stands there twice or in another arrangement.
    """
    found: dict[str, tuple[Kept, bytes]] = {}
    left = {one.table for one in unread}
    for name, begin, end in tables:
        kept = (Kept(), b"") if name in left else _kept(name, data, begin, end)
        if kept is None or (name not in left and begin + len(kept[1]) != end):
            return {}
        found[name] = kept
    return found


def _kept(table: str, data: bytes, at: int, end: int) -> tuple[Kept, bytes] | None:
    """Read one table; gives it with what it turns into, or None where that is not what stands in the file.

    Args:
        table: its name.
        data: the whole file; nothing of it is copied, for it may be large.
        at: where the table begins in it.
        end: where it ends.
    """
    piece = memoryview(data)[at:end]
    try:
        found = None if _is_mixed(table, data, at, end) else _as_one(table, piece)
        made = b"" if found is None else _encode(found)
        # One whole value that begins another one is all of it.
        if found is None or not data.startswith(made, at):
            pieces = _decoder(dict[str, msgspec.Raw]).decode(piece).items()
            found = {id: _held(table, one) for id, one in pieces}
            made = _encode(found)
            if not data.startswith(made, at):
                return None
    except _TROUBLE:
        return None
    return Kept.of(found.items()), made


def _is_mixed(table: str, data: bytes, at: int, end: int) -> bool:
    """Tell whether a table holds more than one kind of record: open and closed reads stand in one."""
    return table == "reads" and data.find(_SEALED, at, end) >= 0


def _as_one(table: str, piece: memoryview) -> dict[str, Any] | None:
    """Read a table of one kind of record; None where something is no such record."""
    if table not in TABLES:
        return None
    kind: Any = TABLES[table]
    try:
        records: dict[str, Any] = _decoder(dict[str, kind]).decode(piece)
    except msgspec.ValidationError:
        return None
    return records


def _held(table: str, piece: msgspec.Raw) -> Any:
    """Give the record of a document; its bytes where they hold more or less than the record says.

    Raises:
        ValueError: when something stands in it twice.
    """
    data = bytes(piece)
    record = record_of(table, data)
    if record is not None:
        return record
    if _encode(_decoder(dict[str, Any]).decode(data)) != data:
        raise ValueError(table)
    return piece.copy()


def record_of(table: str, data: bytes) -> Struct | None:
    """Give the record that a document's bytes stand for; None where it does not turn into exactly these."""
    kind = SealedRead if table == "reads" and _SEALED in data else TABLES.get(table)
    with suppress(msgspec.ValidationError):
        record: Struct | None = _decoder(kind).decode(data) if kind is not None else None
        if record is not None and _encode(record) == data:
            return record
    return None
