"""Counts for the first page of the full form, in plain sentences; never per adult, and none from very few moments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from data.records import Moment, Repair
from data.vocabulary import vocabulary
from data.wording import say
from workspace.summary import naming
from workspace.summary.values import Choices, Sees

FEWEST = 5
"""Counts that rest on fewer are not printed (domain reference 6.3 and 6.11)."""

GONE_BACK = ("mended", "offered")
"""A repair that was gone back to; *no for now* counts, because the offer was made."""


def written_down(view: Sees, records: list[Moment]) -> list[Moment]:
    """Give all moments with the children on the page, from its first day to its last."""
    if not records:
        return []
    days = [naming.lived(moment.when).date() for moment in records]
    first, last = min(days), max(days)
    children = {moment.children[0] for moment in records if moment.children}
    return [
        moment
        for moment in view.moments()
        if not moment.set_aside
        and children.intersection(moment.children[:1])
        and first <= naming.lived(moment.when).date() <= last
    ]


def stood_out(moments: list[Moment]) -> list[Moment]:
    """Leave out moments that answer a random hour; they are of another kind, and never counted with the others."""
    return [moment for moment in moments if moment.sampling == "chosen"]


def glance(view: Sees, records: list[Moment]) -> tuple[str, ...]:
    """Say how many moments were written down in the time of the page, how they landed, and what was gone back to."""
    everything = written_down(view, records)
    there = stood_out(everything)
    if len(there) < FEWEST:
        return ()
    days = [naming.lived(moment.when).date() for moment in there]
    span = (max(days) - min(days)).days
    over = say("summary.glance.weeks", n=span // 7 + 1) if span > 13 else say("summary.glance.days", n=span + 1)
    bright = sum(moment.bright for moment in there)
    lines = [say("summary.glance.count", n=len(there), over=over, bright=bright)]
    landings = Counter(guess.landing for guess in map(view.guess, (m.id for m in there)) if guess and guess.landing)
    if landings.total() >= FEWEST:
        told = naming.small(
            say("summary.glance.times", what=entry.label, n=landings[entry.id])
            for entry in vocabulary("landings").entries
            if landings[entry.id]
        )
        lines.append(say("summary.glance.landings", told=told))
    repairs = _repairs(view, there)
    if len(repairs) >= FEWEST:
        back = sum(view.repair_state(repair) in GONE_BACK for repair in repairs)
        lines.append(say("summary.glance.repairs", back=back, n=len(repairs)))
    if others := len(everything) - len(there):
        lines.append(say("summary.glance.prompted_one" if others == 1 else "summary.glance.prompted", n=others))
    return tuple(lines)


def repairs_told(view: Sees, records: list[Moment], choices: Choices) -> tuple[str, ...]:
    """Say which steps were taken how often, and which moments on the page are still open."""
    repairs = _repairs(view, stood_out(written_down(view, records)))
    done = Counter(step.id for repair in repairs for step in repair.steps if step.status == "done" and step.id)
    lines = []
    if len(repairs) >= FEWEST and done:
        told = naming.listed(
            say("summary.glance.times", what=naming.curled(entry.label), n=done[entry.id])
            for entry in vocabulary("repair_steps").entries
            if done[entry.id]
        )
        lines.append(say("summary.glance.steps", told=told, n=len(repairs)))
    still = [
        say("summary.glance.place", n=n, day=naming.moment_day(moment.when, view.family.settings.clock))
        for n, moment in enumerate(records, 1)
        if any(view.repair_state(repair) == "open" for repair in view.repairs(moment.id))
    ]
    if still:
        lines.append(say("summary.glance.still", moments=naming.join(still)))
    return tuple(lines)


def _repairs(view: Sees, moments: Iterable[Moment]) -> list[Repair]:
    """Give the repairs of some moments in which something is planned or done."""
    return [repair for m in moments for repair in view.repairs(m.id) if view.repair_state(repair) != "none"]
