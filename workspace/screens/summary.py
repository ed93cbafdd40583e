"""The room for the page that goes to therapy: choose moments on one side, see the page itself on the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, cast

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.errors import JournalError
from data.records import Moment
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.chip_field import ChipField, Option
from widgets.empty import Empty
from widgets.glyphs import FULL
from widgets.timeline import Row, Timeline
from workspace.commands import bindings, command
from workspace.desk import Desk
from workspace.making import Making, chosen, marked, picked, whose
from workspace.picturing import joined, name_of, row
from workspace.screens.room import Room
from workspace.screens.summary_page import PageText
from workspace.summary.build import build
from workspace.summary.text import text
from workspace.summary.values import Choices, Names, Paper, Summary

NAMES: tuple[Names, ...] = ("none", "initials", "full")
"""How people can be named, as the chips stand."""

PAPERS: tuple[Paper, ...] = ("a4", "letter")
"""The sheets, as the chips stand."""


BACK = "close_page"
"""Id of the button that goes back from the page to the list, where only one of them has room."""


class SummaryRoom(Room):
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
        self._names: Names = "none"
        self._paper: Paper = desk.family.settings.paper
        self._let_go = False
        self._begun = False
        self._here = ""

    def furniture(self) -> Iterable[Widget]:
        """The moments, and the page beside or beneath them."""
        yield Empty(say("summary_room.empty"), Act(id="to_moments", label=say("summary_room.to_moments"), key="1"))
        with Vertical(id="page-left"):
            yield Static(Content(say("summary_room.choose")), id="page-how")
            yield Timeline(id="page-moments")
            yield Static(id="page-count", markup=False)
            yield ActionRow((command("pick").act(), command("page_notes").act()), id="page-pick")
        with Vertical(id="page-right"):
            yield Static(id="page-whose", markup=False)
            with Vertical(id="page-choices"):
                yield self._chips("names", NAMES, self._names)
                yield self._chips("paper", PAPERS, self._paper)
            with VerticalScroll(id="page-sheet", can_focus=True):
                yield PageText(id="page-text")
            back = Act(id=BACK, label=say("summary_room.back"), key="Esc")
            yield ActionRow((command("make_page").act(strong=True), command("page_notes").act(), back), id="page-acts")

    def _chips(self, what: str, ids: tuple[str, ...], here: str) -> Horizontal:
        options = tuple(Option(id=one, label=say(f"summary_room.{what}_{one}")) for one in ids)
        field = ChipField(options, (), (here,))
        field.id = f"page-{what}"
        label = Static(Content(say(f"summary_room.{what}")), classes="page-label")
        return Horizontal(label, field, classes="page-choice")

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def moment(self) -> Moment | None:
        """The moment under the cursor."""
        current = self.query_one(Timeline).current
        return self.view.moment(current.id) if current is not None else None

    @property
    def on_page(self) -> tuple[str, ...]:
        """Ids of the moments on the page, in the order they happened."""
        return chosen(self.view, let_go=self._let_go)

    def page(self) -> Summary:
        """Give the page as whoever is here would make it now."""
        on_page = self.on_page
        consent, adult = whose(self.view, on_page)
        choices = Choices(today=self.desk.today(), names=self._names, paper=self._paper, consent=consent, adult=adult)
        return build(self.view, on_page, choices)

    def rows(self) -> tuple[Row, ...]:
        """Give the list's rows: a tick and a word for what is on the page."""
        today, on_page = self.desk.today(), {*self.on_page}
        return tuple(self._row(moment, moment.id in on_page, today) for moment in self.view.moments())

    def _row(self, moment: Moment, there: bool, today: date) -> Row:
        plain = row(self.view, moment, FULL, today=today)
        return replace(
            plain,
            glyph=FULL.chosen if there else FULL.unchosen,
            mark=say("summary_room.on_page") if there else "",
            second=say("summary_room.bright", second=plain.second) if moment.bright else plain.second,
            bright=False,
        )

    def show_room(self) -> None:
        """Draw the list and the page again."""
        if not self.query(PageText):
            # Told while the room was being furnished or left.
            return
        if marked(self.view):
            self._let_go = False
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
        on_page = self.on_page
        consent, adult = whose(self.view, on_page)
        words = say(f"summary_room.whose_{consent}", name=name_of(self.view, adult))
        self.query_one("#page-whose", Static).update(Content(words))
        self.query_one(PageText).words = text(self.page())
        few = {0: "count_none", 1: "count_one"}.get(len(on_page), "count")
        count = say(f"summary_room.{few}", n=len(on_page))
        if on_page and not marked(self.view):
            count = f"{count} {say('summary_room.suggested')}"
        self.query_one("#page-count", Static).update(Content(count))
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
        heading = next((each.heading for each in self.page().moments if each.id == moment_id), "")
        line = self.query_one(PageText).line_of(heading) if heading else None
        if line is not None:
            self.query_one("#page-sheet", VerticalScroll).scroll_to(y=line, animate=False)

    # -- choosing -----------------------------------------------------------------------------------------------

    def action_pick(self) -> None:
        """Put the moment under the cursor on the page, or leave it out."""
        moment = self.moment
        if moment is None or not self.query_one(Timeline).is_on_screen:
            return
        on_page = self.on_page
        records = picked(self.view, on_page, moment.id)
        self._let_go = on_page == (moment.id,)
        try:
            if records:
                self.view.put(*records)
        except JournalError as problem:
            self.app.notify(problem.words, markup=False)
        self.show_room()
        self.call_after_refresh(self._turn_to, moment.id)

    @on(ChipField.Toggled)
    def _chose(self, event: ChipField.Toggled) -> None:
        event.stop()
        event.field.chosen = (event.option_id,)
        if event.field.id == "page-names":
            self._names = cast(Names, event.option_id)
        else:
            self._paper = cast(Paper, event.option_id)
        self.show_page()

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        self.add_class("-reading")
        self.query_one("#page-sheet").focus()
        self.call_after_refresh(self._turn_to, event.row_id)

    def action_close_page(self) -> None:
        """Go back from the page to the list."""
        self.remove_class("-reading")
        self.query_one(Timeline).focus()

    async def do(self, command_id: str) -> None:
        """Do what a button says; the way back is this room's own."""
        if command_id == BACK:
            self.action_close_page()
        else:
            await super().do(command_id)

    @on(Empty.Pressed)
    async def _to_moments(self, event: Empty.Pressed) -> None:
        event.stop()
        await self.run_action("room('moments')")

    # -- making -------------------------------------------------------------------------------------------------

    @work
    async def action_make_page(self) -> None:
        """Ask for consent, once and for this page alone, and make it."""
        from workspace.screens.summary_make import MakeScreen

        on_page = self.on_page
        if not on_page:
            self.app.notify(say("summary_room.none_chosen"), markup=False)
            return
        consent, adult = whose(self.view, on_page)
        making = Making(
            page=self.page,
            consent=consent,
            name=name_of(self.view, adult),
            child=self._children(on_page),
            adults=len(self.view.adults),
            paper=self._paper,
        )
        await self.app.push_screen_wait(MakeScreen(making))

    def _children(self, on_page: tuple[str, ...]) -> str:
        """Name the children the page is about."""
        moments = (self.view.moment(each) for each in on_page)
        ids = dict.fromkeys(moment.children[0] for moment in moments if moment is not None and moment.children)
        names = (child.name for child in map(self.view.child, ids) if child is not None)
        return joined(tuple(names)) or say("summary_room.make.sixteen_child")

    @work
    async def action_page_notes(self) -> None:
        """Write what the page says beside its moments."""
        from workspace.screens.summary_notes import NotesScreen

        own = whose(self.view, self.on_page)[0] == "own"
        await self.app.push_screen_wait(NotesScreen(self.view, own=own))
        self.show_room()
