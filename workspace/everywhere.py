"""What works in every room: who is here, help, everything there is to do, the bin, the family, undo."""

from __future__ import annotations

from textual import work

from data.actors import Actor, Together
from data.journal import Journal
from data.wording import say
from workspace.desk import Desk
from workspace.plain_app import PlainApp
from workspace.screens.room import Room


class Everywhere(PlainApp[int]):
    """The actions of the commands that belong to no room; the app itself says around which family."""

    desk: Desk
    """The open family, who is here, and the clock."""

    _journal: Journal

    def sit_down(self, actor: Actor) -> None:
        """Change who is here."""
        raise TypeError(f"{type(self).__name__} has no seats")

    @work
    async def action_who(self, name: str = "") -> None:
        """Ask who is here.

        Args:
            name: the one who was named when the app was started, so that only their passphrase is asked.
        """
        from workspace.screens.who import ask_who

        await ask_who(self, self.desk, self._journal, name, self.sit_down)

    def action_help(self) -> None:
        """Say what this screen is for, and its keys."""
        from workspace.screens.help import HelpScreen

        if isinstance(self.screen, Room):
            self.push_screen(HelpScreen(self.screen.ROOM))

    @work
    async def action_palette(self) -> None:
        """Show everything that can be done here, and do what is chosen."""
        from workspace.screens.everything import EverythingScreen

        room = self.screen
        if isinstance(room, Room):
            chosen = await self.push_screen_wait(EverythingScreen(room.ROOM))
            if chosen:
                await room.do(chosen)

    def action_tour(self) -> None:
        """Show the six cards of the first run."""
        from workspace.screens.tour import TourScreen

        self.push_screen(TourScreen())

    def action_bin(self) -> None:
        """Show what is in the bin."""
        from workspace.screens.bin import BinScreen

        self.push_screen(BinScreen(self.desk))

    @work
    async def action_family(self) -> None:
        """Show the people of this family."""
        from workspace.screens.family import FamilyScreen

        if await self.push_screen_wait(FamilyScreen(self.desk, self._journal)):
            self.sit_down(Together())

    def action_undo(self) -> None:
        """Take the last act of this sitting back."""
        self._now_say("app.undone" if self.desk.view.undo() else "app.nothing_to_undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._now_say("app.redone" if self.desk.view.redo() else "app.nothing_to_redo")

    def _now_say(self, name: str) -> None:
        # What was said of the act before is no longer so.
        self.clear_notifications()
        self.notify(say(name), markup=False)
