"""What else belongs to a moment: entered by keys, kept while typed, and put into the moment as it is by then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Together
from data.company import came_again
from data.records import Moment
from data.when import local
from tests.data.conftest import Home, a_moment
from tests.journeys.walking import seen, type_words, until, until_seen
from widgets.text_area import Line
from workspace.about_form import tags_in
from workspace.app import Swingback
from workspace.screens.about_moment import AboutMomentScreen

NOW = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A family of two adults and one child, with one moment."""
    made = Home(tmp_path)
    made.journal.seen_by(Together()).put(a_moment(made.kit))
    yield made
    made.journal.close()


def moment(home: Home) -> Moment:
    (one,) = home.journal.seen_by(Together()).moments()
    return one


@asynccontextmanager
async def asked(home: Home, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """Open the app and the page about its moment."""
    app = Swingback(home.journal, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await until_seen(pilot, "Kit knocked")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, AboutMomentScreen), "the page")
        yield pilot


async def test_where_who_tags_and_how_are_entered_by_keys_and_shown(home: Home) -> None:
    async with asked(home) as pilot:
        await type_words(pilot, "the hall")
        await pilot.press("enter", "right", "space", "tab")
        await type_words(pilot, "bedtime, teeth,, Bedtime")
        await pilot.press("enter", "right", "space", "f2")
        await until(pilot, lambda: not isinstance(pilot.app.screen, AboutMomentScreen), "the room")
        now = moment(home)
        assert (now.place, now.tags, now.sampling) == ("the hall", ("bedtime", "teeth"), "prompted")
        assert now.present == (home.idris.id,)
        assert home.journal.drafts.keys() == ()
        await until_seen(pilot, "the hall")


async def test_who_was_there_stands_in_the_familys_order_whoever_was_ticked_first(home: Home) -> None:
    async with asked(home) as pilot:
        await pilot.press("tab", "right", "space", "left", "space", "f2")
        await until(pilot, lambda: not isinstance(pilot.app.screen, AboutMomentScreen), "the room")
        assert moment(home).present == (home.nell.id, home.idris.id)


async def test_what_came_back_is_marked_and_the_open_door_hears_it(home: Home) -> None:
    view = home.journal.seen_by(Together())
    first = moment(home)
    for days in range(1, 4):
        when = replace(first.when, instant=first.when.instant - timedelta(days=days))
        view.put(replace(first, id=f"{first.id}{days}", when=when, tags=("again",)))
    today = local(first.when).date()
    assert not came_again(view.moments(), today)
    view.put(replace(first, tags=("teeth",)))
    async with asked(home) as pilot:
        for pressed, tags in (("space", ("teeth", "again")), ("space", ("teeth",)), ("space", ("teeth", "again"))):
            pilot.app.screen.query_one("#again ChipField").focus()
            await pilot.press(pressed, "f2")
            await until(pilot, lambda: not isinstance(pilot.app.screen, AboutMomentScreen), "the room")
            here = next(one for one in view.moments() if one.id == first.id)
            assert here.tags == tags
            assert came_again(view.moments(), today) == ("again" in tags)
            await pilot.press("t")
            await until(pilot, lambda: isinstance(pilot.app.screen, AboutMomentScreen), "the page")
            assert pilot.app.screen.query_one("#tags", Line).value == "teeth"


async def test_what_was_changed_meanwhile_stays(home: Home) -> None:
    async with asked(home) as pilot:
        await type_words(pilot, "hall")
        home.journal.seen_by(Together()).put(replace(moment(home), bright=True))
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(pilot.app.screen, AboutMomentScreen), "the room")
        assert (moment(home).place, moment(home).bright) == ("hall", True)


async def test_a_moment_gone_meanwhile_is_said_and_nothing_is_lost(home: Home) -> None:
    async with asked(home) as pilot:
        await type_words(pilot, "hall")
        home.journal.seen_by(Together()).bin(moment(home).id, today=NOW.date())
        await pilot.press("f2")
        await until_seen(pilot, "no longer here")
        assert home.journal.drafts.keys() != ()


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)])
async def test_leaving_changes_nothing_and_keeps_what_was_typed(home: Home, size: tuple[int, int]) -> None:
    before = moment(home)
    async with asked(home, size) as pilot:
        await type_words(pilot, "[b]hall")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, AboutMomentScreen), "the room")
        assert moment(home) == before
        await pilot.press("t")
        await until_seen(pilot, "[b]hall")
        assert "still here" in " ".join(seen(pilot.app).split())


@pytest.mark.parametrize(
    ("typed", "tags"),
    [("", ()), (" , ,", ()), ("a", ("a",)), ("b  c , A,a", ("b c", "A")), ("z,a,z", ("z", "a")), ("ß, SS", ("ß",))],
)
def test_tags_are_the_words_between_commas_each_once(typed: str, tags: tuple[str, ...]) -> None:
    assert tags_in(typed) == tags
