"""Brings back what somebody was writing in an earlier sitting, before the form comes up in which they wrote it."""

from __future__ import annotations

from typing import Any

from textual.app import App

from data.errors import JournalError
from data.records import Adult
from data.view import View
from data.wording import say


async def bring_back(app: App[Any], view: View, adult: Adult) -> bool:
    """Open what an adult was typing before, with their passphrase where they have one; they may go without.

    Args:
        app: shows the question; must be called from a worker.
        view: of whoever is here.
        adult: who is about to write.

    Returns:
        Whether to go on to the form; not where the question was left.
    """
    from workspace.screens.passphrase import PassphraseScreen

    if not adult.key_file or view.drafts.opened(adult.id):
        return True
    asking = PassphraseScreen(
        adult,
        title=say("debrief.bring_back_title", name=adult.name),
        hint=say("debrief.bring_back_hint"),
        without=say("debrief.afresh"),
    )
    identity = await app.push_screen_wait(asking)
    if identity is None:
        return asking.found == "without"
    try:
        view.drafts.open_private(adult.id, identity)
    except JournalError as problem:
        app.notify(problem.words, markup=False)
    return True
