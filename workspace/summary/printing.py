"""Sends a finished page to the printer or shows it, and says in a plain sentence what came of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

from data.wording import say
from workspace.summary.values import Paper

PATIENCE = 20.0
"""Seconds a helper program may take before it is left alone."""

MEDIA: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}
"""CUPS names of our sheets."""


def printers() -> tuple[str, ...]:
    """Give the names of the printers set up here; none on Windows, where the viewer prints."""
    if sys.platform == "win32" or shutil.which("lpstat") is None:
        return ()
    try:
        told = subprocess.run(
            ["lpstat", "-e"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            start_new_session=True,
            check=False,
            text=True,
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(line.strip() for line in told.stdout.splitlines() if line.strip()) if told.returncode == 0 else ()


def print_file(path: Path, *, printer: str = "", paper: Paper = "a4", title: str = "") -> str:
    """Send a PDF to a printer.

    Args:
        path: the file.
        printer: one of `printers()`; the first or the system's own choice when empty.
        paper: the sheet it was set for.
        title: what the printer's list shows; keep names out of it.

    Returns:
        A sentence that says what happened; it never promises paper.
    """
    path = path.absolute()
    if not path.exists():
        return say("summary.printing.gone", path=path)
    if sys.platform == "win32":
        return _print_on_windows(path)
    if shutil.which("lp") is None or not printers():
        return say("summary.printing.no_printer", path=path)
    command = ["lp", *(["-d", printer] if printer else []), "-t", _plain(title) or path.stem]
    if not _runs([*command, "-o", f"media={MEDIA[paper]}", "--", str(path)]):
        return say("summary.printing.refused", path=path)
    if printer:
        return say("summary.printing.sent", printer=printer, path=path)
    return say("summary.printing.sent_default", path=path)


def print_words(words: str, *, title: str = "") -> Literal["printed", "no_printer", "refused"]:
    """Hand words to the printer through a pipe, so that no file of ours ever holds them.

    Args:
        words: plain text.
        title: what the printer's list shows; keep names out of it.

    Returns:
        Whether the printer took them, or why not. On Windows nothing prints from a pipe.
    """
    if sys.platform == "win32" or shutil.which("lp") is None or not printers():
        return "no_printer"
    try:
        done = subprocess.run(
            ["lp", *(["-t", _plain(title)] if title else [])],
            input=words.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return "refused"
    return "printed" if done.returncode == 0 else "refused"


def open_file(path: Path) -> str:
    """Show a file in the system's own viewer, and say what came of it."""
    path = path.absolute()
    if not path.exists():
        return say("summary.printing.gone", path=path)
    if sys.platform == "win32":
        return say("summary.printing.opened" if _starts(path) else "summary.printing.cannot_open", path=path)
    if sys.platform == "darwin":
        opener = "open"
    else:
        opener = "xdg-open"
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return say("summary.printing.no_screen", path=path)
    if shutil.which(opener) is None or not _runs([opener, str(path)]):
        return say("summary.printing.cannot_open", path=path)
    return say("summary.printing.opened", path=path)


def _runs(command: list[str]) -> bool:
    """Run a helper without a shell, away from our terminal; one that stays open counts as running."""
    try:
        helper = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return helper.wait(timeout=PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _print_on_windows(path: Path) -> str:
    """Ask the viewer to print; most cannot be asked, so show the file instead."""
    return say("summary.printing.sent_default", path=path) if _starts(path, "print") else open_file(path)


def _starts(path: Path, verb: str = "open") -> bool:
    """Hand a file to Windows."""
    start = getattr(os, "startfile", None)
    try:
        if start is not None:
            start(str(path), verb)
    except OSError:
        return False
    return start is not None


def _plain(title: str) -> str:
    """Leave control characters out of a title."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", title).strip()
