"""Lays pieces out one below the other; where they do not all fit, one gives way so that the last stay in sight."""

from __future__ import annotations

from textual.geometry import Size
from textual.layout import ArrangeResult
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

LEAST = 3
"""Rows that are left to the piece that gives way, as long as there are so many."""


class YieldingLayout(VerticalLayout):
    """For a column in which one piece scrolls."""

    name = "yielding"

    def __init__(self, yielding: str) -> None:
        """Make the layout.

        Args:
            yielding: the style class of the piece that gives way.
        """
        self._yielding = yielding

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Give each piece its place."""
        placed = list(super().arrange(parent, children, size, greedy))
        beyond = max((one.region.bottom for one in placed), default=0) - size.height
        gives = next((n for n, one in enumerate(placed) if one.widget.has_class(self._yielding)), None)
        if gives is None or beyond <= 0 or not size.height:
            # Without a height only the height is asked for.
            return placed
        height = placed[gives].region.height
        less = max(min(beyond, height - LEAST), 0)
        for n in range(gives, len(placed)):
            region = placed[n].region
            moved = region.shrink((0, 0, less, 0)) if n == gives else region.translate((0, -less))
            placed[n] = placed[n]._replace(region=moved)
        return placed
