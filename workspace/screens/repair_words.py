"""Turns repairs into the plain words that the checklist and the list of repairs draw."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from data.records import Child, Moment, Repair
from data.repairing import Told, key_of, label_of
from data.view import View
from data.vocabulary import step_advice
from data.wording import say
from widgets.buttons import Act
from widgets.cells import cut
from widgets.checklist import StepRow
from widgets.glyphs import Glyphs
from workspace.repair_saying import beneath, close_label, leave_out_words, mended_story, who_words

SAID_CELLS = 90
"""What was said is cut to this in the list; the step itself shows it whole."""


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
    quoted = step.said and repair.closed_on is None
    said = (say("repairs.said", words=cut(step.said, SAID_CELLS)),) if quoted else ()
    return StepRow(
        id=key_of(repair, place),
        label=label_of(step),
        status=step.status,
        words=leave_out_words(step) if leave_out else step_advice(step.id, band) if step.id else "",
        who=who_words(view, step),
        # Once it is mended, the story above the steps tells what was said.
        plan=" · ".join((*beneath(step, view.family, today=today), *said)),
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
    lines, closed = mended_story(repair, moment, today=today)
    day = Content.styled(closed, "$muted")
    return Content("\n").join((told_words(lines, child), day)) if lines else day


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
    close = close_label(child, mended=mended)
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
