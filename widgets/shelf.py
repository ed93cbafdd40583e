"""Where each moment of the timeline stands: worked out once for all, so that ten thousand cost no more than ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice
from operator import eq

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


class RowsLater:
    """Rows that are made when they are drawn; only what belongs to which day is known beforehand."""

    def __init__(self, ids: Sequence[str], days: Sequence[object], make: Callable[[int], Row]) -> None:
        """Know where the rows stand.

        Args:
            ids: of all rows, in order.
            days: for each row, a value that is the same for all rows of one day.
            make: makes the row of a place; asked each time that it is needed.
        """
        self.ids = ids
        self.days = days
        self._make = make

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, place: int) -> Row:
        return self._make(place)

    def __iter__(self) -> Iterator[Row]:
        return map(self._make, range(len(self.ids)))


Rows = tuple[Row, ...] | RowsLater
"""What a timeline shows, in the order shown."""


class Shelf:
    """Rows with the line on which each begins."""

    def __init__(self, rows: Rows, *, close: bool = False) -> None:
        """Place the rows: two lines each, a heading above each new day, and air above every heading but the first.

        Args:
            rows: what stands on the shelf.
            close: whether each row has one line only, and headings no air above them.
        """
        self.rows = rows
        self.close = close
        self.tall = 1 if close else 2
        """How many lines a row has."""
        later = rows if isinstance(rows, RowsLater) else None
        self._days: Sequence[object] = later.days if later else [row.day for row in rows]
        self._ids: Sequence[str] = later.ids if later else [row.id for row in rows]
        self.starts, self.lines = self._lay(self.tall, self.tall + (1 if close else 2))
        """The line each row begins on, its heading and air included, and how many lines there are in all."""

    def _lay(self, plain: int, headed: int) -> tuple[list[int], int]:
        """Give the line of each row and the number of lines; written so that a hundred thousand take no time."""
        if not self._days:
            return [], 0
        same = map(eq, self._days, islice(self._days, 1, None))
        ends = list(accumulate([plain if one else headed for one in same], initial=self.tall + 1))
        return [0, *ends[:-1]], ends[-1]

    def head(self, place: int) -> int:
        """How many lines of heading and air stand above a row."""
        if place == 0:
            return 1
        return (1 if self.close else 2) if self._days[place] != self._days[place - 1] else 0

    def top(self, place: int) -> int:
        """The first of a row's own lines."""
        return self.starts[place] + self.head(place)

    def place_of(self, line: int) -> int:
        """The row to which a line belongs, its heading and air included."""
        return bisect_right(self.starts, min(max(line, 0), self.lines - 1)) - 1

    def find(self, row_id: str) -> int | None:
        """The place of one row, or None when it is not here."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None
