"""A real keyboard: an unfinished line outlives Ctrl+C, and a keyboard that was left is noticed."""

from __future__ import annotations

import contextlib
import os
import select
from collections.abc import Iterator
from typing import Any, TextIO

try:
    import termios
except ImportError:
    # Not on this system; there lines are read as they come.
    termios = None  # type: ignore[assignment]  # stands for its absence


@contextlib.contextmanager
def unfinished_lines_stay(stream: TextIO) -> Iterator[None]:
    """Let Ctrl+C leave what stands on the unfinished line, which a terminal would otherwise throw away."""
    before = _modes(stream)
    if before is None:
        yield
        return
    modes = [*before]
    modes[3] |= termios.NOFLSH
    termios.tcsetattr(stream, termios.TCSANOW, modes)
    try:
        yield
    finally:
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(stream, termios.TCSANOW, before)


def unfinished(stream: TextIO) -> str:
    """Take what stands on the unfinished line."""
    before = _modes(stream)
    if before is None:
        return ""
    modes = [*before]
    modes[3] &= ~termios.ICANON
    try:
        termios.tcsetattr(stream, termios.TCSANOW, modes)
        try:
            there = select.select([stream], [], [], 0)[0]
            typed = os.read(stream.fileno(), 65536) if there else b""
        finally:
            termios.tcsetattr(stream, termios.TCSANOW, before)
    except (OSError, termios.error):
        return ""
    return typed.decode(errors="replace").rstrip("\r\n")


def was_left(stream: TextIO, seconds: float) -> bool:
    """Wait for a line to begin to be readable; says whether nobody typed one for so long.

    Args:
        stream: the keyboard.
        seconds: how long to wait; 0 for any time.
    """
    if not seconds or _modes(stream) is None:
        return False
    return not select.select([stream], [], [], seconds)[0]


def _modes(stream: TextIO) -> list[Any] | None:
    """Give how the terminal is set; None where there is none that can be."""
    if termios is None:
        return None
    try:
        return termios.tcgetattr(stream) if stream.isatty() else None
    except (OSError, ValueError, termios.error):
        return None
