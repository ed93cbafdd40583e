"""The bare page that stands on the screen while the notes of many years are read, which takes longer than a glance."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from data.wording import say
from workspace.sizes import classes_for
from workspace.theme import look

LARGE = 16_000_000
"""Bytes of a family file from which it is read for longer than a fifth of a second: some twenty thousand moments."""

LIST = {"-tiny": 10_000, "-narrow": 32, "-normal": 38, "-wide": 46}
"""Cells of the list of moments at the left, by width class, as in `styles/rooms.tcss`."""

_SECOND_PAGE, _FIRST_PAGE = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
_THEME = re.compile(rb'"theme":"([a-z0-9-]{1,40})"')
_PEEK = 4096
"""Bytes at the front of the file, where the family's choices stand."""


@contextlib.contextmanager
def while_reading(path: Path, colours: int) -> Iterator[None]:
    """Let the bare page stand while a large family file is read, and take it away again should that go amiss.

    The app paints over it. What is typed meanwhile is kept for the app and shown nowhere.

    Args:
        path: the family file.
        colours: how many the terminal shows.
    """
    screen = sys.__stderr__
    if screen is None or not screen.isatty() or _size(path) < LARGE:
        yield
        return
    wide, high = os.get_terminal_size(screen.fileno())
    screen.write(_SECOND_PAGE + bare_page(wide, high, look(_chosen(path), colours=colours), colours))
    screen.flush()
    try:
        with _no_echo():
            yield
    except BaseException:
        screen.write(_FIRST_PAGE)
        screen.flush()
        raise


def bare_page(wide: int, high: int, theme: Theme, colours: int) -> str:
    """Draw the page: the line at the top, the list at the left, the rest, and the line at the foot.

    Args:
        wide: cells of a line.
        high: lines.
        theme: the look it wears.
        colours: how many the terminal shows.
    """
    system = {16: ColorSystem.STANDARD, 256: ColorSystem.EIGHT_BIT}.get(colours, ColorSystem.TRUECOLOR)
    plain = bool(os.environ.get("NO_COLOR"))

    def band(words: str, cells: int, ground: str | None, ink: str | None, bold: bool = False) -> str:
        text = words[:cells].ljust(cells)
        if plain or ground is None or ink is None:
            return text
        style = Style(color=Color.parse(ink).rich_color, bgcolor=Color.parse(ground).rich_color, bold=bold)
        return style.render(text, color_system=system)

    left = min(LIST[classes_for(wide, high)[0]], wide)
    lines = [band(f"  {say('app.name')}", wide, theme.panel, theme.foreground, bold=True)]
    for line in range(high - 2):
        words = f"  {say('app.reading')}" if line == 2 else ""
        ink = theme.variables.get("muted", theme.foreground)
        lines.append(band(words, left, theme.surface, ink) + band("", wide - left, theme.background, theme.foreground))
    lines.append(band("", wide, theme.panel, theme.foreground))
    return "".join(f"\x1b[{n};1H{line}" for n, line in enumerate(lines[:high], 1))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _chosen(path: Path) -> str:
    """Give the look the family chose, as far as it can be seen without reading all; a page may be wrong in that."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        found = _THEME.search(file.read(_PEEK))
        return found[1].decode() if found else ""
    return ""


@contextlib.contextmanager
def _no_echo() -> Iterator[None]:
    try:
        import termios
    except ImportError:
        # Not on this system.
        yield
        return
    stdin = sys.__stdin__
    try:
        assert stdin is not None
        before = termios.tcgetattr(stdin.fileno())
        silent = list(before)
        silent[3] &= ~termios.ECHO
        termios.tcsetattr(stdin.fileno(), termios.TCSANOW, silent)
    except (termios.error, OSError, ValueError, AssertionError):
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(stdin.fileno(), termios.TCSANOW, before)
