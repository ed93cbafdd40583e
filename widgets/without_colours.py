"""Draws without colours, for whoever set NO_COLOR: in shades of grey, or with the two that a terminal always has."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColour
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, monochrome_style

_PLAIN = RichColour.default()


@lru_cache(1024)
def without_colours(style: Style) -> Style:
    """Give a style without colours.

    A colour that is named rather than mixed becomes the terminal's own, and a ground that is named and not dark is
    turned over: Textual itself would make both black.

    Args:
        style: as it would be with colours.
    """
    named = [one for one in (style.color, style.bgcolor) if one is not None and one.type != ColorType.TRUECOLOR]
    if not named:
        return monochrome_style(style)
    ground = style.bgcolor
    raised = ground is not None and ground.type == ColorType.STANDARD and ground.number != 0
    return style + Style(color=_PLAIN, bgcolor=_PLAIN, reverse=bool(style.reverse) != raised)


class WithoutColours(LineFilter):
    """Takes the colours out of every line that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the same line without colours.

        Args:
            segments: the line.
            background: what it stands on; it makes no difference here.
        """
        return [Segment(text, without_colours(style) if style else style, control) for text, style, control in segments]
