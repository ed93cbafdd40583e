"""The room *What I carry*: one grown-up alone reads back, writes a few lines, or answers the sixteen statements."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from data.carried import taken_along, without
from data.errors import JournalError
from data.records import Figure, ParentingAnswer, PrivateRoom, Reflection
from data.wording import say
from widgets.buttons import Action
from widgets.timeline import Timeline
from workspace.commands import bindings
from workspace.pages import Page
from workspace.screens.pages import PageScreen
from workspace.screens.reflect_open import LeafView, OpenRoom
from workspace.screens.reflect_sitting import SittingRoom

OWN_ACTS = ("accept", "decline", "write_on", "read_on")
"""Buttons of this room that are no commands."""


class ReflectRoom(SittingRoom):
    """Private, one adult: never shows anything to anyone else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("reflect"),
        Binding("y", "accept", "Yes", id="reflect.accept", tooltip="Yes, go on", show=False),
        Binding("space", "read_on", "Read on", id="reflect.read_on", tooltip="The next part of it", show=False),
        Binding("escape", "decline", "Leave", id="reflect.decline", tooltip="Not now, or back", show=False),
    ]

    # -- hearing ------------------------------------------------------------------------------------------------

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        if self.has_class("-tiny") and not self.has_class("-reading"):
            self.add_class("-reading")
        else:
            self.action_write_on()

    @on(Action.Pressed)
    async def _own_button(self, event: Action.Pressed) -> None:
        if event.act_id in OWN_ACTS:
            event.stop()
            event.prevent_default()
            await self.run_action(event.act_id)

    def action_accept(self) -> None:
        """Say that now is a good time."""
        if self.state in ("ready", "not_now"):
            self.visit.ready = True
            self.show_room()

    def action_decline(self) -> None:
        """Say not now; in the open room, end a search, go back, and out."""
        opened = self.query_one(OpenRoom)
        match self.state:
            case "ready":
                self.visit.ready = False
            case "open" if opened.searching:
                opened.end_search()
                return
            case "open" if self.has_class("-reading"):
                self.remove_class("-reading")
                return
            case "open" | "not_now":
                self.action_room("moments")
                return
        self.show_room()

    # -- finding ------------------------------------------------------------------------------------------------

    def action_search_own(self) -> None:
        """Look for words in one's own room."""
        if self.state == "open":
            self.remove_class("-reading")
            self.query_one(OpenRoom).begin_search()

    def action_by_theme(self) -> None:
        """Put theme beside theme, or day beneath day."""
        if self.state == "open":
            self.query_one(OpenRoom).turn_by_theme()

    @work
    async def action_about_words(self) -> None:
        """Show *About the words you may hear*."""
        from workspace.screens.reflect_words import WordsScreen

        await self.app.push_screen_wait(WordsScreen())

    @work
    async def action_more_own(self) -> None:
        """Offer what else there is in the room."""
        from workspace.screens.reflect_more import MoreScreen, do_more

        if self.state == "open":
            wanted = await self.app.push_screen_wait(MoreScreen())
            if wanted is not None and self.state == "open":
                await do_more(self, wanted)

    @work
    async def action_write(self) -> None:
        """Answer one of the open questions."""
        from workspace.screens.reflect_write import WriteScreen

        if self.state == "open":
            await self.open_page(WriteScreen(self.desk, self.visit))
            self._close_in_time()

    @work
    async def action_write_on(self) -> None:
        """Write on at what stands under the cursor."""
        from workspace.screens.reflect_figures import FigureScreen
        from workspace.screens.reflect_write import WriteScreen

        match self.leaf.kept if self.leaf is not None else None:
            case Reflection() | ParentingAnswer() as kept:
                await self.open_page(WriteScreen(self.desk, self.visit, kept))
                self._close_in_time()
            case Figure() as figure:
                await self.open_page(FigureScreen(self.desk, self.visit, figure.instrument, figure))

    @work
    async def action_beside(self) -> None:
        """Choose the moments that what stands under the cursor is linked to, on this side only."""
        from workspace.screens.reflect_moments import MomentsBesideScreen, go_on

        kept = self.leaf.kept if self.leaf is not None else None
        if isinstance(kept, Reflection):
            await go_on(self, await self.open_page(MomentsBesideScreen(self.desk, self.visit, kept.id)))

    def action_read_on(self) -> None:
        """Show the next part of what stands under the cursor."""
        if self.state == "open":
            self.query_one(LeafView).read_on()

    def action_take_along(self) -> None:
        """Choose what stands under the cursor for someone, or let it go again."""
        leaf, room = self.leaf, self.view.room()
        if leaf is not None and room is not None and leaf.kept is not None:
            self._keep(taken_along(room, leaf.id))

    def action_erase_own(self) -> None:
        """Let go of what stands under the cursor; `u` brings it back as long as one sits here."""
        leaf, room = self.leaf, self.view.room()
        if leaf is not None and room is not None and self._keep(without(room, leaf.id)):
            self.app.notify(say("reflect_room.erased"), markup=False)

    def _keep(self, room: PrivateRoom) -> bool:
        try:
            self.view.put_room(room)
        except JournalError as problem:
            self.app.notify(problem.words, markup=False)
            return False
        return True

    @work
    async def action_statements(self) -> None:
        """Answer the sixteen statements, or hear from which day they come round again."""
        from workspace.round_words import too_early
        from workspace.screens.reflect_statements import StatementsScreen

        if self.state != "open":
            return
        words = too_early(self.desk)
        if words:
            page = Page(say("reflect_room.statements_title"), (words,))
            await self.app.push_screen_wait(PageScreen(page))
        else:
            await self.open_page(StatementsScreen(self.desk, self.visit))

    @work
    async def action_passphrase(self) -> None:
        """Open the room with the passphrase, choose one, or look after one's key."""
        from workspace.screens.reflect_key import look_after_key, open_with_passphrase

        if self.state == "locked":
            await open_with_passphrase(self.app, self.desk)
        elif self.state not in ("closed", "no_keys"):
            await look_after_key(self.app, self.desk)
        self.show_room()

    def _close_in_time(self) -> None:
        """Come to the close by itself once the writing has taken ten minutes, and not while somebody writes."""
        if self.visit.wrote_long(self.desk.now()):
            self.action_enough()

    @work
    async def action_enough(self) -> None:
        """Close with one small sentence, and go back to the moments."""
        from workspace.screens.reflect_closing import ClosingScreen

        if self.state != "open":
            return
        await self.open_page(ClosingScreen(self.desk, self.visit))
        self.visit.ready = None
        self.show_room()
        self.action_room("moments")
