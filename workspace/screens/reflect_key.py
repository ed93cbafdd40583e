"""How a grown-up opens their private room, and puts a passphrase on it or changes it, one page after the other."""

from __future__ import annotations

from typing import Any

from textual import work
from textual.app import App

from data import keys
from data.errors import JournalError
from data.keys import Identity
from data.records import Adult
from data.view import View
from data.wording import say
from widgets.buttons import Act, Action
from workspace.screens.pages import Page, PageScreen
from workspace.screens.passphrase import NewPassphraseScreen, PassphraseScreen, RecoveryScreen, Sheet


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


async def open_with_passphrase(app: App[Any], view: View) -> bool:
    """Ask for the passphrase and open the room; says whether it is open.

    Args:
        app: shows the pages; must be called from a worker.
        view: of the adult who sits here alone.
    """
    me = view.me
    identity = await app.push_screen_wait(PassphraseScreen(me)) if me else None
    if identity is None:
        return False
    try:
        view.own_key().open(identity)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
        return False
    return True


async def choose_passphrase(app: App[Any], view: View) -> bool:
    """Ask for a new passphrase, close the key with it, and show the recovery sheet of a new key.

    Args:
        app: shows the pages; must be called from a worker.
        view: of the adult who sits here alone, with their room open.

    Returns:
        Whether a passphrase was set.
    """
    me = view.me
    if me is None:
        return False
    first = not view.own_key().wrapped
    identity = keys.make() if first else await _until_now(app, me)
    typed = await app.push_screen_wait(NewPassphraseScreen(me)) if identity else None
    key_file = await app.push_screen_wait(SealingScreen(me, identity, typed)) if identity and typed else None
    if identity is None or key_file is None:
        return False
    try:
        await _put(app, view, me, key_file, identity if first else None)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
        return False
    return True


async def _until_now(app: App[Any], me: Adult) -> Identity | None:
    """Ask for the passphrase until now, so that nobody who passes by can change it."""
    title = say("passphrase.until_now", name=me.name)
    return await app.push_screen_wait(PassphraseScreen(me, title, say("passphrase.until_now_hint")))


async def _put(app: App[Any], view: View, me: Adult, key_file: str, new: Identity | None) -> None:
    own = view.own_key()
    if new is None:
        own.change_passphrase(key_file)
        app.notify(say("passphrase.changed"), markup=False)
        return
    left = own.set_passphrase(key_file, new)
    await app.push_screen_wait(RecoveryScreen(me, new))
    if left:
        names = ", ".join(path.name for path in left)
        page = Page(say("passphrase.left_title"), (say("passphrase.left", names=names),))
        await app.push_screen_wait(PageScreen(page))
