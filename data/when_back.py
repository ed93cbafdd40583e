"""Understands when somebody would like to come back after a time-out: *in 40 minutes*, *half past seven*, *bedtime*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from data.records import Family
from data.when import local, parts_of, plain, understand, zone_of
from data.wording import content

if TYPE_CHECKING:
    # The grammar is loaded when somebody names a time.
    from data.when_grammar import Said

SHORTEST = timedelta(minutes=20)
"""A rule of thumb for how long a body takes to settle; source: domain reference, 4.5 and F43."""

LONGEST = timedelta(hours=24)
"""Beyond a day it is another evening; source: the same."""

FACE = re.compile(r"(?<![\d:.])(?:1[0-2]|[1-9])[:.]\d\d(?![\d:])")
"""What a clock with hands shows as well twelve hours later: *7:30*, and neither *07:30* nor *19:30*."""


def understand_return(text: str, *, now: datetime, family: Family) -> datetime | None:
    """Understand plain words for when to come back; a time of the clock is the next one that comes.

    Args:
        text: what was typed.
        now: the present, aware.
        family: for its zone and its times of day.

    Returns:
        the time where the family lives, to the minute; None when it was not understood, or is sooner than twenty
        minutes or later than a day from now.
    """
    words = plain(text)
    here = now.astimezone(zone_of(family.zone))
    found = _so_long(words, here)
    if found is None and not _begins(words, "span"):
        found = _at(words, here, family)
    # Compared as time that really passes, whatever the clocks do meanwhile.
    return found if found is not None and SHORTEST <= found.astimezone(UTC) - now <= LONGEST else None


def _begins(words: str, with_: str) -> bool:
    """Tell whether words begin as a length of time does; *in the evening* does not."""
    return bool(re.match(rf"(?:{_one_of(_back(with_))}) (?!the )", words))


# -- so long from now ------------------------------------------------------------------------------------------------


def _so_long(words: str, here: datetime) -> datetime | None:
    """Understand *in 40 minutes*: whole minutes, rounded up so that twenty stay twenty, and a day stays a day."""
    match = _span().fullmatch(words)
    if match is None:
        return None
    found = match.groupdict()
    minutes = sum(_minutes(found, part) for part in ("a", "b") if found[f"unit_{part}"])
    if found["hours"]:
        minutes = int(found["hours"]) * 60 + int(found["minutes"])
    try:
        until = (here.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(here.tzinfo)
    except OverflowError:
        return None
    whole = until.replace(second=0, microsecond=0)
    up = whole != until and timedelta(minutes=minutes) < LONGEST
    return (whole.astimezone(UTC) + timedelta(minutes=up)).astimezone(here.tzinfo)


def _minutes(found: dict[str, str], part: str) -> float:
    """Give how many minutes one part of a length says."""
    numbers, units = _words("numbers"), _words("units")
    said = found[f"count_{part}"]
    count = float(numbers.get(said) or said) + (0.5 if found[f"half_{part}"] or found[f"more_{part}"] else 0)
    return count * (60 if found[f"unit_{part}"] in units["hours"] else 1)


@cache
def _span() -> re.Pattern[str]:
    """Make the pattern for a length of time: one part or two, and what may stand before and behind."""
    units = _one_of([*_words("units")["minutes"], *_words("units")["hours"]])
    half = re.escape(_words("and_half"))

    def part(name: str) -> str:
        count = rf"(?P<count_{name}>{_one_of(_words('numbers'))}|\d{{1,4}}(?:\.\d)?)(?P<half_{name}> {half})?"
        return rf"{count} ?(?P<unit_{name}>{units})(?!\w)(?P<more_{name}> {half})?"

    lead = rf"(?:(?:{_one_of([*_back('span'), *_back('either')])}) )?"
    second = rf"(?:(?: ?(?:{_one_of(_back('and'))}))? ?{part('b')})?"
    colon = rf"(?:{_one_of(_back('span'))}) (?P<hours>\d{{1,2}})[:h](?P<minutes>[0-5]\d)"
    return re.compile(rf"(?:{lead}{part('a')}{second}|{colon})(?: (?:{_one_of(_back('tail'))}))?")


# -- at a time of the clock ------------------------------------------------------------------------------------------


def _at(words: str, here: datetime, family: Family) -> datetime | None:
    """Understand a time of the clock or of the day: the next one that comes, unless a day is named as well."""
    words = re.sub(rf"^(?:{_one_of(_back('clock'))}) ", "", words)
    read = _read(words, here, family) or _read(words := _in_digits(words), here, family)
    if read is None or read.ago is not None:
        return None
    dated = read.instant or read.day or read.month_day or read.weekday is not None
    if not dated and read.hour is not None and read.part is None:
        hours = _both(read.hour) if read.open_half or _on_a_face(words) else (read.hour,)
        return _next(here, [time(hour, read.minute, fold=read.second) for hour in hours])
    if not dated and read.hour is None and read.part is not None:
        return _next(here, [time(read.part.hour, read.part.minute)])
    # A day is named, or a half of it (*7 in the evening*): the words are those for when something happened.
    named = [words] if dated else [f"{day} {words}" for day, n in _words("days").items() if n in (0, 1)]
    whens = [understand(one, now=here, family=family, loosely=False) for one in named]
    return min((local(when) for when in whens if when and when.precision != "day" and local(when) > here), default=None)


def _read(words: str, here: datetime, family: Family) -> Said | None:
    """Read the words piece by piece; None where they are not understood, or cannot be."""
    from data.when_grammar import Contradiction, read

    try:
        return read(words, today=here.date(), parts=parts_of(family)) if words else None
    except Contradiction:
        return None


def _in_digits(words: str) -> str:
    """Give the hours of the clock as digits, so that *half past seven* is read as *half past 7*."""
    numbers = {word: str(n) for word, n in _words("numbers").items() if word.isalpha() and len(word) > 2 and n <= 12}
    return re.sub(rf"\b(?:{_one_of(numbers)})\b", lambda found: numbers[found[0]], words)


def _on_a_face(words: str) -> bool:
    """Tell whether the hour may as well be twelve later, though minutes are named."""
    half = _one_of([*_words("am"), *_words("pm")])
    return bool(FACE.search(words)) and not re.search(rf"\d ?(?:{half})(?!\w)", words)


def _both(hour: int) -> tuple[int, int]:
    return hour % 12, hour % 12 + 12


def _next(here: datetime, times: Iterable[time]) -> datetime | None:
    """Give the next of some times that comes; one that the clocks leave out that day does not come."""
    return min(_coming(here, times), default=None, key=lambda one: one.astimezone(UTC))


def _coming(here: datetime, times: Iterable[time]) -> Iterator[datetime]:
    now = here.astimezone(UTC)
    for one in times:
        for day in (here.date(), here.date() + timedelta(days=1)):
            for fold in {one.fold, 1}:
                then = datetime.combine(day, one.replace(fold=fold), here.tzinfo)
                back = then.astimezone(UTC).astimezone(here.tzinfo)
                if back.replace(tzinfo=None) == then.replace(tzinfo=None) and then.astimezone(UTC) > now:
                    yield back


def _words(key: str) -> Any:
    return content("when")["understand"][key]


def _back(key: str) -> list[str]:
    return list(content("when")["understand"]["back"][key])


def _one_of(words: Iterable[str]) -> str:
    from data.when_grammar import one_of

    return one_of(words)
