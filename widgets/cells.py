"""Measuring words by the cells they take on the screen, so that wide letters line up too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def flat(text: str) -> str:
    """Give a text as one line: line breaks, tabs and control characters become a space."""
    return _UNSEEN.sub(" ", text)


def cut(text: str, width: int, sign: str = "…") -> str:
    """Shorten a one-line text to a number of cells, ending in a sign where something was left out."""
    # A text of four times as many characters never fits, and measuring 5,000 of them for each row is slow.
    text = flat(text[: max(width, 0) * 4 + 4])
    if cell_len(text) <= width:
        return text
    if width <= cell_len(sign):
        return set_cell_size(sign, max(width, 0))
    # set_cell_size puts a blank where half a wide letter would stand; the sign then follows the last whole letter.
    return set_cell_size(text, width - cell_len(sign)).rstrip() + sign


def fit(text: str, width: int, sign: str = "…") -> str:
    """Give a one-line text in exactly this many cells, cut or filled with blanks."""
    return set_cell_size(cut(text, width, sign), max(width, 0))


def flow(widths: Sequence[int], room: int, gap: int = 1) -> tuple[tuple[int, int], ...]:
    """Place cells one after the other, beginning a new line where the next does not fit.

    Args:
        widths: the cells each piece takes.
        room: the cells a line has.
        gap: blank cells between two pieces of a line.

    Returns:
        line and first cell of each piece.
    """
    places = []
    line = start = 0
    for width in widths:
        if start and start + width > room:
            line, start = line + 1, 0
        places.append((line, start))
        start += width + gap
    return tuple(places)
