"""The app itself: who is here, which room is open, what works everywhere, and hiding all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual import events, work

from data.actors import Actor, Together
from data.journal import Journal
from data.wording import say
from workspace.commands import writes
from workspace.desk import Desk
from workspace.hiding import Hiding
from workspace.listening import Listening
from workspace.plain_app import PlainApp
from workspace.rooms import ROOM_SCREENS
from workspace.screens.room import Room
from workspace.theme import ALL_COLOURS, look
from workspace.watching import Watch


class Swingback(PlainApp[int]):
    """The whole of it: five rooms around one open family."""

    DEFAULT_MODE = "moments"
    """The room one comes into; no empty screen is made before it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss", "styles/rooms.tcss", "styles/questions.tcss"]

    def __init__(
        self,
        journal: Journal,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        as_name: str = "",
        colours: int = ALL_COLOURS,
        plain_signs: bool = False,
    ) -> None:
        """Sit down at an open family.

        Args:
            journal: the family; the caller closes it.
            now: the clock; gives aware times.
            as_name: who sits down first; together when empty.
            colours: how many colours the terminal can show.
            plain_signs: whether it shows plain signs alone.
        """
        super().__init__(
            look(journal.family.settings.theme, colours=colours).name, colours=colours, plain_signs=plain_signs
        )
        self.draw_as(journal.family.settings)
        self._journal = journal
        self._as_name = as_name
        self.desk = Desk(journal, now=now)
        self.vigil = Watch(self.desk.now, lambda: self.desk.family.settings.idle_lock_minutes, journal.drafts)
        self.hiding = Hiding(self, journal)
        self.listening = Listening(self, journal)
        """What is heard from the journal, the clock and the system."""
        for room, make in ROOM_SCREENS.items():
            self.add_mode(room, partial(make, self.desk))

    def on_mount(self) -> None:
        """Listen for changes."""
        self.listening.begin()
        self.listen_to_system()
        if self._as_name:
            self.action_who(self._as_name)

    def on_ready(self) -> None:
        """Do what can wait until the first page stands."""
        self.listening.settle()
        self._sweep()

    @work(thread=True, exit_on_error=False)
    def _sweep(self) -> None:
        """Clear away pages that were being set when the app was killed."""
        import tempfile

        from workspace import leftovers
        from workspace.making import usual_folder

        leftovers.sweep(Path(tempfile.gettempdir()), usual_folder())

    def on_app_blur(self) -> None:
        """Send what is being typed to the medium when somebody turns to another window."""
        self.keep_places()

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is here; a key pressed after a long while only wakes the page."""
        if isinstance(event, events.Key | events.MouseDown | events.Paste) and not event.is_forwarded:
            if await self.listening.look():
                return
            self.vigil.touch()
        await super().on_event(event)

    async def run_action(self, action: Any, default_namespace: Any = None, namespaces: Any = None) -> bool:
        """Do what a key or a button asks for; a window that only looks says so in place of a change."""
        if self._journal.read_only and isinstance(action, str) and writes(action):
            self.notify(say("app.only_looks"), markup=False)
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def keep_places(self) -> None:
        """Let every form note where its cursor is, and send what is being typed to the medium."""
        self.listening.keep_places()

    def rooms(self) -> list[Room]:
        """Give the rooms that stand furnished, in whichever order they were entered."""
        stacks = self._screen_stacks.values()
        return [one for stack in stacks for one in stack if isinstance(one, Room) and one.is_mounted]

    def sit_down(self, actor: Actor) -> None:
        """Change who is here; every room shows what that one may see, and nothing else."""
        self.desk.sit_down(actor)
        for room in self.rooms():
            room.say_who()
            room.show_room()

    # -- what works everywhere ----------------------------------------------------------------------------------

    async def action_hide(self) -> None:
        """Cover everything with a neutral page."""
        await self.hiding.hide()

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
        self.notify(say("app.undone" if self.desk.view.undo() else "app.nothing_to_undo"), markup=False)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.notify(say("app.redone" if self.desk.view.redo() else "app.nothing_to_redo"), markup=False)
