"""The first page of a long-kept family stands before all of it is read, and is the one that stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import ahead, bookmark, kept
from data.ahead import read_ahead
from data.bookmark import NAME, bookmark_for
from data.errors import Damaged
from data.familyfile import head_of
from data.journal import FILE, Journal
from tests.benchmarks.families import make, title
from tests.data.test_glimpse import body_of, written
from tests.journeys.walking import until
from widgets.timeline import Timeline
from workspace.app import Swingback

MANY = 300


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A family of three hundred moments, which counts as a long one here."""
    monkeypatch.setattr(kept, "LONG", 1000)
    monkeypatch.setattr(ahead, "LONG", 1000)
    monkeypatch.setattr(bookmark, "LONG", 1000)
    return make(tmp_path / "family", MANY)


def shown(app: Swingback) -> list[str]:
    """Give what stands on the screen, line by line."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_the_first_page_asks_for_no_more_and_stays_when_all_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_rest = Swingback._read_rest
    monkeypatch.setattr(Swingback, "_read_rest", lambda app: None)
    journal = Journal.open(folder, ahead=read_ahead(folder / FILE))
    app = Swingback(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = shown(app)
        assert journal.memory.glimpse is not None
        assert title(0) in "\n".join(before)
        read_rest(app)
        await pilot.pause()
        assert journal.memory.glimpse is None
        assert shown(app) == before
        await pilot.press("end")
        assert app.screen.query_one(Timeline).current.id == f"moment-{MANY - 1:06d}"
    journal.close()


@pytest.mark.parametrize("keys", [["end"], ["pagedown"] * 3])
async def test_a_key_that_comes_before_all_is_read_finds_all_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    monkeypatch.setattr(Swingback, "_read_rest", lambda app: None)
    journal = Journal.open(folder, ahead=read_ahead(folder / FILE))
    app = Swingback(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        moments = journal.memory.timeline()
        timeline = app.screen.query_one(Timeline)
        current = timeline.current
        assert current is not None
        assert current.id == moments[timeline.cursor].id
        assert title(int(current.id[-6:])) in "\n".join(shown(app))
    journal.close()


async def test_a_screen_taller_than_what_was_read_shows_the_rest_as_well(folder: Path) -> None:
    journal = Journal.open(folder, ahead=read_ahead(folder / FILE))
    app = Swingback(journal)
    async with app.run_test(size=(120, 200)) as pilot:
        await pilot.pause()
        assert title(60) in "\n".join(shown(app))
    journal.close()


async def test_while_it_is_open_a_bookmark_is_left_for_the_next_start(folder: Path) -> None:
    journal = Journal.open(folder, ahead=read_ahead(folder / FILE))
    app = Swingback(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: (folder / NAME).exists(), "the bookmark")
    journal.close()
    assert bookmark_for(folder / FILE, head_of((folder / FILE).read_bytes())) is not None


async def test_a_file_that_turns_out_damaged_ends_the_app_and_stays_as_it_is(folder: Path) -> None:
    body = body_of(folder / FILE)
    at = body.rindex(b'"tags":["tea"]')
    written(folder / FILE, body[:at] + b'"tags":["tea"],' + body[at:])
    before = (folder / FILE).read_bytes()
    journal = Journal.open(folder, ahead=read_ahead(folder / FILE))
    app = Swingback(journal)
    with pytest.raises(Damaged):
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
    assert isinstance(app.trouble, Damaged)
    journal.close()
    assert (folder / FILE).read_bytes() == before
