"""A plan for a calendar: standard, neutral, private, and read back the same by a library that many calendars use."""

from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from data.calendar_entry import entry, escaped, folded, names_in, write_entry
from data.errors import CannotSave
from data.records import When

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
SATURDAY = When(instant=datetime(2026, 11, 28, 13, 30, tzinfo=UTC), zone="Europe/London")
IN_JULY = When(instant=datetime(2026, 7, 4, 12, 30, tzinfo=UTC), zone="Europe/London")
ALL_DAY = When(instant=datetime(2026, 7, 3, 23, 0, tzinfo=UTC), zone="Europe/London", precision="day")
AFTER_LUNCH = When(
    instant=datetime(2026, 11, 28, 13, 0, tzinfo=UTC), zone="Europe/London", precision="part", part="after lunch"
)


def read_back(written: bytes) -> Event:
    """Give the one entry of a calendar as the library reads it, with nothing it had to mend."""
    calendar = Calendar.from_ical(written)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    assert str(calendar["VERSION"]) == "2.0"
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    assert event.errors == []
    return event


@pytest.mark.parametrize("when", [SATURDAY, IN_JULY, AFTER_LUNCH])
def test_a_time_comes_back_as_the_same_instant_half_an_hour_long(when: When) -> None:
    event = read_back(entry("Time together", when, plan="p", now=NOW))
    assert event.start == when.instant
    assert event.end == when.instant + timedelta(minutes=30)
    assert event.DTSTAMP == NOW


def test_a_plan_for_a_day_is_that_whole_day_as_it_is_lived() -> None:
    event = read_back(entry("Time together", ALL_DAY, plan="p", now=NOW))
    assert (event.start, event.end) == (date(2026, 7, 4), date(2026, 7, 5))
    assert b"DTSTART;VALUE=DATE:20260704\r\n" in entry("T", ALL_DAY, plan="p", now=NOW)
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_it_is_private_and_holds_a_title_a_time_and_no_more() -> None:
    written = entry("Time together", SATURDAY, plan="01ABC go_back", now=NOW)
    event = read_back(written)
    assert str(event["CLASS"]) == "PRIVATE"
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS"}
    for word in (b"swingback", b"repair", b"01abc", b"go_back", b"london"):
        assert word not in written.lower()


def test_the_same_plan_keeps_its_id_and_another_has_another() -> None:
    first, second, other = (
        read_back(entry("T", when, plan=plan, now=now))["UID"]
        for when, plan, now in ((SATURDAY, "a", NOW), (ALL_DAY, "a", NOW + timedelta(days=1)), (SATURDAY, "b", NOW))
    )
    assert first == second != other


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
@example("half; an, hour \\n of: \"blocks\" 'ü' 🧱" * 9)
@example("ü" * 120)
def test_any_title_comes_back_letter_for_letter_from_lines_that_are_never_too_long(title: str) -> None:
    written = entry(title, SATURDAY, plan="p", now=NOW)
    assert written.endswith(b"\r\n")
    lines = written[:-2].split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines)
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    # The library takes spaces around a value as typed, and so do we.
    assert str(read_back(written)["SUMMARY"]) == title


def test_line_breaks_stay_line_breaks_and_other_control_signs_go() -> None:
    assert escaped("a\r\nb\rc\nd\x07e") == r"a\nb\nc\nde"
    assert str(read_back(entry("a\nb", SATURDAY, plan="p", now=NOW))["SUMMARY"]) == "a\nb"


def test_a_line_of_exactly_75_octets_is_not_folded_and_one_more_is() -> None:
    assert folded("x" * 75) == b"x" * 75 + b"\r\n"
    assert folded("x" * 76) == b"x" * 75 + b"\r\n x\r\n"
    assert folded("x" * 74 + "ü") == b"x" * 74 + b"\r\n \xc3\xbc\r\n"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Time together", ()),
        ("Blocks with Kit", ("Kit",)),
        ("KIT'S half hour", ("Kit",)),
        ("a kitten and a kite", ()),
        ("_Kit_", ("Kit",)),
        ("Soo-ah's morning", ("Soo-ah",)),
        ("soo ah", ("Soo-ah",)),
        ("Kit + Mary Ann", ("Kit", "Mary Ann")),
        ("Ann", ()),
    ],
)
def test_a_name_is_found_as_a_word_of_its_own(title: str, found: tuple[str, ...]) -> None:
    assert names_in(title, ("Kit", "Soo-ah", "Mary Ann", "-")) == found


def test_the_file_is_its_owners_alone_and_goes_where_it_was_said(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = write_entry(b"x", tmp_path / "saturday")
    finally:
        os.umask(before)
    assert made == tmp_path / "saturday.ics"
    assert made.read_bytes() == b"x"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert write_entry(b"y", tmp_path) == tmp_path / "plan.ics"


def test_what_is_there_already_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "plan.ics").write_bytes(b"mine")
    (tmp_path / "link.ics").symlink_to(tmp_path / "elsewhere.ics")
    for name in ("plan.ics", "link.ics", "no such folder/plan.ics", "a\x00b"):
        with pytest.raises(CannotSave):
            write_entry(b"x", tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.ics", "plan.ics"]
    assert (tmp_path / "plan.ics").read_bytes() == b"mine"


def test_a_disk_that_refuses_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotSave, match="No space left"):
        write_entry(b"x", tmp_path / "plan.ics")
    assert list(tmp_path.iterdir()) == []
