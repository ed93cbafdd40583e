"""The lists a family chooses words from: signals, needs, returns, landings, feelings, repair steps and the rest.

Each list is one small content file, read the first time somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import groupby

from msgspec import Struct, convert

from data.records import Birth, Child
from data.wording import content

FIRST_STEPS: tuple[str, ...] = ("calm_self", "go_back", "own_it", "name_their_side", "meet_need")
"""The repair steps shown first; the others stand under *more steps*."""

LISTS: tuple[str, ...] = (
    "bands",
    "signals",
    "needs",
    "returns",
    "landings",
    "landing_questions",
    "next_moves",
    "states",
    "contexts",
    "feelings",
    "repair_steps",
)
"""The names `vocabulary` takes."""

BAND_STARTS: tuple[tuple[str, int], ...] = (
    ("teen", 156),
    ("school", 72),
    ("preschool", 36),
    ("toddler", 12),
    ("baby", 0),
)
"""Each age band with the age in completed months at which it begins, oldest first (domain reference, section 2)."""

TIER_OF_BAND: Mapping[str, int] = {"baby": 1, "toddler": 1, "preschool": 1, "school": 2, "teen": 3}
"""The tier of feelings words a band starts with (domain reference, section 2g)."""


class Entry(Struct, frozen=True, kw_only=True):
    """One word on a list; a field that its list does not use is empty."""

    id: str
    """Stable and never shown."""
    label: str
    """What is shown; at most 24 characters."""
    description: str = ""
    """What it means, in a plain sentence."""
    channel: str = ""
    """Signals: N without words, V in words, B in what the child does."""
    bands: tuple[str, ...] = ()
    """Signals: the age bands in which it is offered first."""
    tier: int = 0
    """Feelings: 1, 2 or 3, from plainest to finest."""
    family: str = ""
    """Feelings: the family it belongs to; see `family_label`."""
    question: str = ""
    """Landings: the question that decides it."""
    order: int = 0
    """Landings: place in the asking. Repair steps: their usual order."""


class Vocabulary(Struct, frozen=True, kw_only=True):
    """One list of words, in the order in which it is shown."""

    name: str
    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    """The same entries, found by id."""

    def __getitem__(self, entry_id: str) -> Entry:
        """Give one entry; raises KeyError when the list does not hold it."""
        return self.by_id[entry_id]

    def __contains__(self, entry_id: object) -> bool:
        """Say whether an id is on the list."""
        return entry_id in self.by_id

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.entries)

    def label(self, entry_id: str) -> str:
        """Give what is shown for an id; an id from elsewhere stands for itself."""
        entry = self.by_id.get(entry_id)
        return entry.label if entry else entry_id

    def for_band(self, band: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Part the list into what is offered first for an age band, and what stands under *show more*.

        A list without bands or tiers, and a band that is not known, offers everything first.
        """
        first = tuple(entry for entry in self.entries if _offered_first(entry, band))
        more = tuple(entry for entry in self.entries if not _offered_first(entry, band))
        return first, more


class LandingRound(Struct, frozen=True, kw_only=True):
    """One question on the way to a landing."""

    question: str
    stops: tuple[Entry, ...]
    """Answers that end here: `label` is what the button says, `id` the landing it gives."""
    goes_on: str
    """The answer that leads to the next question; empty for the last one."""


class Hint(Struct, frozen=True, kw_only=True):
    """One thing to leave out of a repair, and the steps it stands beside."""

    id: str
    words: str
    steps: tuple[str, ...]


@cache
def vocabulary(name: str) -> Vocabulary:
    """Give one list.

    Args:
        name: one of `LISTS`.

    Raises:
        KeyError: when there is no such list.
    """
    if name not in LISTS:
        raise KeyError(name)
    entries = convert(content(f"vocabulary_{name}")["entries"], tuple[Entry, ...])
    return Vocabulary(name=name, entries=entries, by_id={entry.id: entry for entry in entries})


@cache
def landing_rounds() -> tuple[LandingRound, ...]:
    """Give the landing questions in asking order, the answers to one question together.

    The first answer that fits ends the asking, so that two landings can never both be true.
    """
    rounds = []
    for question, group in groupby(vocabulary("landing_questions").entries, key=lambda entry: entry.question):
        stops = tuple(group)
        rounds.append(LandingRound(question=question, stops=stops, goes_on=stops[0].description))
    return tuple(rounds)


def band_of(child: Child, on: date) -> str:
    """Give a child's age band on a day.

    The family's own choice comes first. A birth known to the month counts from its 15th, one known to the year from
    the first of July.
    """
    if child.band_override in vocabulary("bands"):
        return child.band_override
    months = _months_old(child.birth, on)
    return next((band for band, start in BAND_STARTS if months >= start), "baby")


def band_label(band: str) -> str:
    """Give an age band as shown, such as *School age*."""
    return vocabulary("bands").label(band)


def family_label(family: str) -> str:
    """Give a family of feelings as shown, such as *Tender spot*."""
    label: str = content("vocabulary_feelings")["families"].get(family, family)
    return label


def story_hint(text: str) -> str:
    """Give the gentle question for a word that tells what somebody did ("ignored") and not what it was like inside.

    Returns:
        The question, or an empty text when there is nothing to ask.
    """
    stories = content("vocabulary_feelings")["stories"]
    ask: str = stories["ask"]
    typed = " ".join(re.findall(r"[\w'’-]+", text.lower()))
    return ask if any(f" {word} " in f" {typed} " for word in stories["words"]) else ""


def step_label(step_id: str) -> str:
    """Give a repair step as shown; an id from elsewhere stands for itself."""
    return vocabulary("repair_steps").label(step_id)


def step_advice(step_id: str, band: str) -> str:
    """Say what a repair step can look like at an age; empty when nothing is written for it."""
    advice: str = content("vocabulary_repair_steps")["advice"].get(step_id, {}).get(band, "")
    return advice


def what_not_to_do(step_id: str) -> tuple[str, ...]:
    """Give the small hints that stand beside a repair step; empty for a family's own step."""
    return tuple(hint.words for hint in _hints() if step_id in hint.steps)


@cache
def _hints() -> tuple[Hint, ...]:
    return convert(content("vocabulary_repair_steps")["hints"], tuple[Hint, ...])


def _offered_first(entry: Entry, band: str) -> bool:
    if band not in TIER_OF_BAND:
        return True
    if entry.bands:
        return band in entry.bands
    return entry.tier <= TIER_OF_BAND[band]


def _months_old(birth: Birth, on: date) -> int:
    month = birth.month or 7
    day = birth.day or (15 if birth.month else 1)
    return (on.year - birth.year) * 12 + on.month - month - (on.day < day)
