"""What a grown-up in their private room may do with their key: open it, change it, see its sheet, or let it all go."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.app import App

from data import keys
from data.errors import JournalError
from data.keys import Identity
from data.own_key import OwnKey
from data.records import SetAside
from data.when import say_day
from data.wording import say
from widgets.buttons import Act, Action
from workspace.desk import Desk
from workspace.key_care import adult_then, closed_words, erased_words, how_private, offered
from workspace.pages import Page, protection_page
from workspace.screens.confirm import Confirm
from workspace.screens.key_setting import choose_passphrase
from workspace.screens.listed import Choices, Listed, Pick, numbered
from workspace.screens.pages import PageScreen
from workspace.screens.passphrase import PassphraseScreen
from workspace.screens.recovery import OpenBySheetScreen, show_sheet
from workspace.screens.settling_in import settle_in


class KeyScreen(Pick):
    """What there is to do with one's own key; ends with the choice, or None."""

    def __init__(self, own: OwnKey) -> None:
        """Offer it.

        Args:
            own: the key of whoever sits here alone, open.
        """
        leave = Act(id="leave", label=say("own_key.key.back"), key="Esc")
        acts = numbered("own_key.key", offered(own))
        super().__init__(say("own_key.key.title", name=own.adult.name), how_private(own), acts, leave)


class ClosedScreen(Listed[SetAside]):
    """What was set aside and does not open with the present key; ends with the one whose passphrase turned up."""

    def __init__(self, waiting: tuple[SetAside, ...], today: date) -> None:
        """Show them.

        Args:
            waiting: what waits, oldest first.
            today: the day it is.
        """
        self._waiting = waiting
        acts = [
            Act(id=str(n), label=closed_words(one, today), key=str(n) if n < 10 else "")
            for n, one in enumerate(waiting, 1)
        ]
        leave = Act(id="leave", label=say("own_key.closed.back"), key="Esc")
        super().__init__(say("own_key.closed.title"), say("own_key.closed.hint"), (leave,), Choices(acts))

    def on_mount(self) -> None:
        """Begin at the first of them."""
        self.query(Action).first().focus()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Take the choice."""
        event.stop()
        self.dismiss(None if event.act_id == "leave" else self._waiting[int(event.act_id) - 1])


async def open_with_passphrase(app: App[Any], desk: Desk) -> bool:
    """Ask for the passphrase and open the room; says whether it is open.

    Args:
        app: shows the pages; must be called from a worker.
        desk: the adult who sits here alone, and the clock.
    """
    own = desk.view.own_key()
    asked = PassphraseScreen(own.adult, own=own, now=desk.now())
    identity = await app.push_screen_wait(asked)
    if identity is None:
        return False
    try:
        own.open(identity)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
        return False
    await settle_in(app, desk, by_sheet=asked.found == "sheet")
    return True


async def look_after_key(app: App[Any], desk: Desk) -> None:
    """Offer what there is to do with one's own key, and do it.

    Args:
        app: shows the pages; must be called from a worker.
        desk: the adult who sits here alone with their room open, and the clock.
    """
    own = desk.view.own_key()
    match await app.push_screen_wait(KeyScreen(own)):
        case "set" | "change":
            await choose_passphrase(app, own, desk.today())
        case "sheet":
            # Whoever passes by an open room must not walk away with its key.
            if await _once_more(app, own, say("passphrase.title", name=own.adult.name), say("recovery.hint")):
                await show_sheet(app, own, desk.today())
        case "closed":
            await _look_at_closed(app, own, desk)
        case "what":
            await app.push_screen_wait(PageScreen(protection_page()))
        case "erase":
            await _erase(app, own)


async def _once_more(app: App[Any], own: OwnKey, title: str, hint: str) -> bool:
    """Ask for the passphrase of an open room again; true at once where there is none."""
    identity = await app.push_screen_wait(PassphraseScreen(own.adult, title, hint))
    return identity is not None and own.fits(identity)


async def _look_at_closed(app: App[Any], own: OwnKey, desk: Desk) -> None:
    """Show what was set aside, and open the one whose passphrase or sheet turned up."""
    today = desk.today()
    aside = await app.push_screen_wait(ClosedScreen(own.closed_ones(), today))
    if aside is None:
        return
    identity = await _key_of_then(app, own, aside, say_day(aside.on, today=today))
    if identity is None:
        return
    try:
        own.take_up(aside, identity)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
    else:
        app.notify(say("own_key.closed.taken"), markup=False)


async def _key_of_then(app: App[Any], own: OwnKey, aside: SetAside, day: str) -> Identity | None:
    then = adult_then(own, aside)
    if not then.key_file:
        return await app.push_screen_wait(OpenBySheetScreen(then))
    title = say("own_key.closed.ask", name=then.name)
    return await app.push_screen_wait(PassphraseScreen(then, title, say("own_key.closed.ask_hint", day=day)))


async def _erase(app: App[Any], own: OwnKey) -> None:
    """Name what goes, ask for the passphrase once more, and empty the room."""
    name = own.adult.name
    asked = Confirm(
        say("own_key.erase.title", name=name),
        say("own_key.erase.words"),
        say("own_key.erase.yes"),
        say("own_key.erase.no"),
    )
    if not await app.push_screen_wait(asked):
        return
    hint = say("own_key.erase.passphrase_hint")
    if keys.is_wrapped(own.adult.key_file) and not await _once_more(
        app, own, say("own_key.erase.passphrase", name=name), hint
    ):
        return
    try:
        left = own.erase()
    except JournalError as problem:
        app.notify(problem.words, markup=False)
        return
    await app.push_screen_wait(PageScreen(Page(say("own_key.key.erase"), (erased_words(left),))))
