"""A folder to break files in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Give an empty folder, in memory where the system has such a place, and take it away again.

    What is tested in it is what we ask of the system, not the disk itself, and a disk makes it five times slower.
    """
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None, prefix="swingback-") as folder:
        yield Path(folder)
