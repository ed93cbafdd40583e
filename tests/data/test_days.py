"""Going to a day: a day, a month or a year, in plain words, and the moment that lies nearest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.days import day_meant, nearest
from data.records import Family, Moment, When

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
"""A Tuesday."""

FAMILY = Family(id="f", zone="Europe/London")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday", date(2026, 11, 23)),
        ("sat", date(2026, 11, 21)),
        ("12 nov", date(2026, 11, 12)),
        ("2025-03-09", date(2025, 3, 9)),
        ("fri bedtime", date(2026, 11, 20)),
        ("2024", date(2024, 12, 31)),
        ("2025-02", date(2025, 2, 28)),
        ("march 2024", date(2024, 3, 31)),
        ("  Feb   2024 ", date(2024, 2, 29)),
        ("june", date(2026, 6, 30)),
        ("december", date(2025, 12, 31)),
        ("", None),
        ("0412", None),
        ("2025-13", None),
        ("soonish", None),
        ("30 feb", None),
    ],
)
def test_plain_words_mean_a_day(typed: str, meant: date | None) -> None:
    assert day_meant(typed, now=NOW, family=FAMILY, loosely=False) == meant


def _moment(day: date) -> Moment:
    when = When(instant=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), zone="Europe/London")
    return Moment(id=str(day), when=when, camera=(), children=())


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(-3, 43))
def test_the_nearest_moment_is_the_newest_that_is_not_later(days: list[int], wanted: int) -> None:
    start = date(2026, 1, 1)
    moments = [_moment(start + timedelta(days=day)) for day in sorted(days, reverse=True)]
    found = nearest(moments, start + timedelta(days=wanted))
    before = [day for day in days if day <= wanted]
    expected = max(before) if before else min(days, default=None)
    assert (found and found.id) == (None if expected is None else str(start + timedelta(days=expected)))
