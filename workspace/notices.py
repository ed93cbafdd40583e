"""Gives a notice a place where it covers no button, nothing that can be clicked, no line that is being written in.

The stock place, low on the right, is where the buttons of most pages stand. Here the emptiest place is looked for,
rather low than high, when a notice comes, and again when the page has changed so that it would be in the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from msgspec import Struct
from rich.cells import cell_len
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from widgets.checklist import Checklist
from widgets.step_line import StepLine
from widgets.timeline import Timeline

EDGE = 2
"""Columns that stay free at either side of the page."""

AROUND = 5
"""Columns of a notice beside its words: the bar, and two blank ones at each side."""

LONGEST = 72
"""Columns in which words are easily read; a notice has no longer lines."""

NARROWEST = 24
"""Columns that words have at least, so that a notice is no tall thin strip."""

LONG_WORD = 40
"""Columns up to which a word is never broken; what is longer is the place of a file."""

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
    if isinstance(piece, Checklist | Toast):
        # A checklist is clicked on its steps.
        return False
    clicked = hasattr(piece, "on_click") or isinstance(piece, StepLine)
    return clicked or (piece.can_focus and not isinstance(piece, ScrollableContainer))


class Ground:
    """The page beneath: what is said in every cell of it, and what can be done there."""

    def __init__(self, screen: Screen[object], others: list[Region]) -> None:
        """Take the page as it was arranged last.

        Args:
            screen: the page in front.
            others: notices that have their place.
        """
        self.size: Size = screen._compositor.size
        self._screen = screen
        self._clicked = [[0] * self.size.width for _ in range(self.size.height)]
        for region, counts in (*_used(screen), *((other, IN_THE_WAY) for other in others)):
            _fill(self._clicked, region.intersection(self.size.region), counts)
        self._clicks = self._sums(self._clicked)

    @cached_property
    def _inked(self) -> Sums:
        # Only for a notice that needs a place: most often it has one already.
        lines = (strip.text.ljust(self.size.width) for strip in self._screen._compositor.render_strips())
        inked = [[int(not letter.isspace()) for letter in line[: self.size.width]] for line in lines]
        for toast in self._screen.query(Toast):
            # What a notice itself says lies on the page, and is not a part of it.
            _fill(inked, toast.region.intersection(self.size.region), 0)
        rows = zip(inked, self._clicked, strict=True)
        return self._sums([[int(letter or use > 0) for letter, use in zip(*row, strict=True)] for row in rows])

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
        step = max(self.size.width // 30, 1)
        for y in range(self.size.height - shape.height - 1, 0, -1):
            for x in range(self.size.width - shape.width - EDGE, EDGE - 1, -step):
                yield x, y

    def _cost(self, region: Region) -> float:
        air = Region(region.x - 1, region.y - 1, region.width + 2, region.height + 2)
        far = self.size.height - region.bottom + (self.size.width - region.right) / 4
        return self._in(self._clicks, region) + self._in(self._inked, air) + far


def _used(screen: Screen[object]) -> Iterator[tuple[Region, int]]:
    """Give where something can be clicked or written in, and what a cell of it counts."""
    for piece, (region, clip) in screen._compositor.visible_widgets.items():
        if not is_used(piece) or not piece.visible:
            continue
        if isinstance(piece, Timeline):
            # Beneath its last row a list is blank.
            rows = piece.virtual_size.height - piece.scroll_offset.y
            region = Region(region.x, region.y, region.width, min(region.height, rows))
        yield region.intersection(clip), IN_A_LIST if isinstance(piece, Timeline | StepLine) else IN_THE_WAY


def _fill(rows: list[list[int]], there: Region, counts: int) -> None:
    for y in range(there.y, there.bottom):
        rows[y][there.x : there.right] = [counts] * there.width


def shapes(words: Content, width: int) -> list[Shape]:
    """Give the sizes in which words fit: on one line where it is not too long, and broken into ever more.

    Args:
        words: what a notice says.
        width: columns of the page.
    """
    found: list[Shape] = []
    most = max(min(LONGEST, width - 2 * EDGE - AROUND, words.cell_length), 1)
    longest = max(map(cell_len, words.plain.split()), default=0)
    least = min(max(NARROWEST, min(longest, LONG_WORD)), most)
    for columns in range(most, least - 1, -1):
        lines = words.get_height({}, columns)
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
                better = ground.best(shapes(toast.render(), screen.size.width))
                if better != place:
                    _put(holder, toast, better)
                place = better
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
