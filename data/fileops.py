"""How a file gets onto the disk whole: the few acts that touch the disk, and the one order in which they are safe.

Everything that writes (the family file, keys, drafts) goes through `FileOps`, so that a test can refuse, stop or record
any single act.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

FileId = tuple[int, int, int]
"""Which file stands at a path: inode, size in bytes, time of last change in nanoseconds."""

_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}\.swingback-tmp")
_BUSY = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation; a scanner or sync program holds the file for a moment."""
_BUSY_TRIES = 30
_BUSY_PAUSE = 0.05


class NotAFile(OSError):
    """A folder, a pipe or a device stands where a file was meant."""


def id_of(found: os.stat_result) -> FileId:
    """Tell which file this is, so that a later look can tell whether it is still the same one."""
    return found.st_ino, found.st_size, found.st_mtime_ns


class FileOps:
    """The acts that touch the disk, one method each."""

    def stat(self, path: Path) -> os.stat_result:
        """Look at what stands at a path, without following a link in its last part."""
        return os.lstat(path)

    def read(self, path: Path) -> tuple[bytes, FileId]:
        """Read a whole file.

        Raises:
            NotAFile: when it is a folder, a pipe or a device; a pipe is never waited for.
        """
        if os.path.isdir(path):
            raise NotAFile(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        fd = os.open(path, os.O_RDONLY | _CLOEXEC | _NONBLOCK | _BINARY)
        try:
            found = os.fstat(fd)
            if not stat.S_ISREG(found.st_mode):
                raise NotAFile(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
            with open(fd, "rb", closefd=False) as file:
                return file.read(), id_of(found)
        finally:
            os.close(fd)

    def list(self, folder: Path) -> list[str]:
        """Name everything in a folder."""
        return os.listdir(folder)

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner can enter, whatever the umask."""
        os.mkdir(folder, 0o700)
        os.chmod(folder, 0o700)

    def create(self, path: Path) -> int:
        """Make a new file that only its owner can read and open it for writing.

        The exclusive flag refuses a file or link that somebody put there first.
        """
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC | _BINARY, 0o600)
        if sys.platform != "win32":
            os.fchmod(fd, 0o600)
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        """Write some of the bytes and tell how many were taken."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Wait until a file's bytes are on the medium."""
        if sys.platform == "darwin":
            # A plain fsync on macOS stops at the drive's own cache; network drives know only the plain one.
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
                return
        os.fsync(fd)

    def identify(self, fd: int) -> FileId:
        """Tell which file an open one is; it stays so when the file is renamed."""
        return id_of(os.fstat(fd))

    def close(self, fd: int) -> None:
        """Close an open file."""
        os.close(fd)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name; no bytes are copied."""
        os.link(old, new)

    def replace(self, old: Path, new: Path) -> None:
        """Put one file in another's place in a single step."""
        for left in range(_BUSY_TRIES, -1, -1):
            try:
                os.replace(old, new)
                return
            except OSError as refusal:
                if left == 0 or getattr(refusal, "winerror", None) not in _BUSY:
                    raise
            self.pause(_BUSY_PAUSE)

    def pause(self, seconds: float) -> None:
        """Wait for a program that holds a file for a moment (Windows only)."""
        time.sleep(seconds)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        os.unlink(path)

    def sync_folder(self, folder: Path) -> None:
        """Wait until a folder's names are on the medium; where a system has no such thing, do nothing."""
        if sys.platform == "win32":
            return
        fd = os.open(folder, os.O_RDONLY | _CLOEXEC)
        try:
            os.fsync(fd)
        except OSError as refusal:
            if refusal.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(fd)


OPS = FileOps()
"""The real disk."""


def write_whole(
    path: Path,
    data: bytes,
    *,
    ops: FileOps = OPS,
    durable: bool = True,
    before_replace: Callable[[FileId], None] | None = None,
) -> FileId:
    """Write a whole file so that at any instant the old one or the new one stands there, never a mixture.

    Args:
        path: where; its folder must exist. Only the owner can read the file, whatever the umask.
        data: all of the file's bytes.
        ops: the acts that touch the disk.
        durable: wait until file and folder are on the medium. Without it a power cut may bring the old file back,
            or leave an empty one.
        before_replace: called with the new file's identity when it is complete and not yet in place.

    Returns:
        Which file now stands there.

    Raises:
        OSError: the disk refused; the old file is whole.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}.swingback-tmp")
    try:
        made = _write_temporary(temporary, data, ops, durable)
        if before_replace is not None:
            before_replace(made)
        ops.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            ops.remove(temporary)
        raise
    if durable:
        ops.sync_folder(path.parent)
    return made


def write_new(path: Path, data: bytes, *, ops: FileOps = OPS) -> None:
    """Write a file where none stands yet, readable by its owner alone, and wait until it is on the medium.

    Raises:
        FileExistsError: something stands there; it stays as it is.
        OSError: the disk refused; nothing is left there.
        ValueError: no file can have such a name.
    """
    fd = ops.create(path)
    try:
        _fill(fd, data, ops, durable=True)
    except BaseException:
        with contextlib.suppress(OSError):
            ops.remove(path)
        raise


def _write_temporary(temporary: Path, data: bytes, ops: FileOps, durable: bool) -> FileId:
    return _fill(ops.create(temporary), data, ops, durable)


def _fill(fd: int, data: bytes, ops: FileOps, durable: bool) -> FileId:
    try:
        left = memoryview(data)
        while left:
            left = left[ops.write(fd, left) :]
        if durable:
            ops.fsync(fd)
        made = ops.identify(fd)
    except BaseException:
        with contextlib.suppress(OSError):
            ops.close(fd)
        raise
    ops.close(fd)
    return made


def private_folder(folder: Path, *, ops: FileOps = OPS) -> None:
    """Make a folder only its owner can enter, with any folder above it; one that is there already stays as it is.

    A new one is on the medium when this returns: what is saved in it would be lost with its name.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        private_folder(folder.parent, ops=ops)
    with contextlib.suppress(FileExistsError):
        ops.make_folder(folder)
        ops.sync_folder(folder.parent)


def clear_stale(folder: Path, *, ops: FileOps = OPS) -> None:
    """Take away temporary files that a stopped process left in a folder. Only the holder of the lock may do this."""
    with contextlib.suppress(OSError):
        for name in ops.list(folder):
            if _TEMPORARY.fullmatch(name):
                with contextlib.suppress(OSError):
                    ops.remove(folder / name)


def set_damaged_aside(path: Path) -> None:
    """Give a damaged file a free name beside the old one, so that it is neither read nor lost."""
    aside = path.with_suffix(".damaged")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_suffix(f".{count}.damaged")
    with contextlib.suppress(OSError):
        path.rename(aside)
