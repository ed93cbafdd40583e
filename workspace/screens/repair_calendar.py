"""A plan taken over into a calendar: what the calendar may show, and where the file goes."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from data.calendar_entry import entry, names_in, write_entry
from data.errors import JournalError
from data.records import Child, When
from data.view import View
from data.when import say_when
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.making import usual_folder
from workspace.sizes import HEIGHTS, WIDTHS

TITLE_LIMIT = 120
"""The most characters of a title."""


class CalendarScreen(ModalScreen[Path | None]):
    """Asks for a title that gives nothing away, and a place; ends with the file, or None when it was left."""

    CSS_PATH = "../styles/repairs.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="calendar.leave", tooltip="Leave; nothing is written", show=False),
        Binding("f2", "write", "Write", id="calendar.write", tooltip="Write the file", show=False),
    ]

    def __init__(self, view: View, when: When, *, plan: str, now: datetime) -> None:
        """Ask about a plan.

        Args:
            view: of whoever is here.
            when: when the plan is for.
            plan: names the plan; only a number made from it is written.
            now: the present, aware.
        """
        super().__init__()
        self._view = view
        self._when = when
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
            progress=say_when(self._when, clock=clock, today=self._now.date()),
            hint=say("repairs.calendar.hint"),
            acts=acts,
        )
        place = str(usual_folder() / say("repairs.calendar.file_name"))
        yield Question(
            words,
            Line(self._usual, max_length=TITLE_LIMIT, id="title"),
            Static(say("repairs.calendar.where"), classes="label", markup=False),
            Line(place, id="where"),
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
        title = self.query_one("#title", Line).value.strip() or self._usual
        where = self.query_one("#where", Line).value.strip()
        known: tuple[Child, ...] = tuple(
            child for moment in self._view.moments() for one in moment.children if (child := self._view.child(one))
        )
        names = dict.fromkeys((*(child.name for child in (*self._view.children, *known)), say("app.name")))
        given = names_in(title, names)
        if given:
            self._note(say("repairs.calendar.name_in_it", name=given[0]), "title")
            return
        if not where:
            self._note(say("repairs.calendar.no_place"), "where")
            return
        try:
            place = Path(where).expanduser()
            made = write_entry(entry(title, self._when, plan=self._plan, now=self._now), place)
        except JournalError as problem:
            self._note(problem.words, "where")
            return
        except RuntimeError:
            # No such home on this computer.
            self._note(say("repairs.calendar.refused", why=where), "where")
            return
        self._remember(title)
        self.dismiss(made)

    @property
    def _usual(self) -> str:
        """What a plan was called the last time."""
        return self._view.family.settings.calendar_title or say("repairs.calendar.usual")

    def _remember(self, title: str) -> None:
        """Suggest this title the next time; it was looked at for names just before."""
        family = self._view.family
        if title != self._usual:
            # The file is there whether or not this can be kept, so a refusal is nothing to stop at.
            with contextlib.suppress(JournalError):
                self._view.put(replace(family, settings=replace(family.settings, calendar_title=title)))

    def action_leave(self) -> None:
        """Leave; nothing is written."""
        self.dismiss(None)
