"""What is said before printing: what the page includes, and what deserves a thought."""

from __future__ import annotations

import re

import msgspec

from data.records import Moment
from data.vocabulary import band_of
from data.wording import content, say
from workspace.summary import naming
from workspace.summary.items import FIELDS, piece_label, pieces_of
from workspace.summary.values import Choices, Sees, Summary

OFTEN = 5
"""A name that stands on the page more often than this may have become its subject (domain reference 5.5)."""


def included(view: Sees, summary: Summary, choices: Choices) -> tuple[str, ...]:
    """List what is about to be printed, and what is not, for everyone to see before it is."""
    lines = [say(f"summary.included.part_{name}") for name, field in FIELDS.items() if getattr(summary, field)]
    for moment in summary.moments:
        parts = naming.join(piece_label(moment, piece) for piece in pieces_of(moment))
        lines.append(say("summary.included.moment", heading=moment.heading, parts=parts))
    if choices.consent in ("agreed", "own"):
        lines.append(say(f"summary.included.{choices.consent}"))
    if choices.names == "none":
        named = sorted(adult.name for adult in view.adults if _count(adult.name, _words(summary)))
        if named:
            lines.append(say("summary.included.unnamed", names=say("summary.comma").join(named)))
    return tuple(lines)


def asks(view: Sees, records: list[Moment], summary: Summary, choices: Choices) -> tuple[str, ...]:
    """Ask what deserves a thought before this page leaves the house."""
    asked = []
    wants_well = "well" not in (*choices.left_out, *choices.struck)
    if wants_well and not summary.going_well and choices.consent in ("both", "one_adult"):
        asked.append(say("summary.asks.going_well"))
    child = naming.child_name(view, records[0].children[0], choices.names) if records and records[0].children else ""
    words = _words(summary)
    for adult in view.adults:
        if len(view.adults) > 1 and child and _count(adult.name, words) > OFTEN:
            asked.append(say("summary.asks.about_adult", name=adult.name, child=child))
    folded = words.casefold()
    accusing = [each for each in content("summary")["asks"]["accusing_words"] if _count(each, folded)]
    if child and accusing:
        asked.append(say("summary.asks.accusing", words=say("summary.comma").join(accusing), child=child))
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
                summary.repairs,
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
    if not name or name not in text:
        # Asked of many words over a long page, and nearly always so.
        return 0
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
