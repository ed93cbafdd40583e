"""A scrollbar of whole cells: the slivers Textual draws by itself are missing from many fonts."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeCells(ScrollBarRender):
    """Draws the thumb in whole cells."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def use_whole_cells() -> None:
    """Draw every scrollbar of this app in whole cells; called once, before it starts."""
    ScrollBar.renderer = WholeCells
