"""What the first run understands and makes: a rough age in plain words, and a new family in an empty folder."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from data.ages import age_words
from data.errors import CannotSave
from data.ids import new_id
from data.input import clean
from data.journal import Journal, new_family
from data.places import is_family
from data.records import Adult, Birth, Child
from data.when import default_times
from data.wording import content, say

OLDEST = 30
"""Years; a larger number is a slip of the finger."""

LONGEST = 60
"""Characters; a longer text is not an age."""

LONGEST_NAME = 80
"""Characters in a name that is typed on one line."""


def tidy(name: str) -> str:
    """Give a name as it is kept: on one line, without the signs that cannot be kept."""
    return " ".join(clean(name)[0].split())


def understand_age(text: str, today: date) -> Birth | None:
    """Understand a rough age or a birth date in plain words.

    Args:
        text: such as ``6``, ``6 years``, ``8 months``, ``2019``, ``nov 2019``, ``2.11.2019``.
        today: the day it is said on.

    Returns:
        a birth no more exact than what was said; None when it was not understood.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    if len(plain) > LONGEST:
        return None
    if " ".join(plain.split()) in content("welcome")["ages"]["newborn"]:
        return Birth(year=today.year, month=today.month)
    found = _iso_date(plain)
    words = _words(plain)
    found = found or _numbered_date(words, today) or _named_date(words, today) or _age(words, today)
    return found if found is not None and _likely(found, today) else None


def _iso_date(plain: str) -> Birth | None:
    """Read *2019-11-02* or *2019-11*, year first."""
    parts = re.fullmatch(r"\s*(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?\s*", plain, re.ASCII)
    return _birth(int(parts[1]), int(parts[2]), int(parts[3]) if parts[3] else None) if parts else None


def _words(plain: str) -> list[str]:
    """Give the numbers and words that carry meaning: number words become numbers, *6th* becomes *6*."""
    known = content("welcome")["ages"]
    plain = re.sub(r"(?<=\d),(?=\d)", ".", plain).replace(" 1/2", " ½")
    found = re.findall(r"\d+(?:\.\d+)*|½|[^\W\d_]+|[/.-]", plain)
    words = []
    for n, word in enumerate(found):
        follows_number = n > 0 and found[n - 1].isdigit()
        if word in known["ignored"] or (follows_number and word in ("st", "nd", "rd", "th")):
            continue
        words.append(str(known["numbers"].index(word)) if word in known["numbers"] else word)
    return words


def _numbered_date(words: list[str], today: date) -> Birth | None:
    """Read *2019*, *11.2019* or *2.11.2019*, the day before the month unless that cannot be."""
    parts = re.split(r"[/.-]", "".join(words))
    if not all(part.isdigit() and part.isascii() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 1 and len(parts[0]) == 4:
        return _birth(numbers[0])
    if len(parts) == 2 and len(parts[1]) == 4:
        return _birth(numbers[1], numbers[0])
    if len(parts) == 3 and len(parts[2]) in (2, 4):
        day, month, year = numbers
        if month > 12 >= day:
            day, month = month, day
        return _birth(_century(year, today) if len(parts[2]) == 2 else year, month, day)
    return None


def _named_date(words: list[str], today: date) -> Birth | None:
    """Read *nov 2019*, *2 nov 2019*, *november 2, 2019*."""
    names = content("welcome")["ages"]["month_names"]
    months = [n for word in words for n, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word)]
    if "sept" in words:
        months = [9]
    numbers = [word for word in words if word.isdigit() and word.isascii()]
    letters = [word for word in words if not word.isdigit() and word not in "/.-"]
    if len(months) != 1 or len(letters) != 1 or not 1 <= len(numbers) <= 2:
        return None
    years = [int(word) for word in numbers if len(word) == 4] or [_century(int(numbers[-1]), today)]
    if len(numbers) == 1:
        return _birth(years[0], months[0]) if len(numbers[0]) in (2, 4) else None
    days = [int(word) for word in numbers if len(word) <= 2]
    return _birth(years[0], months[0], days[0]) if days else None


def _age(words: list[str], today: date) -> Birth | None:
    """Read *6*, *2.5*, *2 ½*, *8 months*, *1 year 3 months*, *3 weeks*."""
    known = content("welcome")["ages"]
    months, days, fine = 0.0, 0, False
    rest = [word for word in words if word not in ("/", ".", "-")]
    if not rest:
        return None
    while rest:
        number = _take_number(rest)
        unit = rest.pop(0) if rest else "years"
        if number is None:
            return None
        if unit in known["years"]:
            months, fine = months + number * 12, fine or number % 1 > 0
        elif unit in known["months"]:
            months, fine = months + number, True
        elif unit in known["weeks"] or unit in known["days"]:
            days, fine = days + round(number * (7 if unit in known["weeks"] else 1)), True
        else:
            return None
    if months > OLDEST * 12 or days > OLDEST * 365:
        return None
    if not fine:
        # A child of six is as likely born in this half of a year as in that; `age_words` counts from the middle.
        years = round(months / 12)
        return Birth(year=today.year - years - (today.month < 7 and years > 0))
    day = today - timedelta(days=days)
    year, month = divmod(day.year * 12 + day.month - 1 - round(months), 12)
    return Birth(year=year, month=month + 1)


def _take_number(words: list[str]) -> float | None:
    """Take a number from the front of the words, with the half that may follow it."""
    half = content("welcome")["ages"]["half"]
    word = words.pop(0)
    if word in half:
        return 0.5
    if not re.fullmatch(r"\d{1,3}(?:\.\d)?", word, re.ASCII):
        return None
    if words and words[0] in half:
        words.pop(0)
        return float(word) + 0.5
    return float(word)


def _birth(year: int, month: int | None = None, day: int | None = None) -> Birth | None:
    """Make a birth, unless there is no such day."""
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return Birth(year=year, month=month, day=day)


def _century(year: int, today: date) -> int:
    """Give the year meant by two digits."""
    return year if year > 99 else today.year // 100 * 100 + year - (100 if year > today.year % 100 + 1 else 0)


def _likely(birth: Birth, today: date) -> bool:
    """Tell whether it could be a child's: not long grown up, and born within the coming year at the latest."""
    first = date(birth.year, birth.month or 1, birth.day or 1)
    return today.year - OLDEST - 1 <= birth.year and first <= today + timedelta(days=366)


def say_birth(birth: Birth) -> str:
    """Give a birth in words that `understand_age` reads as the same birth."""
    month = content("when")["say"]["months"][birth.month - 1] if birth.month else ""
    return " ".join(str(part) for part in (birth.day if month else None, month, birth.year) if part)


def say_understood(birth: Birth, today: date) -> str:
    """Say what was understood, for a person to check."""
    kind = "year" if birth.month is None else "month" if birth.day is None else "day"
    month = content("when")["say"]["months"][birth.month - 1] if birth.month else ""
    values = {"age": age_words(birth, today), "year": birth.year, "month": month, "day": birth.day}
    return say(f"welcome.understood.{kind}", **values)


def local_zone() -> str:
    """Give this machine's zone by its IANA name; UTC where it cannot be told."""
    import tzlocal

    try:
        return ZoneInfo(tzlocal.get_localzone_name()).key
    except (LookupError, OSError, TypeError, ValueError):
        return "UTC"


def make_family(folder: Path, me: str, child: str, birth: Birth, other: str, zone: str) -> Journal:
    """Make a family in a folder, and leave it open.

    Args:
        folder: where it goes; made when it is not there.
        me: the name of whoever sits here.
        child: the child's name.
        birth: the child's birth.
        other: the name of another grown-up; empty for none.
        zone: the IANA name of the zone the family lives in.

    Raises:
        CannotSave: when there is a family already, or the folder cannot be written.
    """
    if is_family(folder):
        raise CannotSave(say("welcome.other.exists"))
    family = replace(new_family("", zone), times_of_day=default_times())
    adults = tuple(Adult(id=new_id(), name=tidy(name)) for name in (me, other) if tidy(name))
    try:
        return Journal.create(folder, family, adults, (Child(id=new_id(), name=tidy(child), birth=birth),))
    except OSError as problem:
        raise CannotSave(say("welcome.other.no_folder", folder=folder)) from problem
