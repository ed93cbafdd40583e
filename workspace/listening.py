"""What the app hears from elsewhere: the journal, the saver, the clock and the system."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Static

from data.beside import copies_beside
from data.errors import CannotSave
from data.journal import Journal
from data.second_window import look_again, take_over
from data.storage import SaveState
from data.wording import say
from workspace.loading import after_start
from workspace.quiet import no_looking_in
from workspace.screens.room import Room
from workspace.terminal import (
    leave_without_terminal,
    step_aside_in_order,
    take_terminal_back,
    terminal_gone,
)
from workspace.watching import BEAT

if TYPE_CHECKING:
    from workspace.app import Swingback

INBOX_SECONDS = 3.0
"""How often stubs captured elsewhere are looked for."""


class Listening:
    """Carries news to the rooms, and looks at the clock once a second."""

    def __init__(self, app: Swingback, journal: Journal) -> None:
        """Get ready to listen.

        Args:
            app: shows what is heard.
            journal: tells of changes.
        """
        self._app = app
        self._journal = journal

    def begin(self) -> None:
        """Listen from now on."""
        app = self._app
        self._journal.subscribe(self._changed)
        self._journal.on_state(self._state_changed)
        app.set_interval(INBOX_SECONDS, self.look_elsewhere)
        app.set_interval(BEAT, self.beat)
        app.screen_change_signal.subscribe(app, self._say_demo)
        step_aside_in_order(app, self._before_stepping_aside)

    def settle(self) -> None:
        """Let the garbage collector work again, and close the process to others, now that everything is loaded."""
        after_start()
        no_looking_in()
        self.name_copies()

    # -- the journal --------------------------------------------------------------------------------------------

    def _state_changed(self, state: SaveState, problem: str) -> None:
        # Called on the saver's thread: a call put off to the app's own thread is the one way in that waits for nobody.
        self._app.call_later(self.say_saved)

    def _changed(self) -> None:
        self._app.draw_as(self._journal.family.settings)
        for room in self._app.rooms():
            room.show_room()

    def look_elsewhere(self) -> None:
        """Take in what was captured in one line; in a window that only looks, see whether it may write by now."""
        if not self._journal.read_only:
            # What the disk refuses is in memory and in the inbox as well, and the header says that it is not saved.
            with contextlib.suppress(CannotSave):
                self._journal.take_in()
        elif take_over(self._journal):
            self.say_saved()
            self._app.notify(say("app.taken_over"), markup=False)
        else:
            look_again(self._journal)

    def say_saved(self) -> None:
        """Say in every room whether everything is saved."""
        words, alarm = self._app.desk.saved()
        for room in self._app.rooms():
            room.say_state(words, alarm=alarm)

    def name_copies(self) -> None:
        """Name other copies of the family file that lie beside it, as sync programs leave them."""
        found = copies_beside(self._journal.storage.path, self._journal.storage.family)
        if found:
            from workspace.pages import copies_page
            from workspace.screens.pages import PageScreen

            self._app.push_screen(PageScreen(copies_page(found)))

    def _say_demo(self, screen: Screen[object]) -> None:
        """In a demo every screen says so; rooms do it by themselves."""
        if self._app.desk.family.demo and not isinstance(screen, Room) and not screen.query(".demo-line"):
            screen.mount(Static(say("app.demo"), classes="demo-line", markup=False))

    # -- the clock and the system -------------------------------------------------------------------------------

    async def beat(self) -> None:
        """Look once: is there still a terminal, was everybody away, is a pause for the disk?"""
        if not self._app.is_headless and terminal_gone():
            self.watch_ends()
            return
        take_terminal_back(self._app)
        if self._app.vigil.rests():
            self.keep_places()
        await self.look()

    def keep_places(self) -> None:
        """Let every form note where its cursor is, and send what is being typed to the medium."""
        for screen in self._app.screen_stack:
            keep_place = getattr(screen, "keep_place", None)
            # One that is only just coming up has nothing to note, and no parts to ask yet.
            if keep_place is not None and screen.is_mounted:
                keep_place()
        said = self._app.vigil.trouble
        self._app.vigil.flush()
        trouble = self._app.vigil.trouble
        if trouble and trouble != said:
            self._app.notify(trouble, markup=False)

    async def look(self) -> bool:
        """Lock what stands open if everybody was away, or the machine slept; says whether it did."""
        hiding = self._app.hiding
        if not self._app.vigil.away() or hiding.hidden or not hiding.at_stake:
            return False
        await hiding.hide(left=True)
        return True

    def watch_ends(self) -> None:
        """Leave: nobody can see the app any more."""
        self.keep_places()
        leave_without_terminal(self._app)

    async def _before_stepping_aside(self) -> None:
        self.keep_places()
        if self._app.hiding.at_stake and not self._app.hiding.hidden:
            await self._app.hiding.hide(left=True)
