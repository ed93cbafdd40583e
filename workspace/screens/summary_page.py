"""The page for therapy as it is read on the screen: the very text of the page, flowing to the room there is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from widgets.glyphs import FULL
from workspace.summary.text import WIDTH

_LEAD = re.compile(r" *(?:\| |\[.\] )?")
_RULE = re.compile(r"(=+|-+)")


def _lead(line: str) -> str:
    found = _LEAD.match(line)
    return found.group() if found else ""


def _goes_on(before: str, line: str, lead: str) -> bool:
    """Say whether a line was broken off the one before it only for want of room."""
    if not before.strip() or not line.strip() or _RULE.fullmatch(before) or _RULE.fullmatch(line):
        return False
    beneath = lead if "|" in lead else " " * len(lead)
    if _lead(line) not in ({beneath, "  "} if not lead else {beneath}):
        return False
    return cell_len(before) + 1 + cell_len(line[len(_lead(line)) :].split(" ")[0]) > WIDTH


def _fold(words: str, first: str, rest: str, width: int) -> list[str]:
    """Break one paragraph into lines of a number of cells."""
    lines, line, empty = [], first, True
    for word in words.split():
        for piece in chop_cells(word, max(width - len(rest), 2)):
            if not empty and cell_len(line) + 1 + cell_len(piece) > width:
                lines.append(line)
                line, empty = rest, True
            line, empty = (line + piece if empty else f"{line} {piece}"), False
    return [*lines, line]


def narrower(text: str, width: int) -> list[str]:
    """Give the lines of the page for a screen that may be narrower than the page.

    Args:
        text: the page as plain text of 72 columns.
        width: the cells there are.
    """
    lines = text.rstrip("\n").split("\n")
    if width >= WIDTH:
        return lines
    out: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if _RULE.fullmatch(line):
            out.append(line[:width])
            continue
        lead = _lead(line)
        words, rest = line[len(lead) :], lead if "|" in lead else " " * len(lead)
        while place < len(lines) and _goes_on(lines[place - 1], lines[place], lead):
            rest = _lead(lines[place])
            words += " " + lines[place][len(rest) :]
            place += 1
        out += _fold(words, lead, rest, max(width, 8)) if words else [lead.rstrip()]
    return out


class PageText(Widget):
    """The words of the page, literally; the lines above a rule stand out as headings."""

    DEFAULT_CSS = """
    PageText {
        width: 1fr;
        max-width: 72;
        height: auto;
        color: $foreground;
        & .page-text--heading { text-style: bold; }
        & .page-text--rule { color: $faint; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page-text--heading", "page-text--rule"}

    words: reactive[str] = reactive("", layout=True)
    """The page as plain text."""

    def __init__(self, words: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        """Show a page.

        Args:
            words: the page as plain text.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self._flowed: tuple[str, int, list[str]] = ("", 0, [])
        self.set_reactive(PageText.words, words)

    def lines(self, width: int) -> list[str]:
        """Give the lines for a width."""
        words, known, lines = self._flowed
        if (words, known) != (self.words, width):
            lines = narrower(self.words, width)
            self._flowed = (self.words, width, lines)
        return lines

    def line_of(self, heading: str) -> int | None:
        """Give the line on which a heading begins; None when it is not there."""
        lines = self.lines(self.size.width) if self.size.width else []
        for place, line in enumerate(lines):
            if line and heading.startswith(line) and any(map(_RULE.fullmatch, lines[place + 1 : place + 4])):
                return place
        return None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the page is at this width."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the page; only those in sight are ever drawn."""
        width, base = self.size.width, self.rich_style
        lines = self.lines(width)
        if y >= len(lines):
            return Strip.blank(width, base)
        style = base + self._style(lines, y)
        text = lines[y]
        span = self.text_selection.get_span(y) if self.text_selection is not None else None
        if span is None:
            segments = [Segment(text, style)]
        else:
            start, end = span[0], len(text) if span[1] == -1 else span[1]
            chosen = style + self.screen.get_component_rich_style("screen--selection")
            segments = [Segment(text[:start], style), Segment(text[start:end], chosen), Segment(text[end:], style)]
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, y)

    def _style(self, lines: list[str], y: int) -> Style:
        """Give the style of a line: rules are faint, and what stands above one is a heading."""
        if _RULE.fullmatch(lines[y]):
            return self.get_component_rich_style("page-text--rule", partial=True)
        # The last rule stands above the foot of the page, not beneath a heading.
        beneath = lines[y + 1] if y + 1 < len(lines) else ""
        if lines[y] and y + 1 != self._foot(lines) and _RULE.fullmatch(beneath):
            return self.get_component_rich_style("page-text--heading", partial=True)
        return Style()

    def _foot(self, lines: list[str]) -> int:
        """Give the line of the last rule; it stands near the end."""
        return next((place for place in reversed(range(len(lines))) if _RULE.fullmatch(lines[place])), 0)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the words that were chosen with the mouse."""
        return selection.extract("\n".join(self.lines(self.size.width))), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is chosen now."""
        self.refresh()


class PageItems(PageText):
    """A list of sentences, each behind a dot and broken to the room there is; only those in sight are drawn."""

    def __init__(self, items: Iterable[str]) -> None:
        """Show a list.

        Args:
            items: the sentences.
        """
        super().__init__("\n".join(" ".join(item.split()) for item in items))

    def lines(self, width: int) -> list[str]:
        """Give the lines for a width."""
        words, known, lines = self._flowed
        if (words, known) != (self.words, width):
            items = self.words.split("\n") if self.words else []
            lines = [line for item in items for line in _fold(item, f"{FULL.dot} ", "  ", max(width, 8))]
            self._flowed = (self.words, width, lines)
        return lines

    def _style(self, lines: list[str], y: int) -> Style:
        """No line stands out."""
        return Style()
