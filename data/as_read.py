"""The tables of a family file as they were read: most at once, a long timeline when somebody asks for it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import tinydb.storages

from data.backups import check_file, damaged
from data.errors import CannotOpen, Damaged
from data.familyfile import Tables, rest_of
from data.fileops import FileOps
from data.ondisk import Clock, OnDisk
from data.wording import say

if TYPE_CHECKING:
    from data.ahead import Ahead
    from data.bookmark import Bookmark
    from data.kept import Newest, Unread


class AsRead(tinydb.storages.Storage):
    """What a storage knows of its file.

    Args:
        path: the family file, with links followed.
        family: the family's id; empty takes the one in the file.
        ops: the acts that touch the disk.
        clock: gives the time, aware, for the names of backups.
    """

    def __init__(self, path: Path, family: str, ops: FileOps, clock: Clock) -> None:
        self.path = path
        """The family file itself."""
        self.family = family
        """The family's id."""
        self._ops = ops
        self._disk = OnDisk(path, ops, clock)
        self._known: Tables = {}
        self._unread: tuple[Unread, ...] = ()
        self._bookmark: Bookmark | None = None
        self._reading = threading.Lock()

    def _open(self, ahead: Ahead | None = None) -> bool:
        verified = check_file(self.path, ops=self._ops, ahead=ahead)
        if self.family not in ("", verified.family):
            raise CannotOpen(say("errors.other_family", path=self.path))
        self.family, self._known, self._unread = verified.family, verified.tables, verified.unread
        self._bookmark = verified.bookmark
        return self._disk.opened(verified)

    def at_hand(self) -> tuple[Tables, tuple[Unread, ...], Newest | None]:
        """Give the tables as far as they are read, those that are not yet, and where the newest of these stands.

        What is not read is empty among the tables.
        """
        return dict(self._known), self._unread, self._bookmark.newest if self._bookmark is not None else None

    @property
    def _tables(self) -> Tables:
        # Whoever asks for them gets all there is: nothing that was left for later can be overwritten.
        with self._reading:
            if self._unread:
                self._read_rest()
            return self._known

    def _read_rest(self) -> None:
        try:
            rest = rest_of(self._unread, self.path)
        except Damaged:
            raise damaged(self.path, ops=self._ops) from None
        self._known, self._unread = {**self._known, **rest}, ()
