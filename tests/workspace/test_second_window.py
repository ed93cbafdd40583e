"""A second window on the screen: it says that it only looks, changes nothing, and goes on once it may."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import Together
from data.journal import FILE
from data.second_window import open_or_look
from data.wording import say
from tests.data.conftest import Home, a_moment
from tests.journeys.walking import seen, until, until_seen
from tests.workspace.test_debrief import running
from workspace.app import Swingback


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A family with one moment, open in a first window."""
    made = Home(tmp_path)
    made.journal.seen_by(Together()).put(a_moment(made.kit))
    made.journal.flush()
    yield made
    made.journal.close()


@pytest.mark.parametrize("key", ["n", "d", "r", "p", "e", "m", "b", "delete", "u"])
async def test_no_key_changes_anything_in_a_window_that_only_looks(home: Home, key: str) -> None:
    second = open_or_look(home.folder)
    before = (home.folder / FILE).read_bytes()
    async with running(second) as pilot:
        await until_seen(pilot, say("app.looking"))
        rooms = pilot.app.screen
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.screen is rooms
        assert "Kit knocked" in seen(pilot.app)
    second.close()
    assert (home.folder / FILE).read_bytes() == before


async def test_it_takes_over_when_the_first_one_closes(home: Home) -> None:
    second = open_or_look(home.folder)
    async with running(second) as pilot:
        await until_seen(pilot, say("app.looking"))
        home.journal.seen_by(Together()).put(a_moment(home.kit, "Kit hid beneath the table."))
        home.journal.flush()
        app = pilot.app
        assert isinstance(app, Swingback)
        app.listening.look_elsewhere()
        await until_seen(pilot, "Kit hid")
        home.journal.close()
        app.listening.look_elsewhere()
        await until(pilot, lambda: say("app.looking") not in seen(pilot.app), "leave to write")
        await pilot.press("m")
        await until(pilot, lambda: any(m.marked for m in app.desk.view.moments()), "a mark")
    second.close()
    home.journal = open_or_look(home.folder)


async def test_copies_beside_the_file_are_named_at_the_start(home: Home) -> None:
    shutil.copy(home.folder / FILE, home.folder / "family (conflicted copy [b]).json")
    app = Swingback(home.journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "family (conflicted copy [b]).json")
        await pilot.press("escape")
        await until_seen(pilot, "Kit knocked")
