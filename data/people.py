"""A family, its grown-ups and its children, and how times are told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Instant = Annotated[datetime, Meta(tz=True)]
"""A point in time; a stored one that does not say its offset is not taken for one."""

Precision = Literal["minute", "part", "day"]
"""How exactly a time is known: to the minute, as a part of the day such as *bedtime*, or only the day."""


class When(Struct, frozen=True, kw_only=True):
    """A moment in time as it was lived: an instant, the zone it was lived in, and how exactly it is known."""

    instant: Instant
    """Aware, in UTC. For a part of the day or a whole day: the start of it in `zone`."""
    zone: str
    """IANA name, such as ``Europe/London``. The wall time in this zone is what is shown."""
    precision: Precision = "minute"
    part: str = ""
    """The part of the day in the family's own words (*bedtime*), when `precision` is ``part``."""


class TimeOfDay(Struct, frozen=True, kw_only=True):
    """A named time in this family's day, such as *bedtime* at 19:30."""

    name: str
    hour: int
    minute: int = 0


class OwnWord(Struct, frozen=True, kw_only=True):
    """A word the family added to one of the lists; never counted in patterns."""

    id: str
    kind: Literal["signal", "need"]
    label: str


class HelpLine(Struct, frozen=True, kw_only=True):
    """Somebody to call, as the family wrote it down; the app knows no numbers of its own."""

    label: str
    number: str


class Settings(Struct, frozen=True, kw_only=True):
    """Choices about how the app looks and behaves, shared by the family."""

    theme: str = "auto"
    glyphs: Literal["auto", "full", "ascii"] = "auto"
    clock: Literal["24", "12"] = "24"
    rows: Literal["airy", "close"] = "airy"
    """Whether moments in a list have two lines and air, or one line each."""
    idle_lock_minutes: int = 10
    paper: Literal["a4", "letter"] = "a4"
    seen_rules: bool = False
    """Whether the ground rules have been read in turn once."""
    help_lines: tuple[HelpLine, ...] = ()
    """Whom to call, shown wherever a note says that words need more than this app."""
    calendar_title: str = ""
    """What a plan was last called in a calendar; a neutral title of the app's own when empty."""


class Family(Struct, frozen=True, kw_only=True):
    """The family as a whole: its zone, its words for times of day, its settings."""

    id: str
    name: str = ""
    zone: str = "UTC"
    times_of_day: tuple[TimeOfDay, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    settings: Settings = Settings()
    joint_from: date | None = None
    """The first day on which a joint debrief is offered again; never who or why."""
    demo: bool = False
    """An invented family: every screen says so."""


class Adult(Struct, frozen=True, kw_only=True):
    """A grown-up who shares the file."""

    id: str
    name: str
    role: str = ""
    retired: bool = False
    recipient: str = ""
    """Public age key (``age1...``); empty where there is no private room on this platform."""
    key_file: str = ""
    """A copy of `keys/<adult>.age`, so that copying the journal alone loses nothing."""
    example_passphrase: str = ""
    """Only in the demo: the passphrase, shown on screen because the family is invented."""


class Birth(Struct, frozen=True, kw_only=True):
    """A birth date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None


class Child(Struct, frozen=True, kw_only=True):
    """A child of the family."""

    id: str
    name: str
    birth: Birth
    band_override: str = ""
    """An age-band id when the family prefers another band than the birth date gives."""
    print_name: str = ""
    """The name used on paper; the first name when empty."""
    retired: bool = False
