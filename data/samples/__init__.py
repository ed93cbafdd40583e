"""Invented families, made fresh in an empty folder so that anyone can look around before writing a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data import keys
from data.ids import new_id
from data.journal import Journal
from data.records import Family, Settings
from data.samples.cast import SAMPLES, Calendar, People, read_file
from data.samples.shapes import MomentsShape, PeopleShape, RoomsShape
from data.samples.telling import tell_moments, tell_notes, tell_room

FIRST = "rowan"
"""The family that has lived long enough to fill every room; the others show one moment each, worked through."""


def demo_families() -> tuple[str, ...]:
    """Give the names of the invented families, the one to begin with first."""
    found = sorted(path.stem for path in SAMPLES.glob("*.toml") if "-" not in path.stem)
    return (FIRST, *(name for name in found if name != FIRST))


def demo_family(name: str) -> str:
    """Give the name of an invented family by any name it is found under, such as that of its worked moment.

    Raises:
        KeyError: when there is no such family.
    """
    known = {read_file(f"{family}.toml", PeopleShape).also: family for family in demo_families() if family != FIRST}
    wanted = name.strip().casefold()
    return wanted if wanted in demo_families() else known[wanted]


def make_demo(folder: Path, today: date, *, family: str = FIRST) -> None:
    """Make an invented family in a folder, its last moments some days before `today`, and close it.

    Args:
        folder: where to make it; created when missing.
        today: the day it is; everything is counted back from here.
        family: one of `demo_families`, or another name it is found under.

    Raises:
        KeyError: when there is no such family.
        CannotSave: when the folder cannot be written.
    """
    family = demo_family(family)
    shape = read_file(f"{family}.toml", PeopleShape)
    people = People.of(shape, today, with_keys=keys.available())
    record = Family(
        id=new_id(),
        name=shape.name,
        zone=shape.zone,
        times_of_day=shape.times_of_day,
        settings=Settings(seen_rules=True),
        demo=True,
    )
    calendar = Calendar(today=today, zone=shape.zone, times_of_day=shape.times_of_day)
    files = sorted(path.name for path in SAMPLES.glob(f"{family}-moments-*.toml"))
    shapes = tuple(moment for name in files for moment in read_file(name, MomentsShape).moment)
    records, moment_ids = tell_moments(shapes, people, calendar)
    records.append(tell_notes(shape.summary))
    if people.with_keys and (SAMPLES / f"{family}-rooms.toml").exists():
        rooms = read_file(f"{family}-rooms.toml", RoomsShape).room
        records += [tell_room(room, people, calendar, moment_ids) for room in rooms]
    journal = Journal.create(folder, record, people.here, tuple(people.children.values()))
    try:
        journal.load((*people.elsewhere, *records))
    finally:
        journal.close()
