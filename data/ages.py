"""How old a child was on a day, said the way a parent would say it."""

from __future__ import annotations

from datetime import date

from data.records import Birth
from data.wording import say


def age_words(birth: Birth, on: date) -> str:
    """Give a child's age in words, no more exact than the birth date allows.

    Args:
        birth: a year, a month or a day.
        on: the day the age is asked for.

    Returns:
        such as ``6``, ``about 6``, ``8 months``, ``3 weeks``; *not born yet* before the birth.
    """
    if birth.month is None:
        return _from_year(birth.year, on)
    latest = _months(birth.year, birth.month, birth.day or 1, on)
    if latest < 0:
        return say("when.age.unborn")
    exact = birth.day is not None or _months(birth.year, birth.month, 31, on) == latest
    if latest < 24:
        return _young(birth, on, latest, exact)
    sure = exact or _months(birth.year, birth.month, 31, on) // 12 == latest // 12
    return say("when.age.years" if sure else "when.age.about_years", n=latest // 12)


def _from_year(year: int, on: date) -> str:
    """Give the age when only the year is known: as if born in the middle of it."""
    if on.year < year:
        return say("when.age.unborn")
    if on.year == year:
        return say("when.age.under_year")
    years = on.year - year - (on.month < 7)
    return say("when.age.about_years", n=max(years, 1))


def _young(birth: Birth, on: date, months: int, exact: bool) -> str:
    """Give the age of a child under two, in months, or in weeks in the first month."""
    if months == 0:
        if birth.month is None or birth.day is None:
            return say("when.age.newborn")
        weeks = (on - date(birth.year, birth.month, birth.day)).days // 7
        return say(("when.age.newborn", "when.age.week")[weeks] if weeks < 2 else "when.age.weeks", n=weeks)
    about = "" if exact else "about_"
    return say(f"when.age.{about}month" if months == 1 else f"when.age.{about}months", n=months)


def _months(year: int, month: int, day: int, on: date) -> int:
    """Count whole months from a birth (whose day may lie past the month's end) to a day; negative before it."""
    whole = (on.year - year) * 12 + on.month - month
    return whole - (on.day < day)
