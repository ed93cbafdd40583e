"""A sitting in the private room: who sits here, what the room has come to, and what is dropped when they leave."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from textual import work
from textual.widget import Widget

from data.actors import Alone
from data.errors import JournalError
from data.records import Adult
from widgets.timeline import Timeline
from workspace.desk import Desk
from workspace.leaves import Leaf, leaves
from workspace.open_door import is_due, note_said
from workspace.pages import company_page
from workspace.screens.pages import PageScreen
from workspace.screens.reflect_open import OpenRoom
from workspace.screens.reflect_page import QuietPage, State
from workspace.screens.reflect_private import PrivateScreen
from workspace.screens.room import Room
from workspace.visit import Visit


class SittingRoom(Room):
    """The private room as it opens and closes; what can be done in it stands in `reflect.py`."""

    ROOM = "reflect"
    CSS_PATH = "../styles/reflect.tcss"
    # Otherwise the cursor stands in the closed room's search line for a moment, and takes the first keys.
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        """Furnish the room.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self.visit = Visit(actor=desk.actor)
        self._page: PrivateScreen | None = None
        self._shown: State | None = None

    def furniture(self) -> Iterable[Widget]:
        """The quiet page, and the open room behind it."""
        yield QuietPage(id="reflect-page")
        yield OpenRoom(id="reflect-open")

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def me(self) -> Adult | None:
        """Whoever sits here alone."""
        return self.view.me if isinstance(self.desk.actor, Alone) else None

    @property
    def state(self) -> State:
        """What the room has come to for whoever is here now."""
        me = self.me
        if me is None:
            return "closed"
        if not me.key_file:
            return "no_keys"
        room = self.view.room()
        if room is None:
            return "locked"
        if self.visit.ready is None:
            return "ready"
        return "open" if self.visit.ready else "not_now"

    def show_room(self) -> None:
        """Draw what there is for whoever is here now; whatever was another's is dropped at once."""
        if self.visit.actor != self.desk.actor:
            self.visit = Visit(actor=self.desk.actor)
        if not self.query(QuietPage):
            # Told of a change while coming or going: there is nothing on the screen to draw on.
            return
        state = self.state
        if state in ("closed", "no_keys", "locked") and self._page is not None:
            self._page.let_go()
            self._page = None
        self._settle()
        self.set_class(state == "open", "-open")
        room, opened = self.view.room(), self.query_one(OpenRoom)
        if state == "open" and room is not None:
            opened.show(leaves(room, self.view), self.desk.today())
        else:
            opened.drop()
            self.remove_class("-reading")
            self.query_one(QuietPage).show(state, self.me)
        if state != self._shown:
            self._shown = state
            self.call_after_refresh(self._begin)

    def _settle(self) -> None:
        """Once a sitting, finish what a passphrase set in an earlier one may have left undone."""
        if not self.visit.settled and self.me is not None and self.view.room() is not None:
            self.visit.settled = True
            with contextlib.suppress(JournalError):
                self.view.own_key().settle()

    def _begin(self) -> None:
        """Put the focus where most people go next."""
        if self.has_class("-open"):
            self.query_one(Timeline).focus()
            self._offer_company()
            if self.visit.moment:
                self.come_with(self.visit.moment)
            return
        self.query_one(QuietPage).begin()

    def _offer_company(self) -> None:
        """Open the door to company, where one's own choices say so, and then not again for a while."""
        if is_due(self.desk):
            note_said(self.desk)
            self.app.push_screen(PageScreen(company_page(asked=False)))

    @property
    def leaf(self) -> Leaf | None:
        """What stands under the cursor."""
        return self.query_one(OpenRoom).leaf if self.state == "open" else None

    # -- pages in front of it --------------------------------------------------------------------------------------

    async def open_page(self, page: PrivateScreen) -> str | None:
        """Show a private page; it is let go of as soon as somebody else sits here.

        Args:
            page: gives the id of what was kept.
        """
        self._page = page
        try:
            kept = await self.app.push_screen_wait(page)
        finally:
            self._page = None
        if self.state == "open" and self.is_current:
            if kept is not None:
                self.query_one(Timeline).go_to(kept)
            self._offer_company()
        return kept

    @work
    async def come_with(self, moment_id: str) -> None:
        """Come from a shared moment: ask whether it touched something older, once the room is open.

        Args:
            moment_id: the moment.
        """
        from workspace.screens.reflect_moments import BesideMomentScreen, go_on

        self.visit.moment = moment_id
        if self.state == "open":
            self.visit.moment = ""
            await go_on(self, await self.open_page(BesideMomentScreen(self.desk, self.visit, moment_id)))
