"""The open door: when company may help, what brings up a note, and the few choices that make the app say so once."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

from data.company import MANY_DAYS, company_due
from data.drafts import Draft
from data.errors import JournalError
from data.safety import note_words, phrases
from data.wording import say
from workspace.desk import Desk
from workspace.screens.pages import Page

SAID = "reflect.said"
"""Key of the private draft that tells when the sentence was last said; it is sealed like any other."""

OPENED = "reflect.opened"
"""Key of the private draft that tells on which days of the last week which question was opened."""


def opened_on(desk: Desk) -> dict[str, list[date]]:
    """Give the days on which each question was opened last."""
    me = desk.view.me
    draft = desk.view.drafts.private(me.id, OPENED) if me is not None else None
    values = draft.values if draft is not None else {}
    return {name: [date.fromisoformat(day) for day in days.split()] for name, days in values.items()}


def is_due(desk: Desk) -> bool:
    """Say whether the sentence about company is to be said now, to whoever sits here alone with their room open."""
    view, me, today = desk.view, desk.view.me, desk.today()
    if me is None or view.room() is None:
        return False
    said = view.drafts.private(me.id, SAID)
    last = date.fromisoformat(said.values["on"]) if said is not None else None
    ticks = view.own_key().ticks(since=today - timedelta(days=MANY_DAYS))
    return company_due(today, ticks=ticks, opened=opened_on(desk), moments=view.moments(), last_said=last)


def note_said(desk: Desk) -> None:
    """Note, sealed, that the sentence was said today; where the disk refuses it may be said once more."""
    me = desk.view.me
    if me is not None:
        draft = Draft(key=SAID, values={"on": desk.today().isoformat()})
        with contextlib.suppress(JournalError):
            desk.view.drafts.keep_private(me.id, me.recipient, draft)


def company_page(*, asked: bool, known: str = "") -> Page:
    """Give the page about company.

    Args:
        asked: whether the person opened it themselves; then it also shows every note and what brings it up.
        known: the family's own numbers, in words.
    """
    title = say("reflect_room.company_title")
    if not asked:
        return Page(title, (say("safety.company"), say("reflect_room.company_rests")))
    notes = (note_words(name, known) for name, _ in phrases())
    listed = (", ".join(found) for _, found in phrases())
    heading = f"{say('safety.list_title')}\n{say('safety.honest')}"
    return Page(title, (say("safety.company"), say("safety.not_only_here"), *notes, heading, *listed))
