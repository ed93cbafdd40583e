"""One sentence in place of everything, while the window is too small to show anything in it."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from rich.segment import Segment
from textual.geometry import Size

from data.wording import say

LEAST = Size(40, 15)
"""Columns and rows from which on the pages fit."""


def too_small(size: Size) -> bool:
    """Tell whether a window is smaller than what the pages need."""
    return size.width < LEAST.width or size.height < LEAST.height


class OneSentence:
    """The sentence, in the middle of a window of any size; whatever stood there is wiped."""

    def __init__(self, size: Size) -> None:
        """Fit it into a window of some columns and rows."""
        self.size = size

    def lines(self) -> list[str]:
        """Give all rows of the window, each as wide as it is."""
        width, height = self.size
        words = [""]
        for word in say("app.too_small").split():
            longer = f"{words[-1]} {word}".strip()
            if len(longer) <= width:
                words[-1] = longer
            else:
                words.append(word[:width])
        above = max(0, (height - len(words)) // 2)
        rows = [""] * above + words
        return [row.center(width) for row in (rows + [""] * height)[:height]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for y, line in enumerate(self.lines()):
            yield Control.move_to(0, y)
            yield Segment(line)
        yield Control.move_to(0, 0)
