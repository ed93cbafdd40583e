"""One line of clickable words, drawn from pieces; the header and the footer are made of it."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget


class Piece(Struct, frozen=True, kw_only=True):
    """Some words on the line."""

    text: str
    style: str = ""
    """Name of the component style, without its first half."""
    press: str = ""
    """What a click on it says; empty when it is only to be read."""
    right: bool = False
    """Stands at the right edge."""


class BarLine(Widget):
    """Draws `pieces(width)` on one line and hears clicks on them."""

    prefix: ClassVar[str] = "bar"
    """First half of the names of its component styles."""

    def pieces(self, width: int) -> tuple[Piece, ...]:
        """Give what stands on the line at this width; nothing on a bare line."""
        return ()

    def pressed(self, press: str) -> None:
        """Say that a piece was clicked; a bare line has nothing to say."""

    def _placed(self) -> list[tuple[int, Piece]]:
        width = self.size.width
        pieces = self.pieces(width)
        at = 0
        placed = []
        for piece in pieces:
            if not piece.right:
                placed.append((at, piece))
                at += cell_len(piece.text)
        at = max(at, width - sum(cell_len(piece.text) for piece in pieces if piece.right))
        for piece in pieces:
            if piece.right:
                placed.append((at, piece))
                at += cell_len(piece.text)
        return placed

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base = self.rich_style
        width = self.size.width
        if y:
            return Strip.blank(width, base)
        segments: list[Segment] = []
        end = 0
        for at, piece in self._placed():
            segments.append(Segment(" " * (at - end), base))
            segments.append(Segment(piece.text, base + self._style(piece.style)))
            end = at + cell_len(piece.text)
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"{self.prefix}--{name}", partial=True) if name else Style()

    def on_click(self, event: events.Click) -> None:
        """Hear a click on a piece."""
        at = event.get_content_offset_capture(self).x
        for start, piece in self._placed():
            if piece.press and start <= at < start + cell_len(piece.text):
                event.stop()
                self.pressed(piece.press)
                return
