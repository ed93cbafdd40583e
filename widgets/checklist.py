"""The steps of a repair as a list to go through together; every answer is an equal one, and space goes to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from data.records import StepStatus
from data.wording import say
from widgets.glyphs import FULL, Glyphs

CYCLE: tuple[StepStatus, ...] = ("not_yet", "done", "not_needed", "child_said_no")
"""The order in which space goes through the answers."""


class StepRow(Struct, frozen=True, kw_only=True):
    """One step as the checklist shows it."""

    id: str
    label: str
    status: StepStatus = "not_yet"
    words: str = ""
    """What this step can look like; shown while the cursor is on it."""
    who: str = ""
    plan: str = ""


class StepLine(Widget):
    """One step: its sign in a column of its own, so that long words keep their indent."""

    DEFAULT_CSS = """
    StepLine {
        layout: horizontal;
        width: 1fr;
        height: auto;
        pointer: pointer;
        border-left: blank;
        & > .step--sign { width: 3; height: auto; color: $muted; padding-left: 1; }
        & > .step--words { width: 1fr; height: auto; padding-right: 1; }
        &.-done > .step--sign { color: $done; }
        &.-child_said_no > .step--sign { color: $open; }
        &.-more > .step--words { color: $sage; }
        &.-here { background: $cursor-row-quiet; border-left: outer $muted; & > .step--words { text-style: bold; } }
        &.-here.-ascii { border-left: ascii $muted; }
    }
    """

    def __init__(self, signs: Glyphs) -> None:
        """Make an empty line; `show` fills it."""
        super().__init__()
        self.signs = signs
        self.set_class(signs.ascii, "-ascii")
        self._sign = Static(classes="step--sign", markup=False)
        self._words = Static(classes="step--words", markup=False)

    def compose(self) -> ComposeResult:
        """The sign, then the words."""
        yield self._sign
        yield self._words

    def show(self, row: StepRow | None, here: bool) -> None:
        """Show a step, or (None) the way to more steps."""
        status = row.status if row else ""
        for name in (*CYCLE, "more"):
            self.set_class(name == (status or "more"), f"-{name}")
        self.set_class(here, "-here")
        self._sign.update(Content(self.signs.step(status) if row else self.signs.more))
        self._words.update(self._text(row) if row else Content(say("widgets.steps_more")))

    def _text(self, row: StepRow) -> Content:
        done = row.status in ("done", "not_needed")
        label = Content.styled(row.label, "$muted") if done else Content(row.label)
        word = say(f"widgets.step_{row.status}") if row.status in ("not_needed", "child_said_no") else ""
        second = f" {self.signs.dot} ".join(part for part in (word, row.who, row.plan) if part)
        return Content("\n").join([label, Content.styled(second, "$muted not bold")]) if second else label


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

    @dataclass
    class Cycled(Message):
        """A step was given another answer."""

        checklist: Checklist
        step_id: str
        status: StepStatus

        @property
        def control(self) -> Checklist:
            """The list it happened in."""
            return self.checklist

    @dataclass
    class Opened(Message):
        """A step is to be looked at closely."""

        checklist: Checklist
        step_id: str

        @property
        def control(self) -> Checklist:
            """The list it happened in."""
            return self.checklist

    @dataclass
    class MoreAsked(Message):
        """More steps are wanted."""

        checklist: Checklist

        @property
        def control(self) -> Checklist:
            """The list it happened in."""
            return self.checklist

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
        self._list = VerticalScroll(can_focus=False)
        self._advice = Static(classes="checklist--advice", markup=False)
        self.set_reactive(Checklist.rows, rows)

    def compose(self) -> ComposeResult:
        """The steps, and the line about the one under the cursor."""
        self._lines = [StepLine(self.signs) for _ in range(self._count())]
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

    async def set_rows(self, rows: tuple[StepRow, ...], more: bool = False) -> None:
        """Show other steps; the cursor stays on the same step where it still is one."""
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
