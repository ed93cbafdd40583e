"""The app itself: who is here, which room is open, how it looks, and leaving in good order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import work
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from data.actors import Actor
from data.errors import JournalError
from data.journal import Journal
from data.places import is_family
from data.storage import SaveState
from data.wording import say
from widgets.scroll import use_whole_cells
from workspace.desk import Desk
from workspace.rooms import ROOM_SCREENS
from workspace.screens.room import Room
from workspace.terminal import after_start, ask_for_plain_keys, leave_in_order
from workspace.theme import THEMES, VARIABLE_DEFAULTS

INBOX_SECONDS = 3.0
"""How often stubs captured elsewhere are looked for."""


class Swingback(App[int]):
    """The whole of it: five rooms around one open family."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss", "styles/rooms.tcss", "styles/questions.tcss"]
    TITLE = "Swingback"
    ENABLE_COMMAND_PALETTE = False

    @dataclass
    class SaveChanged(Message):
        """What is on the disk changed."""

        state: SaveState
        problem: str

    def __init__(
        self, journal: Journal, *, now: Callable[[], datetime] = lambda: datetime.now(UTC), as_name: str = ""
    ) -> None:
        """Sit down at an open family.

        Args:
            journal: the family; the caller closes it.
            now: the clock; gives aware times.
            as_name: who sits down first; together when empty.
        """
        super().__init__()
        use_whole_cells()
        ask_for_plain_keys()
        for theme in THEMES:
            self.register_theme(theme)
        self._journal = journal
        self._as_name = as_name
        self.desk = Desk(journal, now=now)
        self.theme = THEMES[1].name if self.desk.family.settings.theme == "paper" else THEMES[0].name
        for room, make in ROOM_SCREENS.items():
            self.add_mode(room, partial(make, self.desk))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours, so that the styles can name them."""
        return dict(VARIABLE_DEFAULTS)

    def on_mount(self) -> None:
        """Open the first room and listen for changes."""
        self._journal.subscribe(self._changed)
        self._journal.on_state(self._state_changed)
        self.set_interval(INBOX_SECONDS, self._take_in)
        self.screen_change_signal.subscribe(self, self._say_demo)
        self.switch_mode("moments")
        leave_in_order(self)
        if self._as_name:
            self.action_who(self._as_name)

    def on_ready(self) -> None:
        """Let the garbage collector work again, now that everything is loaded."""
        after_start()

    def _state_changed(self, state: SaveState, problem: str) -> None:
        # Called on the saver's thread: a message is the one way in that waits for nobody.
        self.post_message(self.SaveChanged(state, problem))

    def _take_in(self) -> None:
        if not self._journal.read_only:
            self._journal.take_in()

    def _say_demo(self, screen: Screen[object]) -> None:
        """In a demo every screen says so; rooms do it by themselves."""
        if self.desk.family.demo and not isinstance(screen, Room) and not screen.query(".demo-line"):
            screen.mount(Static(say("app.demo"), classes="demo-line", markup=False))

    # -- what changes -------------------------------------------------------------------------------------------

    def _rooms(self) -> list[Room]:
        return [screen for stack in self._screen_stacks.values() for screen in stack if isinstance(screen, Room)]

    def _changed(self) -> None:
        for room in self._rooms():
            if room.is_mounted:
                room.show_room()

    def on_swingback_save_changed(self, event: SaveChanged) -> None:
        """Say whether everything is saved."""
        words = say("app.not_saved", problem=event.problem) if event.state == "unsaved" else say(f"app.{event.state}")
        for room in self._rooms():
            if room.is_mounted:
                room.say_state(words, alarm=event.state == "unsaved")

    def sit_down(self, actor: Actor) -> None:
        """Change who is here; every room shows what that one may see, and nothing else."""
        self.desk.sit_down(actor)
        for room in self._rooms():
            if room.is_mounted:
                room.say_who()
                room.show_room()

    # -- what works everywhere ----------------------------------------------------------------------------------

    @work
    async def action_who(self, name: str = "") -> None:
        """Ask who is here.

        Args:
            name: the one who was named when the app was started, so that only their passphrase is asked.
        """
        from workspace.screens.who import WhoScreen

        chosen = await self.push_screen_wait(WhoScreen(self.desk, self._journal, name))
        if chosen is not None:
            self.sit_down(chosen)

    def action_help(self) -> None:
        """Say what this screen is for, and its keys."""
        from workspace.screens.help import HelpScreen

        if isinstance(self.screen, Room):
            self.push_screen(HelpScreen(self.screen.ROOM))

    def action_bin(self) -> None:
        """Show what is in the bin."""
        from workspace.screens.bin import BinScreen

        self.push_screen(BinScreen(self.desk))

    def action_family(self) -> None:
        """Show the people of this family."""
        from workspace.screens.family import FamilyScreen

        self.push_screen(FamilyScreen(self.desk, self._journal))

    def action_undo(self) -> None:
        """Take the last act of this sitting back."""
        self.notify(say("app.undone" if self.desk.view.undo() else "app.nothing_to_undo"), markup=False)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.notify(say("app.redone" if self.desk.view.redo() else "app.nothing_to_redo"), markup=False)

    async def action_quit(self) -> None:
        """Leave; everything is saved already."""
        self.exit(0)


def run_app(folder: Path, as_name: str = "") -> int:
    """Open a family folder on the full screen, or make one there at the first run.

    Args:
        folder: the family folder.
        as_name: who sits down; nobody in particular when empty.

    Returns:
        The exit code of the command line.

    Raises:
        JournalError: when the family cannot be opened, or not everything could be saved.
    """
    if is_family(folder):
        journal: Journal | None = Journal.open(folder)
    else:
        from workspace.screens.welcome import first_run

        journal = first_run(folder)
    if journal is None:
        return 0
    try:
        code = Swingback(journal, as_name=as_name).run() or 0
    finally:
        try:
            journal.close()
        except JournalError:
            journal.abandon()
            raise
    return code
