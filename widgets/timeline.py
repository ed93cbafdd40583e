"""The list of everything that happened, newest first, two lines each, under the name of its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import var
from textual.strip import Strip

from data.wording import say
from widgets.cells import flat
from widgets.drawn_lines import DrawnLines
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying
from widgets.shelf import Row, Rows, RowsLater, Shelf
from widgets.timeline_lines import LinePen, Said, Spots, what_stands_on

__all__ = ["Row", "RowsLater", "Timeline"]

CLOSE = "-close"
"""Class of an app in which rows have one line each."""


class Timeline(DrawnLines, can_focus=True):
    """A list drawn line by line, so that ten thousand moments open as fast as ten."""

    DEFAULT_CSS = """
    Timeline {
        background: $surface;
        color: $foreground;
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & .timeline--muted { color: $muted; }
        & .timeline--rule { color: $faint; }
        & .timeline--open { color: $open; }
        & .timeline--done { color: $done; }
        & .timeline--bright { color: $sage; }
        & .timeline--bar { color: $sage; }
        & .timeline--match { color: $sage; text-style: underline; }
        & .timeline--cursor { background: $cursor-row; color: $foreground; }
        & .timeline--cursor-quiet { background: $cursor-row-quiet; color: $foreground; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timeline--muted", "timeline--rule", "timeline--open", "timeline--done", "timeline--bright", "timeline--bar",
        "timeline--match", "timeline--cursor", "timeline--cursor-quiet",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", id="timeline.up", tooltip="To the moment above", show=False),
        Binding("down,j", "step(1)", "Down", id="timeline.down", tooltip="To the moment below", show=False),
        Binding("pageup", "leaf(-1)", "Page up", id="timeline.page_up", tooltip="One screen up", show=False),
        Binding("pagedown", "leaf(1)", "Page down", id="timeline.page_down", tooltip="One screen down", show=False),
        Binding("home", "edge(0)", "First", id="timeline.first", tooltip="To the newest moment", show=False),
        Binding("end", "edge(-1)", "Last", id="timeline.last", tooltip="To the oldest moment", show=False),
        Binding("enter", "open", "Open", id="timeline.open", tooltip="Open this moment", show=False),
    ]

    cursor: var[int] = var(0)
    """Place of the row under the cursor; `var`, so that moving it repaints two rows and not the whole list."""

    class Highlighted(Saying["Timeline"]):
        """The cursor came to rest on another moment."""

        def __init__(self, timeline: Timeline, row_id: str) -> None:
            super().__init__(timeline)
            self.row_id = row_id

    class Opened(Saying["Timeline"]):
        """A moment was asked for, by Enter or a double click."""

        def __init__(self, timeline: Timeline, row_id: str) -> None:
            super().__init__(timeline)
            self.row_id = row_id

    def __init__(
        self,
        rows: Rows = (),
        *,
        signs: Glyphs = FULL,
        empty: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a timeline.

        Args:
            rows: what it shows, in the order shown.
            signs: the set of signs to draw with.
            empty: the sentence for when there is nothing to show; a kind one is given when left out.
            name, id, classes: as for any widget.
        """
        super().__init__(name=name, id=id, classes=classes)
        self.signs = signs
        self.empty = empty
        self._sought = ""
        self._spots: Spots | None = None
        self._shelf = Shelf(rows)

    @property
    def rows(self) -> Rows:
        """What is shown, in the order shown."""
        return self._shelf.rows

    @property
    def current(self) -> Row | None:
        """The row under the cursor, or None when nothing is shown."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def highlight(self) -> str:
        """The words being searched for, underlined where they occur."""
        return self._sought

    @highlight.setter
    def highlight(self, words: str) -> None:
        pattern = re.compile(re.escape(flat(words.strip())), re.IGNORECASE)
        self._sought = words
        self.underline((lambda text: [found.span() for found in pattern.finditer(text)]) if words.strip() else None)

    def underline(self, spots: Spots | None) -> None:
        """Underline what is looked for.

        Args:
            spots: says for a line of text where it stands in it; None for nothing any more.
        """
        self._spots = spots
        self.draw_anew()

    def set_rows(self, rows: Rows) -> None:
        """Show other rows; the cursor stays on the same moment where it still is one."""
        if rows is self._shelf.rows and isinstance(rows, RowsLater) and self._shelf.close == self._close:
            # The same places; what stands in them is made anew when it is drawn.
            self.refresh()
            return
        before = self.current
        self._shelf = Shelf(rows, close=self._close)
        if before is not None:
            same = self._shelf.find(before.id)
            self.set_reactive(Timeline.cursor, min(self.cursor, max(len(rows) - 1, 0)) if same is None else same)
        self._measure()
        self.draw_anew()
        after = self.current
        if after is not None:
            self._show_cursor()
            if before is None or after.id != before.id:
                self.post_message(self.Highlighted(self, after.id))

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on one moment; says whether it is shown here."""
        place = self._shelf.find(row_id)
        if place is not None:
            self.cursor = place
        return place is not None

    @property
    def _close(self) -> bool:
        """Whether rows stand close together, which is for the whole app to say."""
        return self.app.has_class(CLOSE)

    def _measure(self) -> None:
        """Take the height of the whole list; the page is arranged anew only where a scrollbar comes or goes."""
        room, size = self.size.height, Size(self.scrollable_content_region.width, self._shelf.lines)
        before = self.virtual_size
        stays = size.width == before.width and (size.height > room) == (before.height > room)
        if stays and room and not self.styles.auto_dimensions:
            self.set_reactive(Timeline.virtual_size, size)
            self._scroll_update(size)
        else:
            self.virtual_size = size

    def on_mount(self) -> None:
        """Take the size of the list and tell where the cursor stands."""
        if self._close:
            self._shelf = Shelf(self.rows, close=True)
        self._measure()
        if self.current is not None:
            self.post_message(self.Highlighted(self, self.current.id))

    def on_resize(self) -> None:
        """Take the size of the list again and keep the cursor in sight."""
        self._measure()
        self._show_cursor()

    def validate_cursor(self, place: int) -> int:
        """Keep the cursor on the list."""
        return min(max(place, 0), max(len(self.rows) - 1, 0))

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows that changed, bring the cursor into sight and say so."""
        if not self.rows or before == after:
            return
        for place in (before, after):
            if place < len(self.rows):
                self.refresh(self._region(place).translate(-self.scroll_offset))
        self._show_cursor()
        self.post_message(self.Highlighted(self, self.rows[after].id))

    def _region(self, place: int) -> Region:
        """Where the lines of a row are, without its heading."""
        return Region(0, self._shelf.top(place), self.size.width, self._shelf.tall)

    def _show_cursor(self) -> None:
        if not self.rows or not self.size.height:
            return
        heading = min(self._shelf.head(self.cursor), 1)
        self.scroll_to_region(self._region(self.cursor).grow((heading, 0, 0, 0)), animate=False, force=True)

    def says(self, lines: range) -> Iterator[Said]:
        """Give what each line says."""
        return what_stands_on(lines, self._shelf, self.scroll_offset.y, self.cursor, self.has_focus)

    def look(self) -> tuple[int, Glyphs, Spots | None]:
        """Give the width, the signs, and what is looked for."""
        return self.scrollable_content_region.width, self.signs, self._spots

    def take_look(self) -> None:
        """Take a pen with the colours of now."""
        colours = partial(self.get_component_rich_style, partial=True)
        width = self.scrollable_content_region.width
        self._pen = LinePen(width, self.rich_style, lambda name: colours(f"timeline--{name}"), self.signs)

    def draw(self, said: Said) -> Strip:
        """Draw one line of the list."""
        return self._pen.line(said, self._spots, self.empty or say("widgets.timeline_empty"))

    def _watch_focus(self) -> None:
        if self.rows:
            self.refresh(self._region(self.cursor).translate(-self.scroll_offset))

    def on_focus(self) -> None:
        """Show the cursor row strongly."""
        self._watch_focus()

    def on_blur(self) -> None:
        """Show the cursor row quietly."""
        self._watch_focus()

    def _row_at(self, y: int) -> int | None:
        line = y + self.scroll_offset.y
        if not self.rows or not 0 <= line < self._shelf.lines:
            return None
        place = self._shelf.place_of(line)
        return place if line >= self._shelf.top(place) else None

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse; a double click opens it."""
        place = self._row_at(event.get_content_offset_capture(self).y)
        if place is None:
            return
        event.stop()
        self.cursor = place
        if event.chain == 2:
            self.action_open()

    def action_step(self, by: int) -> None:
        """Move the cursor by some rows."""
        self.cursor += by

    def action_leaf(self, by: int) -> None:
        """Move the cursor by one screen."""
        if self.rows:
            line = self._region(self.cursor).y + by * max(self.size.height - 3, self._shelf.tall)
            self.cursor = self._shelf.place_of(line)

    def action_edge(self, place: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = place % max(len(self.rows), 1)

    def action_open(self) -> None:
        """Ask for the moment under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current.id))
