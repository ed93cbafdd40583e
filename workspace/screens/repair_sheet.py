"""The checklist for going back to one child about one moment, which both may tick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data import repairing
from data.errors import JournalError
from data.records import Child, Moment, Repair
from data.view import View
from data.vocabulary import band_label, band_of
from data.when import say_day, zone_of
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.checklist import Checklist, StepRow
from widgets.glyphs import FULL, Glyphs
from workspace.screens.repair_step import OUT, StepScreen
from workspace.screens.repair_telling import KEEP, Telling, TellingScreen
from workspace.screens.repair_words import step_row, told_words

NEW = "new"
"""Id of the line beneath all steps where one of the family's own is added."""


class RepairSheet(VerticalScroll, can_focus=False):
    """One moment's repair with one child. Nothing is stored before the first change, and each change at once."""

    # What stands in it follows the page it stands on: the debrief asks the question itself.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    RepairSheet { height: 1fr; color: $foreground; scrollbar-size-vertical: 1; }
    RepairSheet > Static { width: 1fr; max-width: 84; height: auto; }
    RepairSheet > .-gone { display: none; }
    RepairSheet > #sheet-title { text-style: bold; }
    RepairSheet > #sheet-about { color: $muted; }
    RepairSheet > #sheet-children { margin: 1 0 0 0; }
    RepairSheet > #sheet-story { margin: 1 0 0 0; }
    RepairSheet > #sheet-line { color: $muted; margin: 1 0 0 0; }
    RepairSheet > #sheet-line.-note { color: $amber; }
    RepairSheet > Checklist { margin: 1 0 0 0; }
    RepairSheet > Checklist > VerticalScroll { max-height: 999; }
    RepairSheet > Checklist > .checklist--advice { max-height: 14; }
    RepairSheet > #sheet-acts { margin: 1 0 0 0; }
    Question RepairSheet > #sheet-title { display: none; }
    Question RepairSheet > #sheet-about { display: none; }
    .-short RepairSheet > Checklist { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Own step", id="repair.add", tooltip="Add a step of your own", show=False),
        Binding("h", "leave_out", "Leave out", id="repair.leave_out", tooltip="What to leave out", show=False),
        Binding("c", "close", "Close", id="repair.close", tooltip="What your child did next", show=False),
        Binding("shift+up", "move(-1)", "Earlier", id="repair.earlier", tooltip="Move this step up", show=False),
        Binding("shift+down", "move(1)", "Later", id="repair.later", tooltip="Move this step down", show=False),
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
        classes: str | None = None,
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
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self._view = view
        self._asked = (moment_id, child_id)
        self._child_id = child_id
        self._day = today
        self._clock = now
        self._calm = calm
        self._more = False
        self._leave_out = False
        self._drawn: tuple[object, ...] = ()
        self._ready = False
        self._stop: Callable[[], None] = lambda: None
        self._checklist = Checklist(signs=signs)
        self._signs = signs

    def compose(self) -> ComposeResult:
        """Heading, names, what was told, the steps, the buttons."""
        yield Static(say("repairs.title"), id="sheet-title", markup=False)
        yield Static(id="sheet-about", markup=False)
        yield ActionRow(id="sheet-children", classes="-gone")
        yield Static(id="sheet-story", markup=False, classes="-gone")
        yield Static(id="sheet-line", markup=False, classes="-gone")
        yield self._checklist
        yield ActionRow(id="sheet-acts", classes="-gone")

    def on_mount(self) -> None:
        """Show the repair, and again after every change."""
        self._ready = True
        self._listen()
        self.watch(self._checklist, "cursor", self._follow, init=False)
        self._draw()

    def on_unmount(self) -> None:
        """Stop listening."""
        self._ready = False
        self._stop()

    def _listen(self) -> None:
        self._stop()
        self._stop = self._view.subscribe(self._draw)

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
        if self._asked != (moment_id, child_id):
            self._asked, self._child_id = (moment_id, child_id), child_id
            self._more = self._leave_out = False
        other = view is not self._view
        self._view = view
        if other and self._ready:
            self._listen()
        self._draw()

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def moment(self) -> Moment | None:
        """The moment it is about."""
        return self._view.moment(self._asked[0])

    @property
    def children_there(self) -> tuple[Child, ...]:
        """The children of the moment."""
        moment = self.moment
        ids = moment.children if moment else ()
        return tuple(child for child in map(self._view.child, ids) if child is not None)

    @property
    def child(self) -> Child | None:
        """The child this sheet is for now."""
        there = self.children_there
        return next((child for child in there if child.id == self._child_id), there[0] if there else None)

    @property
    def repair(self) -> Repair | None:
        """The repair as it is stored, or None while nothing was touched."""
        child = self.child
        return repairing.repair_for(self._view.repairs(self._asked[0]), child.id) if child else None

    def now(self) -> datetime:
        """The present: by the clock, or the end of the day this sheet was given."""
        zone = zone_of(self._view.family.zone)
        return self._clock().astimezone(zone) if self._clock else datetime.combine(self._day, time(23, 59), zone)

    def today(self) -> date:
        """The day it is."""
        return self.now().date()

    def _whole(self) -> Repair | None:
        child = self.child
        if child is None:
            return None
        return repairing.whole(self.repair or repairing.fresh_repair(self._asked[0], child.id))

    # -- drawing ------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        if not self._ready:
            return
        moment, child, repair = self.moment, self.child, self.repair
        state = (
            moment,
            child,
            self.children_there,
            repair,
            self._view.adults,
            self._more,
            self._leave_out,
            self.today(),
        )
        if state == self._drawn:
            return
        self._drawn = state
        there = moment is not None and child is not None
        for part in ("#sheet-about", "#sheet-acts"):
            self.query_one(part).set_class(not there or (part == "#sheet-acts" and self._calm), "-gone")
        self._checklist.display = there
        self._draw_children()
        if moment is None or child is None:
            self._gone("#sheet-story")
            self.say_line(say("repairs.no_child" if moment else "repairs.no_moment"))
            return
        about = say("repairs.about", child=child.name, band=band_label(band_of(child, self.today())).lower())
        self.query_one("#sheet-about", Static).update(Content(about))
        self._draw_story(moment, child, repair)
        self.say_line("" if repair else say("repairs.untouched"))
        self._draw_steps(child)
        self._draw_acts(child, repair)

    def _gone(self, part: str) -> None:
        self.query_one(part, Widget).add_class("-gone")

    def say_line(self, words: str, *, note: bool = False) -> None:
        """Say one line above the steps.

        Args:
            words: the line; nothing takes it away.
            note: whether it is about something that could not be done.
        """
        line = self.query_one("#sheet-line", Static)
        line.set_class(not words, "-gone")
        line.set_class(note, "-note")
        line.update(Content(words))

    def _draw_children(self) -> None:
        row, there, here = self.query_one("#sheet-children", ActionRow), self.children_there, self.child
        row.set_class(len(there) < 2, "-gone")
        acts = tuple(
            Act(
                id=f"child:{child.id}",
                label=f"{self._signs.right} {child.name}" if child == here else child.name,
                strong=child == here,
            )
            for child in there
        )
        if row.acts != acts:
            row.acts = acts

    def _draw_story(self, moment: Moment, child: Child, repair: Repair | None) -> None:
        if repair is None or repair.closed_on is None:
            self._gone("#sheet-story")
            return
        lines = tuple(line for line in repairing.story(repair, moment) if line.label not in ("happened", "tried"))
        closed = say("repairs.closed", day=say_day(repair.closed_on, today=self.today()))
        words = Content("\n").join((told_words(lines, child.name), Content.styled(closed, "$muted")))
        story = self.query_one("#sheet-story", Static)
        story.remove_class("-gone")
        story.update(words if lines else Content.styled(closed, "$muted"))

    def _draw_steps(self, child: Child) -> None:
        repair = self._whole()
        assert repair is not None
        band = band_of(child, self.today())
        places = repairing.shown(repair, more=self._more)
        rows = tuple(
            step_row(self._view, repair, place, band=band, today=self.today(), leave_out=self._leave_out)
            for place in places
        )
        if self._more:
            rows += (StepRow(id=NEW, label=say("repairs.acts.add") + self._signs.cut, words=say("repairs.own.hint")),)
        self.call_later(self._checklist.set_rows, rows, more=not self._more)

    def _draw_acts(self, child: Child, repair: Repair | None) -> None:
        mended = repair is not None and repair.closed_on is not None
        begun = repair is not None and self._view.repair_state(repair) in ("open", "offered")
        row = self.query_one("#sheet-acts", ActionRow)
        close = say("repairs.acts.change" if mended else "repairs.acts.close", child=child.name)
        acts = (
            Act(id="cycle", label=say("repairs.acts.tick"), key=say("repairs.acts.tick_key")),
            Act(id="open", label=say("repairs.acts.open"), key="Enter"),
            Act(id="leave_out", label=say("repairs.acts.leave_out"), key="h", strong=self._leave_out),
            Act(id="add", label=say("repairs.acts.add"), key="a"),
            Act(id="close", label=close, key="c", strong=begun),
        )
        if row.acts != acts:
            row.acts = acts

    def _follow(self) -> None:
        """Keep the step under the cursor in sight, and what is said about it where there is room."""
        here = [line for line in self._checklist.query("StepLine") if line.has_class("-here")]
        for part in (*self._checklist.query(".checklist--advice"), *here):
            self.scroll_to_widget(part, animate=False, force=True)

    # -- acts ---------------------------------------------------------------------------------------------------

    def _put(self, change: Callable[[Repair], Repair]) -> None:
        """Change the repair as it stands now and write it down at once."""
        repair = self._whole()
        if repair is None:
            return
        changed = change(repair)
        if changed == repair:
            return
        try:
            self._view.put(changed)
        except JournalError as problem:
            self.say_line(say("repairs.not_saved", problem=problem.words), note=True)

    def _at(self, key: str, change: Callable[[Repair, int], Repair]) -> None:
        """Change one step by its key, if it is still there."""

        def on_repair(repair: Repair) -> Repair:
            place = repairing.place_of(repair, key)
            return repair if place is None else change(repair, place)

        self._put(on_repair)

    @on(Checklist.Cycled)
    def _cycled(self, event: Checklist.Cycled) -> None:
        event.stop()
        if event.step_id == NEW:
            self.action_add()
        else:
            # The next answer is taken from what is written down, so that two quick presses are two.
            self._at(event.step_id, repairing.cycled)

    @on(Checklist.Opened)
    def _opened(self, event: Checklist.Opened) -> None:
        event.stop()
        if event.step_id == NEW:
            self.action_add()
        else:
            self.look_at(event.step_id)

    @on(Checklist.MoreAsked)
    def _more_asked(self, event: Checklist.MoreAsked) -> None:
        event.stop()
        self._more = True
        self._draw()

    @on(Action.Pressed)
    def _button(self, event: Action.Pressed) -> None:
        event.stop()
        name, _, child_id = event.act_id.partition(":")
        match name:
            case "child":
                self.look_with(child_id)
            case "cycle":
                self._checklist.action_cycle()
            case "open":
                self._checklist.action_open()
            case "leave_out":
                self.action_leave_out()
            case "add":
                self.action_add()
            case "close":
                self.action_close()

    def look_with(self, child_id: str) -> None:
        """Show the sheet for another child of the moment."""
        self._child_id = child_id
        self._more = self._leave_out = False
        self._draw()
        self._checklist.focus()

    def action_child(self, by: int) -> None:
        """Show the sheet for the child before or after this one."""
        there = self.children_there
        if len(there) > 1:
            here = next(n for n, child in enumerate(there) if child == self.child)
            self.look_with(there[(here + by) % len(there)].id)

    def action_leave_out(self) -> None:
        """Say what to leave out of a step in place of what it can look like, or the other way round."""
        self._leave_out = not self._leave_out
        self._draw()

    def action_move(self, by: int) -> None:
        """Move the step under the cursor up or down."""
        row = self._checklist.current
        if row is not None and row.id != NEW:
            self._at(row.id, lambda repair, place: repairing.moved(repair, place, by, more=self._more))

    @work
    async def look_at(self, key: str) -> None:
        """Open one step."""
        repair, child = self._whole(), self.child
        place = repairing.place_of(repair, key) if repair else None
        if repair is None or child is None or place is None:
            return
        band = band_of(child, self.today())
        draft = f"repair.{repair.moment}.{child.id}.{key}"
        answer = await self.app.push_screen_wait(
            StepScreen(self._view, repair.steps[place], key=draft, band=band, child=child.name, now=self.now())
        )
        if answer == OUT:
            self._at(key, repairing.without)
        elif answer is not None:
            self._at(key, lambda repair, place: repairing.with_step(repair, place, answer))

    @work
    async def action_add(self) -> None:
        """Add a step of the family's own."""
        child = self.child
        if child is None:
            return
        telling = Telling(
            ask=say("repairs.own.ask", child=child.name),
            hint=say("repairs.own.hint"),
            need=say("repairs.own.limit"),
            key=f"repair.{self._asked[0]}.{child.id}.new",
            line=True,
        )
        answer = await self.app.push_screen_wait(TellingScreen(self._view, telling))
        if answer is not None and answer.words:
            self._put(lambda repair: repairing.with_own(repair, answer.words))

    @work
    async def action_close(self) -> None:
        """Ask what the child did next; the answer closes the repair."""
        child, repair = self.child, self.repair
        if child is None:
            return
        mended = repair is not None and repair.closed_on is not None
        telling = Telling(
            ask=say("repairs.closing.ask", child=child.name),
            hint=say("repairs.closing.hint", child=child.name),
            need=say("repairs.closing.empty", child=child.name),
            key=f"repair.{self._asked[0]}.{child.id}.next",
            words=repair.did_next if repair else "",
            others=(Act(id="reopen", label=say("repairs.acts.reopen")),) if mended else (),
        )
        answer = await self.app.push_screen_wait(TellingScreen(self._view, telling))
        if answer is None:
            return
        if answer.act == KEEP:
            self._put(lambda repair: repairing.closed(repair, answer.words, self.today()))
        else:
            self._put(repairing.reopened)
