"""Draws everything with plain ASCII signs, as the last step before the screen, so that no page can be forgotten."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from widgets.glyphs import in_ascii


class PlainSigns(LineFilter):
    """Puts plain signs in place of full ones in every line that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the same line in plain signs.

        Args:
            segments: the line.
            background: what it stands on; it makes no difference here.
        """
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]
