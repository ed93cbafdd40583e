"""The app itself: who is here, which room is open, and hiding all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual import events, work

from data.actors import Actor
from data.journal import Journal
from data.wording import say
from workspace.commands import writes
from workspace.desk import Desk
from workspace.everywhere import Everywhere
from workspace.hiding import Hiding
from workspace.listening import Listening
from workspace.rooms import ROOM_SCREENS
from workspace.screens.room import Room
from workspace.theme import ALL_COLOURS, look
from workspace.watching import Watch

SETTLES_AFTER = 0.03
"""Seconds after the first page until what can wait is done: the thread that writes comes first; 0 waits for nobody."""


class Swingback(Everywhere):
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
        tour: bool = False,
    ) -> None:
        """Sit down at an open family.

        Args:
            journal: the family; the caller closes it.
            now: the clock; gives aware times.
            as_name: who sits down first; together when empty.
            colours: how many colours the terminal can show.
            plain_signs: whether it shows plain signs alone.
            tour: whether somebody is here for the first time, and is shown around.
        """
        super().__init__(
            look(journal.family.settings.theme, colours=colours).name, colours=colours, plain_signs=plain_signs
        )
        self.draw_as(journal.family.settings)
        self._journal = journal
        self._as_name = as_name
        self._tour = tour
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
        """Do what can wait until the first page stands; Textual calls it ready as soon as it is arranged."""
        self.note_styles()
        if self._tour:
            self.action_tour()
        if SETTLES_AFTER:
            self.call_after_refresh(self.set_timer, SETTLES_AFTER, self._settle)
        else:
            self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._read_rest()
        self.listening.settle()
        self.keep_styles()
        self._sweep()

    def _read_rest(self) -> None:
        """Read what the first page had no need of. A file that turns out damaged ends the app, and is left alone."""
        if self._journal.memory.complete():
            for room in self.rooms():
                room.show_room()

    @work(thread=True, exit_on_error=False)
    def _sweep(self) -> None:
        """Clear away pages that were being set when the app was killed, and note what makes the next start quicker."""
        import tempfile

        from workspace import leftovers
        from workspace.making import usual_folder

        leftovers.sweep(Path(tempfile.gettempdir()), usual_folder())
        self._journal.storage.keep_bookmark()

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

    async def action_hide(self) -> None:
        """Cover everything with a neutral page."""
        await self.hiding.hide()
