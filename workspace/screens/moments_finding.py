"""Finding a moment again in the home screen: words typed, chips chosen, a day gone to. Nothing of it is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Vertical

from data.records import Moment
from data.wording import say
from widgets.timeline import RowsLater, Timeline
from workspace.desk import Desk
from workspace.moment_rows import MomentRows
from workspace.screens.room import Room

if TYPE_CHECKING:
    from widgets.timeline_lines import Spots
    from workspace.finding import Finding
    from workspace.screens.seeking import Seeking


class FindingRoom(Room):
    """A room with a timeline that can be searched, narrowed, and gone through by day."""

    def __init__(self, desk: Desk) -> None:
        """Furnish the room.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self._rows = MomentRows()
        self._finding: Finding | None = None
        self._seeking: Seeking | None = None
        self._sitting = desk.actor

    @property
    def finding(self) -> Finding:
        """What is looked for now; loaded only when somebody looks for something."""
        if self._finding is None:
            from workspace.finding import Finding

            self._finding = Finding()
        return self._finding

    def rows(self) -> RowsLater:
        """Give the timeline's rows: all of them, or those that fit."""
        view, today = self.view, self.desk.today()
        return self._finding.rows(self._rows, view, today) if self._finding else self._rows.of(view, today)

    def show_room(self) -> None:
        """Look for nothing any more when somebody else sits here."""
        if self._sitting != self.desk.actor:
            self._sitting = self.desk.actor
            self.let_go()

    def let_go(self) -> None:
        """Forget what was looked for, and everything taken in for it."""
        if self._finding is None:
            return
        searching = self._finding.active or self._seeking is not None
        self._finding.forget()
        if searching and self.is_mounted:
            self._close()

    def show_moment(self) -> None:
        """Draw everything about the moment under the cursor."""

    def follow(self) -> None:
        """Draw it once the keys rest."""

    def spots(self) -> Spots | None:
        """Give what says where the words that are looked for stand in a line; None while none are."""
        return self._finding.spots() if self._finding is not None else None

    # -- what is looked for -------------------------------------------------------------------------------------

    async def action_search(self) -> None:
        """Look for words as they are typed."""
        self.remove_class("-reading")
        pane = await self._pane()
        pane.add_class("-typing")
        pane.line.focus()
        if not self.finding.ready or not self.finding.words:
            self._gather()

    async def _pane(self) -> Seeking:
        """Give the place above the list, put there when something is looked for."""
        from workspace.screens.seeking import Seeking

        if self._seeking is not None:
            return self._seeking
        current = self.query_one(Timeline).current
        self.finding.back_to = current.id if current is not None else ""
        made = self._seeking = Seeking(id="seeking")
        await self.query_one("#left", Vertical).mount(made, before=0)
        made.show_chips(())
        self._tell(made)
        return made

    @work(exclusive=True, group="gather", exit_on_error=False)
    async def _gather(self) -> None:
        """Take in what can be found; the keys come first."""
        for _ in self.finding.gather(self.view):
            await asyncio.sleep(0)
        if self.finding.words.strip():
            self._show_found()

    def on_seeking_sought(self, event: Seeking.Sought) -> None:
        """Look for other words."""
        event.stop()
        if event.words == self.finding.words:
            return
        self.finding.words = event.words
        if self.finding.ready:
            self._show_found()
        else:
            event.pane.tell(say("finding.looking"))

    def _show_found(self) -> None:
        """Show what fits; the cursor stays on its moment where that one fits, or goes to the newest that does."""
        timeline, rows = self.query_one(Timeline), self.rows()
        before = timeline.rows
        if not isinstance(before, RowsLater) or not before or before.ids[timeline.cursor] not in rows.ids:
            timeline.set_reactive(Timeline.cursor, 0)
        timeline.empty = self.finding.nothing() if self.finding.active else say("moments.empty")
        timeline.underline(self.spots())
        timeline.set_rows(rows)
        self.set_class(not rows, "-no-moments")
        if rows and self.finding.active:
            # The list answers each letter at once; what stands beside it follows.
            self.follow()
        else:
            self.show_moment()
        if self._seeking is not None:
            self._tell(self._seeking)

    def _tell(self, pane: Seeking) -> None:
        """Say how many moments fit, and which keys help."""
        finding, many = self.finding, len(self.view.moments())
        fit = len(self.rows()) if finding.active else many
        found = say("finding.found_one" if fit == 1 else "finding.found", n=fit, all=many)
        pane.tell(say("finding.keys", found=found))

    def _close(self) -> None:
        """Give back the whole timeline, with the cursor where it was, or on the moment that was chosen."""
        timeline, back_to = self.query_one(Timeline), self.finding.back_to
        self.finding.end()
        pane, self._seeking = self._seeking, None
        if pane is not None:
            if pane.has_focus_within:
                timeline.focus()
            pane.forget()
            pane.remove()
        self._show_found()
        if back_to:
            timeline.go_to(back_to)

    def end_search(self) -> bool:
        """Look for nothing any more, if the list or the line above it has the cursor; says whether it did."""
        here = self.query_one("#left").has_focus_within
        if not here or self._seeking is None:
            return False
        self._close()
        self.query_one(Timeline).focus()
        return True

    def show_in_list(self, moment_id: str) -> None:
        """Put the cursor on a moment, and look for nothing any more if it does not fit."""
        if not self.query_one(Timeline).go_to(moment_id):
            self._close()
            self.query_one(Timeline).go_to(moment_id)

    def on_seeking_moved(self, event: Seeking.Moved) -> None:
        """Move through the list while typing goes on."""
        event.stop()
        timeline = self.query_one(Timeline)
        (timeline.action_step if event.how == "step" else timeline.action_leaf)(event.by)

    def on_seeking_entered(self, event: Seeking.Entered) -> None:
        """Go to what was found."""
        event.stop()
        timeline = self.query_one(Timeline)
        if timeline.current is not None:
            # Who goes to a found moment stays with it.
            self.finding.back_to = ""
            timeline.focus()

    # -- chips --------------------------------------------------------------------------------------------------

    @work
    async def action_filter(self) -> None:
        """Choose which moments the list shows."""
        from workspace.screens.filter import FilterScreen

        chips = await self.app.push_screen_wait(FilterScreen(self.desk, self.finding.chips))
        if chips is None or (not chips and self._seeking is None):
            return
        await self._pane()
        self.finding.chips = chips
        await self._show_chips()

    async def _show_chips(self) -> None:
        finding = self.finding
        if not finding.chips and not finding.words.strip():
            self._close()
            self.query_one(Timeline).focus()
            return
        from workspace.found_words import label_of

        kinds = {chip.kind: say(f"finding.kinds.{chip.kind}") for chip in finding.chips}
        if self._seeking is not None:
            chips = ((label_of(chip, self.view), kinds[chip.kind]) for chip in finding.chips)
            self._seeking.show_chips(tuple(chips))
        self._show_found()

    async def on_seeking_dropped(self, event: Seeking.Dropped) -> None:
        """Let a chip go."""
        event.stop()
        self.finding.chips = tuple(chip for n, chip in enumerate(self.finding.chips) if n != event.place)
        self.query_one(Timeline).focus()
        await self._show_chips()

    # -- days ---------------------------------------------------------------------------------------------------

    @work
    async def action_go_to_day(self) -> None:
        """Go to the moments of a day."""
        from data.days import nearest
        from workspace.found_words import gone_to
        from workspace.screens.go_to_day import DayScreen

        day = await self.app.push_screen_wait(DayScreen(self.desk))
        if day is None:
            return
        found = (self.view.moment(one) for one in self.rows().ids)
        moment = nearest([one for one in found if one is not None], day)
        if moment is not None:
            self._go_to(moment, gone_to(day, moment, today=self.desk.today()))

    def _go_to(self, moment: Moment, words: str) -> None:
        self.finding.back_to = ""
        self.query_one(Timeline).go_to(moment.id)
        self.query_one(Timeline).focus()
        if words:
            self.app.notify(words, markup=False)
