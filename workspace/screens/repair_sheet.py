"""The checklist for going back to one child about one moment, which both may tick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from data import repairing
from data.repair_order import dated
from data.view import View
from data.wording import say
from widgets.buttons import Action, ActionRow
from widgets.checklist import Checklist, StepRow
from widgets.glyphs import FULL, Glyphs
from workspace.going_back import GoingBack
from workspace.screens import repair_asking
from workspace.screens.repair_head import RepairHead, offer
from workspace.screens.repair_words import sheet_acts, step_row

NEW = "new"
"""Id of the line beneath all steps where one of the family's own is added."""


class RepairSheet(VerticalScroll, can_focus=False):
    """One moment's repair with one child. Nothing is stored before the first change, and each change at once."""

    # How close it stands follows the class that the screen carries.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    RepairSheet { height: 1fr; color: $foreground; scrollbar-size-vertical: 1; }
    RepairSheet > .-gone { display: none; }
    RepairSheet > Checklist { margin: 1 0 0 0; height: auto; max-height: 999; }
    RepairSheet > Checklist > VerticalScroll { max-height: 999; }
    RepairSheet > Checklist > .checklist--advice { dock: none; height: auto; min-height: 3; }
    RepairSheet > #sheet-acts { margin: 1 0 0 0; }
    .-short RepairSheet > Checklist { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Own step", id="repair.add", tooltip="Add a step of your own", show=False),
        Binding("h", "leave_out", "Leave out", id="repair.leave_out", tooltip="What to leave out", show=False),
        Binding("c", "close", "Close", id="repair.close", tooltip="What your child did next", show=False),
        Binding("b", "between", "Between us", id="repair.between", tooltip="Between the grown-ups", show=False),
        Binding("i", "calendar", "Calendar", id="repair.calendar", tooltip="A plan for a calendar", show=False),
        Binding("shift+up,K", "move(-1)", "Earlier", id="repair.earlier", tooltip="Move this step up", show=False),
        Binding("shift+down,J", "move(1)", "Later", id="repair.later", tooltip="Move this step down", show=False),
        Binding("left", "child(-1)", "Child before", id="repair.before", tooltip="The child before", show=False),
        Binding("right", "child(1)", "Next child", id="repair.next", tooltip="The next child", show=False),
    ]

    def __init__(
        self,
        view: View,
        moment_id: str,
        child_id: str,
        *,
        today: date,
        calm: bool = False,
        now: Callable[[], datetime] | None = None,
        signs: Glyphs = FULL,
        id: str | None = None,
    ) -> None:
        """Show a repair, or the place for one.

        Args:
            view: what whoever is here may see.
            moment_id: the moment; empty when none is chosen.
            child_id: the child to begin with.
            today: the day it is.
            calm: leave the buttons away, as in a pane beside others; the keys stay.
            now: the clock; without one, *today* is taken at its end.
            signs: the set of signs to draw with.
            id: as for any widget.
        """
        super().__init__(id=id)
        self.subject = GoingBack(view, moment_id, child_id, today=today, now=now)
        """What it is about."""
        self._calm = calm
        self._more = self._leave_out = self._reading = False
        self._drawn: tuple[object, ...] = ()
        self._ready = False
        self._stop: Callable[[], None] = lambda: None
        self._head = RepairHead(signs)
        self._checklist = Checklist(signs=signs)
        self._signs = signs

    def compose(self) -> ComposeResult:
        """The heading, the steps, the buttons."""
        if self.subject.child is not None:
            self._checklist.begin(self._steps(), more=not self._more)
        yield self._head
        yield self._checklist
        yield ActionRow(id="sheet-acts", classes="-gone")

    def on_mount(self) -> None:
        """Show the repair, and again after every change."""
        self._ready = True
        self._stop = self.subject.view.subscribe(self._draw)
        self.watch(self._checklist, "cursor", lambda: self._follow(moved=True), init=False)
        # What is said of a step may take more room than was there.
        self.watch(self, "virtual_size", lambda: self._follow(), init=False)
        self._draw()

    def on_unmount(self) -> None:
        """Stop listening."""
        self._ready = False
        self._stop()

    def focus(self, scroll_visible: bool = True) -> RepairSheet:
        """Bring the cursor into the steps."""
        self._checklist.focus(scroll_visible)
        return self

    def show(self, view: View, moment_id: str, child_id: str) -> None:
        """Show another repair, or the same one as somebody else sees it.

        Args:
            view: what whoever is here may see.
            moment_id: the moment; empty when none is chosen.
            child_id: the child to begin with; the one looked at stays while it is the same moment.
        """
        if self.subject.turn_to(view, moment_id, child_id):
            self._more = self._leave_out = False
        self._draw()

    # -- drawing ------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        if not self._ready:
            return
        subject = self.subject
        moment, child, repair = subject.moment, subject.child, subject.repair
        looks = (self._more, self._leave_out, subject.today(), subject.view.adults)
        state = (moment, child, subject.children, repair, *looks)
        if state == self._drawn:
            return
        self._drawn = state
        there = moment is not None and child is not None
        self.query_one("#sheet-acts").set_class(not there or self._calm, "-gone")
        self._checklist.display = there
        self._head.show(subject)
        if child is not None:
            self._draw_steps()
        if child is None or self._calm:
            return
        begun = repair is not None and subject.view.repair_state(repair) in ("open", "offered")
        acts = sheet_acts(
            child.name,
            begun=begun,
            mended=subject.mended,
            leave_out=self._leave_out,
            several_adults=len(subject.view.adults) > 1,
            dated=bool(repair and dated(repair, from_day=subject.today())),
        )
        offer(self.query_one("#sheet-acts", ActionRow), acts)

    def _steps(self) -> tuple[StepRow, ...]:
        subject, repair = self.subject, self.subject.whole
        assert repair is not None
        rows = tuple(
            step_row(subject.view, repair, place, band=subject.band, today=subject.today(), leave_out=self._leave_out)
            for place in repairing.shown(repair, more=self._more)
        )
        if self._more:
            rows += (StepRow(id=NEW, label=say("repairs.acts.add") + self._signs.cut, words=say("repairs.own.hint")),)
        return rows

    def _draw_steps(self) -> None:
        self.call_later(self._checklist.set_rows, self._steps(), more=not self._more)
        self.call_later(self.call_after_refresh, self._follow)

    def on_descendant_focus(self) -> None:
        """Bring the step under the cursor into sight, also where the list is longer than the screen."""
        self.call_after_refresh(self._follow)

    def _follow(self, *, moved: bool = False) -> None:
        """Keep the step under the cursor in sight, and what is said about it; that alone where it is asked for."""
        self._reading = self._reading and not moved
        here = [line for line in self._checklist.query("StepLine") if line.has_class("-here")]
        if not here or not self._checklist.has_focus:
            return
        # In a room of its own height the sheet scrolls; as part of a longer page, the page does.
        pages = [above for above in (self, *self.ancestors) if isinstance(above, VerticalScroll)]
        page = next((above for above in pages if above.max_scroll_y), self)
        step, advice = here[0].region, self._checklist.query_one(".checklist--advice").region
        both = step.union(advice)
        window = page.scrollable_content_region
        wanted = both if both.height <= window.height else advice if self._reading else step
        page.scroll_to_region(wanted.translate(page.scroll_offset - window.offset), animate=False, force=True)

    # -- acts ---------------------------------------------------------------------------------------------------

    def _said(self, problem: str) -> None:
        if problem:
            self._head.say_line(say("repairs.not_saved", problem=problem), note=True)

    @on(Checklist.Cycled)
    def _cycled(self, event: Checklist.Cycled) -> None:
        event.stop()
        if event.step_id == NEW:
            self.action_add()
        else:
            # The next answer is taken from what is written down, so that two quick presses are two.
            self._said(self.subject.change_step(event.step_id, repairing.cycled))

    @on(Checklist.Opened)
    def _opened(self, event: Checklist.Opened) -> None:
        event.stop()
        if event.step_id == NEW:
            self.action_add()
        else:
            self.look_at(event.step_id)

    @on(Checklist.Dropped)
    def _dropped(self, event: Checklist.Dropped) -> None:
        event.stop()
        self._said(self.subject.drop_step(event.step_id, event.on_id))

    @on(Checklist.MoreAsked)
    def _more_asked(self, event: Checklist.MoreAsked) -> None:
        event.stop()
        known = {row.id for row in self._checklist.rows}
        self._more = True
        self._draw()
        self.call_later(self._to_first_beyond, known)

    def _to_first_beyond(self, known: set[str]) -> None:
        """Put the cursor on the first step that was not shown before."""
        rows = self._checklist.rows
        self._checklist.cursor = next((n for n, row in enumerate(rows) if row.id not in known), len(rows) - 1)

    @on(Action.Pressed)
    async def _button(self, event: Action.Pressed) -> None:
        event.stop()
        name, _, child_id = event.act_id.partition(":")
        if name == "child":
            self.look_with(child_id)
        else:
            await (self._checklist if name in ("cycle", "open") else self).run_action(name)

    def look_with(self, child_id: str) -> None:
        """Show the sheet for another child of the moment."""
        self.subject.child_id = child_id
        self._more = self._leave_out = False
        self._draw()
        self._checklist.focus()

    def action_child(self, by: int) -> None:
        """Show the sheet for the child before or after this one."""
        there = self.subject.children
        if len(there) > 1:
            here = next(n for n, child in enumerate(there) if child == self.subject.child)
            self.look_with(there[(here + by) % len(there)].id)

    def action_leave_out(self) -> None:
        """Say what to leave out of a step in place of what it can look like, in sight, or the other way round."""
        self._leave_out = self._reading = not self._leave_out
        self._draw()

    def action_move(self, by: int) -> None:
        """Move the step under the cursor up or down."""
        row = self._checklist.current
        if row is not None and row.id != NEW:
            more = self._more
            self._said(self.subject.change_step(row.id, lambda one, place: repairing.moved(one, place, by, more=more)))

    @work
    async def look_at(self, key: str) -> None:
        """Open one step."""
        self._said(await repair_asking.ask_about_step(self.app, self.subject, key))

    @work
    async def action_between(self) -> None:
        """Put something right between the grown-ups, in three short questions."""
        self._said(await repair_asking.ask_between(self.app, self.subject))

    @work
    async def action_calendar(self) -> None:
        """Write the plan of the step under the cursor, or else the next one, for a calendar."""
        row = self._checklist.current
        self._said(await repair_asking.ask_for_calendar(self.app, self.subject, row.id if row else ""))

    @work
    async def action_add(self) -> None:
        """Add a step of the family's own."""
        self._said(await repair_asking.ask_for_own(self.app, self.subject))

    @work
    async def action_close(self) -> None:
        """Ask what the child did next; the answer closes the repair."""
        self._said(await repair_asking.ask_what_next(self.app, self.subject))
