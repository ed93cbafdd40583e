"""Gives a notice a place where it covers no button, nothing that can be clicked, no line that is being written in.

The stock place, low on the right, is where the buttons of most pages stand. Here the emptiest place is looked for,
rather low than high, when a notice comes, and again when the page has changed so that it would be in the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from widgets.checklist import Checklist
from widgets.timeline import Timeline

EDGE = 2
"""Columns that stay free at either side of the page."""

AROUND = 5
"""Columns of a notice beside its words: the bar, and two blank ones at each side."""

LONGEST = 72
"""Columns in which words are easily read; a notice has no longer lines."""

MOST_LINES = 8
"""Lines into which a notice is broken at most to find it a place."""

IN_THE_WAY = 10_000
"""What a cell counts that can be clicked or written in: more than all words of a page."""

IN_A_LIST = 500
"""What a cell of a row in a list counts: on the smallest pages all that is no button may be such a row."""

Sums = list[list[int]]
"""What all cells above and left of each cell come to (a summed-area table)."""


class Shape(Struct, frozen=True, kw_only=True):
    """A size in which the words of a notice fit."""

    width: int
    height: int


def is_used(piece: Widget) -> bool:
    """Tell whether a piece of screen is there to be clicked or written in, and not only to be read or scrolled.

    Args:
        piece: any widget.
    """
    return hasattr(piece, "on_click") or (piece.can_focus and not isinstance(piece, ScrollableContainer))


class Ground:
    """The page beneath: what is said in every cell of it, and what can be done there."""

    def __init__(self, screen: Screen[object], others: list[Region]) -> None:
        """Take the page as it was arranged last.

        Args:
            screen: the page in front.
            others: notices that have their place.
        """
        self.size: Size = screen.size
        width, height = self.size
        letters = [strip.text.ljust(width)[:width] for strip in screen._compositor.render_strips()[:height]]
        clicks = [[0] * width for _ in range(height)]
        for region, listed in (*_used(screen), *((other, False) for other in others)):
            there = region.intersection(self.size.region)
            for y in range(there.y, there.bottom):
                if not listed:
                    clicks[y][there.x : there.right] = [IN_THE_WAY] * there.width
                elif not letters[y][there.x : there.right].isspace():
                    clicks[y][there.x : there.right] = [IN_A_LIST] * there.width
        self._clicks = self._sums(clicks)
        self._inked = self._sums(
            [
                [int(counts > 0 or not letter.isspace()) for counts, letter in zip(row, line, strict=True)]
                for row, line in zip(clicks, letters, strict=True)
            ]
        )

    def _sums(self, rows: list[list[int]]) -> Sums:
        sums = [[0] * (self.size.width + 1)]
        for row in rows:
            sums.append([above + here for above, here in zip(sums[-1], [0, *accumulate(row)], strict=True)])
        return sums

    def _in(self, sums: Sums, region: Region) -> int:
        top, bottom = max(region.y, 0), min(region.bottom, self.size.height)
        left, right = max(region.x, 0), min(region.right, self.size.width)
        return sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]

    def free(self, region: Region) -> bool:
        """Tell whether nothing that can be clicked lies in a region."""
        return not self._in(self._clicks, region)

    def best(self, shapes: list[Shape]) -> Region:
        """Give the place where least lies beneath and around a notice, rather low and at the right.

        Args:
            shapes: the sizes it can have.
        """
        places = (Region(x, y, one.width, one.height) for one in shapes for x, y in self._corners(one))
        return min(places, key=self._cost, default=Region(0, 0, shapes[0].width, shapes[0].height))

    def _corners(self, shape: Shape) -> Iterator[tuple[int, int]]:
        for y in range(self.size.height - shape.height - 1, 0, -1):
            for x in range(self.size.width - shape.width - EDGE, EDGE - 1, -2):
                yield x, y

    def _cost(self, region: Region) -> float:
        air = Region(region.x - 1, region.y - 1, region.width + 2, region.height + 2)
        far = self.size.height - region.bottom + (self.size.width - region.right) / 4
        return self._in(self._clicks, region) + self._in(self._inked, air) + far


def _used(screen: Screen[object]) -> Iterator[tuple[Region, bool]]:
    """Give where something can be clicked or written in, and whether it is a list, of which only the rows count."""
    for piece, (region, clip) in screen._compositor.visible_widgets.items():
        if is_used(piece) and piece.visible and not isinstance(piece, Toast):
            yield region.intersection(clip), isinstance(piece, Timeline | Checklist)


def shapes(words: Content, width: int) -> list[Shape]:
    """Give the sizes in which words fit: on one line where it is not too long, and broken into ever more.

    Args:
        words: what a notice says.
        width: columns of the page.
    """
    found: list[Shape] = []
    most = max(min(LONGEST, width - 2 * EDGE - AROUND), 1)
    for columns in range(min(words.cell_length, most), 0, -1):
        lines = words.get_height({}, columns)
        if lines > MOST_LINES and found:
            break
        if found and found[-1].height == lines:
            # The narrowest of as many lines breaks them most evenly.
            found.pop()
        found.append(Shape(width=columns + AROUND, height=lines))
    return found


def _notices(rack: ToastRack) -> Iterator[tuple[ToastHolder, Toast]]:
    for holder in rack.query(ToastHolder):
        for toast in holder.query(Toast):
            yield holder, toast


def place_notices(screen: Screen[object]) -> None:
    """Give every notice on a page its place, or another one if it is in the way there; it stays where it is if not.

    Args:
        screen: the page in front.
    """
    for rack in screen.query(ToastRack):
        changed = screen.screen_layout_refresh_signal
        changed.unsubscribe(rack)
        if rack.children:
            # A notice that came just now is not made yet; it is seen once it has its place.
            changed.subscribe(rack, place_notices)
        settled: list[Region] = []
        for holder, toast in _notices(rack):
            ground = Ground(screen, settled)
            place = _place_of(holder, toast)
            if place is None or not ground.free(place) or not screen.size.region.contains_region(place):
                place = ground.best(shapes(toast.render(), screen.size.width))
                _put(holder, toast, place)
            settled.append(place)


def _place_of(holder: ToastHolder, toast: Toast) -> Region | None:
    width, height = toast.styles.width, toast.styles.height
    if not holder.has_class("-placed") or width is None or height is None:
        return None
    x, y = holder.styles.offset
    return Region(int(x.value), int(y.value), int(width.value), int(height.value))


def _put(holder: ToastHolder, toast: Toast, place: Region) -> None:
    toast.styles.width, toast.styles.height = place.width, place.height
    holder.styles.offset = place.offset
    holder.add_class("-placed")
