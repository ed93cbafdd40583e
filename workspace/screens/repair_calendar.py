"""A plan taken over into a calendar: what the calendar may show, and where the file goes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from data.errors import JournalError
from data.view import View
from data.when import say_when
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.plan_entry import TITLE_LIMIT, PlanAhead, gives_away, usual_file, usual_title, write_plan
from workspace.sizes import HEIGHTS, WIDTHS


class CalendarScreen(ModalScreen[Path | None]):
    """Asks for a title that gives nothing away, and a place; ends with the file, or None when it was left."""

    CSS_PATH = "../styles/repairs.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="calendar.leave", tooltip="Leave; nothing is written", show=False),
        Binding("f2", "write", "Write", id="calendar.write", tooltip="Write the file", show=False),
    ]

    def __init__(self, view: View, plan: PlanAhead, *, now: datetime) -> None:
        """Ask about a plan.

        Args:
            view: of whoever is here.
            plan: the plan.
            now: the present, aware.
        """
        super().__init__()
        self._view = view
        self._plan = plan
        self._now = now

    def compose(self) -> ComposeResult:
        """What the calendar shows, and where the file goes."""
        acts = (
            Act(id="write", label=say("repairs.calendar.write"), key="F2", strong=True),
            Act(id="leave", label=say("repairs.acts.leave"), key="Esc"),
        )
        clock = self._view.family.settings.clock
        words = Ask(
            words=say("repairs.calendar.ask"),
            progress=say_when(self._plan.when, clock=clock, today=self._now.date()),
            hint=say("repairs.calendar.hint"),
            acts=acts,
        )
        yield Question(
            words,
            Line(usual_title(self._view), max_length=TITLE_LIMIT, id="title"),
            Static(say("repairs.calendar.where"), classes="label", markup=False),
            Line(usual_file(), id="where"),
            Static(id="note", classes="-gone", markup=False),
        )

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    @on(Input.Submitted)
    def _line_done(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "title":
            self.focus_next()
        else:
            self.action_write()

    def _note(self, words: str, place: str) -> None:
        note = self.query_one("#note", Static)
        note.remove_class("-gone")
        note.update(Content(words))
        self.query_one(f"#{place}", Line).focus()

    def action_write(self) -> None:
        """Write the file, unless the title gives a name away or the place is taken."""
        title = self.query_one("#title", Line).value.strip() or usual_title(self._view)
        given = gives_away(self._view, title)
        if given:
            self._note(given, "title")
            return
        try:
            made = write_plan(self._view, self._plan, title, self.query_one("#where", Line).value, now=self._now)
        except JournalError as problem:
            self._note(problem.words, "where")
            return
        self.dismiss(made)

    def action_leave(self) -> None:
        """Leave; nothing is written."""
        self.dismiss(None)
