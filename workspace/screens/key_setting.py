"""How a passphrase is put on a key: the offer, the new words, closing the key with them, and the recovery sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual import work
from textual.app import App

from data import keys
from data.errors import JournalError
from data.keys import Identity
from data.own_key import OwnKey
from data.records import Adult
from data.wording import say
from widgets.buttons import Act, Action
from workspace.pages import Page, protection_page
from workspace.screens.listed import Pick, numbered
from workspace.screens.pages import PageScreen
from workspace.screens.passphrase import NewPassphraseScreen, PassphraseScreen, Sheet
from workspace.screens.recovery import show_sheet


class SealingScreen(Sheet[str]):
    """Closes a key with a passphrase, in a process of its own; ends with the key file, or None when it was left."""

    def __init__(self, adult: Adult, identity: Identity, passphrase: str) -> None:
        """Begin closing.

        Args:
            adult: whose key it is.
            identity: the open key.
            passphrase: what it is closed with.
        """
        leave = Act(id="leave", label=say("passphrase.new_back"), key="Esc")
        super().__init__(say("passphrase.new_title", name=adult.name), say("passphrase.sealing"), (leave,))
        self._key = (identity, passphrase)

    def on_mount(self) -> None:
        """Begin."""
        self._seal()

    @work(exit_on_error=False)
    async def _seal(self) -> None:
        try:
            key_file = await keys.wrap_later(*self._key)
        except JournalError as problem:
            self.reply(problem.words)
            return
        self.dismiss(key_file)

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Leave things as they are."""
        event.stop()
        self.action_leave()


class OfferScreen(Pick):
    """Offers a passphrase: *now*, or None for later, which is an equal answer; reading what it protects comes back."""

    def __init__(self, adult: Adult, *, absent: bool = False) -> None:
        """Offer it.

        Args:
            adult: whose it would be.
            absent: somebody else sits here too, so that the adult may not be there at all.
        """
        acts = numbered("own_key.offer", ("now", "later", "what"))
        hint = say("own_key.offer.hint")
        if absent:
            hint = f"{hint}\n\n{say('own_key.offer.hint_absent', name=adult.name)}"
        leave = Act(id="later", label=say("own_key.offer.back"), key="Esc")
        super().__init__(say("own_key.offer.title", name=adult.name), hint, acts, leave)

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Take the choice; what is protected is read without ending the question."""
        if event.act_id == "what":
            event.stop()
            event.prevent_default()
            self.app.push_screen(PageScreen(protection_page()))


async def offer_passphrase(app: App[Any], own: OwnKey, today: date, *, absent: bool = False) -> bool:
    """Offer a first passphrase; says whether one was set.

    Args:
        app: shows the pages; must be called from a worker.
        own: whose key it is, open.
        today: the day that stands on the recovery sheet.
        absent: the adult may not be here; then *later* is not noted, and they are asked when they first sit down.
    """
    while await app.push_screen_wait(OfferScreen(own.adult, absent=absent)) == "now":
        if await choose_passphrase(app, own, today):
            return True
    if not absent:
        try:
            own.note_offered()
        except JournalError as problem:
            app.notify(problem.words, markup=False)
    return False


async def choose_passphrase(app: App[Any], own: OwnKey, today: date) -> bool:
    """Ask for a new passphrase, close the key with it, and show the recovery sheet of a new key.

    Args:
        app: shows the pages; must be called from a worker.
        own: whose key it is, open.
        today: the day that stands on the recovery sheet.

    Returns:
        Whether a passphrase was set.
    """
    me, first = own.adult, not own.wrapped
    identity = keys.make() if first else await _until_now(app, me)
    key_file = await _new_key_file(app, me, identity) if identity else None
    if identity is None or key_file is None:
        return False
    try:
        if first:
            await _begin(app, own, key_file, identity, today)
        else:
            own.change_passphrase(key_file)
            app.notify(say("passphrase.changed"), markup=False)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
        return False
    return True


async def choose_after_sheet(app: App[Any], own: OwnKey) -> None:
    """Offer a new passphrase to somebody who came in with the recovery sheet, and so has forgotten theirs.

    Args:
        app: shows the pages; must be called from a worker.
        own: whose key it is, open.
    """
    me = own.adult
    title = say("recovery.opened_title", name=me.name)
    key_file = await _new_key_file(app, me, own.identity, title, say("recovery.opened_back"))
    if key_file is None:
        return
    try:
        own.change_passphrase(key_file)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
    else:
        app.notify(say("passphrase.changed"), markup=False)


async def new_key(app: App[Any], adult: Adult) -> tuple[Identity, str] | None:
    """Make a new key and close it with a passphrase chosen now; None when it was left.

    Args:
        app: shows the pages; must be called from a worker.
        adult: whose it is going to be.
    """
    identity = keys.make()
    key_file = await _new_key_file(app, adult, identity)
    return (identity, key_file) if key_file else None


async def _new_key_file(app: App[Any], adult: Adult, identity: Identity, title: str = "", back: str = "") -> str | None:
    typed = await app.push_screen_wait(NewPassphraseScreen(adult, title, back))
    return await app.push_screen_wait(SealingScreen(adult, identity, typed)) if typed else None


async def _until_now(app: App[Any], me: Adult) -> Identity | None:
    """Ask for the passphrase until now, so that nobody who passes by can change it."""
    title = say("passphrase.until_now", name=me.name)
    return await app.push_screen_wait(PassphraseScreen(me, title, say("passphrase.until_now_hint")))


async def _begin(app: App[Any], own: OwnKey, key_file: str, new: Identity, today: date) -> None:
    left = own.set_passphrase(key_file, new)
    await show_sheet(app, own, today)
    if left:
        names = ", ".join(path.name for path in left)
        page = Page(say("passphrase.left_title"), (say("passphrase.left", names=names),))
        await app.push_screen_wait(PageScreen(page))
