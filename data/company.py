"""When having company with it is worth a sentence: a few plain choices of one's own, each with its limit.

The numbers are decisions of this app, not findings: five in thirty days, three in a week, four in sixty days. They
open a door once in thirty days and say nothing about anybody. See the domain reference, sections 3.7 and 3.9.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from data.own_ticks import OwnTicks
from data.records import Moment
from data.when import local

LONG_SITTING_MINUTES = 10
"""Writing for longer than this brings the one sentence about going round (3.7)."""

OFTEN_IN_A_WEEK = 3
"""The same question opened this often in seven days."""

HARD_FEELINGS: frozenset[str] = frozenset(("numb", "helpless", "ashamed"))
"""Own feelings that count for the open door."""

LOW = "low_mood"
"""The state *low or flat*."""

MANY_MOMENTS, MANY_DAYS = 5, 30
"""So many moments in so many days with one of `HARD_FEELINGS`, or with `LOW`."""

AGAIN = "again"
"""The tag for what came back."""

AGAIN_TIMES, AGAIN_DAYS = 4, 60
"""So many moments with one child tagged `AGAIN`, in so many days."""

REST_DAYS = 30
"""The sentence is not said again within so many days."""


def been_round(opened: Sequence[date], today: date, minutes: float = 0.0) -> bool:
    """Say whether it is time to mention company: over ten minutes of writing, or the same prompt three times in a week.

    Args:
        opened: the days on which this prompt was opened, today's included.
        today: the last day of the week looked at.
        minutes: how long this sitting's writing has taken.
    """
    return minutes > LONG_SITTING_MINUTES or within(opened, today, 7) >= OFTEN_IN_A_WEEK


def company_due(
    today: date,
    *,
    ticks: Iterable[OwnTicks] = (),
    opened: Mapping[str, Sequence[date]] | None = None,
    moments: Iterable[Moment] = (),
    last_said: date | None = None,
) -> bool:
    """Say whether the open door to a professional is offered now (3.9).

    Args:
        today: the last of the days looked at.
        ticks: what one ticked about oneself, a moment each.
        opened: by question, the days on which one opened it.
        moments: the family's moments, for the tag.
        last_said: when the sentence was last shown.
    """
    if last_said is not None and last_said > today - timedelta(days=REST_DAYS):
        return False
    own = tuple(ticks)
    hard = [one.on for one in own if HARD_FEELINGS.intersection(one.feelings)]
    low = [one.on for one in own if LOW in one.state]
    return (
        max(within(hard, today, MANY_DAYS), within(low, today, MANY_DAYS)) >= MANY_MOMENTS
        or any(within(days, today, 7) >= OFTEN_IN_A_WEEK for days in (opened or {}).values())
        or came_again(moments, today)
    )


def came_again(moments: Iterable[Moment], today: date) -> bool:
    """Say whether moments with one child were tagged *again* four times in sixty days."""
    days: dict[str, list[date]] = {}
    for moment in moments:
        if moment.children and AGAIN in (tag.strip().casefold() for tag in moment.tags):
            days.setdefault(moment.children[0], []).append(local(moment.when).date())
    return any(within(found, today, AGAIN_DAYS) >= AGAIN_TIMES for found in days.values())


def within(days: Iterable[date], today: date, length: int) -> int:
    """Count the days that lie in the last so many, today included."""
    start = today - timedelta(days=length)
    return sum(start < day <= today for day in days)
