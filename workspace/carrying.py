"""What comes along from earlier evenings into a debrief: a repair still open, and what was seen differently since."""

from __future__ import annotations

from datetime import date

from data.records import FOR_ONE, Debrief, Repair, SecondLook
from data.view import View
from data.vocabulary import step_label
from data.when import say_when
from data.wording import say


def carried_repair(view: View, moment_id: str) -> Repair | None:
    """Give the newest open repair of another moment, to ask about first."""
    repairs = (repair for repair in view.all_repairs() if repair.moment != moment_id)
    return max((one for one in repairs if view.repair_state(one) == "open"), key=lambda one: one.id, default=None)


def carried_step(repair: Repair) -> int | None:
    """Give the place of the step a carried repair is named by: its first plan, else its first step still to do."""
    to_do = [place for place, step in enumerate(repair.steps) if step.status == "not_yet"]
    planned = (place for place in to_do if repair.steps[place].plan.words)
    return next(planned, next(iter(to_do), None))


def repair_words(repair: Repair) -> str:
    """Say what a carried repair was going to be."""
    place = carried_step(repair)
    if place is None:
        return say("debrief.carried_repair")
    step = repair.steps[place]
    return step.plan.words or step.label or step_label(step.id)


def about_moment(view: View, repair: Repair, *, today: date) -> str:
    """Say which moment a carried repair belongs to, by its title and its time, as they stand above the moment.

    Args:
        view: of whoever is here.
        repair: what is carried along.
        today: adds the year where it is another one.
    """
    moment = view.moment(repair.moment)
    if moment is None:
        return ""
    when = say_when(moment.when, clock=view.family.settings.clock, today=today)
    return say("debrief.carried_about", title=view.title(moment), when=when)


def last_sitting(view: View, debrief: Debrief) -> Debrief | None:
    """Give the last debrief that was closed before this one began: for two one for two, for one any of theirs."""
    earlier = (d for d in view.all_debriefs() if d.closed_on and d.id < debrief.id)
    if debrief.form in FOR_ONE:
        alike = (d for d in earlier if set(debrief.readers) <= set(d.readers))
    else:
        alike = (d for d in earlier if d.form not in FOR_ONE)
    return max(alike, key=lambda d: d.id, default=None)


def late_looks(view: View, debrief: Debrief) -> tuple[SecondLook, ...]:
    """Give the second looks that were added since the last sitting, oldest first; never counted."""
    last = last_sitting(view, debrief)
    if last is None and debrief.form in FOR_ONE:
        return ()
    since = last.id if last is not None else ""
    found = (
        look for moment in view.moments() for look in view.looks(moment.id) if look.id > since and look.id < debrief.id
    )
    return tuple(sorted(found, key=lambda look: look.id))


def looked_for(view: View, debrief: Debrief) -> str:
    """Give the one thing that was to be looked for, as it was put at the last sitting."""
    last = last_sitting(view, debrief)
    guess = view.guess(last.moment) if last is not None and last.moment != debrief.moment else None
    return guess.look_for if guess is not None else ""
