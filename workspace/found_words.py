"""What is said while moments are looked for: a chip in words, a passage in place of a title, a day that was gone to."""

from __future__ import annotations

from datetime import date

from data.filters import LIST_OF, Chip
from data.input import fold
from data.records import Moment
from data.search import passage
from data.view import View
from data.vocabulary import vocabulary
from data.when import local, say_day
from data.wording import say


def label_of(chip: Chip, view: View) -> str:
    """Say what a chip stands for, in a word or two."""
    if chip.kind == "child":
        child = view.child(chip.value)
        return child.name if child else ""
    if chip.kind == "state":
        return say(f"picture.states.{chip.value}")
    if chip.kind == "bright":
        return say("finding.labels.bright")
    if chip.kind == "period":
        return say(f"finding.periods.{chip.value}")
    if chip.kind == "tag":
        return chip.value
    return vocabulary(LIST_OF[chip.kind]).label(chip.value)


def about(chip: Chip, view: View) -> str:
    """Explain a chip in one sentence."""
    if chip.kind == "state":
        return say(f"finding.states.{chip.value}")
    if chip.kind in LIST_OF:
        listed = vocabulary(LIST_OF[chip.kind])
        return listed[chip.value].description if chip.value in listed else say("finding.abouts.own")
    return say(f"finding.abouts.{chip.kind}", label=label_of(chip, view))


def title_found(view: View, words: tuple[str, ...], moment: Moment, title: str) -> str:
    """Give a title, or in its place the passage where the words stand that it does not hold.

    Args:
        view: what whoever is here may see.
        words: what is looked for, as `data.search.words_of` gives it.
        moment: the moment.
        title: its title.
    """
    plain = fold(title)
    if all(word in plain for word in words):
        return title
    return passage(view, moment, words) or title


def gone_to(day: date, moment: Moment, *, today: date) -> str:
    """Say on which day one is instead where a day has no moment of its own; empty where it has.

    Args:
        day: the day that was meant.
        moment: the one that is nearest to it.
        today: the day it is.
    """
    there = local(moment.when).date()
    if there == day:
        return ""
    key = "oldest" if there > day else "near"
    return say(f"finding.day.{key}", wanted=say_day(day, today=today), there=say_day(there, today=today))
