"""The open door: the few choices of one's own that make the app say, once in a while, that company may help."""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta

from data.company import MANY_DAYS, been_round, company_due
from data.drafts import Draft
from data.errors import JournalError
from workspace.desk import Desk
from workspace.openings import OWN

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


def note_opened(desk: Desk, question: str) -> None:
    """Remember for a week, sealed, that a question was opened today.

    Args:
        desk: who sits here alone, and the clock.
        question: its id.
    """
    me = desk.view.me
    if me is None or question == OWN:
        # One's own questions share an id, and are not the same question.
        return
    before = desk.view.drafts.private(me.id, OPENED)
    values = dict(before.values) if before else {}
    days = [*values.get(question, "").split(), desk.today().isoformat()]
    values[question] = " ".join(days[-3:])
    with contextlib.suppress(JournalError):
        desk.view.drafts.keep_private(me.id, me.recipient, Draft(key=OPENED, values=values))


def went_round(desk: Desk, question: str, since: datetime | None) -> bool:
    """Say whether it is time for the one sentence about going round in circles.

    Args:
        desk: who sits here alone, and the clock.
        question: the id of the question that is written about.
        since: when the writing of this sitting began.
    """
    minutes = (desk.now() - since).total_seconds() / 60 if since is not None else 0.0
    return been_round(opened_on(desk).get(question, ()), desk.today(), minutes)
