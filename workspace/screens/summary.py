"""The room for the page that goes to therapy: choose moments on one side, see the page itself on the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.records import Moment
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.empty import Empty
from widgets.timeline import RowsLater, Timeline
from workspace.commands import bindings, command
from workspace.desk import Desk
from workspace.moment_rows import MomentRows
from workspace.page_rows import page_rows
from workspace.screens.summary_fit import SHORTEN, TWO_SIDES, PageFit
from workspace.screens.summary_look import PageLooks
from workspace.screens.summary_page import PageText
from workspace.screens.summary_ways import PageRoom
from workspace.summary.text import text

BACK = "close_page"
"""Id of the button that goes back from the page to the list, where only one of them has room."""


class SummaryRoom(PageRoom):
    """Moments to choose from, and the page as it will stand on paper; nothing here is consent yet."""

    ROOM = "summary"
    CSS_PATH = "../styles/summary.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("summary"),
        Binding("escape", "close_page", "Back to the list", id="summary.close", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Furnish the room.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self._begun = False
        self._here = ""
        self._rows = MomentRows()

    def furniture(self) -> Iterable[Widget]:
        """The moments, and the page beside or beneath them."""
        yield Empty(say("summary_room.empty"), Act(id="to_moments", label=say("summary_room.to_moments"), key="1"))
        with Vertical(id="page-left"):
            yield Static(Content(say("summary_room.choose")), id="page-how")
            yield Timeline(id="page-moments")
            yield Static(id="page-count", markup=False)
            yield ActionRow((command("pick").act(),), id="page-pick")
        with Vertical(id="page-right"):
            yield Static(id="page-whose", markup=False)
            yield PageLooks(self.look, self.begun.paper, id="page-choices")
            with VerticalScroll(id="page-sheet", can_focus=True):
                yield PageText(id="page-text")
            yield PageFit(id="page-fit")
            with Horizontal(id="page-foot"):
                acts = ("page_look", "page_notes", "forms")
                yield ActionRow(
                    (command("make_page").act(strong=True), *(command(each).act() for each in acts)), id="page-acts"
                )
                yield ActionRow((Act(id=BACK, label=say("summary_room.back"), key="Esc"),), id="page-back")

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def moment(self) -> Moment | None:
        """The moment under the cursor."""
        current = self.query_one(Timeline).current
        return self.view.moment(current.id) if current is not None else None

    def rows(self) -> RowsLater:
        """Give the list's rows: a tick and a word for what is on the page."""
        return page_rows(self._rows, self.view, {*self.on_page}, self.desk.today())

    def show_room(self) -> None:
        """Draw the list and the page again."""
        if not self.query(PageText):
            # Told while the room was being furnished or left.
            return
        self.drawn += 1
        self.begun.notice_marks()
        timeline = self.query_one(Timeline)
        timeline.set_rows(self.rows())
        self.set_class(not timeline.rows, "-no-moments")
        self.show_page()
        if not self._begun:
            self._begun = bool(timeline.rows)
            self._begin(timeline)

    def _begin(self, timeline: Timeline) -> None:
        """Begin in the list, at the newest moment on the page, with the page at its top."""
        if not timeline.rows:
            self.query_one(Empty).query_one(Action).focus()
            return
        for moment_id in self.on_page[-1:]:
            timeline.go_to(moment_id)
            self._here = moment_id
        timeline.focus()

    def show_page(self) -> None:
        """Draw the page again, and the words about it."""
        begun = self.begun
        self.query_one("#page-whose", Static).update(Content(begun.whose_words()))
        page = begun.page()
        self.query_one(PageText).words = text(page)
        self.query_one(PageLooks).show_look(begun.look)
        self.query_one(PageFit).show_page(page, begun.paper, settled=begun.settled)
        many = len(begun.on_page)
        count = say(f"summary_room.{ {0: 'count_none', 1: 'count_one'}.get(many, 'count') }", n=many)
        more = say("summary_room.suggested") if begun.suggested else begun.days_words()
        self.query_one("#page-count", Static).update(Content(" ".join(filter(None, (count, more)))))
        self._show_pick()

    def _show_pick(self) -> None:
        """Let the button say what it would do to the moment under the cursor."""
        button = self.query_one("#page-pick", ActionRow).button("pick")
        if button is not None:
            act = command("pick").act(off=self.moment is None)
            there = self.moment is not None and self.moment.id in self.on_page
            button.act = replace(act, label=say("summary_room.leave_out")) if there else act

    @on(Timeline.Highlighted)
    def _highlighted(self, event: Timeline.Highlighted) -> None:
        event.stop()
        if self.moment is None or self.moment.id != event.row_id:
            return
        self._show_pick()
        if event.row_id != self._here:
            self._here = event.row_id
            self.call_after_refresh(self._turn_to, event.row_id)

    def _turn_to(self, moment_id: str) -> None:
        """Turn the page to a moment, where it stands on it."""
        heading = next((each.heading for each in self.begun.page().moments if each.id == moment_id), "")
        line = self.query_one(PageText).line_of(heading) if heading else None
        if line is not None:
            self.query_one("#page-sheet", VerticalScroll).scroll_to(y=line, animate=False)

    # -- choosing -----------------------------------------------------------------------------------------------

    def action_pick(self) -> None:
        """Put the moment under the cursor on the page, or leave it out."""
        moment = self.moment
        if moment is None or not self.query_one(Timeline).is_on_screen:
            return
        self.put(*self.begun.pick(moment.id))
        self.call_after_refresh(self._turn_to, moment.id)

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        self.add_class("-reading")
        self.query_one("#page-sheet").focus()
        self.call_after_refresh(self._turn_to, event.row_id)

    def action_close_page(self) -> None:
        """Go back from the page to the list."""
        self.remove_class("-reading", "-choosing")
        self.query_one(Timeline).focus()

    async def do(self, command_id: str) -> None:
        """Do what a button says; the way back is this room's own."""
        if command_id == BACK:
            self.action_close_page()
        elif command_id == SHORTEN:
            self.action_shorten()
        elif command_id == TWO_SIDES:
            self.use_two_sides()
        else:
            await super().do(command_id)

    @on(Empty.Pressed)
    async def _to_moments(self, event: Empty.Pressed) -> None:
        event.stop()
        await self.run_action("room('moments')")
