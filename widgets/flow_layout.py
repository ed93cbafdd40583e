"""Lays pieces out like words: one after the other, and on to the next line where one does not fit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import NULL_OFFSET, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from widgets.cells import flow


class FlowLayout(Layout):
    """For pieces of one line each that know their own width, such as buttons."""

    name = "flow"

    def __init__(self, gap: int = 2, air: int = 1) -> None:
        """Make the layout.

        Args:
            gap: blank cells between two pieces of a line.
            air: blank lines between two lines.
        """
        self.gap = gap
        self.air = air

    def arrange(self, parent: Widget, children: Sequence[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Give each piece its place."""
        viewport = parent.app.viewport_size
        room = size.width or viewport.width
        widths = [min(child.get_content_width(size, viewport) + child.styles.gutter.width, room) for child in children]
        gap = self.gap
        if gap > 1 and sum(widths) + gap * (len(widths) - 1) > room >= sum(widths) + len(widths) - 1:
            # Closer together they stay on one line.
            gap = 1
        return [
            WidgetPlacement(Region(start, line * (1 + self.air), width, 1), NULL_OFFSET, Spacing(), child)
            for child, width, (line, start) in zip(children, widths, flow(widths, room, gap), strict=True)
        ]
