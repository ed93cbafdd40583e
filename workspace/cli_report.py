"""Writes down what the app stumbled over, without a word of the journal: only places in the code, and what kind."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import tempfile
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from data.fileops import private_folder, write_whole
from data.ids import new_id
from data.places import default_home

HERE = Path(__file__).resolve().parent.parent
"""Where the three rooms stand; paths in a report start from here."""


def report(error: BaseException) -> str:
    """Give a report: for each trouble its kind, and the places in the code it came through.

    Messages, source lines and values stay out, because any of them may hold what somebody wrote.
    """
    lines = [f"Python {platform.python_version()} on {sys.platform}", *_versions()]
    seen: set[int] = set()
    trouble: BaseException | None = error
    while trouble is not None and id(trouble) not in seen:
        seen.add(id(trouble))
        lines.append(type(trouble).__name__)
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(trouble.__traceback__, limit=-40)]
        trouble = trouble.__cause__ or trouble.__context__
    return "\n".join(lines) + "\n"


def _versions() -> list[str]:
    """Give our own version and those of what the app is built on."""
    found = []
    for name in ("swingback", "textual", "tinydb", "msgspec", "pyrage"):
        with contextlib.suppress(PackageNotFoundError):
            found.append(f"{name.capitalize()} {version(name)}")
    return found


def _place(frame: traceback.FrameSummary) -> str:
    """Give a place in the code; of files that are not ours only the last two parts of the path."""
    path = Path(frame.filename)
    inside = path.is_relative_to(HERE) and "site-packages" not in path.relative_to(HERE).parts
    shown = path.relative_to(HERE).as_posix() if inside else "/".join(path.parts[-2:])
    return f"{shown}:{frame.lineno} {frame.name}"


def write_report(error: BaseException) -> Path | None:
    """Write a report where only its owner can read it; gives None when no place would take it."""
    name = f"{new_id()}.txt"
    for folder in (default_home() / "reports", Path(tempfile.gettempdir()) / f"swingback-reports-{os.getpid()}"):
        try:
            private_folder(folder)
            write_whole(folder / name, report(error).encode("utf-8", "backslashreplace"))
        except OSError:
            continue
        return folder / name
    return None
