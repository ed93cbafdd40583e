"""Plain words for time, and time back into words."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Family, TimeOfDay, When
from data.records import Settings as Look
from data.when import default_times, local, say_day, say_when, understand

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 24, 9, 0, 30, tzinfo=LONDON)
"""A Tuesday morning."""
FAMILY = Family(id="f", zone="Europe/London")


def _said(text: str, now: datetime = NOW, family: Family = FAMILY) -> str:
    when = understand(text, now=now, family=family)
    return "?" if when is None else say_when(when, today=now.date())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("yesterday 6pm", "Mon 23 Nov, 18:00"),
        ("fri bedtime", "Fri 20 Nov, bedtime"),
        ("12 nov 07:40", "Thu 12 Nov, 07:40"),
        ("today at dinner", "Tue 24 Nov, dinner"),
        ("just now", "Tue 24 Nov, 09:00"),
        ("this morning", "Tue 24 Nov, morning"),
        ("last tuesday after school", "Tue 17 Nov, after school"),
        ("2 hours ago", "Tue 24 Nov, 07:00"),
        ("half an hour ago", "Tue 24 Nov, 08:30"),
        ("an hour and a half ago", "Tue 24 Nov, 07:30"),
        ("3 days ago at dinner", "Sat 21 Nov, dinner"),
        ("a week ago", "Tue 17 Nov"),
        ("a month ago", "Sat 24 Oct"),
        ("3.11. 18:10", "Tue 3 Nov, 18:10"),
        ("3.11.2025", "Mon 3 Nov 2025"),
        ("2026-11-09 18:10", "Mon 9 Nov, 18:10"),
        ("2026-11-09T18:10+01:00", "Mon 9 Nov, 17:10"),
        ("11/23/2026", "Mon 23 Nov"),
        ("12/11/26", "Thu 12 Nov"),
        ("sunday", "Sun 22 Nov"),
        ("tuesday", "Tue 24 Nov"),
        ("tuesday 18:00", "Tue 17 Nov, 18:00"),
        ("friday last week", "Fri 20 Nov"),
        ("6pm", "Mon 23 Nov, 18:00"),
        ("6.30pm", "Mon 23 Nov, 18:30"),
        ("at 18.10", "Mon 23 Nov, 18:10"),
        ("yesterday 18.10", "Mon 23 Nov, 18:10"),
        ("8:20", "Tue 24 Nov, 08:20"),
        ("half past 6", "Mon 23 Nov, 18:30"),
        ("quarter to 7 yesterday", "Mon 23 Nov, 18:45"),
        ("noon", "Mon 23 Nov, 12:00"),
        ("7 in the evening", "Mon 23 Nov, 19:00"),
        ("monday morning 8:20", "Mon 23 Nov, 08:20"),
        ("last night", "Mon 23 Nov, night"),
        ("yesterday night at 1am", "Tue 24 Nov, 01:00"),
        ("the day before yesterday, after dinner", "Sun 22 Nov, dinner"),
        ("nov 12th, 2024", "Tue 12 Nov 2024"),
        ("  FRI   Bedtime ", "Fri 20 Nov, bedtime"),
        ("29 feb", "Thu 29 Feb 2024"),
    ],
)
def test_plain_words_are_understood(text: str, said: str) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "\x00", "x" * 500, "bricks flew", "Kit", "yesterday Kit cried", "last week"),
        *("31 feb", "25:00", "13pm", "1 jan 1850", "12 nov 0740", "9999999999 days ago"),
        *("yesterday today", "fri 12 nov", "6pm 7pm", "2 hours ago yesterday"),
    ],
)
def test_what_is_not_a_time_is_not_guessed_at(text: str) -> None:
    assert understand(text, now=NOW, family=FAMILY) is None


def test_a_number_that_would_be_dropped_is_not_understood() -> None:
    assert understand("gestern", now=NOW, family=FAMILY) is not None
    assert understand("gestern 18 uhr", now=NOW, family=FAMILY) is None


def test_other_languages_are_understood_through_the_library() -> None:
    assert _said("vor 2 stunden") == "Tue 24 Nov, 07:00"
    assert understand("vor 2 stunden", now=NOW, family=FAMILY, loosely=False) is None


def test_common_words_never_load_the_slow_library() -> None:
    code = (
        "import sys; from datetime import datetime, UTC\n"
        "from data.records import Family; from data.when import understand\n"
        "now = datetime(2026, 11, 24, tzinfo=UTC)\n"
        "for text in ('yesterday 6pm', 'fri bedtime', '12 nov 07:40', 'just now', '2 hours ago', '3.11. 18:10'):\n"
        "    assert understand(text, now=now, family=Family(id='f')) is not None, text\n"
        "assert not {'dateparser', 'textual', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mon night at 1am", "Tue 24 Nov, 01:00"),
        ("tue night at 1am", "Wed 18 Nov, 01:00"),
        ("tomorrow 6pm", "Wed 25 Nov, 18:00"),
        ("next friday", "Fri 27 Nov"),
        ("24 nov 18:00", "Tue 24 Nov, 18:00"),
        ("this evening", "Tue 24 Nov, evening"),
        ("29 nov", "Sat 29 Nov 2025"),
        ("breakfast", "Tue 24 Nov, breakfast"),
        ("bath", "Mon 23 Nov, bath"),
    ],
)
def test_the_future_is_kept_only_where_the_words_leave_no_doubt(text: str, said: str) -> None:
    assert _said(text) == said


def test_a_time_of_day_about_to_begin_is_todays() -> None:
    assert _said("bedtime", now=NOW.replace(hour=18, minute=45)) == "Tue 24 Nov, bedtime"
    assert _said("bedtime", now=NOW.replace(hour=18, minute=15)) == "Mon 23 Nov, bedtime"


def test_in_the_small_hours_tonight_is_the_night_that_is_still_going_on() -> None:
    late = NOW.replace(hour=1)
    assert _said("tonight", now=late) == "Mon 23 Nov, night"
    assert _said("this evening", now=late) == "Mon 23 Nov, evening"
    assert _said("today at dinner", now=late) == "Tue 24 Nov, dinner"


def test_the_familys_own_times_of_day_come_first() -> None:
    own = Family(
        id="f",
        zone="Europe/London",
        times_of_day=(
            TimeOfDay(name="Tea", hour=17),
            TimeOfDay(name="club, then chips", hour=16),
            TimeOfDay(name="Nov", hour=3),
        ),
    )
    when = understand("fri tea", now=NOW, family=own)
    five = datetime(2026, 11, 20, 17, tzinfo=UTC)
    assert when == When(instant=five, zone="Europe/London", precision="part", part="Tea")
    for text in ("fri club, then chips", "Fri 20 Nov, nov", "fri nov"):
        understood = understand(text, now=NOW, family=own)
        assert understood is not None, text
        assert understand(say_when(understood, today=NOW.date()), now=NOW, family=own) == understood, text
    assert _said("fri bedtime", family=own) == "Fri 20 Nov, bedtime"


def test_an_open_hour_is_taken_as_one_that_has_been() -> None:
    assert _said("today at 6", now=NOW.replace(hour=8)) == "Tue 24 Nov, 06:00"
    assert _said("today at 6", now=NOW.replace(hour=20)) == "Tue 24 Nov, 18:00"


def test_precision_is_kept() -> None:
    def precision(text: str) -> tuple[str, str]:
        when = understand(text, now=NOW, family=FAMILY)
        assert when is not None
        return when.precision, when.part

    assert precision("sunday 18:10") == ("minute", "")
    assert precision("sunday supper") == ("part", "dinner")
    assert precision("sunday") == ("day", "")


def test_an_hour_the_clocks_skipped_is_the_one_they_jumped_to() -> None:
    spring = datetime(2026, 3, 30, 9, tzinfo=LONDON)
    assert _said("29 mar 01:30", now=spring) == "Sun 29 Mar, 02:30"


def test_an_hour_that_came_twice_can_be_said_both_ways() -> None:
    autumn = datetime(2026, 10, 25, 1, 45, tzinfo=LONDON, fold=1)
    first = understand("25 oct 01:30", now=autumn, family=FAMILY)
    second = understand("15 minutes ago", now=autumn, family=FAMILY)
    assert first is not None
    assert second is not None
    assert second.instant - first.instant == timedelta(hours=1)
    assert say_when(second, today=autumn.date()) == "Sun 25 Oct, 01:30 after the clocks went back"
    assert understand(say_when(second, today=autumn.date()), now=autumn, family=FAMILY) == second


def test_hours_ago_counts_time_that_really_passed() -> None:
    assert _said("2 hours ago", now=datetime(2026, 3, 29, 3, 0, tzinfo=LONDON)) == "Sun 29 Mar, 00:00"


def test_a_day_that_has_no_midnight_still_starts_on_that_day() -> None:
    cairo = Family(id="f", zone="Africa/Cairo")
    when = understand("24 apr 2026", now=NOW, family=cairo)
    assert when is not None
    assert local(when).date() == date(2026, 4, 24)


def test_now_is_seen_from_the_familys_zone() -> None:
    auckland = Family(id="f", zone="Pacific/Auckland")
    assert _said("today", now=datetime(2026, 11, 24, 20, tzinfo=UTC), family=auckland) == "Wed 25 Nov"


def test_a_zone_this_machine_does_not_know_counts_as_utc() -> None:
    when = understand("yesterday 6pm", now=NOW, family=Family(id="f", zone="Mars/Olympus"))
    assert when is not None
    assert say_when(when) == "Mon 23 Nov, 18:00"


def test_the_twelve_hour_clock_says_am_and_pm() -> None:
    def twelve(text: str) -> str:
        when = understand(text, now=NOW, family=FAMILY)
        assert when is not None
        return say_when(when, clock="12")

    assert twelve("yesterday 18:10") == "Mon 23 Nov, 6:10 pm"
    assert twelve("yesterday 00:05") == "Mon 23 Nov, 12:05 am"
    assert twelve("yesterday noon") == "Mon 23 Nov, 12:00 pm"


def test_the_year_is_said_only_when_it_is_another_one() -> None:
    assert say_day(date(2025, 11, 21), today=date(2026, 1, 1)) == "Fri 21 Nov 2025"
    assert say_day(date(2026, 11, 21), today=date(2026, 1, 1)) == "Sat 21 Nov"
    assert say_day(date(2025, 11, 21)) == "Fri 21 Nov"


ZONES = (
    *("UTC", "Europe/London", "America/New_York", "Asia/Kathmandu"),
    *("Australia/Lord_Howe", "Africa/Cairo", "America/Havana"),
)
PARTS = tuple(item.name for item in default_times())
DAYS = st.one_of(
    st.sampled_from(("today", "yesterday", "tomorrow", "last night", "tonight", "just now", "")),
    st.sampled_from(("mon", "last tuesday", "next wed", "thu last week", "on friday", "sat", "this sunday")),
    st.dates(date(1999, 1, 1), date(2037, 1, 1)).map(lambda day: day.isoformat()),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"{day.day}.{day.month}."),
    st.integers(0, 400).map(lambda n: f"{n} days ago"),
    st.integers(0, 5000).map(lambda n: f"{n} minutes ago"),
)
TIMES = st.one_of(
    st.just(""),
    st.sampled_from(PARTS),
    st.times().map(lambda clock: f"{clock.hour:02}:{clock.minute:02}"),
    st.integers(1, 12).map(lambda hour: f"{hour}pm"),
    st.integers(1, 12).map(lambda hour: f"at {hour}"),
    st.tuples(st.sampled_from(PARTS), st.integers(1, 12)).map(lambda both: f"{both[0]} at {both[1]}"),
)
CLOCKS = st.sampled_from([ZoneInfo(name) for name in ZONES])
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2036, 1, 1), timezones=CLOCKS)


@settings(max_examples=400, deadline=None)
@given(day=DAYS, clock=TIMES, now=MOMENTS, zone=st.sampled_from(ZONES), twelve=st.booleans())
def test_words_said_back_are_understood_as_the_same(
    day: str, clock: str, now: datetime, zone: str, twelve: bool
) -> None:
    family = Family(id="f", zone=zone, settings=Look(clock="12" if twelve else "24"))
    when = understand(f"{day} {clock}", now=now, family=family, loosely=False)
    if when is None:
        return
    words = say_when(when, clock=family.settings.clock, today=now.astimezone(ZoneInfo(zone)).date())
    assert understand(words, now=now, family=family, loosely=False) == when, words


@settings(max_examples=300, deadline=None)
@given(day=DAYS, now=MOMENTS, zone=st.sampled_from(ZONES), clock=TIMES)
def test_no_moment_lies_ahead_unless_the_words_said_so(day: str, now: datetime, zone: str, clock: str) -> None:
    when = understand(f"{day} {clock}", now=now, family=Family(id="f", zone=zone), loosely=False)
    plainly = any(word in day for word in ("today", "tomorrow", "tonight", "next", "-", ".", "ago"))
    if when is not None and not plainly:
        assert when.instant <= now.astimezone(UTC) + timedelta(hours=1)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_no_text_at_all_is_a_problem(text: str) -> None:
    when = understand(text, now=NOW, family=FAMILY, loosely=False)
    assert when is None or when.instant.tzinfo is not None


def test_last_night_at_one_is_not_ahead_just_after_midnight() -> None:
    now = datetime(2026, 11, 24, 0, 10, tzinfo=UTC)
    when = understand("last night 01:01", now=now, family=Family(id="f", zone="UTC"), loosely=False)
    assert when is not None
    assert when.instant == datetime(2026, 11, 23, 1, 1, tzinfo=UTC)
    later = understand("last night 01:01", now=now.replace(hour=9), family=Family(id="f", zone="UTC"), loosely=False)
    assert later is not None
    assert later.instant == datetime(2026, 11, 24, 1, 1, tzinfo=UTC)
