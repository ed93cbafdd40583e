"""A TinyDB table whose ids are strings and whose documents nobody can change from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import tinydb.table
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document

from data.ids import new_id
from data.keepable import own_copy


class Table(tinydb.table.Table):
    """One kind of record. A change makes a new table and new documents; the old ones stay as they were.

    What goes in and what comes out is copied, so a caller may change it without changing what is kept. Nothing is
    remembered between queries.
    """

    # TinyDB types this as int although its documentation invites other classes.
    document_id_class = str  # type: ignore[assignment]  # see above
    default_query_cache_capacity = 0

    def __init__(self, storage: Any, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        # However much was asked for: what a query found would be handed out again after a change.
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)
        self._storage: Any = storage

    def put(self, id: str, document: Mapping[str, Any]) -> None:
        """Keep a document under its id, in place of any other with that id."""
        self._storage.put(self.name, id, dict(document))

    def drop(self, id: str) -> None:
        """Take a document away; one that is not there is no trouble."""
        self._storage.drop(self.name, id)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        # The updater gets copies, so that one that raises half way has changed nothing.
        tables = self._storage.read() or {}
        before = tables.get(self.name, {})
        table = {self.document_id_class(id): own_copy(document) for id, document in before.items()}
        updater(table)
        self._storage.write({**tables, self.name: {str(id): document for id, document in table.items()}})

    def _get_next_id(self) -> Any:
        return new_id()

    def search(self, cond: QueryLike) -> list[Document]:
        """Find documents that match, as copies."""
        return [_own(document) for document in super().search(cond)]

    def get(self, cond: Any = None, doc_id: Any = None, doc_ids: Any = None) -> Any:
        """Give one document (or those of several ids) as copies, or None."""
        found: Any = super().get(cond, doc_id, doc_ids)
        if isinstance(found, list):
            return [_own(document) for document in found]
        return None if found is None else _own(found)

    def __iter__(self) -> Iterator[Document]:
        return (_own(document) for document in super().__iter__())


def _own(document: Document) -> Document:
    return Document(own_copy(document), document.doc_id)


class FamilyBook(TinyDB):
    """TinyDB over our storage, with tables of string ids."""

    table_class = Table
