"""Puts our storage and table in the place of TinyDB's own; a plugin for the run of TinyDB's tests, never of ours.

TinyDB's tests count in whole numbers and call the storage as stock is called. So the table here has number ids, and
the storage takes stock's arguments and raises stock's errors where ours would raise a sentence.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import tinydb
import tinydb.storages
import tinydb.table

from data.errors import CannotOpen, CannotSave, JournalError, NotThere
from data.storage import DurableStorage, Table
from tests.torture.tinydb_suite import CACHE


@contextmanager
def _as_stock() -> Iterator[None]:
    try:
        yield
    except NotThere as problem:
        raise FileNotFoundError(problem.words) from problem
    except (CannotOpen, CannotSave) as problem:
        raise OSError(problem.words) from problem
    except JournalError as problem:
        raise TypeError(problem.words) from problem


class NumberedTable(Table):
    """Our table with the ids that TinyDB's tests expect."""

    document_id_class = int  # type: ignore[assignment]  # ours says str

    def __init__(self, storage: Any, name: str, cache_size: int = 10, persist_empty: bool = False) -> None:
        super().__init__(storage, name, persist_empty=persist_empty)
        if os.environ.get(CACHE):
            self._query_cache = self.query_cache_class(capacity=cache_size)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        with _as_stock():
            super()._update_table(updater)
        self.clear_cache()

    def _get_next_id(self) -> int:
        stock: Any = tinydb.table.Table
        return int(stock._get_next_id(self))


class StandIn(DurableStorage):
    """Our storage, called as stock is called."""

    def __init__(
        self,
        path: str | Path,
        create_dirs: bool = False,
        encoding: str | None = None,
        access_mode: str = "r+",
        **_layout: Any,
    ) -> None:
        new = access_mode != "r" and not os.path.lexists(path)
        with _as_stock():
            if new and not create_dirs and not Path(path).parent.is_dir():
                raise FileNotFoundError(os.fspath(path))
            super().__init__(Path(path), family="tinydb", read_only=access_mode == "r", create=new)

    @property
    def _handle(self) -> SimpleNamespace:
        """What stock holds its file by: one of its tests asks whether that is closed."""
        return SimpleNamespace(closed=self._closed)


# Tests ask for the table by this name.
NumberedTable.__name__ = "Table"

vars(tinydb.storages).update(JSONStorage=StandIn)
vars(tinydb).update(JSONStorage=StandIn)
for _name, _ours in (("default_storage_class", StandIn), ("table_class", NumberedTable)):
    setattr(tinydb.TinyDB, _name, _ours)
