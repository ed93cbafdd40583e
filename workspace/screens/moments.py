"""The home screen: what happened, how it was read, how it was mended, and the quiet way into one's own reflection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from data.records import Form, Moment
from data.wording import say
from widgets.buttons import Act, ActionRow
from widgets.moment_view import MomentView
from widgets.timeline import Timeline
from workspace.beside_moment import carry_words, may_carry
from workspace.commands import bindings, command
from workspace.desk import Desk
from workspace.picturing import picture
from workspace.screens.moments_finding import FindingRoom
from workspace.starting import AGAIN, ALONE

FOLLOWS_AFTER = 0.04
"""Seconds after the last move of the cursor until the moment beneath it is drawn beside it; 0 draws it at once."""


class MomentsRoom(FindingRoom):
    """The family's moments, newest first, and everything about the one under the cursor."""

    ROOM = "moments"

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("moments"),
        Binding("escape", "close_moment", "Back to the list", id="moments.close", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Furnish the room.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self._follows: Timer | None = None
        self._rested: set[str] = set()

    def furniture(self) -> Iterable[Widget]:
        """Timeline, moment, repair, and *What I carry*."""
        from workspace.screens.repair_sheet import RepairSheet

        # All of the newest moment is there at once, so that the first page is arranged and painted once.
        moment = self.view.newest()
        about = (moment.id, moment.children[0]) if moment else ("", "")
        shown = picture(self.view, moment, today=self.desk.today()) if moment else None
        self.set_class(moment is None, "-no-moments")
        with Vertical(id="left"):
            yield Timeline(self.rows(), id="timeline", empty=say("moments.empty"))
            others = (command(one).act() for one in ("search", "filter", "go_to_day"))
            yield ActionRow((command("new_moment").act(strong=True), *others), id="left-acts")
        with Vertical(id="middle"):
            yield MomentView(shown, id="moment")
            yield Static(id="carry-line", markup=False)
            yield ActionRow(_acts_of(moment, self.has_class("-short")), id="moment-acts")
        with Horizontal(id="right"):
            yield RepairSheet(self.view, *about, today=self.desk.today(), now=self.desk.now, calm=True, id="repair")
            yield Vertical(
                Static(say("moments.carry_title"), classes="pane-title", markup=False),
                Static(id="carry", markup=False),
                ActionRow((command("carry").act(),), id="carry-acts"),
                id="carry-pane",
            )

    def on_mount(self) -> None:
        """Begin in the timeline; the room itself shows what there is."""
        self.query_one(Timeline).focus()

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def moment(self) -> Moment | None:
        """The moment under the cursor."""
        current = self.query_one(Timeline).current
        return self.view.moment(current.id) if current is not None else None

    def show_room(self) -> None:
        """Draw the timeline and the moment again."""
        super().show_room()
        timeline = self.query_one(Timeline)
        timeline.set_rows(self.rows())
        self.set_class(not timeline.rows, "-no-moments")
        self.show_moment()

    def show_moment(self) -> None:
        """Draw everything about the moment under the cursor."""
        from workspace.screens.repair_sheet import RepairSheet

        moment = self.moment
        shown = picture(self.view, moment, today=self.desk.today()) if moment else None
        page = self.query_one(MomentView)
        page.underline(self.spots())
        page.picture = shown
        sheet = self.query_one(RepairSheet)
        sheet.show(self.view, moment.id if moment else "", moment.children[0] if moment else "")
        carry, mine = carry_words(self.view, moment, self.desk.today()), may_carry(self.view)
        self.query_one("#carry", Static).update(Content(carry))
        first = carry.partition("\n")[0]
        self.query_one("#carry-line", Static).update(Content(say("moments.carry_key", words=first) if mine else first))
        self.query_one("#carry-acts", ActionRow).display = mine and moment is not None
        acts = _acts_of(moment, self.has_class("-short"))
        row_of_acts = self.query_one("#moment-acts", ActionRow)
        row_of_acts.display = bool(acts)
        if row_of_acts.acts != acts:
            row_of_acts.acts = acts

    @on(Timeline.Highlighted)
    def _highlighted(self, event: Timeline.Highlighted) -> None:
        event.stop()
        self.follow()

    def follow(self) -> None:
        """Draw the moment once the key rests: the cursor is painted first, so that a held key never lags."""
        if self._follows is not None:
            self._follows.stop()
        if FOLLOWS_AFTER:
            self._follows = self.set_timer(FOLLOWS_AFTER, self.show_moment)
        else:
            self.show_moment()

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        self.add_class("-reading")
        self.query_one(MomentView).focus()

    def action_close_moment(self) -> None:
        """Go back from the moment to the list, and from what was found to the whole of it."""
        if self.end_search():
            return
        self.remove_class("-reading")
        self.query_one(Timeline).focus()

    # -- writing ------------------------------------------------------------------------------------------------

    @work
    async def action_new_moment(self) -> None:
        """Write something down in three answers."""
        from workspace.screens.new_moment import NewMomentScreen

        moment_id = await self.app.push_screen_wait(NewMomentScreen(self.desk))
        if moment_id:
            self.show_in_list(moment_id)

    @work
    async def action_edit_moment(self) -> None:
        """Change a moment's three answers."""
        from workspace.screens.new_moment import NewMomentScreen

        moment = self.moment
        if moment is not None:
            await self.app.push_screen_wait(NewMomentScreen(self.desk, moment))

    @work
    async def action_about_moment(self) -> None:
        """Say where a moment was, which grown-ups were there, and by which words it is found."""
        from workspace.screens.about_moment import AboutMomentScreen

        if self.moment is not None:
            await self.app.push_screen_wait(AboutMomentScreen(self.desk, self.moment))

    def _change(self, **fields: object) -> None:
        moment = self.moment
        if moment is not None:
            self.view.put(replace(moment, **fields))

    def action_mark(self) -> None:
        """Choose the moment for the next page for therapy, or let it go again."""
        if self.moment is not None:
            self._change(marked=not self.moment.marked)

    def action_bright(self) -> None:
        """Mark the moment as one to be glad of, or take the mark away."""
        if self.moment is not None:
            self._change(bright=not self.moment.bright)

    def action_to_bin(self) -> None:
        """Put the moment in the bin; `u` brings it back."""
        moment = self.moment
        if moment is not None:
            title = self.view.title(moment)
            self.view.bin(moment.id, today=self.desk.today())
            self.app.notify(say("moments.binned", title=title), markup=False)

    # -- doing together -----------------------------------------------------------------------------------------

    @work
    async def action_debrief(self) -> None:
        """Play the debrief of this moment: together, or the form for one."""
        moment = self.moment
        if moment is not None and await self._waits_for(moment, ALONE):
            await self._play(moment, "alone" if self.view.me else "joint")

    async def _waits_for(self, moment: Moment, form: str) -> bool:
        """Ask the author of a closed read what shall become of it; says whether to go on to a form.

        Args:
            moment: what the read is about.
            form: the form that was asked for; for the other one this begins it instead.
        """
        from workspace.screens.waiting_read import ask_waiting
        from workspace.waiting import waits

        if not waits(self.view, moment):
            return True
        answer = await ask_waiting(self.app, self.view, moment)
        if answer and answer != form:
            await (self._play(moment, "alone") if answer == ALONE else self._write(moment))
        return answer == form

    @work
    async def action_my_read(self) -> None:
        """Write one's own read of this moment, unseen."""
        moment = self.moment
        if moment is not None and await self._waits_for(moment, AGAIN):
            await self._write(moment)

    async def _write(self, moment: Moment) -> None:
        from workspace.my_read import looks_again
        from workspace.screens.beginning import own_words
        from workspace.screens.my_read import MyReadScreen

        me = self.view.me
        if not await own_words(self.app, self.view) or me is None:
            return
        if looks_again(self.view, moment):
            # What was opened and talked through stands; what is thought now goes beneath.
            self.action_second_look()
            return
        self.let_go()
        await self.app.push_screen_wait(MyReadScreen(self.desk, moment))
        self.show_room()

    async def _play(self, moment: Moment, form: Form) -> None:
        from workspace.screens.beginning import play

        # Behind a curtain nobody sees what was looked for before.
        self.let_go()
        await play(self.app, self.desk, moment, form, self._rested)
        self.show_room()

    @work
    async def action_repair(self) -> None:
        """Open the checklist of this moment."""
        from workspace.screens.repair import RepairScreen
        from workspace.screens.repair_sheet import RepairSheet

        moment = self.moment
        if moment is not None:
            # The child looked at beside the moment is the one meant.
            child = self.query_one(RepairSheet).subject.child
            await self.app.push_screen_wait(RepairScreen(self.desk, moment.id, child.id if child else ""))

    @work
    async def action_carry(self) -> None:
        """Go from this moment into one's own reflection."""
        from workspace.screens.reflect import ReflectRoom

        moment = self.moment
        if moment is None or not may_carry(self.view):
            self.app.notify(say("moments.carry_together"), markup=False)
            return
        await self.app.switch_mode("reflect")
        if isinstance(self.app.screen, ReflectRoom):
            self.app.screen.come_with(moment.id)

    @work
    async def action_second_look(self) -> None:
        """Add a later reading beneath."""
        from workspace.screens.beginning import own_words
        from workspace.screens.second_look import SecondLookScreen

        moment = self.moment
        if moment is None or not await own_words(self.app, self.view):
            return
        await self.app.push_screen_wait(SecondLookScreen(self.desk, moment.id))


def _acts_of(moment: Moment | None, low: bool) -> tuple[Act, ...]:
    """Give what can be done with the moment under the cursor."""
    ids = ("debrief", "my_read", "repair", "edit_moment") if moment else ()
    if moment and not low:
        # On a low screen the lines are for the moment; help at the foot shows the same.
        ids = (*ids, "palette")
    return tuple(command(one).act(strong=one == "debrief") for one in ids)
