"""Reading a large family file before anybody asks for it, while the program is still loading."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

from msgspec import Struct

from data.bookmark import Bookmark, bookmark_for
from data.familyfile import head_of
from data.fileops import OPS, FileId, id_of
from data.kept import LONG


class Found(Struct, frozen=True):
    """A family file that was read."""

    data: bytes
    """All of it."""
    which: FileId
    """Which file on the disk this was."""
    head: bytes
    """Its head; empty when its checksum does not hold."""
    bookmark: Bookmark | None
    """Where things stand in it, if that was noted."""


class Ahead:
    """A family file that is being read, and its checksum worked out, while the program is still loading.

    Both leave Python to others meanwhile. Nothing of it is taken where another file stands there by then.
    """

    def __init__(self, path: Path) -> None:
        """Begin to read.

        Args:
            path: the file itself, with links followed.
        """
        self._path = path
        self._found: Found | None = None
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        # Whatever is in the way is said by whoever reads it again.
        with contextlib.suppress(OSError, MemoryError):
            data, which = OPS.read(self._path)
            head = head_of(data)
            self._found = Found(data, which, head, bookmark_for(self._path, head))

    def take(self, path: Path) -> Found | None:
        """Give what was read; only once, and only if it is whole and still stands there."""
        self._thread.join()
        found, self._found = self._found, None
        with contextlib.suppress(OSError):
            if found and found.head and path == self._path and id_of(OPS.stat(path)) == found.which:
                return found
        return None


def read_ahead(path: Path) -> Ahead | None:
    """Begin to read a family file if it is large enough to be worth it."""
    real = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        if OPS.stat(real).st_size > LONG:
            return Ahead(real)
    return None
