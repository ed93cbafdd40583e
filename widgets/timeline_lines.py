"""How one line of the timeline is drawn, given the row, the room there is, and the colours in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.cells import cut, fit
from widgets.glyphs import Glyphs
from widgets.shelf import Row, Shelf

Spots = Callable[[str], Sequence[tuple[int, int]]]
"""Says where something stands in a text: begin and end of each place, from left to right."""

Said = tuple[Row, bool, bool, bool] | str | int | None
"""What a line says: one of a row's two lines, and whether the cursor and the focus are there; a day; a line of the
sentence in place of rows; nothing."""


def what_stands_on(lines: range, shelf: Shelf, scrolled: int, cursor: int, focused: bool) -> Iterator[Said]:
    """Give what each of some lines says.

    Args:
        lines: their places in the window.
        shelf: the rows.
        scrolled: how many lines lie above the window.
        cursor: the row under the cursor.
        focused: whether the list has the focus.
    """
    rows = shelf.rows
    for y in lines:
        line = y + scrolled
        if not rows or line >= shelf.lines:
            yield None if rows else y
            continue
        place = shelf.place_of(line)
        inside = line - shelf.top(place)
        if inside < 0:
            yield rows[place].day if inside == -1 else None
        else:
            yield rows[place], inside == 1, place == cursor, focused


class LinePen:
    """Draws lines of a fixed width in the timeline's own styles."""

    def __init__(self, width: int, base: Style, style: Callable[[str], Style], signs: Glyphs) -> None:
        """Make a pen.

        Args:
            width: cells of a line.
            base: the style of the surface.
            style: gives a component style by the second half of its name.
            signs: the set of signs to draw with.
        """
        self.width = width
        self.base = base
        self.style = cache(style)
        self.signs = signs

    def line(self, said: Said, search: Spots | None, empty: str) -> Strip:
        """A line that says this.

        Args:
            said: what it says.
            search: where what is looked for stands in a text.
            empty: the sentence that stands in place of rows.
        """
        if isinstance(said, int):
            return self.sentence(empty, said)
        if isinstance(said, str):
            return self.day(said)
        return self.blank() if said is None else self.row(*said, search)

    def blank(self) -> Strip:
        """A line with nothing on it."""
        return Strip.blank(self.width, self.base)

    def sentence(self, words: str, line: int) -> Strip:
        """One line of a sentence that begins on the second line and breaks between words."""
        lines = [""]
        for word in words.split():
            if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) > self.width - 4:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        text = "  " + cut(lines[line - 1], self.width - 3, self.signs.cut) if 1 <= line <= len(lines) else ""
        return self._strip([Segment(text, self.base + self.style("muted"))])

    def day(self, day: str) -> Strip:
        """A heading with a faint rule after it."""
        name = cut(day, self.width - 3, self.signs.cut)
        rule = self.signs.rule * max(self.width - cell_len(name) - 3, 0)
        heading = self.base + self.style("muted") + Style(bold=True)
        return self._strip([Segment(f" {name} ", heading), Segment(rule, self.base + self.style("rule"))])

    def row(self, row: Row, second: bool, here: bool, focused: bool, search: Spots | None) -> Strip:
        """One of the two lines of a row; the one you are on has a bar, another surface and a bold title."""
        base = self.base + self.style("cursor" if focused else "cursor-quiet") if here else self.base
        muted = base + self.style("muted")
        # Without focus the bar stays, but as a muted one: where you were, not where you are.
        bar = Segment(self.signs.bar if here else " ", base + self.style("bar" if focused else "muted"))
        side = cut(row.mark if second else row.time, max(self.width // 3, 0), self.signs.cut)
        room = self.width - 5 - (cell_len(side) + 1 if side else 0)
        if second:
            lead = [bar, Segment("   ", base)]
            words = self._found(fit(row.second, room, self.signs.cut), muted, search)
        else:
            glyph = fit(self.signs.bright if row.bright else row.glyph, 1)
            lead = [bar, Segment(" ", base), Segment(glyph, base + self._glyph_style(row)), Segment(" ", base)]
            words = self._found(fit(row.title, room, self.signs.cut), base + Style(bold=here), search)
        tail = [Segment(f" {side} " if side else " ", muted)]
        return self._strip(lead + words + tail, base)

    def _strip(self, segments: list[Segment], base: Style | None = None) -> Strip:
        return Strip(segments).adjust_cell_length(self.width, base or self.base)

    def _glyph_style(self, row: Row) -> Style:
        if row.bright:
            return self.style("bright")
        if row.glyph == self.signs.mended:
            return self.style("done")
        return self.style("open" if row.glyph == self.signs.open else "muted")

    def _found(self, text: str, style: Style, search: Spots | None) -> list[Segment]:
        """Split a text so that what is searched for can be underlined."""
        if search is None:
            return [Segment(text, style)]
        parts: list[Segment] = []
        end = 0
        for first, last in search(text):
            parts.append(Segment(text[end:first], style))
            parts.append(Segment(text[first:last], style + self.style("match")))
            end = last
        return [*parts, Segment(text[end:], style)]
