"""A real file system whose power is really cut: an ext4 in a file, told to stop at once without writing anything more.

It is mounted without the habit that lets a program get away with not waiting for a file before it replaces another.
It needs Linux, root, and a system that mounts a file; where one of them is missing it says so.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.torture.keeping import Keeping
from tests.torture.kills import LONGEST, Rounds, Waiting, tables_at

_SHUTDOWN = 0x8004587D
_WITHOUT_FLUSHING = struct.pack("I", 2)


class Disk:
    """A small ext4 in a file, mounted in a folder beside it."""

    def __init__(self, place: Path) -> None:
        self._image, self.folder = place / "image", place / "mounted"
        self.folder.mkdir()
        with open(self._image, "wb") as image:
            image.truncate(64 * 2**20)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(self._image)], check=True)

    def mount(self) -> None:
        """Put it in its place."""
        command = ["mount", "-o", "loop,noauto_da_alloc", str(self._image), str(self.folder)]
        subprocess.run(command, check=True, capture_output=True)

    def unmount(self) -> None:
        """Take it away."""
        subprocess.run(["umount", str(self.folder)], check=True, capture_output=True)

    def cut(self) -> None:
        """Cut its power: nothing that is not on the medium gets there any more."""
        import fcntl

        fd = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(fd, _SHUTDOWN, _WITHOUT_FLUSHING)
        finally:
            os.close(fd)


def why_not(place: Path) -> str:
    """Say why the power cannot really be cut here; empty when it can. It is tried in an empty folder."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        return "needs Linux, root and mkfs.ext4"
    try:
        disk = Disk(place)
        disk.mount()
    except (OSError, subprocess.CalledProcessError):
        return "this system does not mount a file"
    try:
        disk.cut()
    except OSError:
        return "this system does not cut the power of a mounted file"
    finally:
        disk.unmount()
    return ""


class _OnADisk(Rounds):
    """Rounds in which each process loses its disk before it is killed, so that only the next one can tell."""

    def _begin(self) -> None:
        super()._begin()
        # The first file is on the medium, whoever wrote it.
        os.sync()

    def kill(self, wait: Waiting) -> str:
        """Start a process and cut the power under it; what was found is asked with `look`."""
        told = self._told(wait)
        if not told or not told[0].isdigit():
            self.early += 1
        else:
            self._may = (int(told[-1]), int(told[-1]) + 1)
        return ""

    def look(self) -> str:
        """Open what is there with the power on again; gives a finding, or nothing."""
        finding = self._found()
        if finding:
            self._begin()
        return finding

    def _found(self) -> str:
        try:
            found = self._keeping.look(self._folder)
            number = int(found["settings"]["F1"]["number"])
        except Exception:
            return "unreadable"
        if found != tables_at(number) or number > self._may[1]:
            return "wrong"
        if number < self._may[0]:
            return "lost"
        self._may = (number, number + 1)
        return ""


@contextmanager
def _powered(disk: Disk) -> Iterator[None]:
    disk.mount()
    try:
        yield
    finally:
        disk.unmount()


def real_cuts(keeping: Keeping, place: Path, many: int, seed: int) -> Iterator[str]:
    """Cut the power so many times while a process saves as fast as it can; gives what was found after each."""
    chance, disk = random.Random(seed), Disk(place)

    def wait(_: int) -> bytes:
        time.sleep(chance.random() * LONGEST)
        disk.cut()
        return b""

    with _powered(disk):
        rounds = _OnADisk(keeping, disk.folder)
    for _ in range(many):
        with _powered(disk):
            rounds.kill(wait)
        with _powered(disk):
            finding = rounds.look()
        yield finding
