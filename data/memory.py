"""All records of one family, held in memory and found by id, by kind or by the moment they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct

from data.kept import LATER, Kept, Newest, Unread, checked, document_of
from data.records import TABLES, Moment, SealedRead

if TYPE_CHECKING:
    from data.glimpse import Glimpse

OF_A_MOMENT = ("reads", "looks", "repairs", "debriefs")
"""Tables whose records name the moment they belong to."""

R = TypeVar("R", bound=Struct)

Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name to id to what is held for it."""


def as_record(table: str, document: dict[str, Any]) -> Struct:
    """Make the record that a stored document stands for.

    Raises:
        msgspec.ValidationError: when the document does not have the shape of its table.
        ValueError: when it has, and a time in it is none that a clock on a wall can show.
    """
    kind = SealedRead if table == "reads" and "sealed" in document else TABLES[table]
    return checked(msgspec.convert(document, kind, strict=False))


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
        self._glimpse: Glimpse | None = None
        self._rest: Callable[[], Tables] = dict
        self.set_aside: tuple[tuple[str, str], ...] = ()
        """Table and id of documents that could not be read; they stay in the file as they are."""

    def begin(
        self, tables: Tables, unread: tuple[Unread, ...], newest: Newest | None, rest: Callable[[], Tables]
    ) -> None:
        """Take in a file; what is unread of its timeline is read as soon as somebody asks for more than the newest.

        Args:
            tables: all that was read so far.
            unread: the tables of the timeline, if they were left for later.
            newest: where the newest of it stands.
            rest: gives all tables.
        """
        glimpse = None
        if newest is not None:
            from data.glimpse import glimpse_of

            glimpse = glimpse_of(unread, newest)
        self.fill(tables if glimpse is not None else rest())
        if glimpse is None:
            return
        for table, record in glimpse.records:
            self.set(table, record)
        self._glimpse, self._rest = glimpse, rest

    @property
    def glimpse(self) -> Glimpse | None:
        """The newest of the timeline as long as not all of it is read; None when it is."""
        return self._glimpse

    def complete(self) -> bool:
        """Read what was not read of the timeline; says whether there was anything.

        Raises:
            Damaged: when it is not what was saved; then nothing changes.
        """
        if self._glimpse is None:
            return False
        tables = self._rest()
        for table in LATER:
            self._tables[table] = {}
            if table in self._of:
                self._of[table] = {}
        self._glimpse, self._rest = None, dict
        self.fill({table: tables[table] for table in LATER if table in tables})
        return True

    def _complete_for(self, table: str, moment: str = "") -> None:
        """Read all of the timeline, unless what is asked for is no part of it or belongs to one of the newest."""
        if self._glimpse is not None and table in LATER and moment not in self._glimpse.whole:
            self.complete()

    def fill(self, tables: Tables) -> None:
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
        self.set_aside = (*self.set_aside, *aside)

    def fill_anew(self, tables: Tables) -> None:
        """Forget everything, and take in what a file holds; whoever looks at this memory sees the new state."""
        fresh = Memory()
        fresh.fill(tables)
        self._tables, self._of, self._timeline, self._glimpse = fresh._tables, fresh._of, None, None
        self.set_aside = fresh.set_aside

    def get(self, kind: type[R], table: str, record_id: str) -> R | None:
        """Find one record of a kind, or None."""
        record = self.any(table, record_id)
        return record if isinstance(record, kind) else None

    def any(self, table: str, record_id: str) -> Struct | None:
        """Find one record of whatever kind stands in a table, or None."""
        record: Struct | None = self._tables[table].get(record_id)
        if record is None and self._glimpse is not None:
            self._complete_for(table, record_id)
            record = self._tables[table].get(record_id)
        return record

    def all(self, kind: type[R], table: str) -> tuple[R, ...]:
        """Give all records of a kind in a table, in the order they came in."""
        self._complete_for(table)
        return tuple(record for record in self._tables[table].values() if isinstance(record, kind))

    def of(self, kind: type[R], table: str, moment: str) -> tuple[R, ...]:
        """Give all records of a kind that belong to one moment, oldest id first."""
        self._complete_for(table, moment)
        found = self._of[table].get(moment, {})
        return tuple(found[key] for key in sorted(found) if isinstance(found[key], kind))

    def set(self, table: str, record: Any) -> None:
        """Put a record in its place, over whatever stood there."""
        self._complete_for(table)
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
        self._complete_for(table)
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

    def newest(self) -> Moment | None:
        """Give the newest moment, if there is any."""
        if self._glimpse is not None:
            return self.get(Moment, "moments", self._glimpse.ids[0])
        return next(iter(self.timeline()), None)

    def timeline(self) -> tuple[Moment, ...]:
        """Give all moments, newest first; moments of the same instant by id, newest first."""
        if self._timeline is None:
            moments: Iterable[Moment] = self.all(Moment, "moments")
            self._timeline = sorted(moments, key=lambda m: (m.when.instant, m.id), reverse=True)
        return tuple(self._timeline)
