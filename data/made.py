"""Keeps what was made of one of the program's own files beside it, as Python keeps its modules, for the next start."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path


def made_of(path: Path, *more: str) -> bytes | None:
    """Give what was last made of a file; nothing where the file, or anything else it depends on, is another by now.

    Args:
        path: the file.
        more: what else it depends on.

    Raises:
        OSError: when the file is not there.
    """
    stamp = _stamp(path, more)
    with suppress(OSError), open(cache_from_source(path), "rb") as file:
        if file.read(len(stamp)) == stamp:
            return file.read()
    return None


def keep_made(path: Path, data: bytes, *more: str) -> None:
    """Keep what was made of a file, whole or not at all, and only where Python may keep its own modules.

    Args:
        path: the file.
        data: what was made of it.
        more: what else it depends on.
    """
    if sys.dont_write_bytecode:
        return
    place = cache_from_source(path)
    own = f"{place}.{os.getpid()}"
    with suppress(OSError):
        stamp = _stamp(path, more)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        try:
            with open(own, "xb") as file:
                file.write(stamp + data)
            os.replace(own, place)
        except OSError:
            os.unlink(own)


def _stamp(path: Path, more: tuple[str, ...]) -> bytes:
    """Give what changes whenever the file is made anew."""
    state = os.stat(path)
    return marshal.dumps((state.st_mtime_ns, state.st_size, state.st_ino, more))
