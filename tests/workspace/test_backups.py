"""Earlier states in the app: listed with day and number, looked at before anything changes, brought back whole."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from data.backups import keep
from data.journal import FILE
from data.wording import say
from tests.journeys.walking import seen, until, until_seen
from tests.widgets.conftest import HOSTILE
from tests.workspace.page_kit import SIZES, Home, now
from widgets.buttons import Action
from workspace.desk import Desk
from workspace.screens.backups import BackupsScreen
from workspace.screens.family import FamilyScreen

EARLIER = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)


def changed_since(home: Home, words: str = "Kit hid beneath the table.") -> None:
    """Keep a state with one moment, then bin it and write two others."""
    first = home.moment(words)
    home.journal.flush()
    keep(home.journal.storage.path, "before-restore", EARLIER)
    home.view.bin(first.id, today=EARLIER.date())
    home.moment("Bricks flew.")
    home.moment("A long hug at the door.")
    home.journal.flush()


async def choose(pilot: Pilot[Any]) -> None:
    """Choose the state that holds one moment."""
    next(button for button in pilot.app.screen.query(Action) if "one moment" in button.act.label).focus()
    await pilot.press("enter")


def titles(home: Home) -> set[str]:
    return {home.view.title(moment) for moment in home.view.moments()}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_state_says_what_it_holds_and_what_it_would_change_and_comes_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home = Home(tmp_path)
    changed_since(home)
    async with home.at(BackupsScreen(Desk(home.journal, now=now), home.journal), size) as (pilot, _):
        await until_seen(pilot, "one moment")
        assert "18:05" in seen(pilot.app)
        await choose(pilot)
        await until_seen(pilot, say("backups.sure"))
        assert titles(home) == {"Bricks flew", "A long hug at the door"}
        await pilot.press("left", "enter")
        await until(pilot, lambda: titles(home) == {"Kit hid beneath the table"}, "the earlier state")
        await until_seen(pilot, "It is back")
        (newest, *_) = (tmp_path / "backups").glob("*before-restore*")
        assert newest.exists()


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_what_would_come_and_go_is_named_literally(tmp_path: Path, hostile: str) -> None:
    home = Home(tmp_path)
    changed_since(home, hostile)
    title = next(iter(titles(home) - {"Bricks flew", "A long hug at the door"}), "")
    async with home.at(BackupsScreen(Desk(home.journal, now=now), home.journal), (120, 40)) as (pilot, _):
        await until_seen(pilot, "one moment")
        await choose(pilot)
        await until_seen(pilot, say("backups.sure"))
        text = " ".join(seen(pilot.app).split())
        assert "Bricks flew" in text
        assert "A long hug at the door" in text
        assert title in text


async def test_leaving_the_question_changes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    changed_since(home)
    before = (tmp_path / FILE).read_bytes()
    async with home.at(BackupsScreen(Desk(home.journal, now=now), home.journal)) as (pilot, _):
        await until_seen(pilot, "one moment")
        await choose(pilot)
        await until_seen(pilot, say("backups.sure"))
        await pilot.press("escape")
        await until_seen(pilot, say("backups.title"))
        assert (tmp_path / FILE).read_bytes() == before


async def test_a_copy_beside_the_file_can_be_looked_at_and_a_bad_one_is_counted(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.moment("Bricks flew.")
    home.journal.flush()
    shutil.copy(tmp_path / FILE, tmp_path / "family 2.json")
    state = keep(home.journal.storage.path, "", EARLIER)
    state.write_bytes(state.read_bytes()[:-4])
    async with home.at(BackupsScreen(Desk(home.journal, now=now), home.journal)) as (pilot, _):
        await until_seen(pilot, "family 2.json")
        await until_seen(pilot, say("backups.bad", n=1))


async def test_it_is_one_key_away_from_the_family(tmp_path: Path) -> None:
    home = Home(tmp_path)
    changed_since(home)
    async with home.open() as pilot:
        await pilot.press("6")
        await until_seen(pilot, say("family.title"))
        await pilot.press("b")
        await until_seen(pilot, say("backups.title"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FamilyScreen), "the family")
