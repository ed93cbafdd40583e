"""Folders in which a page is set before it has its place, and clearing them away where the app was killed meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "swingback-page"
"""How such a folder's name begins; the process that made it and a drawn word follow."""

_OURS = re.compile(rf"\.?{NAME}-(\d+)-\w+")

DAY = 24 * 3600.0
"""Seconds after which a folder is left over even where another process now goes by that number."""


@contextmanager
def passing(beside: Path | None = None) -> Iterator[Path]:
    """Give a folder that only we can read, and that goes when it is left.

    Args:
        beside: the folder it stands in, hidden; the system's folder for temporary files when left out.
    """
    prefix = f"{'.' if beside else ''}{NAME}-{os.getpid()}-"
    with tempfile.TemporaryDirectory(dir=beside, prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def sweep(*folders: Path, now: float | None = None) -> int:
    """Clear away what an app that was killed left behind: only folders of ours, whose maker is gone; gives how many.

    Args:
        folders: where to look.
        now: the time; that of the clock when left out.
    """
    swept = 0
    for folder in folders:
        try:
            there = [entry for entry in os.scandir(folder) if _OURS.fullmatch(entry.name)]
        except OSError:
            continue
        for entry in there:
            if _left_over(Path(entry.path), time.time() if now is None else now):
                shutil.rmtree(entry.path, ignore_errors=True)
                swept += not os.path.lexists(entry.path)
    return swept


def _left_over(path: Path, now: float) -> bool:
    """Say whether a folder is ours, and nobody sets a page in it any more."""
    found = _OURS.fullmatch(path.name)
    try:
        told = path.lstat()
    except OSError:
        return False
    if found is None or not stat.S_ISDIR(told.st_mode) or told.st_uid != (os.getuid() if hasattr(os, "getuid") else 0):
        return False
    return now - told.st_mtime > DAY or not _runs(int(found[1]))


def _runs(process: int) -> bool:
    """Say whether a process goes by this number; taken for granted where asking could disturb it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
