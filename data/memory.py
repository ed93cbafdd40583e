"""All records of one family, held in memory and found by id, by kind or by the moment they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from data.kept import Kept, document_of
from data.records import TABLES, Moment, SealedRead

OF_A_MOMENT = ("reads", "looks", "repairs", "debriefs")
"""Tables whose records name the moment they belong to."""

R = TypeVar("R", bound=Struct)


def as_record(table: str, document: dict[str, Any]) -> Struct:
    """Make the record that a stored document stands for.

    Raises:
        msgspec.ValidationError: when the document does not have the shape of its table.
        ValueError: when it has, and a time in it is none that a clock on a wall can show.
    """
    kind = SealedRead if table == "reads" and "sealed" in document else TABLES[table]
    return checked(msgspec.convert(document, kind, strict=False))


def checked(record: Struct) -> Struct:
    """Give a record as it is.

    Raises:
        ValueError: when a time in it is none that a clock on a wall can show.
    """
    # At the ends of the calendar a zone's offset leads out of it.
    if isinstance(record, Moment) and record.when.instant.year in (1, 9999):
        raise ValueError(record.id)
    return record


def _plain(held: Any) -> Any:
    return document_of(held) if isinstance(held, msgspec.Raw) else held


def as_document(record: Struct) -> dict[str, Any]:
    """Make the plain dictionary that is stored for a record."""
    document: dict[str, Any] = msgspec.to_builtins(record)
    return document


def laid_over(document: dict[str, Any], before: Struct | None, after: Struct) -> dict[str, Any]:
    """Give the document of a record that comes in another's place.

    Fields that this version does not know stay as they are. Those of what stood there go, because a record of another
    kind may follow: nothing of a closed read may stand beside the open one.

    Args:
        document: what is stored there now.
        before: the record it stands for, as far as it was understood.
        after: the record to store.
    """
    known = before.__struct_encode_fields__ if before is not None else ()
    return {**{name: value for name, value in document.items() if name not in known}, **as_document(after)}


class Memory:
    """The records of a family, by table and id, with an index by moment and a timeline newest first."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
        self._of: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in OF_A_MOMENT}
        self._timeline: list[Moment] | None = None
        self.set_aside: tuple[tuple[str, str], ...] = ()
        """Table and id of documents that could not be read; they stay in the file as they are."""

    def fill(self, tables: dict[str, dict[str, dict[str, Any]]]) -> None:
        """Take in everything a file holds; a document of the wrong shape is set aside, never dropped."""
        aside = []
        for table, documents in tables.items():
            if table not in TABLES:
                continue
            here, of = self._tables[table], self._of.get(table)
            for record_id, held in documents.as_held() if isinstance(documents, Kept) else documents.items():
                try:
                    record: Any = checked(held) if isinstance(held, Struct) else as_record(table, _plain(held))
                except (msgspec.ValidationError, ValueError, TypeError):
                    aside.append((table, record_id))
                    continue
                if getattr(record, "id", None) != record_id:
                    aside.append((table, record_id))
                    continue
                if record_id in here:
                    self.set(table, record)
                    continue
                # What `set` does for one that is new, without asking for each of many thousands.
                here[record_id] = record
                if of is not None:
                    of.setdefault(record.moment, {})[record_id] = record
        self._timeline = None
        self.set_aside = tuple(aside)

    def fill_anew(self, tables: dict[str, dict[str, dict[str, Any]]]) -> None:
        """Forget everything, and take in what a file holds; whoever looks at this memory sees the new state."""
        fresh = Memory()
        fresh.fill(tables)
        self._tables, self._of, self._timeline = fresh._tables, fresh._of, None
        self.set_aside = fresh.set_aside

    def get(self, kind: type[R], table: str, record_id: str) -> R | None:
        """Find one record of a kind, or None."""
        record = self._tables[table].get(record_id)
        return record if isinstance(record, kind) else None

    def any(self, table: str, record_id: str) -> Struct | None:
        """Find one record of whatever kind stands in a table, or None."""
        record: Struct | None = self._tables[table].get(record_id)
        return record

    def all(self, kind: type[R], table: str) -> tuple[R, ...]:
        """Give all records of a kind in a table, in the order they came in."""
        return tuple(record for record in self._tables[table].values() if isinstance(record, kind))

    def of(self, kind: type[R], table: str, moment: str) -> tuple[R, ...]:
        """Give all records of a kind that belong to one moment, oldest id first."""
        found = self._of[table].get(moment, {})
        return tuple(found[key] for key in sorted(found) if isinstance(found[key], kind))

    def set(self, table: str, record: Any) -> None:
        """Put a record in its place, over whatever stood there."""
        record_id: str = record.id
        before = self._tables[table].get(record_id)
        self._tables[table][record_id] = record
        if table in self._of:
            if before is not None:
                self._of[table].get(before.moment, {}).pop(record_id, None)
            self._of[table].setdefault(record.moment, {})[record_id] = record
        if table == "moments":
            self._retime(before, record)

    def drop(self, table: str, record_id: str) -> None:
        """Take a record out, if it is there."""
        before = self._tables[table].pop(record_id, None)
        if before is None:
            return
        if table in self._of:
            self._of[table].get(before.moment, {}).pop(record_id, None)
        if table == "moments":
            self._timeline = None

    def _retime(self, before: Moment | None, record: Moment) -> None:
        if self._timeline is None:
            return
        if before is not None and before.when == record.when:
            # The place in the timeline stays; only the value there changes.
            self._timeline[self._timeline.index(before)] = record
        else:
            self._timeline = None

    def timeline(self) -> tuple[Moment, ...]:
        """Give all moments, newest first; moments of the same instant by id, newest first."""
        if self._timeline is None:
            moments: Iterable[Moment] = self.all(Moment, "moments")
            self._timeline = sorted(moments, key=lambda m: (m.when.instant, m.id), reverse=True)
        return tuple(self._timeline)
