"""From a change to the medium: our journal and stock TinyDB doing the same with the same moments, in turn."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from tinydb import TinyDB

from data.actors import Together
from data.familyfile import read_family_file
from data.journal import FILE, Journal
from data.memory import as_document
from data.records import Moment
from tests.benchmarks.asked import Asked
from tests.benchmarks.families import moment
from tests.benchmarks.figures import Row, compared, interleaved


class Ours:
    """A family, open as the app opens it."""

    def __init__(self, folder: Path, more: list[Moment]) -> None:
        """Open it; `more` are the moments that will be added."""
        self._journal = Journal.open(folder)
        self._view = self._journal.seen_by(Together())
        self._more = iter(more)
        self._changed = iter(self._view.moments())

    def insert(self) -> float:
        """Add a moment; gives the seconds until it is saved."""
        return self._timed(next(self._more))

    def update(self) -> float:
        """Change a moment; gives the seconds until that is saved."""
        old = next(self._changed)
        return self._timed(replace(old, bright=not old.bright))

    def _timed(self, record: Moment) -> float:
        began = time.perf_counter()
        self._view.put(record)
        self._journal.flush()
        return time.perf_counter() - began

    def close(self) -> None:
        """Close the family."""
        self._journal.close()


class Stock:
    """The same documents in TinyDB as it comes; its ids are numbers."""

    def __init__(self, path: Path, source: Path, more: list[Moment]) -> None:
        """Write the documents of a family file into a new database; `more` are the moments that will be added."""
        self._book: Any = TinyDB(path)
        tables = read_family_file(source).tables
        numbered = {
            name: {str(number): document for number, document in enumerate(table.values(), 1)}
            for name, table in tables.items()
        }
        self._book.storage.write(numbered)
        self._moments = self._book.table("moments")
        self._more = iter([as_document(one) for one in more])
        self._number = 0

    def insert(self) -> float:
        """Add a document; gives the seconds until it is on the disk."""
        document = next(self._more)
        began = time.perf_counter()
        self._moments.insert(document)
        return time.perf_counter() - began

    def update(self) -> float:
        """Change a document; gives the seconds until that is on the disk."""
        self._number += 1
        began = time.perf_counter()
        self._moments.update({"bright": True}, doc_ids=[self._number])
        return time.perf_counter() - began

    def close(self) -> None:
        """Close the database."""
        self._book.close()


def saves(asked: Asked) -> Iterator[Row]:
    """Measure saves of both in turn."""
    size = asked.large
    more = [moment(size + number, asked.chance) for number in range(2 * asked.rounds + 8)]
    folder = asked.family(size)
    ours, stock = Ours(folder, more), Stock(asked.home / "stock.json", folder / FILE, more)
    # As after the first page: what was loaded is left out of later collections. Both sides gain by it.
    gc.collect()
    gc.freeze()
    try:
        found = interleaved(
            {"our insert": ours.insert, "insert": stock.insert, "our update": ours.update, "update": stock.update},
            asked.rounds,
            asked.chance,
            warm=2,
        )
    finally:
        gc.unfreeze()
        ours.close()
        stock.close()
    for act in ("insert", "update"):
        words = f"save, {act}, put to saved beside stock TinyDB, {size:,} moments"
        yield compared(words, found[f"our {act}"], found[act], goal=1 / 3)
