"""Where each moment of the timeline stands: worked out once for all, so that ten thousand cost no more than ten."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct


class Row(Struct, frozen=True, kw_only=True):
    """One moment as the timeline draws it."""

    id: str
    day: str
    """The heading it stands under; rows of one day follow each other."""
    time: str = ""
    """Shown at the right: a time, or a part of the day."""
    title: str = ""
    second: str = ""
    """The muted line beneath: children and the state in words."""
    glyph: str = ""
    """The sign of its state, from `widgets.glyphs`."""
    mark: str = ""
    """A short word or sign at the right of the second line, such as for *marked for the summary*."""
    bright: bool = False
    """A moment to be glad of: `+` stands in place of the sign."""


class Shelf:
    """Rows with the line on which each begins."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        """Place the rows: two lines each, a heading above each new day, and air above every heading but the first."""
        self.rows = rows
        self.starts: list[int] = []
        line = 0
        day: str | None = None
        for row in rows:
            self.starts.append(line)
            line += 2 if row.day == day else 3 if day is None else 4
            day = row.day
        self.lines = line
        """How many lines there are in all."""

    def head(self, place: int) -> int:
        """How many lines of heading and air stand above a row."""
        if place == 0:
            return 1
        return 2 if self.rows[place].day != self.rows[place - 1].day else 0

    def top(self, place: int) -> int:
        """The first of a row's own two lines."""
        return self.starts[place] + self.head(place)

    def place_of(self, line: int) -> int:
        """The row to which a line belongs, its heading and air included."""
        return bisect_right(self.starts, min(max(line, 0), self.lines - 1)) - 1

    def find(self, row_id: str) -> int | None:
        """The place of one row, or None when it is not here."""
        return next((place for place, row in enumerate(self.rows) if row.id == row_id), None)
