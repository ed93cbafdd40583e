"""A small family for trying pages: grown-ups and children by name, a clock that stands still, the app around it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from data.actors import Together
from data.ids import new_id
from data.journal import Journal, new_family
from data.records import Adult, Birth, Child, Moment, When
from data.view import View
from tests.journeys.walking import until
from tests.widgets.conftest import HOSTILE
from workspace.app import Swingback

NOW = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)
"""A Saturday evening."""


@pytest.fixture(params=HOSTILE, ids=("closing", "quiet", "emoji", "rtl", "brackets", "lines", "long", "wide"))
def hostile(request: pytest.FixtureRequest) -> str:
    """A text someone could really type."""
    return str(request.param)


ZONE = "Europe/London"
SIZES = ((40, 15), (80, 24), (120, 40))


def now() -> datetime:
    """Give the time it is in these tests."""
    return NOW


class Home:
    """A family in a folder of its own."""

    def __init__(
        self, folder: Path, adults: tuple[str | Adult, ...] = ("Nell", "Idris"), children: tuple[str, ...] = ("Kit",)
    ) -> None:
        people = tuple(Adult(id=new_id(), name=a) if isinstance(a, str) else a for a in adults)
        kids = tuple(Child(id=new_id(), name=name, birth=Birth(year=2020)) for name in children)
        self.journal = Journal.create(folder, new_family("", ZONE), people, kids)

    @property
    def view(self) -> View:
        """What everyone may see."""
        return self.journal.seen_by(Together())

    def adult(self, name: str) -> Adult:
        """Give one grown-up by name."""
        return next(adult for adult in self.view.adults if adult.name == name)

    def child(self, name: str) -> Child:
        """Give one child by name."""
        return next(child for child in self.view.children if child.name == name)

    def moment(self, words: str, *more: str, child: str = "Kit", hour: int = 17) -> Moment:
        """Write a moment down."""
        when = When(instant=datetime(2026, 11, 20, hour, tzinfo=UTC), zone=ZONE)
        moment = Moment(id=new_id(), when=when, camera=(words, *more), children=(self.child(child).id,))
        self.view.put(moment)
        return moment

    @asynccontextmanager
    async def open(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
        """Open the app on the family, and close both."""
        app = Swingback(self.journal, now=now)
        try:
            async with app.run_test(size=size) as pilot:
                await settle(pilot)
                yield pilot
        finally:
            self.journal.close()

    @asynccontextmanager
    async def at(
        self, screen: Screen[Any], size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[tuple[Pilot[Any], Answers]]:
        """Open one page of the app, and note what it answers."""
        async with self.open(size) as pilot:
            answers: Answers = []
            pilot.app.push_screen(screen, answers.append)
            await settle(pilot)
            yield pilot, answers


Answers = list[Any]


async def settle(pilot: Pilot[Any]) -> None:
    """Let everything that is on its way arrive."""
    for _ in range(6):
        await pilot.pause()


async def answered(pilot: Pilot[Any], answers: Answers) -> Answers:
    """Wait until a page has answered."""
    await until(pilot, lambda: bool(answers), "an answer")
    return answers
