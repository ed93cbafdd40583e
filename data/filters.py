"""Narrows the timeline to some moments: one child, what they sent, how it landed, where it stands, some days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from msgspec import Struct

from data.input import fold
from data.records import Moment
from data.states import MomentState
from data.view import View
from data.vocabulary import vocabulary
from data.when import zone_of

Kind = Literal["child", "state", "bright", "period", "signal", "need", "landing", "context", "tag"]
"""By what moments can be narrowed; never by who wrote or read them."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""All of them, in the order they are offered."""

LIST_OF: Mapping[Kind, str] = {"signal": "signals", "need": "needs", "landing": "landings", "context": "contexts"}
"""The list of words that a kind chooses from."""

PERIODS: tuple[str, ...] = ("7", "30", "90", "365")
"""The stretches that can be chosen, in days up to today."""


class Chip(Struct, frozen=True, kw_only=True):
    """One thing that moments are narrowed by."""

    kind: Kind
    value: str
    """An id from the list of the kind, a child's id, a tag as typed, or days."""


def offered(view: View) -> dict[Kind, tuple[str, ...]]:
    """Give what is worth offering: only words that stand in some moment, in the order of their lists.

    Args:
        view: what whoever is here may see.
    """
    moments = view.moments()
    seen: dict[Kind, set[str]] = {kind: set() for kind in KINDS}
    for moment in moments:
        seen["child"].update(moment.children)
        seen["signal"].update(moment.signals)
        seen["context"].update(moment.context)
        seen["tag"].update(moment.tags)
    for read in view.all_reads():
        seen["signal"].update(read.noticed)
        seen["need"].update(read.needs)
    for guess in view.all_guesses():
        seen["need"].update(guess.needs)
        seen["landing"].update((guess.landing,) if guess.landing else ())
    found: dict[Kind, tuple[str, ...]] = {
        "child": tuple(child.id for child in (*view.children, *view.former_children) if child.id in seen["child"]),
        "state": get_args(MomentState),
        "bright": ("bright",) if any(moment.bright for moment in moments) else (),
        "period": PERIODS,
        "tag": tuple(sorted(seen["tag"], key=fold)),
    }
    for kind, name in LIST_OF.items():
        listed = [entry.id for entry in vocabulary(name).entries]
        own = sorted(seen[kind] - set(listed), key=fold)
        found[kind] = (*(one for one in listed if one in seen[kind]), *own)
    if len(found["child"]) < 2:
        found["child"] = ()
    return {kind: found[kind] for kind in KINDS if found[kind]} if moments else {}


def kept(view: View, chips: Iterable[Chip], today: date) -> frozenset[str]:
    """Give the ids of the moments that fit: of each kind one of the chosen words, and that for every kind.

    Args:
        view: what whoever is here may see.
        chips: what was chosen.
        today: the day it is, in the family's zone.
    """
    wanted: dict[Kind, set[str]] = {}
    for chip in chips:
        wanted.setdefault(chip.kind, set()).add(chip.value)
    tests = [_test(view, kind, values, today) for kind, values in wanted.items()]
    return frozenset(moment.id for moment in view.moments() if all(test(moment) for test in tests))


def _test(view: View, kind: Kind, values: set[str], today: date) -> Callable[[Moment], bool]:
    """Give what says whether a moment fits the chosen words of one kind."""
    if kind == "period":
        # The longest of several stretches holds the others.
        first = today - timedelta(days=max(int(value) for value in values) - 1)
        begins = datetime.combine(first, time(), zone_of(view.family.zone))
        return lambda moment: moment.when.instant >= begins
    if kind == "state":
        return lambda moment: view.state(moment.id) in values
    if kind == "bright":
        return lambda moment: moment.bright
    return lambda moment: not values.isdisjoint(_words(view, moment, kind))


def _words(view: View, moment: Moment, kind: Kind) -> Iterable[str]:
    """Give the words of one kind that stand in a moment."""
    if kind == "child":
        return moment.children
    if kind == "context":
        return moment.context
    if kind == "tag":
        return moment.tags
    reads, guess = view.reads(moment.id), view.guess(moment.id)
    if kind == "signal":
        return (*moment.signals, *(signal for read in reads for signal in read.noticed))
    if kind == "need":
        return (*(guess.needs if guess else ()), *(need for read in reads for need in read.needs))
    return (guess.landing,) if guess else ()
