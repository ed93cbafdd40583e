"""Draws what is on the screen, as a terminal with few or all colours shows it, and puts pages together on one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from io import StringIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from textual.strip import Strip

from tests.snapshots.checks import CONSOLE, few

PLAIN_SVG = """<svg viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>.{unique_id}-matrix {{ font-family: DejaVu Sans Mono, monospace; font-size: {char_height}px; }} {styles}</style>
<defs>{lines}</defs><rect y="2" width="100%" height="100%" fill="black"/>{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g></svg>"""
"""A page without the window around it; what has no ground of its own stands on black, as in most terminals."""

CELL = 12.2
"""Width of a cell, as Rich draws it."""

GAP = 14
"""Space between two pages, and around them."""

NAME = 30
"""Height of the line above a page that says which it is."""


def picture(strips: Sequence[Strip], *, colours: int) -> str:
    """Draw the lines of a page as SVG.

    Args:
        strips: the lines.
        colours: how many the terminal shows.
    """
    width = max(strip.cell_length for strip in strips)
    console = Console(
        record=True, file=StringIO(), width=width, height=len(strips), force_terminal=True, color_system="truecolor"
    )
    lines = [[*(_shown(segment, colours) for segment in strip), Segment.line()] for strip in strips]
    console.print(Segments([part for line in lines for part in line]), end="")
    return console.export_svg(title="", theme=CONSOLE, code_format=PLAIN_SVG)


def _shown(segment: Segment, colours: int) -> Segment:
    style = segment.style or Style()
    return Segment(segment.text, style + Style(color=few(style.color, colours), bgcolor=few(style.bgcolor, colours)))


def put_together(pages: Iterable[tuple[str, str]], *, beside: int, ground: str = "#bbb") -> tuple[str, float, float]:
    """Put pages on one sheet, each with its name above it; gives it with its width and height.

    Args:
        pages: name and SVG of each.
        beside: how many stand beside each other.
        ground: the colour between them.
    """
    parts, wide, y = [], 0.0, float(GAP)
    rows = list(pages)
    for at in range(0, len(rows), beside):
        x, tallest = float(GAP), 0.0
        for name, svg in rows[at : at + beside]:
            part, width, height = _inner(svg, x, y + NAME)
            parts.append(f'<text x="{x}" y="{y + NAME - 8}" class="n">{escape(name)}</text>{part}')
            x, tallest = x + width + GAP, max(tallest, height)
        wide, y = max(wide, x), y + NAME + tallest + GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{y}" viewBox="0 0 {wide} {y}">'
    style = "<style>.n { font: 22px DejaVu Sans, sans-serif; fill: #444; }</style>"
    return f'{head}{style}<rect width="100%" height="100%" fill="{ground}"/>{"".join(parts)}</svg>', wide, y


def _moved(found: re.Match[str]) -> str:
    spaces = len(found[4]) // len("&#160;")
    return f"{found[1]}{float(found[2]) + spaces * CELL}{found[3]}"


def _inner(svg: str, x: float, y: float) -> tuple[str, float, float]:
    """Give a picture as a part of a larger one, with its width and height."""
    # Spaces in front would not be drawn.
    svg = re.sub(r'(<text [^>]*x=")([\d.]+)("[^>]*>)((?:&#160;)+)', _moved, svg)
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("no picture")
    width, height = float(found[1]), float(found[2])
    return svg.replace("<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{height}" ', 1), width, height
