"""The people of a family: who may leave and come back, what is said then, and whom the family would call."""

from __future__ import annotations

from collections.abc import Mapping

from data import keys
from data.actors import Alone, Together
from data.input import fold
from data.people import HelpLine
from data.records import Adult
from data.vocabulary import vocabulary
from data.wording import say
from widgets.option import Option
from workspace.desk import Desk
from workspace.welcoming import tidy

Question = tuple[str, str, str, str]
"""A question before something is done: its title, its words, yes and no."""

BY_AGE = "by_age"
"""Stands for no age band of the family's own choice."""

MOST_LINES = 4
"""As many of those whom a family would call as stand in a note without hiding it."""

LONGEST_LINE = 40
"""The most characters of one's name or number."""


def missing_name(typed: str, others: tuple[str, ...]) -> str:
    """Say kindly what is still wanted of a grown-up's name; empty when nothing is.

    Args:
        typed: as typed.
        others: names that are taken.
    """
    name = tidy(typed)
    if not name:
        return say("family.ask.missing")
    return say("family.ask.same", name=name) if fold(name) in map(fold, others) else ""


def may_leave(desk: Desk, adult: Adult) -> bool:
    """Whether it can be said here that somebody no longer shares the file: together, or by themselves."""
    others = len(desk.view.adults) > 1
    return others and desk.actor in (Together(), Alone(adult.id))


def leaving(adult: Adult) -> Question:
    """Ask whether a grown-up no longer shares the file, naming what stays."""
    kept = "words" if keys.is_wrapped(adult.key_file) else "words_bare"
    title, words, yes = (say(f"family.left.{part}", name=adult.name) for part in ("title", kept, "yes"))
    return title, words, yes, say("family.left.no")


def coming_back(adult: Adult) -> Question:
    """Ask whether somebody who shared the file once does so again."""
    title, words = (say(f"family.back.{part}", name=adult.name) for part in ("title", "words"))
    return title, words, say("family.back.yes"), say("family.back.no")


def may_rest(desk: Desk) -> bool:
    """Whether it can be said that a child is no longer asked about: never of the only one."""
    return len(desk.view.children) > 1


def bands() -> tuple[Option, ...]:
    """Give the words for another age that a family may prefer, going by the age itself first."""
    by_age = Option(id=BY_AGE, label=say("family.ask.by_age"), description=say("family.ask.by_age_about"))
    named = (
        Option(id=entry.id, label=entry.label, description=entry.description) for entry in vocabulary("bands").entries
    )
    return (by_age, *named)


def band_of_choice(band: str) -> str:
    """Give the id among `bands` for what a child's record says."""
    return band if band in vocabulary("bands") else BY_AGE


def lines_typed(lines: tuple[HelpLine, ...]) -> dict[str, str]:
    """Give whom the family would call by the names of the places they are typed in; empty places are left out."""
    found: dict[str, str] = {}
    for n, line in enumerate(lines[:MOST_LINES]):
        found |= {f"who-{n}": line.label, f"number-{n}": line.number}
    return {name: text for name, text in found.items() if text}


def lines_in(typed: Mapping[str, str]) -> tuple[HelpLine, ...]:
    """Read whom the family would call; a pair of places without anything is nobody."""
    pairs = [(tidy(typed.get(f"who-{n}", "")), tidy(typed.get(f"number-{n}", ""))) for n in range(MOST_LINES)]
    return tuple(HelpLine(label=who, number=number) for who, number in pairs if who or number)
