"""The family file: read once, answered from memory, and saved so that nothing written is ever lost.

A save puts whole files in place, in this order: turn into bytes, look whether the file on the disk is the one last
read or written, write a temporary file beside it, wait for the medium, keep the old one as a backup if due, replace,
wait for the folder. Only then is it called saved.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.as_read import AsRead
from data.backups import Backup, backups, check_file
from data.errors import CannotOpen, CannotSave, HeldElsewhere
from data.familyfile import SCHEMA, Tables, Verified, family_name_fits, pack
from data.fileops import OPS, FileOps, write_whole
from data.keepable import own_copy, own_table
from data.lock import FamilyLock, come_in
from data.ondisk import Clock, refusals_in_words, utc_now
from data.saver import Listener, Saver, SaveState
from data.table import Table
from data.wording import say

if TYPE_CHECKING:
    from data.ahead import Ahead

__all__ = [
    "SCHEMA",
    "Backup",
    "DurableStorage",
    "FamilyLock",
    "HeldElsewhere",
    "SaveState",
    "Table",
    "Verified",
    "backups",
    "check_file",
]

RETRY_SECONDS = 5.0
"""How long to wait before trying again after the disk refused."""


class DurableStorage(AsRead):
    """A TinyDB storage that answers from memory and saves on its own thread.

    Args:
        path: the family file; links are followed once, here.
        family: the family's id; empty takes the one in the file.
        read_only: look without the lock; every write is refused.
        create: begin a new file, written at the first write; refused where one stands already.
        listener: told when `state` changes, on the saver's thread or the writer's. It must not wait for another thread.
        ops: the acts that touch the disk.
        clock: gives the time, aware, for the names of backups.
        retry_seconds: how long to wait before trying again after the disk refused.
        ahead: the file, being read since a while; then its timeline may be left for later, if it is long.

    Raises:
        CannotOpen: or one of its children, with a plain sentence; the bytes on the disk are untouched.
    """

    def __init__(
        self,
        path: Path,
        *,
        family: str,
        read_only: bool = False,
        create: bool = False,
        listener: Listener | None = None,
        ops: FileOps = OPS,
        clock: Clock = utc_now,
        retry_seconds: float = RETRY_SECONDS,
        ahead: Ahead | None = None,
    ) -> None:
        if not family_name_fits(family) or (create and not family):
            raise ValueError("a family id is letters, digits and _ . -")
        super().__init__(Path(os.path.realpath(path)), family, ops, clock)
        self.read_only = read_only
        """Whether this window only looks."""
        self.accepted = 0
        """How many writes were taken into memory."""
        self._writing = threading.RLock()
        self._together = 0
        self._closed = False
        self._saver = Saver(self._save, retry_seconds)
        self._saver.listen(listener)
        self._lock = None if read_only else come_in(self.path, create=create, ops=ops)
        try:
            if not create:
                self._open(ahead)
            elif os.path.lexists(self.path):
                raise CannotOpen(say("errors.already_there", path=self.path))
        except BaseException:
            self.release()
            raise

    # What TinyDB asks.

    def read(self) -> Tables:
        """Give the tables from memory. The mapping of tables is the caller's; tables and documents are not.

        Raises:
            Damaged: when what was left for later is not what was saved.
        """
        return dict(self._tables)

    def write(self, data: dict[str, Any]) -> None:
        """Take new tables into memory and hand them to the saver; never waits for the disk.

        Tables and documents that are still the same objects are taken as they are; others are checked and copied.

        Raises:
            CannotSave: when this window only looks, or is closed.
            JournalError: when something in them cannot be kept in a file. Nothing was changed.
        """
        with self._writing:
            self._refuse_unless_writable()
            self._adopt(
                {own_copy(name): own_table(name, table, self._tables.get(name)) for name, table in data.items()}
            )

    def change(self, changes: Iterable[tuple[str, str, dict[str, Any] | None]]) -> None:
        """Keep or take away some documents in one write; like `write`, but without looking at all the others.

        Args:
            changes: table, id, and the document; None takes away the one that is there, if any.

        Raises:
            CannotSave, JournalError: like `write`.
        """
        with self._writing:
            self._refuse_unless_writable()
            changed: Tables = {}
            for table, id, document in changes:
                if table not in changed:
                    changed[table] = self._tables.get(table, {}).copy()
                now = changed[table]
                if document is None:
                    now.pop(id, None)
                else:
                    now.update(own_table(table, {id: document}, self._tables.get(table)))
            self._adopt({**self._tables, **changed})

    def put(self, table: str, id: str, document: dict[str, Any]) -> None:
        """Keep one document, like `change`."""
        self.change(((table, id, document),))

    def drop(self, table: str, id: str) -> None:
        """Take one document away, like `change`; one that is not there is no trouble."""
        if id in self._tables.get(table, {}):
            self.change(((table, id, None),))

    def _adopt(self, tables: Tables) -> None:
        # Whatever was left for later is in them, or was to go.
        self._known, self._unread = tables, ()
        self.accepted += 1
        if not self._together:
            self._saver.hand(self._tables, self.accepted)

    def _refuse_unless_writable(self) -> None:
        if self.read_only:
            raise CannotSave(say("errors.read_only"))
        if self._closed:
            raise CannotSave(say("errors.closed"))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make several writes one: on the disk there are all of them or none. When the block raises, none is kept."""
        with self._writing:
            before, accepted = self._tables, self.accepted
            self._together += 1
            try:
                yield
            except BaseException:
                self._known = before
                raise
            finally:
                self._together -= 1
                if not self._together and self.accepted != accepted:
                    self._saver.hand(self._tables, self.accepted)

    # Saving.

    @property
    def state(self) -> SaveState:
        """Whether everything handed over is on the disk."""
        return self._saver.now[0]

    @property
    def problem(self) -> str:
        """Why it is not, in a plain sentence; empty when it is, or soon will be."""
        return self._saver.now[1]

    @property
    def saved(self) -> int:
        """How many writes are on the disk, counted like `accepted`."""
        return self._saver.saved

    def set_listener(self, listener: Listener | None) -> None:
        """Choose who is told when `state` changes."""
        self._saver.listen(listener)

    def flush(self, timeout: float | None = None) -> None:
        """Wait until every write so far is on the disk.

        Args:
            timeout: seconds; None waits as long as the disk takes.

        Raises:
            CannotSave, ChangedOnDisk: the disk refused. The old file is whole and memory has everything.
        """
        self._saver.flush(timeout)

    def retry(self) -> None:
        """Try to save again now, without waiting for the outcome."""
        self._saver.kick()

    def save_as(self, path: Path) -> None:
        """Write everything in memory to another place, as a whole family file; this one's state stays as it is.

        Raises:
            CannotSave: the disk refused, or something stands there already.
        """
        place = Path(os.path.realpath(path))
        if os.path.lexists(place):
            raise CannotSave(say("errors.already_there", path=place))
        data, _ = pack(self.family, self._tables, {})
        with refusals_in_words(place):
            write_whole(place, data, ops=self._ops)

    def keep_bookmark(self) -> None:
        """Note beside a long file where its newest moments stand, for the next start; a window that only looks won't.

        Nobody need wait for it: it may run on any thread, and a refusal of the disk is no trouble. The file is looked
        through again only where it is no longer the one that was opened.
        """
        if self.read_only or not (self.accepted or self._bookmark):
            return
        from data.bookmark import keep_bookmark, put_bookmark

        if self._bookmark is None or self.accepted:
            keep_bookmark(self.path, ops=self._ops)
        else:
            put_bookmark(self.path, self._bookmark, ops=self._ops)

    def close(self) -> None:
        """Wait until everything is on the disk, then let go of the folder.

        Raises:
            CannotSave, ChangedOnDisk: the disk refused. The storage stays open, so that `retry`, `save_as` or
                `release` can follow.
        """
        if not self._closed:
            self.flush()
            self.release()

    def release(self) -> None:
        """Let go of the folder without waiting for what the disk refused."""
        self._closed = True
        self._saver.stop()
        if self._lock is not None:
            self._lock.release()

    def reload(self) -> bool:
        """Read the file again if another window has written it since.

        Returns:
            Whether it had.

        Raises:
            CannotSave: when something here is not on the disk yet.
            CannotOpen: or one of its children; memory stays as it was.
        """
        with self._writing:
            if self.state != "saved" or self._together:
                raise CannotSave(self.problem or say("errors.still_saving"))
            return False if self._disk.untouched() else self._open()

    def take_over(self) -> bool:
        """Begin to write, once no other window does any more; the file is read again first.

        Returns:
            Whether this window may write now.

        Raises:
            CannotOpen: or one of its children, when the file does not open or the folder cannot be written in.
        """
        with self._writing:
            if not self.read_only:
                return True
            try:
                lock = come_in(self.path, create=False, ops=self._ops)
            except HeldElsewhere:
                return False
            try:
                self._open()
            except BaseException:
                lock.release()
                raise
            self._lock, self.read_only = lock, False
            return True

    def _save(self, tables: Tables) -> None:
        self._disk.put(self.family, tables)
