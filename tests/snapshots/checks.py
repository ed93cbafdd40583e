"""Looks for what an eye would trip over on a page: words in too faint a colour, lines that are cut, pages too wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.color import Color, ColorSystem, ColorType
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

Rgb = tuple[int, int, int]

CONSOLE = TerminalTheme(
    (0, 0, 0),
    (255, 255, 255),
    [(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)],
    [
        (85, 85, 85),
        (255, 85, 85),
        (85, 255, 85),
        (255, 255, 85),
        (85, 85, 255),
        (255, 85, 255),
        (85, 255, 255),
        (255, 255, 255),
    ],
)
"""The sixteen colours of the Linux console; console_codes(4)."""

DRAWN = frozenset("─│█▌▐▀▄▅▃▁░▒▓·•×›‹-|=")
"""Lines, bars and dots: they part and point, and nothing is lost where they are faint."""

LEAST = 4.5
"""Contrast that words need (WCAG 2.2, 1.4.3)."""


def few(color: Color | None, colours: int) -> Color | None:
    """Give the colour a terminal shows in another one's place."""
    if color is None or colours > 256 or color.type is not ColorType.TRUECOLOR:
        return color
    return color.downgrade(ColorSystem.EIGHT_BIT)


def _rgb(color: Color | None, *, ground: bool) -> Rgb:
    if color is None:
        return (0, 0, 0) if ground else (255, 255, 255)
    red, green, blue = color.get_truecolor(CONSOLE, foreground=not ground)
    return red, green, blue


def _light(colour: Rgb) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (c / 255 for c in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast of two colours (WCAG 2.2), from 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def faint_words(strips: Iterable[Iterable[Segment]], *, colours: int = 1 << 24) -> Iterator[str]:
    """Name words that cannot be read on their ground.

    Args:
        strips: the lines of the page.
        colours: how many the terminal shows.
    """
    for strip in strips:
        for segment in strip:
            words = "".join(letter for letter in segment.text if letter not in DRAWN).strip()
            style = segment.style
            if not words or style is None:
                continue
            fore, back = (_rgb(few(c, colours), ground=g) for c, g in ((style.color, False), (style.bgcolor, True)))
            if style.reverse:
                fore, back = back, fore
            found = contrast(fore, back)
            if found < LEAST:
                yield f"{found:.1f} to 1: {words[:40]!r}"


def cut_words(screen: Screen[object]) -> Iterator[str]:
    """Name one-line widgets whose words do not fit, and whatever reaches over the side of the page."""
    for widget in screen.walk_children(Widget):
        shown = widget.is_on_screen and widget.styles.visibility == "visible" and widget.region.area > 0
        if not shown:
            continue
        if widget.max_scroll_x > 0 and widget.styles.overflow_x != "hidden" and not widget.can_focus:
            yield f"{type(widget).__name__} #{widget.id} scrolls sideways"
        if list(widget.children) or widget.size.height != 1 or widget.can_focus:
            continue
        words = widget.render()
        plain = str(getattr(words, "plain", words))
        room = widget.content_size.width
        if room and not plain.rstrip().endswith("…") and widget.get_content_width(Size(1000, 1), screen.size) > room:
            yield f"{type(widget).__name__} #{widget.id} has {room} columns: {plain[:60]!r}"
