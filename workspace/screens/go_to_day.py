"""Go to a day: one line of plain words, and beneath it which day they mean."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from data.days import day_meant
from data.when import say_day
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.text_area import Line
from workspace.desk import Desk
from workspace.sizes import HEIGHTS, WIDTHS

LONGEST = 40
"""The most characters of a day."""


class DayScreen(ModalScreen[date | None]):
    """Asks for a day; answers with it, or None when it was left."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Line"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="day.leave", tooltip="Stay where you are", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Ask.

        Args:
            desk: gives the family and the clock.
        """
        super().__init__(classes="plain")
        self._desk = desk

    def compose(self) -> ComposeResult:
        """The line, what it means, and the buttons."""
        acts = (
            Act(id="go", label=say("finding.day.go"), key="Enter", strong=True),
            Act(id="leave", label=say("finding.day.leave"), key="Esc"),
        )
        with Vertical(classes="plain--column"):
            yield Static(say("finding.day.title"), classes="plain--title")
            yield Static(say("finding.day.hint"), classes="plain--hint")
            yield Line(placeholder=say("finding.day.placeholder"), max_length=LONGEST, id="day-words")
            yield Static(id="day-heard", markup=False)
            yield ActionRow(acts, classes="plain--acts")

    def _day(self, loosely: bool) -> date | None:
        typed = self.query_one("#day-words", Line).value
        return day_meant(typed, now=self._desk.now(), family=self._desk.family, loosely=loosely)

    def _hear(self, loosely: bool) -> date | None:
        day = self._day(loosely)
        unclear = day is None and bool(self.query_one("#day-words", Line).value.strip())
        heard = say("finding.day.unclear") if unclear else say_day(day, today=self._desk.today()) if day else ""
        line = self.query_one("#day-heard", Static)
        line.set_class(unclear, "-unclear")
        line.update(Content(heard), layout=False)
        return day

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._hear(loosely=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "go":
            self.action_go()
        else:
            self.action_leave()

    def action_go(self) -> None:
        """Go there, if it is a day."""
        day = self._hear(loosely=True)
        if day is not None:
            self.dismiss(day)
        else:
            self.query_one("#day-words", Line).focus()

    def action_leave(self) -> None:
        """Stay where one was."""
        self.dismiss(None)
