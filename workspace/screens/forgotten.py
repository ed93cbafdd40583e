"""The way in without the passphrase: the recovery sheet, or setting aside what is closed and writing afresh."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from textual.app import App

from data.errors import JournalError
from data.keys import Identity
from data.own_key import OwnKey
from data.records import Adult
from data.wording import say
from widgets.buttons import Act
from workspace.key_care import afresh_asked
from workspace.screens.confirm import Confirm
from workspace.screens.key_setting import new_key
from workspace.screens.listed import Pick, numbered
from workspace.screens.recovery import OpenBySheetScreen, show_sheet

Found = tuple[Literal["", "sheet", "afresh"], Identity | None]
"""How a key was come by, and the key."""


class ForgottenScreen(Pick):
    """Asks which way: *sheet*, *afresh*, or None for neither."""

    def __init__(self, adult: Adult) -> None:
        """Ask.

        Args:
            adult: whose passphrase it is.
        """
        acts = numbered("own_key.forgotten", ("sheet", "afresh"))
        leave = Act(id="leave", label=say("own_key.forgotten.back"), key="Esc")
        title, hint = say("own_key.forgotten.title", name=adult.name), say("own_key.forgotten.hint")
        super().__init__(title, hint, acts, leave)


async def another_way(app: App[Any], adult: Adult, own: OwnKey | None, now: datetime | None) -> Found:
    """Look for a way in without the passphrase.

    Args:
        app: shows the pages; must be called from a worker.
        adult: whose passphrase it is.
        own: their own key; None where only the sheet will do, as at a reveal.
        now: aware, in the family's zone; with `own`.
    """
    if own is None or now is None:
        identity = await app.push_screen_wait(OpenBySheetScreen(adult))
        return ("sheet", identity) if identity else ("", None)
    while choice := await app.push_screen_wait(ForgottenScreen(adult)):
        if choice == "sheet":
            identity = await app.push_screen_wait(OpenBySheetScreen(adult))
            if identity is not None:
                return "sheet", identity
        else:
            identity = await _write_afresh(app, adult, own, now)
            if identity is not None:
                return "afresh", identity
    return "", None


async def _write_afresh(app: App[Any], adult: Adult, own: OwnKey, now: datetime) -> Identity | None:
    """Name what is set aside, and begin with a new key."""
    made = await new_key(app, adult) if await app.push_screen_wait(Confirm(*afresh_asked(adult))) else None
    if made is None:
        return None
    identity, key_file = made
    try:
        own.write_afresh(key_file, identity, now)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
        return None
    await show_sheet(app, own, now.date())
    app.notify(say("own_key.afresh.done"), markup=False)
    return identity
