"""Going back to a child: pure changes to a repair's checklist, how it is told, and plans in plain words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from data.ids import new_id
from data.records import Family, Happened, Moment, Repair, RepairStep, StepStatus, TimeOfDay, When
from data.vocabulary import FIRST_STEPS, step_label, vocabulary
from data.when import PART_GRACE, default_times, local, understand, zone_of
from data.wording import content

if TYPE_CHECKING:
    from data.when_grammar import Said

STATUSES: tuple[StepStatus, ...] = ("not_yet", "done", "not_needed", "child_said_no")
"""The four equal answers, in the order in which one key goes through them."""

TRIED: tuple[StepStatus, ...] = ("done", "child_said_no")
"""Answers of a step that was taken, whatever the child said to it; it has a time."""

OWN = "own."
"""How the key of a family's own step begins; its place among the steps follows."""

LEAP_YEARS_APART = 9
"""A 29 February comes again within this many years, also across a century."""


class Told(Struct, frozen=True, kw_only=True):
    """One line of a repair told as a small story."""

    label: str
    """Id of its label: what *happened*, was *said* or *tried*, or came *next*."""
    words: str


def fresh_repair(moment: str, child: str) -> Repair:
    """Make a checklist with all steps of the vocabulary, none of them touched.

    The first five carry the founding story; the others stand beneath *more steps*.
    """
    others = tuple(entry.id for entry in vocabulary("repair_steps").entries if entry.id not in FIRST_STEPS)
    steps = tuple(RepairStep(id=step_id) for step_id in (*FIRST_STEPS, *others))
    return Repair(id=new_id(), moment=moment, child=child, steps=steps)


def repair_for(repairs: Iterable[Repair], child: str) -> Repair | None:
    """Give the repair with one child among those of a moment; the newest, should there be two."""
    return max((repair for repair in repairs if repair.child == child), key=lambda repair: repair.id, default=None)


def whole(repair: Repair) -> Repair:
    """Give a repair with every step of the vocabulary in it; one that lacked some takes their usual order."""
    have = {step.id: step for step in repair.steps if step.id}
    usual = fresh_repair(repair.moment, repair.child).steps
    if all(step.id in have for step in usual):
        return repair
    known = {step.id for step in usual}
    others = tuple(step for step in repair.steps if step.id not in known)
    return replace(repair, steps=(*(have.get(step.id, step) for step in usual), *others))


# -- steps --------------------------------------------------------------------------------------------------------


def key_of(repair: Repair, place: int) -> str:
    """Give the key of a step: its id, or for a family's own step its place."""
    return repair.steps[place].id or f"{OWN}{place}"


def place_of(repair: Repair, key: str) -> int | None:
    """Give the place of a step by its key, or None when it is no longer there."""
    return next((n for n in range(len(repair.steps)) if key_of(repair, n) == key), None)


def label_of(step: RepairStep) -> str:
    """Give a step's words: the family's own, or those of the vocabulary."""
    return step.label or step_label(step.id)


def touched(step: RepairStep) -> bool:
    """Tell whether anything was done with a step, or it is one of the family's own."""
    return step != RepairStep(id=step.id) or not step.id


def shown(repair: Repair, *, more: bool) -> tuple[int, ...]:
    """Give the places of the steps to show, in order.

    The five that carry the founding story first, then what was touched, or with *more* all the others. Of a closed
    repair only what was answered shows, until *more* is asked for.
    """
    places = range(len(repair.steps))
    if repair.closed_on is not None and not more:
        return tuple(n for n in places if repair.steps[n].status != "not_yet")
    first = [n for n in places if repair.steps[n].id in FIRST_STEPS]
    rest = [n for n in places if n not in first and (more or touched(repair.steps[n]))]
    return (*first, *rest)


def next_status(status: StepStatus) -> StepStatus:
    """Give the answer after this one."""
    return STATUSES[(STATUSES.index(status) + 1) % len(STATUSES)]


def with_step(repair: Repair, place: int, step: RepairStep) -> Repair:
    """Give a repair with one step in place of another."""
    return replace(repair, steps=(*repair.steps[:place], step, *repair.steps[place + 1 :]))


def cycled(repair: Repair, place: int) -> Repair:
    """Give a repair in which one step has its next answer; who, plan and words stay."""
    step = repair.steps[place]
    return with_step(repair, place, replace(step, status=next_status(step.status)))


def with_own(repair: Repair, label: str) -> Repair:
    """Give a repair with one more step of the family's own."""
    return replace(repair, steps=(*repair.steps, RepairStep(id="", label=label.strip())))


def without(repair: Repair, place: int) -> Repair:
    """Give a repair without one of its steps."""
    return replace(repair, steps=repair.steps[:place] + repair.steps[place + 1 :])


def moved(repair: Repair, place: int, by: int, *, more: bool) -> Repair:
    """Give a repair in which a step has changed places with the one shown above or below it.

    The five first steps stay together, so that nothing moves out of sight.
    """
    places = shown(repair, more=more)
    there = places.index(place) + by
    if not 0 <= there < len(places):
        return repair
    steps = list(repair.steps)
    one, other = place, places[there]
    if (steps[one].id in FIRST_STEPS) != (steps[other].id in FIRST_STEPS):
        return repair
    steps[one], steps[other] = steps[other], steps[one]
    return replace(repair, steps=tuple(steps))


def dropped(repair: Repair, place: int, there: int) -> Repair:
    """Give a repair in which a step was taken to the place of another; the five first steps stay together."""
    steps = list(repair.steps)
    if (steps[place].id in FIRST_STEPS) != (steps[there].id in FIRST_STEPS):
        return repair
    steps.insert(there, steps.pop(place))
    return replace(repair, steps=tuple(steps))


# -- closing ------------------------------------------------------------------------------------------------------


def closed(repair: Repair, did_next: str, today: date) -> Repair:
    """Close a repair with what the child did next; one that is closed keeps its day."""
    return replace(repair, did_next=did_next.strip(), closed_on=repair.closed_on or today)


def reopened(repair: Repair) -> Repair:
    """Open a closed repair again; what was told stays."""
    return replace(repair, closed_on=None)


def story(repair: Repair, moment: Moment) -> tuple[Told, ...]:
    """Tell a repair: what happened, what was said or else tried, and what the child did next."""
    said = tuple(step.said for step in repair.steps if step.said)
    tried = tuple(label_of(step) for step in repair.steps if step.status == "done")
    lines = [("happened", moment.camera[0] if moment.camera else "")]
    lines += [("was_said", words) for words in said]
    if not said:
        lines.append(("tried", "\n".join(tried)))
    lines.append(("next", repair.did_next))
    return tuple(Told(label=label, words=words) for label, words in lines if words)


# -- when ---------------------------------------------------------------------------------------------------------


def happened_of(when: When) -> Happened:
    """Give a time in the shape in which a step remembers it."""
    return Happened(instant=when.instant, precision=when.precision)


def when_of(happened: Happened, family: Family) -> When:
    """Give the time a step took place in the shape in which times are said; a part of the day is said as its day."""
    return When(instant=happened.instant, zone=family.zone, precision=happened.precision)


def understand_plan(text: str, *, now: datetime, family: Family, loosely: bool = True) -> When | None:
    """Understand plain words for a time still to come: *saturday after lunch* is the next Saturday.

    A weekday is the first one after today. A time of day is today's while it is still to come, else tomorrow's. Words
    that leave no doubt (*today*, *12 dec 2027*, *yesterday*) mean what they say.

    Args:
        text: what was typed.
        now: the present, aware.
        family: for its zone and its times of day.
        loosely: whether the slow library may be asked, as for `understand`.

    Returns:
        The time; None when it was not understood.
    """
    from data.when_grammar import Contradiction

    here = now.astimezone(zone_of(family.zone))
    hear = partial(understand, family=family, loosely=loosely)
    try:
        said = _said(text, here.date(), family)
    except Contradiction:
        return None
    if said is None or said.ago is not None or said.instant is not None or said.which in ("last", "last_week"):
        return hear(text, now=now)
    # Asked late in the evening, nothing of that day is still to come, and the latest one that fits is the one meant.
    evening = here.replace(hour=23, minute=59)
    if said.day is not None or said.which:
        return hear(text, now=evening)
    if said.month_day is not None:
        years = (evening + timedelta(days=365 * n) for n in range(LEAP_YEARS_APART))
        found_then = (hear(text, now=year) for year in years)
        return next((when for when in found_then if when is not None and local(when).date() >= here.date()), None)
    if said.weekday is not None:
        return hear(text, now=evening + timedelta(days=7))
    found = hear(text, now=evening)
    grace = PART_GRACE if said.part is not None and said.hour is None else timedelta()
    if found is not None and found.instant < now - grace:
        return hear(text, now=evening + timedelta(days=1))
    return found


def _said(text: str, today: date, family: Family) -> Said | None:
    """Read the words with the names this family has for times of day."""
    from data.when_grammar import read

    words = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").casefold().split())
    own = {" ".join(part.name.casefold().split()): part for part in family.times_of_day if part.name.strip()}
    known: dict[str, TimeOfDay] = {part.name.casefold(): part for part in default_times()} | own
    also = {name: known[means] for name, means in content("when")["also"].items() if means in known}
    head, comma, tail = words.rpartition(", ")
    names = also | known
    return read(head if comma and tail in own else words, today=today, parts=names) if words else None
