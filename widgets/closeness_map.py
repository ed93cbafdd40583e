"""A soft cloud on two lines, closeness across and worry up: somewhere in here, these days, and never a dot."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from data.wording import say
from widgets.glyphs import FULL, Glyphs

LOWEST, HIGHEST = 1.0, 5.0
"""The ends of both lines, in dots."""

SOFT = 0.72
"""From this far out on, as a share of the way to the rim, the shading thins."""

ROUND = 4
"""How square the cloud is: 2 would be an ellipse, more comes nearer to a block."""

LINES_AROUND = 3
"""Lines beside the field itself: one word above it, one below, and the two ends."""

TALL, WIDEST, LEAST = 9, 60, 3
"""Lines of the field where nothing else is asked for, its most cells across, and its fewest lines."""

NOTHING, BEFORE, NOW = 0, 1, 2
"""What a cell of the field holds."""


class Patch(Struct, frozen=True, kw_only=True):
    """Where one cloud lies: the middle and the half-width of its stretch on each line, in dots from 1 to 5."""

    closeness: float
    closeness_half: float
    worry: float
    worry_half: float

    def depth(self, closeness: float, worry: float) -> float:
        """Say how far out a place lies: 0 in the middle, 1 at the rim, more outside."""
        across = abs(closeness - self.closeness) / self.closeness_half
        up = abs(worry - self.worry) / self.worry_half
        return float((across**ROUND + up**ROUND) ** (1 / ROUND))


def field_of(now: Patch | None, before: Patch | None, width: int, height: int) -> tuple[tuple[int, ...], ...]:
    """Say which cells of the field are shaded, line by line from the top.

    Args:
        now: the cloud of this round.
        before: the earlier one, which lies behind it.
        width: cells across.
        height: lines.

    Returns:
        `NOTHING`, `BEFORE` or `NOW` for each cell; towards its rim a cloud leaves every other cell free.
    """
    step = HIGHEST - LOWEST
    lines = []
    for line in range(height):
        worry = HIGHEST - step * (line + 0.5) / height
        cells = []
        for cell in range(width):
            closeness = LOWEST + step * (cell + 0.5) / width
            odd = (line + cell) % 2 == 1
            here = NOTHING
            if now is not None and _shaded(now.depth(closeness, worry), odd):
                here = NOW
            elif before is not None and not odd and before.depth(closeness, worry) <= 1:
                # The earlier cloud is thin all over, and never lies on top.
                here = NOTHING if now is not None and now.depth(closeness, worry) <= SOFT else BEFORE
            cells.append(here)
        lines.append(tuple(cells))
    return tuple(lines)


def _shaded(depth: float, odd: bool) -> bool:
    return depth <= SOFT or (depth <= 1 and not odd)


class ClosenessMap(Widget):
    """Shows one cloud, with an earlier one faint behind it; no dot, no lines, no names, no number."""

    DEFAULT_CSS = """
    ClosenessMap {
        width: 1fr;
        max-width: 60;
        height: auto;
        color: $foreground;
        & .map--ends { color: $muted; }
        & .map--field { background: $panel; }
        & .map--now { color: $sage; background: $panel; }
        & .map--before { color: $muted; background: $panel; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"map--ends", "map--field", "map--now", "map--before"}

    now: reactive[Patch | None] = reactive(None)
    """The cloud of this round."""

    before: reactive[Patch | None] = reactive(None)
    """The earlier one."""

    def __init__(
        self,
        now: Patch | None = None,
        before: Patch | None = None,
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Draw a map.

        Args:
            now: the cloud of this round.
            before: the earlier one, where there is one.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self.set_reactive(ClosenessMap.now, now)
        self.set_reactive(ClosenessMap.before, before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The field and the words around it."""
        return TALL + LINES_AROUND

    def render(self) -> Content:
        """Draw the field with the four ends in words around it."""
        width = min(self.content_size.width, WIDEST)
        height = max(self.content_size.height - LINES_AROUND, LEAST)
        words = self.get_visual_style("map--ends", partial=True)
        lines = [Content.styled(self._middle(say("reflect.map.top"), width), words)]
        lines += [self._line(cells) for cells in field_of(self.now, self.before, width, height)]
        lines.append(Content.styled(self._middle(say("reflect.map.bottom"), width), words))
        lines.append(Content.styled(self._ends(width), words))
        return Content("\n").join(lines)

    def _line(self, cells: tuple[int, ...]) -> Content:
        cloud, faint = (":", ".") if self.signs.ascii else ("░", "·")
        parts: list[Content] = []
        start = 0
        for end in range(1, len(cells) + 1):
            if end == len(cells) or cells[end] != cells[start]:
                sign, name = {NOW: (cloud, "now"), BEFORE: (faint, "before")}.get(cells[start], (" ", "field"))
                style = self.get_visual_style(f"map--{name}")
                parts.append(Content.styled(sign * (end - start), style))
                start = end
        return Content("").join(parts)

    @staticmethod
    def _middle(words: str, width: int) -> str:
        return words.center(width).rstrip()

    def _ends(self, width: int) -> str:
        low = f"{self.signs.left} {say('reflect.map.left')}"
        high = f"{say('reflect.map.right')} {self.signs.right}"
        return low + " " * max(width - len(low) - len(high), 1) + high
