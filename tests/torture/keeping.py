"""Two ways to keep tables in a file, ours and stock TinyDB's, behind one face, so that both meet the same tests."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from tinydb.storages import JSONStorage

from data.familyfile import Tables, read_family_file
from data.fileops import OPS
from data.ondisk import OnDisk
from data.storage import DurableStorage
from tests.data.disk import Clock

FILE = "family.json"
"""The file's name in its folder."""


class Kept(Protocol):
    """An open file of tables."""

    def save(self, tables: Tables) -> None:
        """Write tables and return when they are called saved."""

    def close(self) -> None:
        """Let go of the file."""


class Keeping(Protocol):
    """One way to keep tables."""

    name: str
    """What the table of figures calls it."""

    def begin(self, folder: Path, tables: Tables) -> None:
        """Make a file that holds tables."""

    def open(self, folder: Path, clock: Clock) -> Kept:
        """Open it for writing."""

    def bare(self, folder: Path) -> Kept:
        """Open it so that a save happens in the caller's own thread and can be stopped there."""

    def look(self, folder: Path) -> Tables:
        """Open it as after a bad evening and give what it holds."""


class Ours:
    """Our storage, opened with its lock, as the app does it."""

    name = "Swingback"

    def begin(self, folder: Path, tables: Tables) -> None:
        """Make a family file, folder and all."""
        kept = DurableStorage(folder / FILE, family="F1", create=True, retry_seconds=3600)
        kept.write(tables)
        kept.close()

    def open(self, folder: Path, clock: Clock) -> Kept:
        """Open a family file."""
        return _OurFile(DurableStorage(folder / FILE, family="F1", clock=clock, retry_seconds=3600))

    def bare(self, folder: Path) -> Kept:
        """Open a family file without its saver."""
        return _OurBareFile(folder / FILE)

    def look(self, folder: Path) -> Tables:
        """Open a family file and let go of it again."""
        kept = DurableStorage(folder / FILE, family="F1", retry_seconds=3600)
        kept.close()
        return kept.read()


class _OurFile:
    def __init__(self, storage: DurableStorage) -> None:
        self._storage = storage

    def save(self, tables: Tables) -> None:
        self._storage.write(tables)
        self._storage.flush()

    def close(self) -> None:
        self._storage.release()


class _OurBareFile:
    def __init__(self, path: Path) -> None:
        self._place = OnDisk(path, OPS, Clock())
        self._place.opened(read_family_file(path))

    def save(self, tables: Tables) -> None:
        self._place.put("F1", tables)

    def close(self) -> None:
        """There is nothing to let go of."""


class Stock:
    """TinyDB's own JSONStorage."""

    name = "stock TinyDB"

    def begin(self, folder: Path, tables: Tables) -> None:
        """Make a TinyDB file."""
        folder.mkdir(exist_ok=True)
        kept = self.open(folder, Clock())
        kept.save(tables)
        kept.close()

    def open(self, folder: Path, clock: Clock) -> Kept:
        """Open a TinyDB file."""
        return _StockFile(JSONStorage(os.fspath(folder / FILE), encoding="utf-8"))

    def bare(self, folder: Path) -> Kept:
        """Open a TinyDB file; it has no thread."""
        return self.open(folder, Clock())

    def look(self, folder: Path) -> Tables:
        """Read a TinyDB file."""
        kept = JSONStorage(os.fspath(folder / FILE), encoding="utf-8", access_mode="r")
        try:
            found: Any = kept.read()
            return found if found is not None else {}
        finally:
            kept.close()


class _StockFile:
    def __init__(self, storage: JSONStorage) -> None:
        self._storage = storage

    def save(self, tables: Tables) -> None:
        self._storage.write(tables)

    def close(self) -> None:
        # What is still in its buffer after a refusal is written, or refused again, at closing.
        with contextlib.suppress(OSError):
            self._storage.close()


BOTH: tuple[Callable[[], Keeping], ...] = (Ours, Stock)
"""Both ways."""
