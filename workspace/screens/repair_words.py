"""Turns repairs into the plain words that the checklist and the list of repairs draw."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from data.records import Child, Family, Moment, Repair, RepairStep
from data.repair_order import Group, dated
from data.repairing import TRIED, Told, key_of, label_of, story, when_of
from data.view import View
from data.vocabulary import step_advice, what_not_to_do
from data.when import local, say_day, say_when
from data.wording import say
from widgets.buttons import Act
from widgets.cells import cut
from widgets.checklist import StepRow
from widgets.glyphs import Glyphs
from widgets.shelf import Row
from workspace.picturing import joined, name_of

SAID_CELLS = 90
"""What was said is cut to this in the list; the step itself shows it whole."""

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


def _told(step: RepairStep, family: Family, today: date, *, quote: bool) -> tuple[str, ...]:
    """What is worth a muted word beneath a step: the plan while it is one, when it was, what was said."""
    parts = [plan_words(step, family, today=today)] if step.status not in TRIED or not step.happened else []
    if step.happened and step.status in TRIED:
        parts = [step.plan.words]
        parts.append(say_when(when_of(step.happened, family), clock=family.settings.clock, today=today))
    if step.said and quote:
        parts.append(say("repairs.said", words=cut(step.said, SAID_CELLS)))
    return tuple(part for part in parts if part)


def step_row(view: View, repair: Repair, place: int, *, band: str, today: date, leave_out: bool) -> StepRow:
    """Make a step ready for the checklist.

    Args:
        view: gives the names of the adults.
        repair: whose step it is.
        place: the step's place in it.
        band: the child's age band.
        today: the day it is.
        leave_out: say what to leave out in place of what the step can look like.
    """
    step = repair.steps[place]
    return StepRow(
        id=key_of(repair, place),
        label=label_of(step),
        status=step.status,
        words=leave_out_words(step) if leave_out else step_advice(step.id, band) if step.id else "",
        who=joined(tuple(name for name in (name_of(view, adult) for adult in step.who) if name)),
        # Once it is mended, the story above the steps tells what was said.
        plan=" · ".join(_told(step, view.family, today, quote=repair.closed_on is None)),
    )


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


def told_words(lines: tuple[Told, ...], child: str) -> Content:
    """Set a small story: a muted label, then somebody's words, line after line."""
    parts: list[Content] = []
    label = ""
    for line in lines:
        if line.label != label:
            label = line.label
            lead = Content.styled(say(f"repairs.room.{label}", child=child), "$muted")
            parts.append(Content("\n").join((lead, Content(line.words))))
        else:
            parts[-1] = Content("\n").join((parts[-1], Content(line.words)))
    return Content("\n\n").join(parts)


def story_words(repair: Repair, moment: Moment, child: str, *, today: date) -> Content:
    """Set what was said and what the child did next, with the day it was closed; empty while it is open."""
    if repair.closed_on is None:
        return Content("")
    lines = tuple(line for line in story(repair, moment) if line.label in ("was_said", "next"))
    day = Content.styled(say("repairs.closed", day=say_day(repair.closed_on, today=today)), "$muted")
    return Content("\n").join((told_words(lines, child), day)) if lines else day


def untouched_words(adults: int) -> str:
    """Say, above a checklist nobody has touched yet, whom it is for.

    Args:
        adults: how many grown-ups share the file.
    """
    return say({1: "repairs.untouched_one", 2: "repairs.untouched"}.get(adults, "repairs.untouched_all"))


def child_acts(children: tuple[Child, ...], here: Child | None, signs: Glyphs) -> tuple[Act, ...]:
    """Give one button for each child, with a sign beside the one looked at."""
    return tuple(
        Act(
            id=f"child:{child.id}",
            label=f"{signs.chosen if child == here else signs.unchosen} {child.name}",
            strong=child == here,
        )
        for child in children
    )


def whose_acts(children: tuple[Child, ...], here: str, signs: Glyphs) -> tuple[Act, ...]:
    """Give the buttons that choose whose repairs are listed, with a sign beside what is chosen.

    Args:
        children: those to choose from.
        here: id of the one looked at; empty for all.
        signs: the set of signs to draw with.
    """
    names = (("", say("repairs.room.all_children")), *((child.id, child.name) for child in children))
    return tuple(
        Act(id=f"whose:{one}", label=f"{signs.chosen if one == here else signs.unchosen} {name}", strong=one == here)
        for one, name in names
    )


def sheet_acts(
    child: str, *, begun: bool, mended: bool, leave_out: bool, several_adults: bool, dated: bool
) -> tuple[Act, ...]:
    """Give the buttons beneath a checklist.

    Args:
        child: name of the child.
        begun: whether anything was done yet, so that closing is near.
        mended: whether it is closed.
        leave_out: whether it says what to leave out now.
        several_adults: whether there is anything to mend between grown-ups.
        dated: whether a plan with a date lies ahead, which a calendar can hold.
    """
    close = say("repairs.acts.change" if mended else "repairs.acts.close", child=child)
    acts = [
        Act(id="cycle", label=say("repairs.acts.tick"), key=say("repairs.acts.tick_key")),
        Act(id="open", label=say("repairs.acts.open"), key="Enter"),
        Act(id="close", label=close, key="c", strong=begun),
        Act(id="leave_out", label=say("repairs.acts.leave_out"), key="h", strong=leave_out),
        Act(id="add", label=say("repairs.acts.add"), key="a"),
        Act(id="move(-1)", label=say("repairs.acts.earlier"), key="K"),
        Act(id="move(1)", label=say("repairs.acts.later"), key="J"),
    ]
    if several_adults:
        acts.append(Act(id="between", label=say("repairs.acts.between"), key="b"))
    if dated:
        acts.append(Act(id="calendar", label=say("repairs.acts.calendar"), key="i"))
    return tuple(acts)
