"""What one adult carries: the statements, the soft cloud they make, and the words that go with it.

The arithmetic is that of the domain reference, sections 3.3 to 3.7. It decides which sentence is shown and where a
cloud is drawn; nothing here is a measure of a person, and nothing of it is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from math import sqrt
from typing import Literal

from msgspec import Struct, convert

from data.records import StatementSet
from data.wording import content, say

Axis = Literal["C", "W"]
"""The two lines: comfort with closeness, and worry."""

FEWEST_ANSWERS = 6
"""Fewer answers than this on a line, and it is not placed (3.3)."""

LEAST_HALF_WIDTH = 0.8
"""Half the width of the narrowest cloud, in dots: a deliberate sign that the statements are untested (3.3)."""

MIDDLE = 3.0
"""The middle of the five dots."""

DAYS_BETWEEN_SETS = 30
"""One set of statements in any thirty days (3.1)."""

DAYS_UNTIL_SUGGESTED = 91
"""About three months: when another look may be worth it (3.6)."""


class Statement(Struct, frozen=True, kw_only=True):
    """One of the sixteen statements, answered with one to five dots or skipped."""

    id: str
    words: str
    axis: str
    """C or W for the line, + or - for the direction it points in."""


class Parenting(Struct, frozen=True, kw_only=True):
    """One of the six parenting statements: never counted, only a door to a line of words."""

    id: str
    words: str
    follow_up: str


class Prompt(Struct, frozen=True, kw_only=True):
    """One open prompt."""

    id: str
    theme: str
    words: str


class Closing(Struct, frozen=True, kw_only=True):
    """One way to end a sitting."""

    id: str
    words: str


class Cloud(Struct, frozen=True, kw_only=True):
    """Where the answers on one line lie, as a stretch and never as a dot; in dots, 1 to 5."""

    mean: float
    error: float
    """Standard error of the mean: sample deviation over the root of the number of answers."""
    half: float
    """Half-width: the larger of 0.8 and twice the standard error."""

    @property
    def low(self) -> float:
        """The lower end, within the frame."""
        return max(1.0, self.mean - self.half)

    @property
    def high(self) -> float:
        """The upper end, within the frame."""
        return min(5.0, self.mean + self.half)


class Place(Struct, frozen=True, kw_only=True):
    """One round of statements on the map; a line with too few answers is None."""

    closeness: Cloud | None
    worry: Cloud | None


@cache
def _all_statements() -> tuple[Statement, ...]:
    return convert(content("reflect")["statements"], tuple[Statement, ...])


def statements(seed: int | str | None = None) -> tuple[Statement, ...]:
    """Give the sixteen statements.

    Args:
        seed: shuffles them, the same way for the same seed (so that a paused round comes back as it was); without
            one they stand as written.
    """
    if seed is None:
        return _all_statements()
    from random import Random  # only here: it is slow to load, and most sittings never shuffle

    shuffled = list(_all_statements())
    Random(seed).shuffle(shuffled)
    return tuple(shuffled)


@cache
def parenting() -> tuple[Parenting, ...]:
    """Give the six parenting statements with the line each one opens."""
    return convert(content("reflect")["parenting"], tuple[Parenting, ...])


@cache
def prompts() -> tuple[Prompt, ...]:
    """Give the open prompts, theme by theme."""
    return convert(content("reflect")["prompts"], tuple[Prompt, ...])


def themes() -> tuple[str, ...]:
    """Give the themes of the prompts in their order."""
    return tuple(dict.fromkeys(prompt.theme for prompt in prompts()))


@cache
def closings() -> tuple[Closing, ...]:
    """Give the three ways to end a sitting."""
    return convert(content("reflect")["closings"], tuple[Closing, ...])


def place(answered: StatementSet) -> Place:
    """Put one round of statements on the map."""
    dots = {answer.statement: answer.dots for answer in answered.answers}
    lines: dict[str, list[int]] = {"C": [], "W": []}
    for statement in _all_statements():
        if statement.id in dots:
            given = dots[statement.id]
            lines[statement.axis[0]].append(given if statement.axis[1] == "+" else 6 - given)
    return Place(closeness=cloud(lines["C"]), worry=cloud(lines["W"]))


def cloud(answers: Sequence[int]) -> Cloud | None:
    """Make the cloud of one line.

    Args:
        answers: one to five dots each, those of minus statements already turned round (6 - answer).

    Returns:
        None when there are fewer than six answers.
    """
    if len(answers) < FEWEST_ANSWERS:
        return None
    count = len(answers)
    middle = sum(answers) / count
    deviation = sqrt(sum((dots - middle) ** 2 for dots in answers) / (count - 1))
    error = deviation / sqrt(count)
    return Cloud(mean=middle, error=error, half=max(LEAST_HALF_WIDTH, 2 * error))


def leaning(stretch: Cloud | None, axis: Axis) -> str:
    """Say which way a line leans: only when the whole cloud clears the middle.

    Returns:
        ``leans_in``, ``keeps_counsel``, ``watches_closely`` or ``rests_easy``; ``middle``; or ``not_placed``.
    """
    if stretch is None:
        return "not_placed"
    if stretch.low > MIDDLE:
        return "leans_in" if axis == "C" else "watches_closely"
    if stretch.high < MIDDLE:
        return "keeps_counsel" if axis == "C" else "rests_easy"
    return "middle"


def region_words(closeness: str, worry: str) -> str:
    """Give the kind sentences for where the two lines lean (3.5).

    Args:
        closeness: what `leaning` says of the closeness line.
        worry: what `leaning` says of the worry line.
    """
    for region in content("reflect")["regions"]:
        if (region["closeness"], region["worry"]) == (closeness, worry):
            words: str = region["words"]
            return words
    return say("reflect.not_placed")


def offered_again(last: date | None) -> date | None:
    """Give the first day on which the statements are offered again; None when they never were answered."""
    return last + timedelta(days=DAYS_BETWEEN_SETS) if last else None


def may_answer(last: date | None, today: date) -> bool:
    """Say whether a round of statements may begin: thirty days or more after the last one."""
    again = offered_again(last)
    return again is None or today >= again


def worth_another_look(last: date | None, today: date) -> bool:
    """Say whether about three months have gone by since the last round."""
    return last is not None and today >= last + timedelta(days=DAYS_UNTIL_SUGGESTED)


def earlier_round(rounds: Sequence[StatementSet], answered: StatementSet) -> StatementSet | None:
    """Give the last round before one, with the same person in mind; None when there is none.

    People differ from one bond to another, so rounds about two people are not laid over each other.
    """
    whom = answered.whom.strip().casefold()
    before = [one for one in rounds if one.on < answered.on and one.whom.strip().casefold() == whom]
    return max(before, key=lambda one: one.on, default=None)


def moved(before: Cloud | None, after: Cloud | None) -> bool:
    """Say whether a line moved by more than these statements wobble: more than 0.8 dots and twice the joint error."""
    if before is None or after is None:
        return False
    wobble = 2 * sqrt(before.error**2 + after.error**2)
    return abs(after.mean - before.mean) > max(LEAST_HALF_WIDTH, wobble)


def movement_words(before: Place, after: Place, since: str) -> str:
    """Say where the cloud has drifted, if it has.

    Args:
        before: the earlier round.
        after: the later round.
        since: the earlier time in words, such as *spring* or *3 March*.
    """
    drifts = []
    lines = (
        (before.closeness, after.closeness, "leans_in", "keeps_counsel"),
        (before.worry, after.worry, "watches_closely", "rests_easy"),
    )
    for earlier, later, up, down in lines:
        if earlier and later and moved(earlier, later):
            drifts.append(say(f"reflect.again.{up if later.mean > earlier.mean else down}"))
    if not drifts:
        return say("reflect.again.still")
    where = drifts[0] if len(drifts) == 1 else say("reflect.again.joined", one=drifts[0], another=drifts[1])
    return say("reflect.again.drifted", where=where, since=since)


class Paragraph(Struct, frozen=True, kw_only=True):
    """One paragraph of the page *About the words you may hear*, with where it comes from."""

    words: str
    source: str


@cache
def words_you_may_hear() -> tuple[Paragraph, ...]:
    """Give the page that maps the research words onto the two lines; the only place where they are used."""
    return convert(content("reflect_words")["paragraphs"], tuple[Paragraph, ...])
