"""A time-out in a debrief for two: when to come back, and what both say on coming back. Nothing of it is counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from data.records import Debrief
from data.view import View
from data.when import say_day, say_time
from data.when_back import LONGEST, SHORTEST

WAITS = (SHORTEST, timedelta(minutes=45), timedelta(hours=2), timedelta(hours=12), LONGEST)
"""What is offered to whoever called the time-out."""

STEP = timedelta(minutes=5)
"""Times are offered at these steps of the clock."""

Answer = Literal["ready", "not_yet", "not_today"]
"""What each of the two can say on coming back; all three are equal."""

ANSWERS: tuple[Answer, ...] = ("ready", "not_yet", "not_today")

Outcome = Literal["go_on", "not_now", "ended"]
"""What comes of two answers."""


def returns(now: datetime) -> tuple[datetime, ...]:
    """Give the times at which one may come back: none sooner than twenty minutes, none later than a day.

    Args:
        now: the time it is, aware.
    """
    return tuple(_at_step(now + wait, up=wait < LONGEST) for wait in WAITS)


def _at_step(when: datetime, *, up: bool) -> datetime:
    beyond = timedelta(minutes=when.minute, seconds=when.second, microseconds=when.microsecond) % STEP
    return when - beyond + (STEP if up and beyond else timedelta(0))


def call_time_out(view: View, debrief: Debrief, until: datetime) -> None:
    """Let a debrief rest until the time that was chosen; who called it is not kept."""
    view.put(replace(debrief, return_at=until.astimezone(UTC)))


def rest_until_tomorrow(view: View, debrief: Debrief, *, today: date) -> None:
    """Let a debrief be for today: only the day from which debriefs for two are offered again is kept."""
    family = replace(view.family, joint_from=today + timedelta(days=1))
    view.put(family, replace(debrief, return_at=None))


def come_back(view: View, debrief: Debrief, said: Mapping[str, Answer], *, now: datetime, today: date) -> Outcome:
    """Take what both say on coming back; the time that was chosen is erased wherever something comes of it.

    Both *ready* goes on, also before that time: it is advice and not a cage. A *not today* lets it rest until
    tomorrow. Two *not yet*, once the time has come, end it gently.

    Args:
        view: of those who sit together.
        debrief: the debrief that rests.
        said: the answer of each reader.
        now: the time it is.
        today: the day it is.
    """
    answers = [said[reader] for reader in debrief.readers]
    if all(answer == "ready" for answer in answers):
        view.put(replace(debrief, return_at=None))
        return "go_on"
    if "not_today" in answers:
        rest_until_tomorrow(view, debrief, today=today)
        return "not_now"
    if all(answer == "not_yet" for answer in answers) and debrief.return_at is not None and now >= debrief.return_at:
        view.put(replace(debrief, return_at=None, step="", closed_on=today))
        return "ended"
    return "not_now"


def time_words(when: datetime, today: object, clock: str) -> str:
    """Say a time of the clock, with its day where that is not today."""
    time = say_time(when, clock="12" if clock == "12" else "24")
    return time if when.date() == today else f"{say_day(when.date())}, {time}"
