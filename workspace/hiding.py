"""Hides everything at once, locks a sitting that was left, and finds the way back to where somebody was."""

from __future__ import annotations

import contextlib
import functools
import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from data import keys
from data.actors import Actor, Alone, Together
from data.errors import JournalError
from data.journal import Journal
from data.keys import Identity
from data.records import Adult
from workspace.rooms import ROOM_SCREENS
from workspace.screens.room import Room

if TYPE_CHECKING:
    from workspace.app import Swingback
    from workspace.screens.hidden import Left


PRIVATE = "reflect"
"""The room that shows what only one adult may see."""


class Place(Struct, frozen=True, kw_only=True):
    """Where somebody was when everything was hidden."""

    actor: Actor
    room: str
    way_back: str
    """The room's action that opens the same form again; empty for the room itself."""


class Hiding:
    """The neutral page over everything, and what must be gone from memory beneath it."""

    def __init__(self, app: Swingback, journal: Journal) -> None:
        """Stand by.

        Args:
            app: shows the page.
            journal: locks the sitting, and opens it again.
        """
        self._app = app
        self._journal = journal
        self._place: Place | None = None

    @property
    def hidden(self) -> bool:
        """Whether everything is hidden now."""
        return self._place is not None

    @property
    def at_stake(self) -> bool:
        """Whether something private stands open: a sitting alone, or a turn behind the curtain."""
        return isinstance(self._app.desk.actor, Alone) or any(
            getattr(getattr(screen, "sitting", None), "turn", "") for screen in self._app.screen_stack[1:]
        )

    async def hide(self, *, left: bool = False) -> None:
        """Cover everything with the neutral page, and let go of what is private.

        Args:
            left: nobody was here for a while, so that the page also lets the others go on together.
        """
        if self.hidden:
            return
        from workspace.screens.hidden import HiddenScreen

        app, actor = self._app, self._app.desk.actor
        app.keep_places()
        self._place = Place(actor=actor, room=app.current_mode, way_back=self._way_back())
        adult = app.desk.view.adult(actor.adult) if isinstance(actor, Alone) else None
        with app.batch_update():
            await self._close_all()
            await app.push_screen(HiddenScreen(adult if _wrapped(adult) else None, left=left), self._leave)
        self._let_go()

    def _way_back(self) -> str:
        form = next((screen for screen in self._app.screen_stack if not isinstance(screen, Room)), None)
        way: str = getattr(form, "way_back", "")
        return way

    async def _close_all(self) -> None:
        """Close every page above the rooms; whoever waited for one waits no longer, so that none comes after it."""
        app = self._app
        app.workers.cancel_all()
        app.clear_notifications()
        while len(app.screen_stack) > 1 and not isinstance(app.screen, Room):
            await app.pop_screen()
        if app.desk.actor != Together():
            app.sit_down(Together())
            await self._furnish_anew()

    async def _furnish_anew(self) -> None:
        """Take the private room down, so that no line that was drawn in it is left; it is made again when entered."""
        app = self._app
        app.switch_mode("moments")
        await app.remove_mode(PRIVATE)
        app.add_mode(PRIVATE, functools.partial(ROOM_SCREENS[PRIVATE], app.desk))

    def _let_go(self) -> None:
        """Drop keys, open rooms and private drafts; what is typed stays sealed on the disk."""
        for adult in self._app.desk.everyone():
            # A draft that the disk refuses stays in memory: keeping it comes before dropping it.
            with contextlib.suppress(JournalError):
                self._journal.lock(adult.id)
        self._journal.rooms.forget()
        for room in self._app.rooms():
            room.let_go()
        self._app.call_later(forget_words)

    # -- and back -----------------------------------------------------------------------------------------------

    def _leave(self, answer: Left | Identity | None) -> None:
        """Do what was chosen on the neutral page."""
        place, self._place = self._place, None
        if place is None:
            return
        if answer == "close":
            self._app.exit(0)
            return
        self._app.vigil.touch()
        if answer != "together":
            self._app.call_later(self._go_back, place, answer)

    async def _go_back(self, place: Place, answer: Left | Identity | None) -> None:
        """Sit down again, in the room and at the form of before."""
        at_once = self._sit_down_again(place, answer)
        await self._app.switch_mode(place.room)
        if at_once and place.way_back:
            await self._app.screen.run_action(place.way_back)

    def _sit_down_again(self, place: Place, answer: Left | Identity | None) -> bool:
        """Sit down as who was here; says whether the form of before may be opened at once."""
        if not isinstance(place.actor, Alone):
            return True
        adult_id = place.actor.adult
        try:
            if isinstance(answer, Identity):
                self._journal.unlock(adult_id, answer)
            else:
                self._journal.unlock_bare(adult_id)
        except JournalError as problem:
            self._journal.lock(adult_id)
            self._app.notify(problem.words, markup=False)
            return False
        self._app.sit_down(place.actor)
        # Without a passphrase anybody may have pressed the key: nothing private opens by itself.
        return isinstance(answer, Identity)


def _wrapped(adult: Adult | None) -> bool:
    return adult is not None and bool(adult.key_file) and keys.is_wrapped(adult.key_file)


def forget_words() -> None:
    """Empty what the drawing of text has remembered, and collect what nobody holds any more."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] in ("textual", "rich", "widgets", "workspace"):
            for cached in _caches(module):
                cached()
    gc.collect()


def _caches(module: object) -> tuple[Callable[[], None], ...]:
    holders = [module, *(one for one in vars(module).values() if isinstance(one, type))]
    found = (value for holder in holders for value in tuple(vars(holder).values()))
    return tuple(
        value.cache_clear
        for value in (getattr(value, "__func__", value) for value in found)
        if isinstance(value, functools._lru_cache_wrapper)
    )
