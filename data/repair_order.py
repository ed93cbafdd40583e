"""In which order repairs stand, and under which heading: open, planned, offered, mended; never how long ago."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal

from data.records import Moment, Repair
from data.states import repair_state
from data.when import local

Group = Literal["open", "planned", "offered", "mended"]
"""The heading under which a repair stands."""

GROUPS: tuple[Group, ...] = ("open", "planned", "offered", "mended")
"""The headings, in the order shown."""


def dated(repair: Repair, *, from_day: date | None = None) -> tuple[int, ...]:
    """Give the places of the steps still to do that have a plan with a date, the soonest first.

    Args:
        repair: whose steps they are.
        from_day: leave out plans for a day before this one.
    """
    found = [
        (step.plan.when, place)
        for place, step in enumerate(repair.steps)
        if step.status == "not_yet" and step.plan.when is not None
    ]
    ahead = [(when, place) for when, place in found if from_day is None or local(when).date() >= from_day]
    return tuple(place for _, place in sorted(ahead, key=lambda pair: (pair[0].instant, pair[1])))


def group_of(repair: Repair, today: date) -> Group | None:
    """Give the heading under which a repair stands; None while nothing has begun.

    An open repair counts as planned while a plan for it lies ahead; once that day is gone it is simply open again.
    """
    state = repair_state(repair)
    if state == "none":
        return None
    return "planned" if state == "open" and dated(repair, from_day=today) else state


def grouped(
    repairs: Iterable[Repair], moments: Mapping[str, Moment], *, today: date, child: str = ""
) -> tuple[tuple[Group, Repair, Moment], ...]:
    """Give all repairs that have begun in the order shown.

    Open and offered ones stand oldest first, planned ones by their next plan, mended ones newest first.

    Args:
        repairs: all there are; one whose moment is away (in the bin) is left out.
        moments: the moments by id.
        today: the day it is.
        child: id of the only child to look at; all when empty.
    """
    found: dict[str, list[tuple[Repair, Moment]]] = {group: [] for group in GROUPS}
    for repair in repairs:
        group, moment = group_of(repair, today), moments.get(repair.moment)
        if group is not None and moment is not None and child in ("", repair.child):
            found[group].append((repair, moment))
    for name in ("open", "offered"):
        found[name].sort(key=lambda pair: (pair[1].when.instant, pair[0].id))
    found["planned"].sort(key=lambda pair: (_next_plan(pair[0], today), pair[0].id))
    found["mended"].sort(key=lambda pair: (pair[0].closed_on or date.min, pair[0].id), reverse=True)
    return tuple((group, repair, moment) for group in GROUPS for repair, moment in found[group])


def _next_plan(repair: Repair, today: date) -> datetime:
    """When the next plan of a planned repair is."""
    when = repair.steps[dated(repair, from_day=today)[0]].plan.when
    assert when is not None
    return when.instant
