"""The repairs room: what is still to be put right with your child, what was offered, and what is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.records import Moment, Repair
from data.repair_order import Group, grouped
from data.when import say_when
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.empty import Empty
from widgets.glyphs import FULL
from widgets.timeline import Timeline
from workspace.commands import bindings
from workspace.desk import Desk
from workspace.repair_saying import children_with_repairs, list_row, what_happened
from workspace.screens.repair import RepairScreen
from workspace.screens.repair_head import offer
from workspace.screens.repair_sheet import RepairSheet
from workspace.screens.repair_words import whose_acts
from workspace.screens.room import Room


class RepairsRoom(Room):
    """All repairs of all moments: open, planned, offered, mended, and never a word about how long it has been."""

    CSS_PATH = "../styles/repairs.tcss"
    ROOM = "repairs"
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("repairs"),
        Binding("escape", "to_list", "Back", id="repairs.to_list", tooltip="Back to the list", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Furnish the room.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self._found: tuple[tuple[Group, Repair, Moment], ...] = ()
        self._child = ""

    def furniture(self) -> Iterable[Widget]:
        """The list; the chosen repair with what its moment was; a kind page where there is none."""
        with Vertical(id="list-pane"):
            yield ActionRow(id="whose")
            yield Timeline(id="list")
        with VerticalScroll(id="chosen", can_focus=False):
            yield Static(id="was-title", markup=False)
            yield Static(id="was-when", markup=False)
            yield Static(say("repairs.room.happened"), id="was-label", markup=False)
            yield Static(id="was-words", markup=False)
            yield RepairSheet(self.view, "", "", today=self.desk.today(), now=self.desk.now, id="sheet")
        yield Empty(
            say("repairs.room.empty"), Act(id="moments", label=say("repairs.acts.moments"), key="1", strong=True)
        )

    def on_mount(self) -> None:
        """Begin in the list, or on the way to the moments where there is none."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        (self.query_one(Timeline) if self._found else self.query_one(Empty).query_one(Action)).focus()

    def show_room(self) -> None:
        """Draw the list again, and the repair chosen in it."""
        moments = {moment.id: moment for moment in self.view.moments()}
        today = self.desk.today()
        self._show_whose(moments)
        self._found = grouped(self.view.all_repairs(), moments, today=today, child=self._child)
        rows = tuple(list_row(self.view, *one, signs=FULL, today=today) for one in self._found)
        self.set_class(not rows, "-no-repairs")
        timeline = self.query_one(Timeline)
        if rows != timeline.rows:
            timeline.set_rows(rows)
        self._show_chosen()

    def _show_whose(self, moments: Mapping[str, Moment]) -> None:
        """Offer to look at one child's repairs, where there are several children."""
        there = children_with_repairs(self.view, moments, today=self.desk.today())
        if self._child not in {child.id for child in there} or len(there) < 2:
            self._child = ""
        row = self.query_one("#whose", ActionRow)
        row.display = len(there) > 1
        offer(row, whose_acts(there, self._child, FULL))

    @property
    def chosen(self) -> tuple[Repair, Moment] | None:
        """The repair under the cursor and its moment."""
        row = self.query_one(Timeline).current
        return next(((one, moment) for _, one, moment in self._found if row and one.id == row.id), None)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        repair, moment = chosen if chosen else (None, None)
        title = self.view.title(moment) if moment else ""
        clock = self.desk.family.settings.clock
        when = say_when(moment.when, clock=clock, today=self.desk.today()) if moment else ""
        happened = what_happened(self.view, moment) if moment else ""
        self.query_one("#was-title", Static).update(Content(title))
        self.query_one("#was-when", Static).update(Content(when))
        words = self.query_one("#was-words", Static)
        words.display = bool(happened)
        words.update(Content(happened))
        story = words.display and repair is not None and repair.closed_on is not None
        self.query_one("#was-label").display = story
        self.set_class(story, "-story")
        sheet = self.query_one(RepairSheet)
        sheet.show(self.view, moment.id if moment else "", repair.child if repair else "")

    @on(Timeline.Highlighted)
    def _highlighted(self, event: Timeline.Highlighted) -> None:
        event.stop()
        self._show_chosen()
        self.query_one("#chosen").scroll_home(animate=False)

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        self.action_open_repair()

    @on(Action.Pressed, "#whose Action")
    def _whose(self, event: Action.Pressed) -> None:
        event.stop()
        event.prevent_default()
        self._child = event.act_id.partition(":")[2]
        self.show_room()

    def action_by_child(self) -> None:
        """Look at the repairs of the next child alone, and after the last at all again."""
        ids = [act.id.partition(":")[2] for act in self.query_one("#whose", ActionRow).acts]
        self._child = ids[(ids.index(self._child) + 1) % len(ids)] if len(ids) > 2 else ""
        self.show_room()

    @on(Empty.Pressed)
    def _to_moments(self, event: Empty.Pressed) -> None:
        event.stop()
        self.action_room("moments")

    @work
    async def action_open_repair(self) -> None:
        """Go into the checklist: beside the list where there is room, else on a screen of its own."""
        chosen = self.chosen
        if chosen is None:
            return
        if self.query_one("#chosen").display:
            self.query_one(RepairSheet).focus(scroll_visible=False)
        else:
            repair, moment = chosen
            await self.app.push_screen_wait(RepairScreen(self.desk, moment.id, repair.child))

    def action_close_repair(self) -> None:
        """Ask what the child did next; that closes the repair."""
        if self.chosen is not None:
            self.query_one(RepairSheet).action_close()

    async def action_of_sheet(self, name: str) -> None:
        """Do in the checklist what its button says, also while the cursor is in the list."""
        if self.chosen is not None:
            await self.query_one(RepairSheet).run_action(name)

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.query_one(Timeline).focus()
