"""When to come back after a time-out, in plain words: the next time that fits, from twenty minutes to a day ahead."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import Family, TimeOfDay
from data.when_back import LONGEST, SHORTEST, understand_return

LONDON = ZoneInfo("Europe/London")

NOW = datetime(2026, 11, 24, 18, 13, 31, tzinfo=LONDON)
"""A Tuesday, a little after six."""

FAMILY = Family(id="f", zone="Europe/London", times_of_day=(TimeOfDay(name="one o'clock nap", hour=12, minute=50),))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("in 40 minutes", "Tue 18:54"),
        ("after 40 minutes", "Tue 18:54"),
        ("40m", "Tue 18:54"),
        ("  In FORTY minutes from now ", "Tue 18:54"),
        ("an hour and a half", "Tue 19:44"),
        ("in one and a half hours", "Tue 19:44"),
        ("1.5 hours", "Tue 19:44"),
        ("in 1:30", "Tue 19:44"),
        ("in 1h30", "Tue 19:44"),
        ("in 2 hours", "Tue 20:14"),
        ("two hours later", "Tue 20:14"),
        ("2 hours 15 minutes", "Tue 20:29"),
        ("an hour and 20 minutes", "Tue 19:34"),
        ("half an hour", "Tue 18:44"),
        ("three quarters of an hour", "Tue 18:59"),
        ("20 minutes", "Tue 18:34"),
        ("24 hours", "Wed 18:13"),
        ("7:30", "Tue 19:30"),
        ("19:30", "Tue 19:30"),
        ("07:30", "Wed 07:30"),
        ("7:30 am", "Wed 07:30"),
        ("half past seven", "Tue 19:30"),
        ("quarter to eight", "Tue 19:45"),
        ("ten past seven", "Tue 19:10"),
        ("seven o'clock", "Tue 19:00"),
        ("at 8", "Tue 20:00"),
        ("after 8", "Tue 20:00"),
        ("8 pm", "Tue 20:00"),
        ("midnight", "Wed 00:00"),
        ("18:13", "Wed 18:13"),
        ("18:34", "Tue 18:34"),
        ("7 in the evening", "Tue 19:00"),
        ("tomorrow 7:30", "Wed 07:30"),
        ("2026-11-24 21:00", "Tue 21:00"),
        ("after bedtime", "Tue 19:30"),
        ("bed", "Tue 19:30"),
        ("after dinner", "Wed 18:00"),
        ("tonight", "Tue 22:00"),
        ("in the morning", "Wed 06:00"),
        ("after the one o'clock nap", "Wed 12:50"),
    ],
)
def test_plain_words_mean_the_next_time_that_fits(typed: str, meant: str) -> None:
    found = understand_return(typed, now=NOW, family=FAMILY)
    assert found is not None
    assert f"{found:%a %H:%M}" == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "x" * 500, "soon", "in 2", "in 40", "40", "25:00", "Kit", "in a week", "tomorrow"),
        *("2 hours ago", "yesterday 7pm", "tomorrow 18:30", "in 19 minutes", "1441 minutes", "9999 hours"),
        *("a quarter of an hour", "18:30", "6:20", "just now", "this evening", "7pm 8pm"),
    ],
)
def test_what_is_no_time_or_too_soon_or_too_late_is_not_understood(typed: str) -> None:
    assert understand_return(typed, now=NOW, family=FAMILY) is None


def test_a_time_that_the_clocks_leave_out_or_show_twice_is_the_next_that_comes() -> None:
    before_spring = datetime(2026, 3, 28, 23, 0, tzinfo=LONDON)
    assert understand_return("01:30", now=before_spring, family=FAMILY) is None
    between = datetime(2026, 10, 25, 1, 5, tzinfo=LONDON)
    first, second = (
        understand_return("01:30", now=one, family=FAMILY) for one in (between, between.replace(minute=40))
    )
    assert first is not None
    assert second is not None
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)


ZONES = st.sampled_from(["Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
LENGTHS = st.integers(0, 1600)
PIECES = st.sampled_from(
    [
        *(
            "in",
            "after",
            "an hour",
            "and a half",
            "2",
            "40",
            "minutes",
            "h",
            "half past",
            "seven",
            "7:30",
            "19:30",
            "at",
        ),
        *("tomorrow", "today", "tonight", "bedtime", "dinner", "wed", "last", "pm", "ago", "9999", "00", "12 nov", ":"),
    ]
)


@given(MOMENTS, ZONES, st.lists(PIECES, max_size=5).map(" ".join) | st.text(max_size=12))
def test_whatever_is_typed_only_a_time_from_twenty_minutes_to_a_day_ahead_comes_of_it(
    now: datetime, zone: str, typed: str
) -> None:
    found = understand_return(typed, now=now, family=Family(id="f", zone=zone))
    if found is not None:
        assert now + SHORTEST <= found <= now + LONGEST
        assert (found.second, found.microsecond) == (0, 0)
        assert found.tzinfo == ZoneInfo(zone)


@given(
    MOMENTS, ZONES, LENGTHS, st.sampled_from(["in {n} minutes", "{n} min", "in {h} h {m} m", "{h} hours and {m} min"])
)
def test_a_length_of_time_is_counted_in_minutes_that_really_pass(now: datetime, zone: str, n: int, words: str) -> None:
    typed = words.format(n=n, h=n // 60, m=n % 60)
    found = understand_return(typed, now=now, family=Family(id="f", zone=zone))
    assert (found is not None) == (20 <= n <= 1440)
    if found is not None:
        # To the next whole minute; a whole day is a day and not a minute more.
        beyond = (found.astimezone(UTC) - now).total_seconds() - n * 60 + (59.999999 if n == 1440 else 0)
        assert 0 <= beyond < 60


@given(MOMENTS, ZONES, st.times(), st.booleans())
def test_a_time_of_the_clock_is_the_next_one_that_comes(now: datetime, zone: str, clock: time, face: bool) -> None:
    here = now.astimezone(ZoneInfo(zone))
    typed = f"{clock.hour}:{clock.minute:02}" if face else f"{clock.hour:02}:{clock.minute:02}"
    hands = 1 <= clock.hour <= 12 and not typed.startswith("0")
    shown = {(clock.hour % 12 + half, clock.minute) for half in (0, 12)} if hands else {(clock.hour, clock.minute)}
    first = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    minutes = (first + timedelta(minutes=n) for n in range(24 * 60))
    coming = next((one for one in minutes if _on_the_wall(one, here) in shown), None)
    expected = coming if coming is not None and now + SHORTEST <= coming <= now + LONGEST else None
    found = understand_return(typed, now=now, family=Family(id="f", zone=zone))
    # Python holds no hour that comes twice equal to the same one in another zone.
    assert (found and found.astimezone(UTC)) == expected


def _on_the_wall(one: datetime, here: datetime) -> tuple[int, int]:
    wall = one.astimezone(here.tzinfo)
    return wall.hour, wall.minute
