"""Turns plain words such as *yesterday 6pm* or *fri bedtime* into a moment in time, and a moment back into words.

The small grammar of `data.when_grammar` answers at once for the words families use. Only what it does not understand
is handed to the dateparser library, which is slow to load.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from data.records import Family, TimeOfDay, When
from data.wording import content, say

if TYPE_CHECKING:
    # Most of a sitting nobody names a time; the grammar is loaded when somebody does.
    from data.when_grammar import Said

LONGEST = 80
"""Characters; a longer text is not a time."""

YEARS = range(1950, 2101)
"""Years a moment may lie in; anything else is a slip of the finger."""

PART_GRACE = timedelta(hours=1)
"""A time of day that starts this soon still means today's: *bedtime*, typed while the bath runs."""

SMALL_HOURS = 4
"""Before this hour *this evening* is the evening just past, and *night* may reach this far into the next day."""


def default_times() -> tuple[TimeOfDay, ...]:
    """Give the times of day a family starts with."""
    return tuple(TimeOfDay(**item) for item in content("when")["times"])


def understand(text: str, *, now: datetime, family: Family, loosely: bool = True) -> When | None:
    """Understand plain words for a time; a moment lies in the past unless the words say otherwise.

    Args:
        text: what was typed.
        now: the present, aware.
        family: for its zone, its times of day and its clock.
        loosely: whether the dateparser library may be asked when the small grammar does not understand.

    Returns:
        the moment, possibly in the future if the words leave no doubt; None when it was not understood.
    """
    from data.when_grammar import Contradiction

    words = plain(text)
    if not words:
        return None
    zone = zone_of(family.zone)
    here = now.astimezone(zone)
    parts = parts_of(family)
    try:
        said = _read(words, here.date(), parts)
    except Contradiction:
        return None
    found = None if said is None else _settle(said, here, family)
    if found is None and said is None and loosely:
        found = _ask_dateparser(words, here, family)
    return found if found is not None and local(found).year in YEARS else None


def plain(text: str) -> str:
    """Give words as they are compared, without capitals or needless spaces; none where they are too long for a time."""
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFC", text).replace("’", "'")
    words = " ".join(text.casefold().split())
    return words if len(words) <= LONGEST else ""


def local(when: When) -> datetime:
    """Give the wall time as it was lived."""
    return when.instant.astimezone(zone_of(when.zone))


def zone_of(name: str) -> ZoneInfo:
    """Give a zone by its IANA name; UTC when this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def say_when(when: When, *, clock: Literal["24", "12"] = "24", today: date | None = None) -> str:
    """Say a moment: *Sat 21 Nov, 18:10*, *Fri 20 Nov, bedtime* or *Sun 22 Nov*.

    Args:
        when: the moment.
        clock: the family's clock.
        today: adds the year when it is another one; left out, the year is never said.
    """
    lived = local(when)
    day = say_day(lived.date(), today=today)
    if when.precision == "day" or (when.precision == "part" and not when.part):
        return day
    return say("when.say.with", day=day, time=when.part if when.precision == "part" else say_time(lived, clock=clock))


def say_day(day: date, *, today: date | None = None) -> str:
    """Say a day: *Sat 21 Nov*, with the year when it is not today's (never without `today`)."""
    names = content("when")["say"]
    key = "when.say.day" if today is None or today.year == day.year else "when.say.day_year"
    weekday, month = names["weekdays"][day.weekday()], names["months"][day.month - 1]
    return say(key, weekday=weekday, day=day.day, month=month, year=day.year)


def say_time(lived: datetime, *, clock: Literal["24", "12"] = "24") -> str:
    """Say the time on the clock, and whether it is the second time round when the clocks went back."""
    if clock == "12":
        half = say("when.say.am" if lived.hour < 12 else "when.say.pm")
        words = f"{(lived.hour - 1) % 12 + 1}:{lived.minute:02} {half}"
    else:
        words = f"{lived.hour:02}:{lived.minute:02}"
    return say("when.say.second", time=words) if lived.fold else words


def parts_of(family: Family) -> Mapping[str, TimeOfDay]:
    """Give every name for a time of day, casefolded: the usual ones and other words for them, and the family's own."""
    usual = {item.name.casefold(): item for item in default_times()}
    own = {" ".join(item.name.casefold().split()): item for item in family.times_of_day if item.name.strip()}
    known = usual | own
    return {also: known[name] for also, name in content("when")["also"].items() if name in known} | known


def _read(words: str, today: date, parts: Mapping[str, TimeOfDay]) -> Said | None:
    """Read the words; a time of day after the last comma is taken whole, however the family spells it."""
    from data.when_grammar import read

    head, comma, tail = words.rpartition(", ")
    if comma and tail in parts:
        said = read(head, today=today, parts=parts)
        if said is not None and said.part is None:
            said.part = parts[tail]
            return said
    return read(words, today=today, parts=parts)


def _settle(said: Said, here: datetime, family: Family) -> When | None:
    """Make a moment of what was said, or None when it does not amount to one."""
    day_said = said.day is not None or said.weekday is not None or said.month_day is not None
    if said.ago is not None:
        if day_said or said.hour is not None or said.part is not None:
            return None
        # Counted in UTC: time that really passed, whatever the clocks did meanwhile.
        return _exact(here.astimezone(UTC) - said.ago, family.zone)
    if said.instant is not None:
        return _exact(said.instant, family.zone)
    if not (day_said or said.part or said.hour is not None) or (said.which and said.weekday is None):
        return None
    _choose_half(said, here, family)
    # "Yesterday night at 1" is one o'clock on the morning after.
    after = day_said and said.part is not None and said.part.hour >= 18 and (said.hour or 12) <= SMALL_HOURS
    carried = timedelta(days=1 if after else 0)
    day = _day(said, here, carried)
    if day is None:
        return None
    zone = zone_of(family.zone)
    if said.hour is not None:
        small_hours = datetime.combine(day + carried, time(said.hour, said.minute), zone)
        # Just after midnight, "last night at 1" was the night before: its morning after has not come yet.
        if not (carried and day < here.date() and small_hours > here):
            day += carried
        return _exact(datetime.combine(day, time(said.hour, said.minute, fold=said.second), zone), family.zone)
    if said.part is not None:
        start = _start(day, said.part, zone)
        return When(instant=start.astimezone(UTC), zone=family.zone, precision="part", part=said.part.name)
    return _whole_day(day, family)


def _whole_day(day: date, family: Family) -> When:
    """Make a moment known only to the day."""
    start = datetime.combine(day, time(), zone_of(family.zone))
    return When(instant=start.astimezone(UTC), zone=family.zone, precision="day")


def _exact(moment: datetime, zone: str) -> When:
    """Make a moment known to the minute."""
    return When(instant=moment.astimezone(UTC).replace(second=0, microsecond=0), zone=zone)


def _start(day: date, part: TimeOfDay, zone: ZoneInfo) -> datetime:
    """Give the start of a time of day on a day."""
    return datetime.combine(day, time(part.hour, part.minute), zone)


def _choose_half(said: Said, here: datetime, family: Family) -> None:
    """Choose morning or afternoon for *at 6*: by the time of day named, else waking hours and the past."""
    if said.hour is None or said.hour > 12 or not (said.open_half or (said.part and said.hour)):
        return
    early, late = said.hour % 12, said.hour % 12 + 12
    if said.part is not None:
        by_part = {hour: abs((hour - said.part.hour + 12) % 24 - 12) for hour in (early, late)}
        said.hour = min(by_part, key=by_part.__getitem__)
        return
    said.hour = late if said.hour < 7 or said.hour == 12 else early
    if said.day == here.date() and (said.hour, said.minute) > (here.hour, here.minute):
        said.hour = early


def _day(said: Said, here: datetime, carried: timedelta) -> date | None:
    """Find the day: as said, or the latest one that fits and is not still to come.

    Args:
        said: what was said.
        here: now, in the family's zone.
        carried: how far the time on the clock lies past the day named.
    """
    today = here.date()
    small_hours = here.hour < SMALL_HOURS and said.part is not None and said.part.hour >= 17
    if said.day is not None:
        matches = said.weekday is None or said.weekday == said.day.weekday()
        return said.day - timedelta(days=bool(said.this_part and small_hours)) if matches else None
    if said.month_day is not None:
        return _year_for(said, today)
    to_come = False
    if said.hour is not None:
        clock = datetime.combine(today + carried, time(said.hour, said.minute, fold=said.second), here.tzinfo)
        to_come = clock.astimezone(UTC) > here.astimezone(UTC)
    elif said.part is not None:
        start = datetime.combine(today, time(said.part.hour, said.part.minute), here.tzinfo)
        to_come = start.astimezone(UTC) > here.astimezone(UTC) + PART_GRACE
    if said.weekday is None:
        return today - timedelta(days=to_come)
    back = (today.weekday() - said.weekday) % 7
    if said.which == "last_week":
        return today - timedelta(days=today.weekday() + 7 - said.weekday)
    if said.which == "next":
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back or (7 if said.which == "last" or to_come else 0))


def _year_for(said: Said, today: date) -> date | None:
    """Find the year of *12 Nov*: the latest that is past; with a weekday, whichever of this and last year fits it."""
    month, day = said.month_day or (1, 1)
    years = [year for year in range(today.year, today.year - 9, -1) if month != 2 or day < 29 or _leap(year)]
    days = [date(year, month, day) for year in years]
    if said.weekday is not None:
        return next((candidate for candidate in days[:2] if candidate.weekday() == said.weekday), None)
    return next((candidate for candidate in days if candidate <= today), None)


def _leap(year: int) -> bool:
    """Tell whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ask_dateparser(words: str, here: datetime, family: Family) -> When | None:
    """Ask the dateparser library, which knows many more forms and languages."""
    if not re.search(r"[^\W\d_]{3}", words):
        return None
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": here.replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "RETURN_TIME_AS_PERIOD": True,
    }
    try:
        answer = DateDataParser(settings=settings).get_date_data(words)
    except Exception:
        # A library reading arbitrary words must never end the app; not understood is a fine answer.
        return None
    found = answer.date_obj
    if found is None or answer.period not in ("time", "day") or found.year not in YEARS:
        return None
    zone = zone_of(family.zone)
    if answer.period == "time":
        return _exact(found if found.tzinfo else found.replace(tzinfo=zone), family.zone)
    return _whole_day(found.date(), family) if _accounts_for(words, found.date(), here.date()) else None


def _accounts_for(words: str, day: date, today: date) -> bool:
    """Tell whether every number typed went into the day found, so that nothing said (*gestern 18 Uhr*) is dropped."""
    back = abs((today - day).days)
    months = abs((today.year - day.year) * 12 + today.month - day.month)
    used = {day.day, day.month, day.year, day.year % 100, back, back / 7, months, months / 12}
    return all(int(number) in used for number in re.findall(r"\d+", words))
