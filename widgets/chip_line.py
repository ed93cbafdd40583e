"""A few words as filled chips, only to be read."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from widgets.cells import cut, flow


class ChipLine(Widget):
    """Words as chips, on as many lines as they need; a chip is never broken in two."""

    DEFAULT_CSS = """
    ChipLine {
        width: 1fr;
        height: auto;
        color: $foreground;
    }
    """

    words: reactive[tuple[str, ...]] = reactive[tuple[str, ...]]((), layout=True)
    """What the chips say."""

    def __init__(self, words: tuple[str, ...] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Make a line of chips.

        Args:
            words: what they say.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.set_reactive(ChipLine.words, words)

    def _lines(self, room: int) -> list[list[str]]:
        chips = [f" {cut(word, max(room - 2, 1))} " for word in self.words]
        lines: list[list[str]] = []
        for chip, (line, _) in zip(chips, flow([cell_len(chip) for chip in chips], room), strict=True):
            if line == len(lines):
                lines.append([])
            lines[line].append(chip)
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line for each line of chips, with air between."""
        return max(len(self._lines(width)) * 2 - 1, 0)

    def render(self) -> Content:
        """Draw the chips."""
        lines = self._lines(self.size.width)
        return Content("\n\n").join(
            Content(" ").join(Content.styled(chip, "$foreground on $chip") for chip in chips) for chips in lines
        )
