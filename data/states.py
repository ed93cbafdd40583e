"""What a moment and a repair have come to; always worked out from what is there, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from data.records import FOR_ONE, Debrief, Guess, Moment, Repair

MomentState = Literal["stub", "one_ready", "both_ready", "talked", "repair_open", "offered", "mended"]
"""The seven states of `model.md`; *bright* is a mark beside any of them."""

RepairState = Literal["none", "open", "offered", "mended"]
"""What a repair has come to."""

TITLE_MOST = 60
"""A title is cut at a word before this many characters."""

TITLE_LEAST = 10
"""A first sentence shorter than this (*Rain.*) takes the next one along."""


def repair_state(repair: Repair) -> RepairState:
    """Work out what a repair has come to.

    *None* when nothing is planned and every step is *not yet*; *mended* once it is closed; *offered* when the child
    said no for now; *open* otherwise.
    """
    if repair.closed_on is not None:
        return "mended"
    if any(step.status == "child_said_no" for step in repair.steps):
        return "offered"
    touched = any(step.status != "not_yet" or step.plan.words or step.plan.when for step in repair.steps)
    return "open" if touched else "none"


def moment_state(
    guess: Guess | None, readers: int, repairs: Iterable[Repair], debriefs: Iterable[Debrief]
) -> MomentState:
    """Work out what a moment has come to.

    Args:
        guess: the shared guess, if there is one.
        readers: how many adults have a read that is ready or revealed.
        repairs: the moment's repairs, one a child.
        debriefs: the moment's debriefs.
    """
    stands = {repair_state(repair) for repair in repairs} - {"none"}
    if "open" in stands:
        return "repair_open"
    if "offered" in stands:
        return "offered"
    if stands:
        return "mended"
    if guess is not None or any(d.form in FOR_ONE and d.closed_on for d in debriefs):
        return "talked"
    if readers >= 2:
        return "both_ready"
    return "one_ready" if readers else "stub"


def title_of(moment: Moment) -> str:
    """Give a moment's title: the first words of what a camera would have seen, cut at a word."""
    text = " ".join((moment.camera[0] if moment.camera else "").split())
    ends = (
        i + 1
        for i, letter in enumerate(text)
        if i >= TITLE_LEAST and letter in ".!?" and text[i + 1 : i + 2] in ("", " ")
    )
    sentence = text[: next(ends, len(text))]
    if len(sentence) <= TITLE_MOST:
        return sentence.rstrip(".")
    cut = sentence[:TITLE_MOST]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.") + "…"
