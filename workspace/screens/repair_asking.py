"""What a repair asks on a screen of its own, loaded when it asks: about a step, for an own one, and how it ended."""

from __future__ import annotations

from typing import Any

from textual.app import App

from data import repairing
from data.wording import say
from widgets.buttons import Act
from workspace.between_us import BETWEEN
from workspace.going_back import GoingBack


async def ask_about_step(app: App[Any], subject: GoingBack, key: str) -> str:
    """Open one step and keep what is answered; from a worker only.

    Args:
        app: shows the question.
        subject: the repair.
        key: of the step.

    Returns:
        What went amiss, in one sentence; empty when nothing did.
    """
    from workspace.screens.repair_step import OUT, StepScreen

    repair, child = subject.whole, subject.child
    place = repairing.place_of(repair, key) if repair else None
    if repair is None or child is None or place is None:
        return ""
    screen = StepScreen(
        subject.view,
        repair.steps[place],
        key=subject.draft_key(key),
        band=subject.band,
        child=child.name,
        now=subject.now(),
    )
    answer = await app.push_screen_wait(screen)
    if answer == OUT:
        return subject.change_step(key, repairing.without)
    if answer is None:
        return ""
    return subject.change_step(key, lambda one, place: repairing.with_step(one, place, answer))


async def ask_between(app: App[Any], subject: GoingBack) -> str:
    """Ask what is to be put right between the grown-ups and keep it in its step; says what went amiss."""
    from workspace.screens.repair_between import BetweenScreen

    repair, child = subject.whole, subject.child
    place = repairing.place_of(repair, BETWEEN) if repair else None
    if repair is None or child is None or place is None or len(subject.view.adults) < 2:
        return ""
    screen = BetweenScreen(
        subject.view,
        repair.steps[place],
        key=subject.draft_key("between"),
        band=subject.band,
        child=child.name,
    )
    answer = await app.push_screen_wait(screen)
    if answer is None:
        return ""
    return subject.change_step(BETWEEN, lambda one, there: repairing.with_step(one, there, answer))


async def ask_for_calendar(app: App[Any], subject: GoingBack, key: str) -> str:
    """Write a plan with a date for a calendar; says what went amiss.

    Args:
        app: shows the question.
        subject: the repair.
        key: of the step to take; without a plan ahead, the next plan of this repair is taken.
    """
    from workspace.plan_entry import plan_ahead
    from workspace.screens.repair_calendar import CalendarScreen

    plan = plan_ahead(subject, key)
    if plan is None:
        app.notify(say("repairs.calendar.no_plan"), markup=False)
        return ""
    made = await app.push_screen_wait(CalendarScreen(subject.view, plan, now=subject.now()))
    if made is not None:
        app.notify(say("repairs.calendar.done", place=made), markup=False)
    return ""


async def ask_for_own(app: App[Any], subject: GoingBack) -> str:
    """Ask for a step of the family's own and add it; says what went amiss."""
    from workspace.screens.repair_telling import Telling, TellingScreen

    if subject.child is None:
        return ""
    telling = Telling(
        ask=say("repairs.own.ask"),
        hint=say("repairs.own.hint"),
        need=say("repairs.own.need"),
        key=subject.draft_key("new"),
        line=True,
    )
    answer = await app.push_screen_wait(TellingScreen(subject.view, telling))
    return subject.change(lambda one: repairing.with_own(one, answer.words)) if answer is not None else ""


async def ask_what_next(app: App[Any], subject: GoingBack) -> str:
    """Ask what the child did next, which closes the repair; says what went amiss."""
    from workspace.screens.repair_telling import KEEP, Telling, TellingScreen

    child, repair = subject.child, subject.repair
    if child is None:
        return ""
    telling = Telling(
        ask=say("repairs.closing.ask", child=child.name),
        hint=say("repairs.closing.hint", child=child.name),
        need=say("repairs.closing.need", child=child.name),
        key=subject.draft_key("next"),
        words=repair.did_next if repair else "",
        others=(Act(id="reopen", label=say("repairs.acts.reopen")),) if subject.mended else (),
    )
    answer = await app.push_screen_wait(TellingScreen(subject.view, telling))
    if answer is None:
        return ""
    if answer.act == KEEP:
        return subject.change(lambda one: repairing.closed(one, answer.words, subject.today()))
    return subject.change(repairing.reopened)
