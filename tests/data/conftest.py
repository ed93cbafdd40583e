"""A small invented family, open in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data.ids import new_id
from data.journal import Journal, new_family
from data.records import Adult, Birth, Child, Moment, When
from tests.torture.places import quick_folder

TODAY = date(2026, 11, 24)


def a_moment(child: Child, words: str = "Kit knocked the tower over and looked across.", hour: int = 18) -> Moment:
    """Make a moment of the day before."""
    when = When(instant=datetime(2026, 11, 23, hour, 10, tzinfo=UTC), zone="Europe/London")
    return Moment(id=new_id(), when=when, camera=(words,), children=(child.id,))


class Home:
    """An open family with names for its people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.nell = Adult(id=new_id(), name="Nell")
        self.idris = Adult(id=new_id(), name="Idris")
        self.kit = Child(id=new_id(), name="Kit", birth=Birth(year=2019, month=11, day=2))
        family = new_family("Ours", "Europe/London")
        self.journal = Journal.create(folder, family, (self.nell, self.idris), (self.kit,))

    def again(self) -> Journal:
        """Close the family and open it again, as on another evening."""
        self.journal.close()
        self.journal = Journal.open(self.folder)
        return self.journal


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A family of two adults and one child."""
    made = Home(tmp_path / "family")
    yield made
    made.journal.close()


@pytest.fixture
def quick() -> Iterator[Path]:
    """An empty folder to break many files in, in memory where that can be."""
    with quick_folder() as folder:
        yield folder
