"""Sends a finished page to the printer or shows it, and says in a plain sentence what came of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from data.wording import say
from workspace.summary.values import Paper

PATIENCE = 20.0
"""Seconds a helper program may take before it is left alone."""

BREATH = 0.1
"""Seconds between two looks at whether a helper is still wanted."""

COPIES = ("1", "2", "3", "4")
"""How many copies can be asked for."""

SIDES = ("one", "two")
"""Printed on one side of each sheet, or on both."""

MEDIA: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}
"""CUPS names of our sheets."""


def printers() -> tuple[str, ...]:
    """Give the names of the printers set up here; none on Windows, where the viewer prints."""
    if sys.platform == "win32":
        return ()
    return tuple(line.strip() for line in _told(["lpstat", "-e"]).splitlines() if line.strip())


def _told(command: list[str]) -> str:
    """Give what a helper says about the printers; nothing where there is none, or it does not answer."""
    if shutil.which(command[0]) is None:
        return ""
    # In the plain language, because its words are looked for.
    return _answer(command, lambda: True, env={**os.environ, "LC_ALL": "C"}) or ""


def usual_printer() -> str:
    """Give the printer the system would choose; empty where it has no choice."""
    told = _told(["lpstat", "-d"]) if sys.platform != "win32" else ""
    name = told.rpartition(":")[2].strip() if ":" in told else ""
    return name if name in printers() else ""


Outcome = Literal["sent", "sent_default", "refused", "stopped", "too_late", "no_printer", "gone", "viewer"]
"""What can come of sending a file to a printer."""


class Wish(Struct, frozen=True, kw_only=True):
    """How a file shall be printed."""

    printer: str = ""
    """One of `printers()`; the system's own choice when empty."""
    copies: int = 1
    two_sided: bool = False
    paper: Paper = "a4"
    title: str = ""
    """What the printer's list shows; keep names out of it."""


class Sent(Struct, frozen=True, kw_only=True):
    """What came of sending a file to a printer."""

    outcome: Outcome
    words: str
    """A sentence that says so, and where the file is; it never promises paper."""
    job: str = ""
    """The printer's own name for the work, while it can be taken back."""


def wish_of(printer: str, copies: str, sides: str, paper: Paper) -> Wish:
    """Put together how a file shall be printed, from what was chosen of the printers, `COPIES` and `SIDES`."""
    title = say("summary_room.make.print_title")
    return Wish(printer=printer, copies=int(copies), two_sided=sides == "two", paper=paper, title=title)


def send(path: Path, wish: Wish, *, wanted: Callable[[], bool] = lambda: True) -> Sent:
    """Send a PDF to a printer; may take a while, so it runs beside the screen.

    Args:
        path: the file.
        wish: how.
        wanted: asked again and again; once it says no, sending stops.
    """
    path = path.absolute()
    if not path.exists():
        return _sent("gone", path)
    if sys.platform == "win32":
        return Sent(outcome="viewer", words=_print_on_windows(path))
    if shutil.which("lp") is None or not printers():
        return _sent("no_printer", path)
    sides = "two-sided-long-edge" if wish.two_sided else "one-sided"
    command = ["lp", *(["-d", wish.printer] if wish.printer else []), "-t", _plain(wish.title) or path.stem]
    command += ["-n", str(wish.copies), "-o", f"media={MEDIA[wish.paper]}", "-o", f"sides={sides}", "--", str(path)]
    told = _answer(command, wanted)
    if told is None:
        return _sent("refused" if wanted() else "stopped", path)
    found = re.search(r"\S+-\d+", told)
    job = found.group() if found else ""
    if not wanted():
        return take_back(job, path)
    return _sent("sent" if wish.printer else "sent_default", path, job=job, printer=wish.printer)


def _sent(outcome: Outcome, path: Path, *, job: str = "", printer: str = "") -> Sent:
    return Sent(outcome=outcome, words=say(f"summary.printing.{outcome}", path=path, printer=printer), job=job)


def said(sent: Sent, printer: str, *, kept: bool) -> str:
    """Say what came of it, and where the file is, if it stays.

    Args:
        sent: what came of it.
        printer: the one that was asked.
        kept: whether the file stays, so that it is worth saying where it is.
    """
    return sent.words if kept else say(f"summary.printing.no_file.{sent.outcome}", printer=printer)


def print_file(path: Path, *, printer: str = "", paper: Paper = "a4", title: str = "") -> str:
    """Send one copy of a PDF to a printer, and say what came of it."""
    return send(path, Wish(printer=printer, paper=paper, title=title)).words


def take_back(job: str, path: Path) -> Sent:
    """Take work back from the printer, and say whether that was still possible."""
    gone = bool(job) and shutil.which("cancel") is not None and _runs(["cancel", job])
    return _sent("stopped" if gone else "too_late", path)


def _answer(command: list[str], wanted: Callable[[], bool], env: dict[str, str] | None = None) -> str | None:
    """Run a helper and give what it says; None when it does not do it, takes too long, or is not wanted any more."""
    try:
        helper = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            text=True,
            errors="replace",
            env=env,
        )
    except OSError:
        return None
    end = time.monotonic() + PATIENCE
    while True:
        try:
            told, _ = helper.communicate(timeout=BREATH)
            return told if helper.returncode == 0 else None
        except subprocess.TimeoutExpired:
            if wanted() and time.monotonic() < end:
                continue
            helper.kill()
            helper.communicate()
            return None


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
