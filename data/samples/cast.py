"""The people of an invented family, and the days its moments are counted back to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import convert

from data import keys
from data.ids import new_id
from data.records import Adult, Birth, Child, TimeOfDay, When
from data.samples.shapes import MomentShape, PeopleShape, Shape

SAMPLES = Path(__file__).parent
"""Where the invented families are written down."""

_SATURDAY = 5

_DAYS = {"school": range(5), "saturday": (_SATURDAY,), "sunday": (6,)}
"""The days of the week on which a moment may lie."""

S = TypeVar("S", bound=Shape)


def read_file(name: str, kind: type[S]) -> S:
    """Read one content file of an invented family.

    Raises:
        msgspec.ValidationError: when something in it is misspelt or missing.
    """
    with (SAMPLES / name).open("rb") as file:
        return convert(tomllib.load(file), kind)


@dataclass(frozen=True, kw_only=True)
class People:
    """The grown-ups and children of an invented family, by the short names its files use."""

    adults: dict[str, Adult]
    children: dict[str, Child]
    with_keys: bool
    """Whether this computer can seal; without it there are no private rooms and no closed reads."""

    @classmethod
    def of(cls, shape: PeopleShape, today: date, *, with_keys: bool) -> People:
        """Make them as old as they are on this day; whoever has a passphrase, with the key made beforehand."""
        adults = {}
        for person in shape.adult:
            adult = Adult(id=new_id(), name=person.name, role=person.role)
            if person.elsewhere:
                adult = Adult(id=adult.id, name=person.name, role=person.role, retired=True)
            elif with_keys and not person.passphrase:
                identity = keys.make()
                recipient, key_file = identity.recipient, keys.bare_file(identity)
                adult = Adult(id=adult.id, name=person.name, role=person.role, recipient=recipient, key_file=key_file)
            elif with_keys:
                key_file = (SAMPLES / f"{person.key}.age").read_text("ascii")
                adult = Adult(
                    id=adult.id,
                    name=person.name,
                    role=person.role,
                    recipient=person.recipient,
                    key_file=key_file,
                    example_passphrase=person.passphrase,
                )
            adults[person.key] = adult
        children = {}
        for small in shape.child:
            born = today - timedelta(days=small.age_in_days)
            birth = Birth(year=born.year, month=born.month, day=born.day)
            children[small.key] = Child(id=new_id(), name=small.name, birth=birth)
        return cls(adults=adults, children=children, with_keys=with_keys)

    @property
    def here(self) -> tuple[Adult, ...]:
        """The grown-ups who share the file."""
        return tuple(adult for adult in self.adults.values() if not adult.retired)

    @property
    def elsewhere(self) -> tuple[Adult, ...]:
        """Those who keep a file of their own; they have no key in this one."""
        return tuple(adult for adult in self.adults.values() if adult.retired)

    def ids(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give the ids of several grown-ups by their short names."""
        return tuple(self.adults[name].id for name in names)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Turns days counted back from today, and wall times, into moments in time."""

    today: date
    zone: str
    times_of_day: tuple[TimeOfDay, ...]

    def back(self, days: int) -> date:
        """The day so many days before today."""
        return self.today - timedelta(days=days)

    def instant(self, day: date, at: time) -> datetime:
        """A wall time on a day in the family's zone, in UTC."""
        return datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)

    def when(self, shape: MomentShape) -> When:
        """When a moment was, as it was lived."""
        day = self.back(shape.days)
        while shape.day and day.weekday() not in _DAYS[shape.day]:
            day -= timedelta(days=1)
        if not shape.part:
            return When(instant=self.instant(day, time.fromisoformat(shape.at)), zone=self.zone)
        part = next(part for part in self.times_of_day if part.name == shape.part)
        start = self.instant(day, time(part.hour, part.minute))
        return When(instant=start, zone=self.zone, precision="part", part=part.name)

    def day_of(self, when: When) -> date:
        """The day on which it was lived."""
        return when.instant.astimezone(ZoneInfo(self.zone)).date()

    def coming_saturday(self, at: str) -> When:
        """The first Saturday after today, at a wall time."""
        day = self.today + timedelta(days=(_SATURDAY - self.today.weekday() - 1) % 7 + 1)
        return When(instant=self.instant(day, time.fromisoformat(at)), zone=self.zone)
