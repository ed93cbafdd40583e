"""A plan with a date as a file that any calendar reads (iCalendar, RFC 5545): a neutral title, a time, no more."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.errors import CannotSave
from data.fileops import write_new
from data.records import When
from data.when import local
from data.wording import say

MAKER = "-//A plan//One entry//EN"
"""Who made the file: every calendar file has to say, and this one says as little as it can."""

FOLD = 75
"""The most octets on one line (RFC 5545, 3.1); longer ones go on after a line break and a space."""

LONG = timedelta(minutes=30)
"""How long an entry with a time is; the plan itself does not say."""

WORDS = re.compile(r"\w+")
"""What counts as a word of a title; the *s* of *Kit's* is one of its own."""

_SPACE = uuid.UUID("5d0e7a3c-6c1b-4c53-9a55-3f0a7c1b2d64")
"""Makes the same id for the same plan, so that a second copy replaces the first one in a calendar."""


def entry(title: str, when: When, *, plan: str, now: datetime) -> bytes:
    """Give one calendar entry as the bytes of its file.

    A plan for a day is an entry of that whole day, as it is lived. Any other has its instant in UTC, which needs no
    table of time zones; for a part of the day that is where the part begins.

    Args:
        title: what the calendar shows.
        when: when it is meant to be.
        plan: anything that names the plan and stays the same; only a number made from it is written.
        now: the present, aware.
    """
    if when.precision == "day":
        day = local(when).date()
        times = [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
        times.append("TRANSP:TRANSPARENT")
    else:
        times = [f"DTSTART:{_utc(when.instant)}", f"DTEND:{_utc(when.instant + LONG)}"]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(_SPACE, plan)}",
        f"DTSTAMP:{_utc(now)}",
        *times,
        f"SUMMARY:{escaped(title)}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Give a text as a value: a backslash before what would end it, line breaks as two signs, no control characters."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    text = "\\n".join(re.split(r"\r\n|\r|\n", text))
    return "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cs"))


def folded(line: str) -> bytes:
    """Give a line with its ending, folded so that no part is longer than `FOLD` octets and no letter is cut in two."""
    parts: list[bytes] = []
    part = b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > FOLD:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join((*parts, part)) + b"\r\n"


def names_in(title: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give those of some names that stand in a title as words of their own."""
    said = _spread(title)
    return tuple(name for name in names if _spread(name).strip() and _spread(name) in said)


def _spread(text: str) -> str:
    """Give the words of a text without capitals and signs, each with a space on both sides."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    return f" {' '.join(re.findall(WORDS, plain))} "


def write_entry(entry: bytes, place: Path) -> Path:
    """Write an entry to a new file that only its owner may read; gives its path.

    Args:
        entry: the bytes.
        place: the file to make, or a folder to make it in.

    Raises:
        CannotSave: when there is something of that name, or the disk refuses; then nothing is left there.
    """
    if place.is_dir():
        place = place / say("repairs.calendar.file_name")
    elif place.suffix.casefold() != ".ics":
        place = place.with_name(f"{place.name}.ics")
    try:
        write_new(place, entry)
    except FileExistsError:
        raise CannotSave(say("repairs.calendar.taken", name=place.name)) from None
    except (OSError, ValueError) as problem:
        raise CannotSave(say("repairs.calendar.refused", why=getattr(problem, "strerror", "") or "")) from None
    return place
