"""The family file as it stands on the disk: put there whole, and never over something that is not ours."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from data.backups import keep_if_due
from data.beside import place_to_keep
from data.errors import CannotSave, ChangedOnDisk
from data.familyfile import Packed, Tables, Verified, code_of, head_of, pack
from data.fileops import FileId, FileOps, id_of, write_whole
from data.wording import say

Clock = Callable[[], datetime]
"""Gives the time, aware."""

_SENTENCES = {
    errno.ENOSPC: "errors.disk_full",
    errno.EDQUOT: "errors.disk_full",
    errno.EACCES: "errors.no_permission",
    errno.EPERM: "errors.no_permission",
    errno.EROFS: "errors.no_permission",
    errno.ENOENT: "errors.folder_gone",
    errno.ENOTDIR: "errors.folder_gone",
}


def utc_now() -> datetime:
    """Give the time it is, in UTC."""
    return datetime.now(UTC)


@contextmanager
def refusals_in_words(path: Path) -> Iterator[None]:
    """Turn the disk's refusal to save into a `CannotSave` with a plain sentence."""
    try:
        yield
    except OSError as refusal:
        key = _SENTENCES.get(refusal.errno or 0, "errors.cannot_save")
        raise CannotSave(say(key, path=path, code=code_of(refusal))) from refusal


class OnDisk:
    """One family file's place on the disk, and which files there are known to be ours.

    Args:
        path: the file itself, with links followed.
        ops: the acts that touch the disk.
        clock: gives the time, aware, for the names of backups.
    """

    def __init__(self, path: Path, ops: FileOps, clock: Clock) -> None:
        self.path = path
        self._ops = ops
        self._clock = clock
        self._ours: dict[FileId, bytes] = {}
        self._packed: Packed = {}
        self._kept: tuple[Path, Tables] | None = None

    def opened(self, verified: Verified) -> bool:
        """Take the file that was just read as ours.

        Returns:
            Whether it holds something else than the one that was ours before.
        """
        before = set(self._ours.values())
        self._ours = {verified.which: verified.head}
        self._packed = verified.packed
        return verified.head not in before

    def untouched(self) -> bool:
        """Look, without reading, whether the file there is the one last read or written."""
        try:
            return id_of(self._ops.stat(self.path)) in self._ours
        except OSError:
            return False

    def put(self, family: str, tables: Tables) -> None:
        """Put the family's tables in place and return when they are on the medium.

        Raises:
            ChangedOnDisk: when something else wrote the file; it was left as it is, and the tables stand beside it.
            CannotSave: the disk refused; the old file is whole.
        """
        try:
            self._replace(family, tables)
        except ChangedOnDisk as changed:
            raise self._keep_aside(family, tables) or changed from None

    def _keep_aside(self, family: str, tables: Tables) -> ChangedOnDisk | None:
        """Put what cannot be written over the other program's file beside it; gives the sentence that says so."""
        path, before = self._kept or (place_to_keep(self.path, self._clock()), None)
        if before is not tables:
            try:
                write_whole(path, pack(family, tables, self._packed)[0], ops=self._ops)
            except OSError:
                return None
            self._kept = path, tables
        return ChangedOnDisk(say("errors.changed_kept", path=self.path, kept=path.name))

    def _replace(self, family: str, tables: Tables) -> None:
        data, head = pack(family, tables, self._packed)

        def before_replace(made: FileId) -> None:
            # From here on the new file may come to stand there even if the disk says no.
            self._ours[made] = head
            # Asked again, because a sync program may have come by while the bytes were on their way.
            if self._is_ours():
                keep_if_due(self.path, self._clock(), ops=self._ops)

        with refusals_in_words(self.path):
            self._is_ours()
            made = write_whole(self.path, data, ops=self._ops, before_replace=before_replace)
        self._ours = {made: head}

    def _is_ours(self) -> bool:
        """Look whether the file there is the one last read or written; False when there is none.

        Raises:
            ChangedOnDisk: when it is another one.
        """
        try:
            if id_of(self._ops.stat(self.path)) in self._ours:
                return True
            data, which = self._ops.read(self.path)
        except FileNotFoundError:
            return False
        # Touched or copied back by some program: what counts is whether the bytes are those we know.
        head = head_of(data)
        if not head or head not in self._ours.values():
            raise ChangedOnDisk(say("errors.changed_on_disk", path=self.path))
        self._ours[which] = head
        return True
