"""What is said of a repair and its steps, wherever they are told: on the checklist, in a list, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.records import Child, Family, Moment, Repair, RepairStep
from data.repair_order import Group, dated, group_of
from data.repairing import TRIED, Told, story, when_of
from data.view import View
from data.vocabulary import what_not_to_do
from data.when import local, say_day, say_when
from data.wording import say
from widgets.glyphs import Glyphs
from widgets.shelf import Row
from workspace.picturing import joined, name_of

STATE_OF_GROUP: dict[Group, str] = {
    "open": "repair_open",
    "planned": "repair_open",
    "offered": "offered",
    "mended": "mended",
}
"""The moment's state whose sign a repair wears."""


def plan_words(step: RepairStep, family: Family, *, today: date) -> str:
    """Say what is meant to happen and when, in one line."""
    when = step.plan.when
    if when is None:
        return step.plan.words
    day = say_when(when, clock=family.settings.clock, today=today)
    return say("repairs.plan_when", plan=step.plan.words, when=day) if step.plan.words else day


def beneath(step: RepairStep, family: Family, *, today: date) -> tuple[str, ...]:
    """Give what stands beneath a step beside what was said: the plan while it is one, then when it was."""
    if step.happened and step.status in TRIED:
        when = say_when(when_of(step.happened, family), clock=family.settings.clock, today=today)
        parts: tuple[str, ...] = (step.plan.words, when)
    else:
        parts = (plan_words(step, family, today=today),)
    return tuple(part for part in parts if part)


def leave_out_words(step: RepairStep) -> str:
    """Say what to leave out of a step."""
    if not step.id:
        return say("repairs.leave_out_own")
    hints = what_not_to_do(step.id)
    return say("repairs.leave_out_words", words="\n".join(hints)) if hints else say("repairs.leave_out_none")


def list_row(view: View, group: Group, repair: Repair, moment: Moment, signs: Glyphs, *, today: date) -> Row:
    """Make a repair's two lines in the list of repairs."""
    child = view.child(repair.child)
    name = child.name if child else say("repairs.room.gone_child")
    day = say_day(local(moment.when).date(), today=today)
    plan = repair.steps[dated(repair, from_day=today)[0]].plan.when if group == "planned" else None
    if plan is not None:
        day = say_when(plan, clock=view.family.settings.clock, today=today)
    return Row(
        id=repair.id,
        day=say(f"repairs.room.{group}"),
        title=view.title(moment),
        second=say("repairs.room.second", child=name, day=day),
        glyph=signs.state(STATE_OF_GROUP[group]),
    )


def mended_story(repair: Repair, moment: Moment, *, today: date) -> tuple[tuple[Told, ...], str]:
    """Give what was said and what the child did next, and the day it was closed; nothing while it is open."""
    if repair.closed_on is None:
        return (), ""
    lines = tuple(line for line in story(repair, moment) if line.label in ("was_said", "next"))
    return lines, say("repairs.closed", day=say_day(repair.closed_on, today=today))


def untouched_words(adults: int) -> str:
    """Say, above a checklist nobody has touched yet, whom it is for.

    Args:
        adults: how many grown-ups share the file.
    """
    return say({1: "repairs.untouched_one", 2: "repairs.untouched"}.get(adults, "repairs.untouched_all"))


def close_label(child: str, *, mended: bool) -> str:
    """Say what closing a repair, or telling it otherwise once it is closed, is called."""
    return say("repairs.acts.change" if mended else "repairs.acts.close", child=child)


def what_happened(view: View, moment: Moment) -> str:
    """Give what happened; empty where the title says it all, since saying it twice helps nobody."""
    camera = moment.camera[0] if moment.camera else ""
    return camera if camera.strip().rstrip(".") != view.title(moment) else ""


def who_words(view: View, step: RepairStep) -> str:
    """Name those who mean to take a step, or took it."""
    return joined(tuple(name for name in (name_of(view, adult) for adult in step.who) if name))


def children_with_repairs(view: View, moments: Mapping[str, Moment], *, today: date) -> tuple[Child, ...]:
    """Give the children whom a repair of any moment is about, in the family's order.

    Args:
        view: what whoever is here may see.
        moments: the moments by id.
        today: the day it is.
    """
    begun = (one for one in view.all_repairs() if one.moment in moments and group_of(one, today))
    found = {child.id: child for child in (view.child(one.child) for one in begun) if child is not None}
    known = [child.id for child in view.children]
    return tuple(sorted(found.values(), key=lambda child: known.index(child.id) if child.id in known else len(known)))
