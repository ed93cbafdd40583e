"""Reads plain words such as *fri bedtime* piece by piece into what they say about a day and a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from data.records import TimeOfDay
from data.wording import content


class Said(Struct):
    """What the words said so far; nothing is settled yet."""

    day: date | None = None
    """A day that leaves no doubt."""
    weekday: int | None = None
    """Monday is 0."""
    which: str = ""
    """Which weekday: ``last``, ``next``, ``last_week``, or empty for the latest one."""
    month_day: tuple[int, int] | None = None
    """A day and month without a year."""
    hour: int | None = None
    minute: int = 0
    open_half: bool = False
    """Whether the hour may as well be twelve later: *at 6*."""
    part: TimeOfDay | None = None
    """The time of day named."""
    this_part: bool = False
    """Whether it was named as *this evening* or *tonight*."""
    ago: timedelta | None = None
    """Time back from now, to the minute."""
    instant: datetime | None = None
    """An aware time written out with its offset."""
    second: bool = False
    """The second time round, when the clocks went back."""


class Contradiction(Exception):
    """The words say two different things, or a day or time that does not exist."""


Rule = tuple[str, Callable[[Said, re.Match[str], date], None]]
"""A pattern for the front of the text, and what it adds; the date is today.

Patterns are long, and most texts meet a few of them: `re` makes each when it is first tried, and keeps it.
"""

_NUMBER_FIRST = re.compile(r"\(\?P<\w+>\\d")
"""Matches a pattern that can begin with a number alone, and need not be made for words."""


def read(text: str, *, today: date, parts: Mapping[str, TimeOfDay]) -> Said | None:
    """Read a text from front to back.

    Args:
        text: plain words, casefolded, single spaces.
        today: the day it is said on.
        parts: the family's names for times of day, casefolded.

    Returns:
        what was said, or None when any word was not understood.

    Raises:
        Contradiction: when every word was understood so far, and together they cannot be.
    """
    said = Said()
    rules = (_part_rule(tuple(parts.items())), *_rules())
    try:
        while text:
            for pattern, add in rules:
                if _NUMBER_FIRST.match(pattern) and not text[0].isdigit():
                    continue
                match = re.match(pattern, text)
                if match:
                    add(said, match, today)
                    text = text[match.end() :].lstrip()
                    break
            else:
                return None
    except (OverflowError, ValueError) as error:
        raise Contradiction from error
    return said


def one_of(words: Iterable[str]) -> str:
    """Give a pattern for any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _words(key: str) -> Any:
    """Give one entry of the words understood."""
    return content("when")["understand"][key]


@lru_cache(maxsize=8)
def _part_rule(parts: tuple[tuple[str, TimeOfDay], ...]) -> Rule:
    """Make the rule for times of day: *bedtime*, *this morning*, *last night*, *after dinner*, *tonight*."""
    named = dict(parts)
    tonight = _words("tonight")
    named.setdefault(tonight, named[_words("night")])
    lead = f"(?:(?P<this>{one_of(_words('this'))})|(?P<last>{one_of(_words('last'))})|{one_of(_words('near'))})"
    pattern = rf"(?:{lead} )?(?P<name>{one_of(named)})(?!\w)"

    def add(said: Said, match: re.Match[str], today: date) -> None:
        if said.part is not None:
            raise Contradiction
        said.part = named[match["name"]]
        said.this_part = bool(match["this"]) or match["name"] == tonight
        if said.this_part or match["last"]:
            _set_day(said, today - timedelta(days=1 if match["last"] else 0))

    return pattern, add


@cache
def _rules() -> tuple[Rule, ...]:
    """Give all other rules; the first that matches the front of the text is taken."""
    weekday = f"(?P<weekday>{one_of(_numbered('weekdays'))})"
    month = f"(?P<month>{one_of(_numbered('months'))})"
    units = one_of(word for words in _words("units").values() for word in words)
    half = f"(?:(?P<am>{one_of(_words('am'))})|(?P<pm>{one_of(_words('pm'))}))"
    leads = "|".join(f"(?P<{name}>{one_of(_words(name))})" for name in ("last", "this", "next"))
    patterns: tuple[tuple[str, Callable[[Said, re.Match[str], date], None]], ...] = (
        # What is said most often comes first.
        (one_of(_words("days")), _add_day),
        (re.escape(_words("second")), _add_second),
        (one_of(_words("now")), _add_now),
        (_ago_pattern(units), _add_ago),
        (
            r"(?P<year>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
            r"(?:t(?P<clock>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?P<offset>z|[+-]\d\d:?\d\d)?)?",
            _add_iso,
        ),
        (r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)", _add_numbers),
        (r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P<year>)(?P<dot>\.?)(?! ?[ap]\.?m)", _add_numbers),
        (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)? ?(?:of )?{month}\.?(?:,? (?P<year>\d{{4}})(?!:))?", _add_named),
        (rf"{month}\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!:)(?:,? (?P<year>\d{{4}})(?!:))?", _add_named),
        (f"(?P<last_week>{one_of(_words('last_week'))})", _add_which),
        (rf"(?:(?:{leads}) )?{weekday}", _add_weekday),
        (rf"{one_of(_words('at'))} (?P<h>\d{{1,2}})[:.](?P<min>\d\d)(?: ?{half})?", _add_clock),
        (rf"(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))? ?{half}", _add_clock),
        (r"(?P<h>\d{1,2})[:.](?P<min>\d\d)(?::\d\d)?", _add_clock),
        (_fraction_pattern(), _add_fraction),
        (one_of(_words("hours")), _add_hour),
        (rf"(?P<h>\d{{1,2}})(?: ?{one_of(_words('oclock'))})?", _add_clock),
    )
    rules = [(pattern + r"(?!\w)", add) for pattern, add in patterns]
    punctuation = [word for word in _words("fillers") if not word[-1].isalnum()]
    skipped = [word for word in _words("fillers") if word[-1].isalnum()]
    rules.append((rf"{one_of(skipped)}(?!\w)|{one_of(punctuation)}", lambda said, match, today: None))
    return tuple(rules)


def _numbered(key: str) -> dict[str, int]:
    """Give each spelling of a weekday or month with its number from 0."""
    return {word: n for n, words in enumerate(_words(key)) for word in words.split()}


def _ago_pattern(units: str) -> str:
    """Give the pattern for *2 hours ago*, *half an hour ago* and *an hour and a half ago*."""
    count = rf"(?P<count>{one_of(_words('numbers'))}|\d{{1,4}}(?:\.5)?)"
    return rf"{count} ?(?P<unit>{units})(?P<more> {re.escape(_words('and_half'))})? {one_of(_words('ago'))}"


def _fraction_pattern() -> str:
    """Give the pattern for *half past 6* and *quarter to 7*."""
    fractions = rf"(?P<fraction>{one_of(_words('fractions'))}|5|10|20|25)(?: (?:min|mins|minutes))?"
    side = f"(?:(?P<past>{one_of(_words('past'))})|(?P<to>{one_of(_words('to'))}))"
    return rf"{fractions} {side} (?P<h>\d{{1,2}})(?![:.]\d)"


def _set_day(said: Said, day: date) -> None:
    """Settle the day; saying the same one twice is fine."""
    if said.day not in (None, day) or said.month_day is not None:
        raise Contradiction
    said.day = day


def _add_second(said: Said, match: re.Match[str], today: date) -> None:
    said.second = True


def _add_now(said: Said, match: re.Match[str], today: date) -> None:
    said.ago = timedelta()


def _add_ago(said: Said, match: re.Match[str], today: date) -> None:
    count = float(_words("numbers").get(match["count"], 0) or match["count"]) + (0.5 if match["more"] else 0)
    unit = next(name for name, words in _words("units").items() if match["unit"] in words)
    if unit in ("minutes", "hours"):
        if said.ago is not None:
            raise Contradiction
        said.ago = timedelta(minutes=count * (60 if unit == "hours" else 1))
    elif unit == "months":
        months = today.year * 12 + today.month - 1 - int(count)
        _set_day(said, _last_possible(months // 12, months % 12 + 1, today.day))
    else:
        _set_day(said, today - timedelta(days=round(count * (7 if unit == "weeks" else 1))))


def _last_possible(year: int, month: int, day: int) -> date:
    """Give the day, or the month's last one where it is shorter."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))


def _add_iso(said: Said, match: re.Match[str], today: date) -> None:
    _set_day(said, date(int(match["year"]), int(match["m"]), int(match["d"])))
    if match["offset"]:
        said.instant = datetime.fromisoformat(match[0].upper())
    elif match["clock"]:
        _set_clock(said, int(match["clock"][:2]), int(match["clock"][3:5]))


def _add_numbers(said: Said, match: re.Match[str], today: date) -> None:
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    known = said.day is not None or said.weekday is not None or said.month_day is not None
    if match["sep"] == "." and not year and not match["dot"] and (known or (max(a, b) > 12 and not 1 <= b <= 12)):
        _set_clock(said, a, b)
        return
    day, month = (a, b) if b <= 12 else (b, a)
    if year:
        _set_day(said, date(int(year) + (2000 if len(year) == 2 else 0), month, day))
    else:
        _set_month_day(said, month, day)


def _set_month_day(said: Said, month: int, day: int) -> None:
    """Settle a day and month whose year is still open."""
    if said.day is not None or said.month_day is not None:
        raise Contradiction
    date(2000, month, day)
    said.month_day = (month, day)


def _add_named(said: Said, match: re.Match[str], today: date) -> None:
    month = _numbered("months")[match["month"]] + 1
    if match["year"]:
        _set_day(said, date(int(match["year"]), month, int(match["d"])))
    else:
        _set_month_day(said, month, int(match["d"]))


def _add_which(said: Said, match: re.Match[str], today: date) -> None:
    if said.which:
        raise Contradiction
    said.which = "last_week"


def _add_weekday(said: Said, match: re.Match[str], today: date) -> None:
    if said.weekday is not None:
        raise Contradiction
    said.weekday = _numbered("weekdays")[match["weekday"]]
    if match["last"] or match["next"]:
        if said.which:
            raise Contradiction
        said.which = "last" if match["last"] else "next"


def _add_day(said: Said, match: re.Match[str], today: date) -> None:
    _set_day(said, today + timedelta(days=_words("days")[match[0]]))


def _add_clock(said: Said, match: re.Match[str], today: date) -> None:
    found = match.groupdict()
    hour, minute = int(found["h"]), int(found.get("min") or 0)
    if not (found.get("am") or found.get("pm")):
        _set_clock(said, hour, minute, open_half=not found.get("min") and 1 <= hour <= 12 and found["h"][0] != "0")
        return
    if not 1 <= hour <= 12:
        raise Contradiction
    _set_clock(said, hour % 12 + (12 if found.get("pm") else 0), minute)


def _add_fraction(said: Said, match: re.Match[str], today: date) -> None:
    fraction = _words("fractions").get(match["fraction"]) or int(match["fraction"])
    minutes = int(match["h"]) * 60 + (fraction if match["past"] else -fraction)
    _set_clock(said, minutes // 60 % 24, minutes % 60, open_half=minutes < 13 * 60)


def _add_hour(said: Said, match: re.Match[str], today: date) -> None:
    _set_clock(said, _words("hours")[match[0]], 0)


def _set_clock(said: Said, hour: int, minute: int, *, open_half: bool = False) -> None:
    """Settle the time on the clock."""
    if said.hour is not None or not (0 <= hour <= 23 and 0 <= minute <= 59):
        raise Contradiction
    said.hour, said.minute, said.open_half = hour, minute, open_half
