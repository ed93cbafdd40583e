"""Understands which day of the timeline somebody wants to go to: a day, a month or a year, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from data.records import Family, Moment
from data.when import YEARS, local, understand


def day_meant(text: str, *, now: datetime, family: Family, loosely: bool = True) -> date | None:
    """Understand a day, or give the last day of the month or year that was said.

    Args:
        text: what was typed, such as *fri*, *12 nov*, *march 2025*, *2025-03* or *2024*.
        now: the present, aware.
        family: for its zone and its times of day.
        loosely: whether the large library may be asked when the small grammar does not understand.

    Returns:
        the day; None when it was not understood.
    """
    words = " ".join(text.split())
    year = re.fullmatch(r"\d{4}", words, re.ASCII)
    if year:
        return date(int(words), 12, 31) if int(words) in YEARS else None
    month = re.fullmatch(r"(\d{4})[-/.](\d{1,2})", words, re.ASCII)
    first = f"{month[1]}-{int(month[2]):02}-01" if month else f"1 {words}" if words[:1].isalpha() else ""
    when = understand(words, now=now, family=family, loosely=False) if not month else None
    if when is not None:
        return local(when).date()
    begins = understand(first, now=now, family=family, loosely=False) if first else None
    if begins is not None and begins.precision == "day":
        # The month as a whole: its newest day, as the list goes from new to old.
        return (local(begins).date().replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    when = understand(words, now=now, family=family) if loosely else None
    return local(when).date() if when is not None else None


def nearest(moments: Sequence[Moment], day: date) -> Moment | None:
    """Give the newest moment that is not after a day; the oldest of all when they all are. None of no moments.

    Args:
        moments: newest first.
        day: the day wanted.
    """
    low, high = 0, len(moments)
    while low < high:
        middle = (low + high) // 2
        if local(moments[middle].when).date() > day:
            low = middle + 1
        else:
            high = middle
    return moments[min(low, len(moments) - 1)] if moments else None
