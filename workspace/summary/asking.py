"""What is said before printing: what the page includes, and what deserves a thought."""

from __future__ import annotations

import re

import msgspec

from data.records import Moment
from data.vocabulary import band_of
from data.wording import say
from workspace.summary import naming
from workspace.summary.values import Choices, PageMoment, Sees, Summary

OFTEN = 5
"""A name that stands on the page more often than this may have become its subject (domain reference 5.5)."""


def included(view: Sees, summary: Summary, choices: Choices) -> tuple[str, ...]:
    """List what is about to be printed, and what is not, for everyone to see before it is."""
    lines = [say(f"summary.included.{name}") for name in _parts_of(summary)]
    for moment in summary.moments:
        lines.append(say("summary.included.moment", heading=moment.heading, parts=naming.join(_parts(moment))))
    if choices.consent in ("agreed", "own"):
        lines.append(say(f"summary.included.{choices.consent}"))
    if choices.names == "none":
        named = sorted(adult.name for adult in view.adults if _count(adult.name, _words(summary)))
        if named:
            lines.append(say("summary.included.unnamed", names=say("summary.comma").join(named)))
    return tuple(lines)


def _parts_of(summary: Summary) -> list[str]:
    """Name the parts of the page beside its moments that hold something."""
    names = ("question", "our_family", "going_well", "help_wanted", "questions")
    return [name for name in names if getattr(summary, name)]


def _parts(moment: PageMoment) -> list[str]:
    """Name the parts of one moment that hold something."""
    reads = {0: "", 1: "read"}.get(len(moment.reads), "reads")
    there = {
        "camera": moment.camera,
        "signals": moment.signals or moment.signal_words,
        "came_back": moment.came_back,
        "next_move": moment.next_move,
        reads: reads,
        "landing": moment.landing,
        "needs": moment.needs,
        "child_said": moment.child_said,
        "repair": moment.coming_back or moment.tried,
        "open_question": moment.open_question,
    }
    return [say(f"summary.included.{name}") for name, value in there.items() if value]


def asks(view: Sees, records: list[Moment], summary: Summary, choices: Choices) -> tuple[str, ...]:
    """Ask what deserves a thought before this page leaves the house."""
    asked = []
    if not summary.going_well and choices.consent in ("both", "one_adult"):
        asked.append(say("summary.asks.going_well"))
    child = naming.child_name(view, records[0].children[0], choices.names) if records and records[0].children else ""
    words = _words(summary)
    for adult in view.adults:
        if len(view.adults) > 1 and child and _count(adult.name, words) > OFTEN:
            asked.append(say("summary.asks.about_adult", name=adult.name, child=child))
    said = {moment.id for moment in summary.moments if moment.child_said}
    for child_id in dict.fromkeys(moment.children[0] for moment in records if moment.id in said and moment.children):
        teen = view.child(child_id)
        if teen is not None and band_of(teen, choices.today) == "teen":
            asked.append(say("summary.asks.teen_words", child=teen.name))
    return tuple(asked)


def _words(summary: Summary) -> str:
    """Give everything people wrote on the page as one text."""
    plain: list[str] = []
    _gather(
        msgspec.to_builtins(
            [
                summary.moments,
                summary.question,
                summary.our_family,
                summary.going_well,
                summary.help_wanted,
                summary.questions,
            ]
        ),
        plain,
    )
    return "\n".join(plain)


def _gather(value: object, into: list[str]) -> None:
    """Collect every string within a plain value."""
    if isinstance(value, str):
        into.append(value)
    elif isinstance(value, dict):
        for each in value.values():
            _gather(each, into)
    elif isinstance(value, list | tuple):
        for each in value:
            _gather(each, into)


def _count(name: str, text: str) -> int:
    """Count a name in a text as a whole word."""
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) if name else 0
