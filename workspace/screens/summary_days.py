"""From which day to which day moments come onto the page, in plain words."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.records import When
from data.when import local, say_day, understand
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.when_input import WhenInput
from workspace.desk import Desk
from workspace.hearing import Ear
from workspace.looks import Days, days_count, in_order
from workspace.sizes import HEIGHTS, WIDTHS


class DaysScreen(ModalScreen[Days | None]):
    """Asks for two days, either of which may stay open. Ends with them, or with None when it was left."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Line"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="days.leave", tooltip="Leave the page as it was", show=False),
        Binding("f2", "go_on", "Go on", id="days.on", tooltip="Take these days", show=False),
        Binding("up", "near('first')", "Up", id="days.up", tooltip="To the first day", show=False),
        Binding("down", "near('last')", "Down", id="days.down", tooltip="To the last day", show=False),
    ]

    def __init__(self, desk: Desk, days: Days) -> None:
        """Begin with the days that were named before.

        Args:
            desk: gives the family, its moments and the clock.
            days: the days as they are.
        """
        super().__init__(classes="making")
        self._desk = desk
        self._days = days
        self._ear = Ear(self._meant)

    def _meant(self, text: str, loosely: bool) -> When | None:
        return understand(text, now=self._desk.now(), family=self._desk.family, loosely=loosely)

    def _heard(self, text: str) -> str:
        when = self._ear.quick(text)
        return say_day(local(when).date(), today=self._desk.today()) if when is not None else ""

    def compose(self) -> ComposeResult:
        """The two lines, what they mean, and how many moments lie between them."""
        acts = (
            Act(id="on", label=say("summary_room.between.on"), key="F2", strong=True),
            Act(id="leave", label=say("summary_room.make.back"), key="Esc"),
        )
        ask = Ask(words=say("summary_room.between.words"), hint=say("summary_room.between.hint"), acts=acts)
        lines: list[Static | WhenInput] = []
        for name, day in zip(("first", "last"), self._days, strict=True):
            lines.append(Static(Content(say(f"summary_room.between.{name}")), classes="make--label"))
            example = say(f"summary_room.between.{name}_example")
            words = day.isoformat() if day is not None else ""
            lines.append(WhenInput(self._heard, words, placeholder=example, id=f"days-{name}"))
        yield Vertical(Question(ask, *lines), id="make-stage")
        yield Static(id="make-line", markup=False)

    def on_mount(self) -> None:
        """Say how many moments there are."""
        self._say()

    def _line(self, name: str) -> WhenInput:
        return self.query_one(f"#days-{name}", WhenInput)

    def _day(self, name: str) -> date | None:
        when = self._ear.quick(self._line(name).value)
        return local(when).date() if when is not None else None

    def days(self) -> Days:
        """Give the days as they are understood now, the earlier one first."""
        return in_order(self._day("first"), self._day("last"))

    def _say(self, words: str = "") -> None:
        line = self.query_one("#make-line", Static)
        line.set_class(bool(words), "-note")
        line.update(Content(words or days_count(self._desk.view, self.days())))

    @on(WhenInput.Changed)
    def _changed(self, event: WhenInput.Changed) -> None:
        event.stop()
        self._say()

    @on(WhenInput.Submitted)
    def _submitted(self, event: WhenInput.Submitted) -> None:
        event.stop()
        if event.control.id == "days-first":
            self._hear("first")
            self._line("last").focus()
        else:
            self.action_go_on()

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        if event.act_id == "on":
            self.action_go_on()
        else:
            self.action_leave()

    def _hear(self, name: str) -> bool:
        """Ask the larger library too where words are not plain; says whether the line means a day, or nothing."""
        line = self._line(name)
        self._ear.slow(line.value)
        heard = line.hear_again()
        self._say()
        return bool(heard) or not line.value.strip()

    def action_go_on(self) -> None:
        """Take these days; words that mean no day keep the cursor."""
        for name in ("first", "last"):
            if not self._hear(name):
                self._line(name).focus()
                return
        if any(self.days()):
            self.dismiss(self.days())
        else:
            self._line("first").focus()
            self._say(say("summary_room.between.name_one"))

    def action_near(self, name: str) -> None:
        """Go to the other line.

        Args:
            name: ``first`` or ``last``.
        """
        self._line(name).focus()

    def action_leave(self) -> None:
        """Leave the page as it was."""
        self.dismiss(None)
