"""A child's age in words, no more exact than the birth date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ages import age_words
from data.records import Birth

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("birth", "words"),
    [
        (Birth(year=2020, month=11, day=24), "6"),
        (Birth(year=2020, month=11, day=25), "5"),
        (Birth(year=2020, month=10), "6"),
        (Birth(year=2020, month=11), "about 6"),
        (Birth(year=2020, month=12), "5"),
        (Birth(year=2020), "about 6"),
        (Birth(year=2026, month=3, day=24), "8 months"),
        (Birth(year=2026, month=3, day=25), "7 months"),
        (Birth(year=2026, month=3), "about 8 months"),
        (Birth(year=2024, month=11, day=24), "2"),
        (Birth(year=2024, month=11, day=25), "23 months"),
        (Birth(year=2026, month=10, day=24), "1 month"),
        (Birth(year=2026, month=11, day=3), "3 weeks"),
        (Birth(year=2026, month=11, day=17), "1 week"),
        (Birth(year=2026, month=11, day=24), "newborn"),
        (Birth(year=2026, month=11), "newborn"),
        (Birth(year=2026), "under 1"),
        (Birth(year=2025), "about 1"),
        (Birth(year=2026, month=11, day=25), "not born yet"),
        (Birth(year=2026, month=12), "not born yet"),
        (Birth(year=2027), "not born yet"),
    ],
)
def test_an_age_is_said_as_a_parent_would_say_it(birth: Birth, words: str) -> None:
    assert age_words(birth, DAY) == words


def test_half_way_through_the_year_decides_when_only_the_year_is_known() -> None:
    assert age_words(Birth(year=2020), date(2026, 6, 30)) == "about 5"
    assert age_words(Birth(year=2020), date(2026, 7, 1)) == "about 6"
    assert age_words(Birth(year=2025), date(2026, 1, 2)) == "about 1"


@given(st.dates(date(2005, 1, 1), date(2026, 11, 24)))
def test_a_less_exact_birth_never_contradicts_the_exact_one(born: date) -> None:
    exact = age_words(Birth(year=born.year, month=born.month, day=born.day), DAY)
    monthly = age_words(Birth(year=born.year, month=born.month), DAY)
    if "about" not in monthly and "newborn" not in monthly:
        assert monthly == exact
    elif born < DAY - timedelta(days=800):
        assert abs(int(monthly.removeprefix("about ")) - int(exact)) <= 1
