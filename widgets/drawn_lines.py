"""A list that is drawn line by line, and draws none anew that says what it said before."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

MOST_KEPT = 1000
"""Lines that are kept as they were drawn; some fifteen screens."""


class DrawnLines(ScrollView):
    """A scrolling list of lines that have no border, no air around them and nothing shining through.

    The stock way keeps finished lines by their place on the screen, so that each step that scrolls makes all of them
    anew. Here they are kept by what they say, and given again wherever that stands now.
    """

    def __init__(self, *, name: str | None, id: str | None, classes: str | None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._look: Hashable = ()
        self._drawn: dict[Hashable, Strip] = {}

    def draw_anew(self) -> None:
        """Draw everything anew, and keep nothing of what was there."""
        self._look, self._drawn = (), {}
        self.refresh()

    def says(self, lines: range) -> Iterable[Hashable]:
        """Give for each line all that it says and that can differ from line to line.

        Args:
            lines: their places in the widget, from 0 at the top.
        """
        raise NotImplementedError

    def look(self) -> Hashable:
        """Give all else that how a line is drawn depends on, but for the colours of the surface and the theme."""
        raise NotImplementedError

    def take_look(self) -> None:
        """Make ready what lines are drawn with; called whenever something it depends on is another."""
        raise NotImplementedError

    def draw(self, said: Any) -> Strip:
        """Draw a line that says this, as wide as the list."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line of the list."""
        self.take_look()
        (said,) = self.says(range(y, y + 1))
        return self.draw(said)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the lines in sight.

        Args:
            crop: the part of the widget that is asked for.
        """
        filters, surface = self.get_line_filters(), self.background_colors[1]
        width, beneath = self.region.width, self.rich_style.background_style
        look = (self.look(), width, self.rich_style, self.app.theme, surface, *filters)
        if look != self._look or len(self._drawn) > MOST_KEPT:
            self._look, self._drawn = look, {}
            self.take_look()
        strips = []
        for said in self.says(crop.line_range):
            strip = self._drawn.get(said)
            if strip is None:
                # What stands beneath the scrollbar belongs to the line.
                strip = self.draw(said).adjust_cell_length(width, beneath)
                for one in filters:
                    strip = strip.apply_filter(one, surface)
                self._drawn[said] = strip
            strips.append(strip)
        if crop.column_span == (0, width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]
