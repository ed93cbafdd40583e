"""The shared timeline as plain values, for lists on the command line and for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from data.records import Moment, Read, Repair, RepairStep
from data.view import View
from data.vocabulary import step_label
from data.when import local

RepairWord = Literal["none", "open", "offered", "mended"]
"""What the repairs of one moment have come to together."""


def listed(view: View, moment: Moment) -> dict[str, Any]:
    """Give one moment as it stands in a list; only what everyone may see.

    Returns:
        ``id``, ``when`` (ISO 8601 with offset, as lived), ``children`` (names), ``title``, ``what_happened``,
        ``signals`` (ids), ``state``, ``reads`` (names of those whose read is revealed) and ``repair``.
    """
    return {
        "id": moment.id,
        "when": local(moment.when).isoformat(),
        "children": children_of(view, moment),
        "title": view.title(moment),
        "what_happened": "\n\n".join(moment.camera),
        "signals": list(moment.signals),
        "state": view.state(moment.id),
        "reads": [adult_name(view, read.adult) for read in view.reads(moment.id)],
        "repair": repair_of(view, view.repairs(moment.id)),
    }


def shown(view: View, moment: Moment) -> dict[str, Any]:
    """Give one moment with all that is revealed about it: what `listed` gives, and beneath it the rest.

    Returns:
        `listed`, with ``context``, whole ``reads``, ``guess`` (None before there is one), ``looks``, and ``repair``
        as its ``state`` and ``steps``. Where several children have a repair, each step names its ``child``.
    """
    return listed(view, moment) | {
        "context": list(moment.context),
        "reads": [_read(view, read) for read in view.reads(moment.id)],
        "guess": _guess(view, moment.id),
        "looks": [
            {
                "adult": adult_name(view, look.adult),
                "on": look.on.isoformat(),
                "words": look.words,
                "needs": list(look.needs),
            }
            for look in view.looks(moment.id)
        ],
        "repair": _repair(view, view.repairs(moment.id)),
    }


def adult_name(view: View, adult_id: str) -> str:
    """Give a grown-up's name; an id nobody has any more stands for itself."""
    adult = view.adult(adult_id)
    return adult.name if adult else adult_id


def child_name(view: View, child_id: str) -> str:
    """Give a child's name; an id nobody has any more stands for itself."""
    child = view.child(child_id)
    return child.name if child else child_id


def children_of(view: View, moment: Moment) -> list[str]:
    """Give the names of the children of a moment, the focus child first."""
    return [child_name(view, child_id) for child_id in moment.children]


def repair_of(view: View, repairs: Iterable[Repair]) -> RepairWord:
    """Give what a moment's repairs have come to together: what is still open comes first."""
    states = {view.repair_state(repair) for repair in repairs}
    order: tuple[RepairWord, ...] = ("open", "offered", "mended")
    return next((state for state in order if state in states), "none")


def _read(view: View, read: Read) -> dict[str, Any]:
    """Give one revealed read; an own side is not part of it."""
    return {
        "adult": adult_name(view, read.adult),
        "noticed": list(read.noticed),
        "needs": list(read.needs),
        "feelings": list(read.feelings),
        "words": read.words,
        "sure": read.sure,
        "return": {"kinds": list(read.made.kinds), "words": read.made.words},
    }


def _guess(view: View, moment_id: str) -> dict[str, Any] | None:
    """Give the shared guess, or None before there is one."""
    guess = view.guess(moment_id)
    if guess is None:
        return None
    return {
        "next_move": guess.next_move,
        "landing": guess.landing,
        "needs": list(guess.needs),
        "voices": [{"adult": adult_name(view, voice.adult), "words": voice.words} for voice in guess.voices],
        "child_account": guess.child_account,
        "look_for": guess.look_for,
        "open_question": guess.open_question,
    }


def _repair(view: View, repairs: tuple[Repair, ...]) -> dict[str, Any]:
    """Give the steps of a moment's repairs in order."""
    several = len(repairs) > 1
    steps = [
        _step(step) | ({"child": child_name(view, repair.child)} if several else {})
        for repair in repairs
        for step in repair.steps
    ]
    return {"state": repair_of(view, repairs), "steps": steps}


def _step(step: RepairStep) -> dict[str, Any]:
    """Give one step of a repair."""
    label = step.label or step_label(step.id)
    return {"id": step.id, "label": label, "status": step.status, "said": step.said}
