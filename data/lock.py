"""One window writes in a family folder at a time; this is how the second one notices.

The lock is the operating system's own, on a file of its own (the family file itself is a new file after each save). The
system lets go of it when a process ends, however it ends.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from datetime import datetime
from pathlib import Path

from data.backups import FOLDER
from data.errors import CannotOpen, HeldElsewhere, NotThere
from data.familyfile import code_of
from data.fileops import FileOps, clear_stale, private_folder
from data.wording import say

LOCK_NAME = ".family.lock"
"""The file the lock is on. It stays in the folder; only the lock on it comes and goes."""

_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    # A byte far behind the words, because Windows keeps others from reading a byte that is locked.
    _FAR = 1 << 30

    def _take(fd: int) -> None:
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        os.lseek(fd, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FamilyLock:
    """The right to write in one family folder, held until `release` or until the process ends.

    Args:
        folder: the family folder.

    Raises:
        HeldElsewhere: when another window has it; the sentence says which and since when.
        CannotOpen: when the folder cannot be written in, or its disk knows no locks.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOCK_NAME
        """The file the lock is on."""
        self._fd = -1
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            fd = os.open(self.path, flags | getattr(os, "O_NONBLOCK", 0), 0o600)
        except PermissionError:
            raise CannotOpen(say("errors.no_permission_folder", path=folder)) from None
        except OSError as refusal:
            if refusal.errno == errno.EROFS:
                raise CannotOpen(say("errors.no_permission_folder", path=folder)) from None
            raise CannotOpen(say("errors.no_lock", path=folder, code=code_of(refusal))) from None
        try:
            self._lock(fd, folder)
        except BaseException:
            with contextlib.suppress(OSError):
                os.close(fd)
            raise
        self._fd = fd

    def _lock(self, fd: int, folder: Path) -> None:
        try:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise CannotOpen(say("errors.no_lock", path=folder, code="EINVAL"))
            _take(fd)
        except OSError as refusal:
            if refusal.errno in _TAKEN:
                raise HeldElsewhere(_held_sentence(fd)) from None
            raise CannotOpen(say("errors.no_lock", path=folder, code=code_of(refusal))) from None
        # Who holds it is a courtesy to the second window; on a full disk the lock holds without it.
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                os.fchmod(fd, 0o600)
            os.ftruncate(fd, 0)
            os.write(fd, f"{os.getpid()} {datetime.now().astimezone().isoformat(timespec='seconds')}\n".encode())

    @property
    def held(self) -> bool:
        """Whether this window has the lock."""
        return self._fd >= 0

    def release(self) -> None:
        """Let go. The file stays: taking it away would let two windows lock two different files."""
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            with contextlib.suppress(OSError):
                os.ftruncate(fd, 0)
            # Whatever the disk says at the end, the lock is gone with the number.
            with contextlib.suppress(OSError):
                os.close(fd)


def come_in(book: Path, *, create: bool, ops: FileOps) -> FamilyLock:
    """Take the lock of a family's folder and clear away what a stopped process left there.

    Args:
        book: the family file.
        create: whether the family only begins; its folder is made then.
        ops: the acts that touch the disk.

    Raises:
        NotThere: when there is no family file; then no lock file is left either.
        HeldElsewhere: when another window has the family.
        CannotOpen: when the folder cannot be made or written in.
    """
    folder = book.parent
    if create:
        try:
            private_folder(folder, ops=ops)
        except OSError:
            raise CannotOpen(say("errors.no_permission_folder", path=folder)) from None
    elif not os.path.lexists(book):
        # Asked before the lock is taken, so that a mistyped place is left without a lock file.
        raise NotThere(say("errors.not_there", path=book))
    lock = FamilyLock(folder)
    for place in (folder, folder / FOLDER, folder / "drafts", folder / "keys"):
        clear_stale(place, ops=ops)
    return lock


def held_by(folder: Path) -> str:
    """Give the sentence that says which window has a family open; empty when none has. Nothing in the folder changes.

    Raises:
        CannotOpen: when that cannot be told.
    """
    path = folder / LOCK_NAME
    try:
        fd = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return ""
    except OSError as refusal:
        raise CannotOpen(say("errors.no_lock", path=folder, code=code_of(refusal))) from None
    try:
        _take(fd)
    except OSError as refusal:
        if refusal.errno in _TAKEN:
            return _held_sentence(fd)
        raise CannotOpen(say("errors.no_lock", path=folder, code=code_of(refusal))) from None
    finally:
        # Closing lets go of it again; a window that asks in this very moment is told to try once more.
        os.close(fd)
    return ""


def _held_sentence(fd: int) -> str:
    try:
        pid, since = os.read(fd, 200).decode("ascii").split()
        opened = datetime.fromisoformat(since).astimezone()
        return say("errors.held", pid=int(pid), since=f"{opened:%H:%M}")
    except (OSError, ValueError):
        return say("errors.held_unknown")
