"""A plan taken over into a calendar, without a screen: which plan, under which title, and where the file goes."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from data import repairing
from data.calendar_entry import entry, names_in, write_entry
from data.errors import JournalError
from data.records import Child, When
from data.repair_order import dated
from data.repairing import label_of
from data.view import View
from data.wording import say
from workspace.going_back import GoingBack
from workspace.making import usual_folder

TITLE_LIMIT = 120
"""The most characters of a title."""


class PlanAhead(Struct, frozen=True, kw_only=True):
    """A plan with a date."""

    when: When
    name: str
    """Names the plan; only a number made from it is written."""


def plan_ahead(subject: GoingBack, key: str = "") -> PlanAhead | None:
    """Give the plan of a step, or else the next plan of its repair; None where none lies ahead.

    Args:
        subject: the repair.
        key: of the step to take.
    """
    repair = subject.repair
    places = dated(repair, from_day=subject.today()) if repair else ()
    if repair is None or not places:
        return None
    here = repairing.place_of(repair, key)
    step = repair.steps[here if here is not None and here in places else places[0]]
    assert step.plan.when is not None, "the places are those of plans with a date"
    return PlanAhead(when=step.plan.when, name=f"{repair.id} {step.id or label_of(step)}")


def usual_title(view: View) -> str:
    """Give what a plan was called the last time."""
    return view.family.settings.calendar_title or say("repairs.calendar.usual")


def usual_file() -> str:
    """Give the place that is suggested."""
    return str(usual_folder() / say("repairs.calendar.file_name"))


def gives_away(view: View, title: str) -> str:
    """Say kindly which name a title holds; empty where it gives nothing away."""
    known: tuple[Child, ...] = tuple(
        child for moment in view.moments() for one in moment.children if (child := view.child(one))
    )
    names = dict.fromkeys((*(child.name for child in (*view.children, *known)), say("app.name")))
    given = names_in(title, names)
    return say("repairs.calendar.name_in_it", name=given[0]) if given else ""


def write_plan(view: View, plan: PlanAhead, title: str, where: str, *, now: datetime) -> Path:
    """Write the file, and suggest this title the next time; it was looked at for names just before.

    Args:
        view: of whoever is here.
        plan: the plan.
        title: what a calendar may show.
        where: the place that was typed.
        now: the present, aware.

    Raises:
        JournalError: when there is no such place, or it is taken.
    """
    if not where.strip():
        raise JournalError(say("repairs.calendar.no_place"))
    try:
        place = Path(where.strip()).expanduser()
    except RuntimeError:
        # No such home on this computer.
        raise JournalError(say("repairs.calendar.refused", why=where)) from None
    made = write_entry(entry(title, plan.when, plan=plan.name, now=now), place)
    if title != usual_title(view):
        # The file is there whether or not this can be kept, so a refusal is nothing to stop at.
        with contextlib.suppress(JournalError):
            view.put(replace(view.family, settings=replace(view.family.settings, calendar_title=title)))
    return made
