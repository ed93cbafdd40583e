"""The steps of a repair as a list to go through together; every answer is an equal one, and space goes to the next."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from data.records import StepStatus
from data.wording import say
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying
from widgets.step_line import CYCLE, StepLine, StepRow

__all__ = ["CYCLE", "Checklist", "StepLine", "StepRow"]


class Checklist(Widget, can_focus=True):
    """Repair steps with a cursor; space changes a step, Enter opens it."""

    DEFAULT_CSS = """
    Checklist {
        width: 1fr;
        max-width: 84;
        height: auto;
        max-height: 100%;
        color: $foreground;
        & > VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        & > .checklist--advice { dock: bottom; height: 4; padding: 1 0 0 4; color: $muted; }
        &:focus StepLine.-here { background: $cursor-row; border-left: outer $sage; }
        &:focus StepLine.-here.-ascii { border-left: ascii $sage; }
        &:focus StepLine.-drop { background: $chip; border-left: outer $amber; }
        &:focus StepLine.-drop.-ascii { border-left: ascii $amber; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", id="steps.up", tooltip="To the step above", show=False),
        Binding("down,j", "step(1)", "Down", id="steps.down", tooltip="To the step below", show=False),
        Binding("home", "edge(0)", "First", id="steps.first", tooltip="To the first step", show=False),
        Binding("end", "edge(-1)", "Last", id="steps.last", tooltip="To the last step", show=False),
        Binding("space", "cycle", "Change", id="steps.cycle", tooltip="Done, not needed, not yet", show=False),
        Binding("enter", "open", "Open", id="steps.open", tooltip="Who, when, and what was said", show=False),
    ]

    rows: var[tuple[StepRow, ...]] = var[tuple[StepRow, ...]](())
    """The steps shown."""

    cursor: var[int] = var(0)
    """Place of the step under the cursor; one past the last is *more steps*."""

    class Cycled(Saying["Checklist"]):
        """A step was given another answer."""

        def __init__(self, checklist: Checklist, step_id: str, status: StepStatus) -> None:
            super().__init__(checklist)
            self.step_id = step_id
            self.status = status

    class Opened(Saying["Checklist"]):
        """A step is to be looked at closely."""

        def __init__(self, checklist: Checklist, step_id: str) -> None:
            super().__init__(checklist)
            self.step_id = step_id

    class Dropped(Saying["Checklist"]):
        """A step was taken with the mouse and let go on another."""

        def __init__(self, checklist: Checklist, step_id: str, on_id: str) -> None:
            super().__init__(checklist)
            self.step_id = step_id
            self.on_id = on_id

    class MoreAsked(Saying["Checklist"]):
        """More steps are wanted."""

    def __init__(
        self,
        rows: tuple[StepRow, ...] = (),
        *,
        more: bool = False,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a checklist.

        Args:
            rows: the steps shown.
            more: whether a last line offers more steps.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.more = more
        self.signs = signs
        self._lines: list[StepLine] = []
        self._taken: int | None = None
        self._list = VerticalScroll(can_focus=False)
        self._advice = Static(classes="checklist--advice", markup=False)
        self.set_reactive(Checklist.rows, rows)

    def compose(self) -> ComposeResult:
        """The steps, and the line about the one under the cursor."""
        self._lines = [StepLine(self.signs) for _ in range(self._count())]
        self._show()
        with self._list:
            yield from self._lines
        yield self._advice

    @property
    def current(self) -> StepRow | None:
        """The step under the cursor; None on *more steps* or an empty list."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def _count(self) -> int:
        return len(self.rows) + self.more

    def on_mount(self) -> None:
        """Show the steps."""
        self._show()

    def begin(self, rows: tuple[StepRow, ...], more: bool) -> None:
        """Say what is shown at first; before the list stands on a screen."""
        self.more = more
        self.set_reactive(Checklist.rows, rows)

    async def set_rows(self, rows: tuple[StepRow, ...], more: bool = False) -> None:
        """Show other steps; the cursor stays on the same step where it still is one."""
        if (rows, more) == (self.rows, self.more):
            return
        self.more = more
        before = self.rows
        self.set_reactive(Checklist.rows, rows)
        await self._take(before, rows)

    async def _take(self, old: tuple[StepRow, ...], rows: tuple[StepRow, ...]) -> None:
        before = old[self.cursor] if self.cursor < len(old) else None
        places = [place for place, row in enumerate(rows) if before is not None and row.id == before.id]
        self.set_reactive(Checklist.cursor, places[0] if places else min(self.cursor, max(self._count() - 1, 0)))
        if not self.is_mounted:
            return
        new = [StepLine(self.signs) for _ in range(self._count() - len(self._lines))]
        if new:
            self._lines += new
            await self._list.mount_all(new)
        self._show()

    async def watch_rows(self, before: tuple[StepRow, ...], after: tuple[StepRow, ...]) -> None:
        """Show other steps."""
        await self._take(before, after)

    def validate_cursor(self, place: int) -> int:
        """Keep the cursor on the list."""
        return min(max(place, 0), max(self._count() - 1, 0))

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the two lines that changed, and the line about the step."""
        for place in {before, after}:
            self._show_line(place)
        self._show_advice()
        if after < len(self._lines):
            self._list.scroll_to_widget(self._lines[after], animate=False, force=True, immediate=True)

    def _show(self) -> None:
        for place, line in enumerate(self._lines):
            line.display = place < self._count()
            self._show_line(place)
        self._show_advice()

    def _show_line(self, place: int) -> None:
        if place < min(len(self._lines), self._count()):
            row = self.rows[place] if place < len(self.rows) else None
            self._lines[place].show(row, place == self.cursor)

    def _show_advice(self) -> None:
        row = self.current
        if row is None:
            self._advice.update(Content(say("widgets.steps_more_about") if self.more else ""))
            return
        words = [say(f"widgets.step_{row.status}"), row.words or say("widgets.steps_hint")]
        self._advice.update(Content(f" {self.signs.dot} ".join(words)))

    def _line_at(self, event: events.MouseEvent) -> int | None:
        """The place of the step under the mouse."""
        there = (line.display and line.region.contains(event.screen_x, event.screen_y) for line in self._lines)
        place = next((n for n, found in enumerate(there) if found), None)
        return place if place is not None and place < len(self.rows) else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the step under the mouse."""
        self._taken = self._line_at(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where a step that was taken would go; one that was let go elsewhere stays where it is."""
        if not event.button:
            self._taken = None
        if self._taken is not None:
            self._show_drop(self._line_at(event))

    def on_leave(self) -> None:
        """Show no place for a step while the mouse is elsewhere."""
        self._show_drop(None)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let a step go on another one, so that it takes its place."""
        taken, there = self._taken, self._line_at(event)
        self._taken = None
        self._show_drop(None)
        if taken is not None and there is not None and taken != there and taken < len(self.rows):
            self.focus(scroll_visible=False)
            self.cursor = taken
            self.post_message(self.Dropped(self, self.rows[taken].id, self.rows[there].id))

    def _show_drop(self, there: int | None) -> None:
        for place, line in enumerate(self._lines):
            line.set_class(place == there and place != self._taken, "-drop")

    def on_click(self, event: events.Click) -> None:
        """Go to the step under the mouse; on its sign, change it; a double click opens it."""
        for place, line in enumerate(self._lines):
            if line.display and line.region.contains(event.screen_x, event.screen_y):
                event.stop()
                self.focus(scroll_visible=False)
                self.cursor = place
                if self.current is None:
                    self.action_open()
                elif event.screen_x < line.region.x + 4:
                    self.action_cycle()
                elif event.chain == 2:
                    self.action_open()
                return

    def action_step(self, by: int) -> None:
        """Move the cursor by some steps."""
        self.cursor += by

    def action_edge(self, place: int) -> None:
        """Move the cursor to the first or the last step."""
        self.cursor = place % max(self._count(), 1)

    def action_cycle(self) -> None:
        """Give the step under the cursor its next answer."""
        row = self.current
        if row is None:
            self.action_open()
            return
        status = CYCLE[(CYCLE.index(row.status) + 1) % len(CYCLE)]
        self.post_message(self.Cycled(self, row.id, status))

    def action_open(self) -> None:
        """Open the step under the cursor, or ask for more steps."""
        row = self.current
        if row is not None:
            self.post_message(self.Opened(self, row.id))
        elif self.more:
            self.post_message(self.MoreAsked(self))
