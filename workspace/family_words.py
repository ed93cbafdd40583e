"""The family's own words, one a line: its times of day, and signals and needs that no list has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from data.input import fold
from data.records import Family, OwnWord, TimeOfDay
from data.vocabulary import Entry, vocabulary
from data.wording import say

Kind = Literal["signal", "need"]
"""Which list a word is added to."""

LISTS: dict[Kind, str] = {"signal": "signals", "need": "needs"}
"""The list of each kind."""

PARTS = ("times", "signals", "needs")
"""The three lists, from top to bottom."""

MOST = 24
"""How many words of its own a family may add to one list, and how many times of day it may have."""

LONGEST = 24
"""The most characters of a word; a chip holds no more."""

_TIME = re.compile(r"(?P<name>.*\S)\s+(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>am|pm)?", re.IGNORECASE)


class Unclear(Struct, frozen=True):
    """A line that was not understood, and the key of the sentence that says why."""

    line: str
    why: Literal["time", "long", "many", "known"]


def times_text(times: Iterable[TimeOfDay]) -> str:
    """Give times of day as they are typed, in the order of the day."""
    named = sorted(times, key=lambda item: (item.hour, item.minute))
    return "\n".join(f"{item.name} {item.hour:02}:{item.minute:02}" for item in named)


def times_in(text: str) -> tuple[TimeOfDay, ...] | Unclear:
    """Read times of day, a name and a time on each line; a name said twice keeps its last time."""
    found: dict[str, TimeOfDay] = {}
    for line in filter(None, (" ".join(line.split()) for line in text.split("\n"))):
        said = _TIME.fullmatch(line)
        hour = int(said["hour"]) if said else 24
        if said and said["half"]:
            hour = hour % 12 + (12 if said["half"].lower() == "pm" else 0) if 1 <= hour <= 12 else 24
        minute = int(said["minute"] or 0) if said else 0
        if said is None or hour > 23 or minute > 59:
            return Unclear(line, "time")
        if len(said["name"]) > LONGEST:
            return Unclear(line, "long")
        found[fold(said["name"])] = TimeOfDay(name=said["name"], hour=hour, minute=minute)
    return Unclear(line, "many") if len(found) > MOST else tuple(found.values())


def words_text(family: Family, kind: Kind) -> str:
    """Give the family's own words of one kind as they are typed."""
    return "\n".join(word.label for word in family.own_words if word.kind == kind)


def words_in(text: str, kind: Kind) -> tuple[OwnWord, ...] | Unclear:
    """Read words of one kind, one on each line or with commas between.

    A word is its own id: what was once chosen stays readable, whatever becomes of the list.
    """
    known = {fold(said) for entry in vocabulary(LISTS[kind]).entries for said in (entry.id, entry.label)}
    found: dict[str, OwnWord] = {}
    for word in filter(None, (" ".join(part.split()) for part in re.split(r"[\n,]", text))):
        if fold(word) in known:
            return Unclear(word, "known")
        if len(word) > LONGEST:
            return Unclear(word, "long")
        found.setdefault(fold(word), OwnWord(id=word, kind=kind, label=word))
    return Unclear(word, "many") if len(found) > MOST else tuple(found.values())


def as_typed(family: Family) -> dict[str, str]:
    """Give the family's words as they are typed, by the name of each list."""
    return {
        "times": times_text(family.times_of_day),
        "signals": words_text(family, "signal"),
        "needs": words_text(family, "need"),
    }


def unclear_in(part: str, text: str) -> str:
    """Say which line of a list is not clear yet; nothing when all are.

    Args:
        part: one of `PARTS`.
        text: what is typed there.
    """
    kind = next((kind for kind, name in LISTS.items() if name == part), None)
    found = times_in(text) if kind is None else words_in(text, kind)
    if not isinstance(found, Unclear):
        return ""
    return say(f"family.words.{found.why}", line=found.line, most=MOST, longest=LONGEST)


def with_words(family: Family, typed: Mapping[str, str]) -> Family:
    """Give the family with the words that were typed; a list with something unclear in it stays as it was."""
    times = times_in(typed["times"])
    changed = family if isinstance(times, Unclear) else replace(family, times_of_day=times)
    for kind, name in LISTS.items():
        words = words_in(typed[name], kind)
        if not isinstance(words, Unclear):
            others = [word for word in changed.own_words if word.kind != kind]
            changed = replace(changed, own_words=(*others, *words))
    return changed


def own_entries(family: Family, name: str) -> tuple[Entry, ...]:
    """Give the family's own words of a list, to be offered beneath the others."""
    return tuple(
        Entry(id=word.id, label=word.label, description="") for word in family.own_words if LISTS[word.kind] == name
    )
