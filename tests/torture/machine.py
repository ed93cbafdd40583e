"""A stand-in for the system's own calls: it does them, writes them down, and can refuse or stop at any one of them.

It stands beneath everything of ours (and beneath stock TinyDB), so that leaving out a wait or a flag shows in what it
wrote down.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import tinydb.storages

from data import fileops, lock
from tests.data.disk import Moment, Stopped
from tests.torture.medium import BLOCK, ROOT, Act, Medium


class Machine:
    """Stands where a module says ``os``; everything it does not name is the real one.

    Args:
        root: the folder it writes down; nothing outside of it is touched by what runs on it.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self.before = Medium.of(self.root)
        """What stood there at first."""
        self.acts: list[Act] = []
        """What was done, as the medium sees it."""
        self.calls: list[str] = []
        """What was called, by name."""
        self.refuse: dict[int, int] = {}
        """Number of a call to its refusal (an errno)."""
        self.stop: int | None = None
        """Number of the call that is the last one."""
        self.moment: Moment = "before"
        """Whether refusal and stop come before a call, after it, or in the middle of a write."""
        self.gone = False
        self._numbers = {number: dict(names) for number, names in self.before.folders.items()}
        self._next = len(self.before.folders) + len(self.before.files)
        self._sizes = {number: len(data) for number, data in self.before.files.items()}
        self._open: dict[int, int] = {}
        self._held: set[int] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    # What happens at a call.

    def _meet(self, number: int, moment: Moment) -> None:
        if self.gone or (number == self.stop and moment == self.moment):
            self.gone = True
            raise Stopped
        if number in self.refuse and moment == self.moment:
            raise OSError(self.refuse[number], os.strerror(self.refuse[number]))

    def _call(self, name: str, do: Callable[..., Any], *given: Any, **more: Any) -> Any:
        number = len(self.calls)
        self.calls.append(name)
        self._meet(number, "before")
        result = do(*given, **more)
        self._meet(number, "after")
        return result

    # Which file or folder this is.

    def _place(self, path: Any) -> tuple[int, str]:
        parts = Path(os.path.abspath(path)).relative_to(self.root).parts
        folder = ROOT
        for part in parts[:-1]:
            folder = self._numbers[folder][part]
        return folder, parts[-1] if parts else ""

    def _number(self, path: Any) -> int:
        folder, name = self._place(path)
        return self._numbers[folder].get(name, -1) if name else ROOT

    def _named(self, folder: int, names: dict[str, int | None]) -> None:
        for name, number in names.items():
            self._numbers.setdefault(folder, {}).pop(name, None)
            if number is not None:
                self._numbers[folder][name] = number
        self.acts.append(Act(kind="names", owner=folder, names=tuple(names.items())))

    def _made(self, path: Any, *, folder: bool = False) -> int:
        where, name = self._place(path)
        number, self._next = self._next, self._next + 1
        if folder:
            self._numbers[number] = {}
            # A new folder is empty from the first, so that it is never taken for a file.
            self.acts.append(Act(kind="names", owner=number))
        self._named(where, {name: number})
        return number

    def _written(self, number: int, at: int, data: bytes) -> None:
        for start in range(0, len(data), BLOCK):
            piece = data[start : start + BLOCK]
            self.acts.append(Act(kind="bytes", owner=number, at=at + start, data=piece))
        if at + len(data) > self._sizes.get(number, 0):
            self._sized(number, at + len(data))

    def _sized(self, number: int, size: int) -> None:
        self._sizes[number] = size
        self.acts.append(Act(kind="size", owner=number, at=size))

    # The system's calls.

    def open(self, path: Any, flags: int, mode: int = 0o777) -> int:
        """Open a file or folder."""

        def do() -> int:
            new = flags & os.O_CREAT and not os.path.lexists(path)
            fd = os.open(path, flags, mode)
            self._held.add(fd)
            if Path(os.path.abspath(path)).is_relative_to(self.root):
                self._open[fd] = self._made(path) if new else self._number(path)
                if flags & os.O_TRUNC and not new:
                    self._sized(self._open[fd], 0)
            return fd

        return int(self._call("open", do))

    def write(self, fd: int, data: Any) -> int:
        """Write bytes, in two halves, so that one can be stopped between them."""
        number = len(self.calls)
        self.calls.append("write")
        self._meet(number, "before")
        half = self._write(fd, bytes(data[: len(data) // 2])) if len(data) > 1 else 0
        self._meet(number, "half")
        done = half + self._write(fd, bytes(data[half:]))
        self._meet(number, "after")
        return done

    def _write(self, fd: int, data: bytes) -> int:
        at = os.lseek(fd, 0, os.SEEK_CUR)
        done = os.write(fd, data)
        if fd in self._open:
            self._written(self._open[fd], at, data[:done])
        return done

    def fsync(self, fd: int) -> None:
        """Wait for the medium."""

        def do() -> None:
            if fd in self._open:
                self.acts.append(Act(kind="sync", owner=self._open[fd]))

        self._call("fsync", do)

    def close(self, fd: int) -> None:
        """Close a file; whatever is said about it, it is closed."""

        def do() -> None:
            self._open.pop(fd, None)
            self._held.discard(fd)
            os.close(fd)

        try:
            self._call("close", do)
        except OSError:
            if fd in self._held:
                do()
            raise

    def let_go(self) -> None:
        """Close what a stopped process left open, locks included, as the system does at its end."""
        while self._held:
            os.close(self._held.pop())

    def replace(self, old: Any, new: Any) -> None:
        """Put one file in another's place."""

        def do() -> None:
            os.replace(old, new)
            (folder, before), (_, after) = self._place(old), self._place(new)
            self._named(folder, {after: self._number(old), before: None})

        self._call("replace", do)

    def link(self, old: Any, new: Any) -> None:
        """Give a file a second name."""

        def do() -> None:
            os.link(old, new)
            folder, name = self._place(new)
            self._named(folder, {name: self._number(old)})

        self._call("link", do)

    def unlink(self, path: Any) -> None:
        """Take a name away."""

        def do() -> None:
            os.unlink(path)
            folder, name = self._place(path)
            self._named(folder, {name: None})

        self._call("unlink", do)

    def mkdir(self, path: Any, mode: int = 0o777) -> None:
        """Make a folder."""

        def do() -> None:
            os.mkdir(path, mode)
            self._made(path, folder=True)

        self._call("mkdir", do)

    def lstat(self, path: Any) -> os.stat_result:
        """Look at what stands there."""
        found: os.stat_result = self._call("lstat", os.lstat, path)
        return found

    def fstat(self, fd: int) -> os.stat_result:
        """Look at an open file."""
        found: os.stat_result = self._call("fstat", os.fstat, fd)
        return found

    def listdir(self, path: Any) -> list[str]:
        """Name what is in a folder."""
        found: list[str] = self._call("listdir", os.listdir, path)
        return found

    def fchmod(self, fd: int, mode: int) -> None:
        """Set the rights of an open file."""
        self._call("fchmod", os.fchmod, fd, mode)

    def open_file(self, path: Any, mode: str = "r", encoding: str | None = None, **more: Any) -> Any:
        """Do what the built-in ``open`` does: for reading by number as we do, by name as stock TinyDB does."""
        if isinstance(path, int):
            return self._call("read", open, path, mode, encoding=encoding, **more)
        raw = _Raw(self, path, mode.replace("t", ""))
        buffered: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return io.TextIOWrapper(buffered, encoding=encoding)


class _Raw(io.FileIO):
    """A file opened by name whose writing and cutting are calls of the machine."""

    def __init__(self, machine: Machine, path: Any, mode: str) -> None:
        self._machine = machine
        flags = os.O_RDWR | (os.O_CREAT if mode[0] != "r" else 0) | (os.O_TRUNC if mode[0] == "w" else 0)
        fd = machine.open(path, flags, 0o666)
        # This object closes it.
        machine._held.discard(fd)
        super().__init__(fd, "r+" if "+" in mode else "w", closefd=True)

    def write(self, data: Any) -> int:
        """Write some bytes."""
        return self._machine.write(self.fileno(), bytes(data))

    def truncate(self, size: int | None = None) -> int:
        """Cut the file to a length."""

        def do() -> int:
            length = super(_Raw, self).truncate(size)
            self._machine._sized(self._machine._open[self.fileno()], length)
            return length

        return int(self._machine._call("truncate", do))


@contextmanager
def running_on(machine: Machine, *, locks: bool = False) -> Iterator[Machine]:
    """Let everything that touches a disk in this process run on a machine.

    Args:
        machine: whose calls to use.
        locks: the family's lock as well.
    """
    with ExitStack() as stack:
        for module in (fileops, tinydb.storages, *([lock] if locks else [])):
            stack.enter_context(patch.multiple(module, create=True, os=machine, open=machine.open_file))
        # macOS waits for the medium by another call; what is tested here is whether and when it waits.
        system = SimpleNamespace(platform="linux" if sys.platform == "darwin" else sys.platform)
        stack.enter_context(patch.object(fileops, "sys", system))
        try:
            yield machine
        finally:
            machine.let_go()
