"""The six cards of the first start: short, to be left at any point, and there again whenever somebody asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from data.journal import Journal
from data.wording import content, say
from tests.journeys.walking import seen, until, until_seen
from tests.workspace.page_kit import Home, now, settle
from widgets.buttons import Action
from workspace import first_run, running
from workspace.app import Swingback
from workspace.commands import COMMANDS
from workspace.pages import cards
from workspace.screens.room import Room
from workspace.screens.tour import TourScreen


def card(pilot: Pilot[Any]) -> int:
    """Tell which card stands on the screen."""
    page = seen(pilot.app)
    return next(n for n, one in enumerate(cards(), 1) if say("tour.progress", n=n, all=6) in page and one.title in page)


@pytest.mark.parametrize("plain", [False, True])
def test_there_are_six_and_none_is_long(plain: bool) -> None:
    assert len(cards(plain=plain)) == 6
    assert all(0 < len(" ".join(one.lines)) < 300 for one in cards(plain=plain))


def test_line_by_line_they_name_no_key_and_what_they_quote_is_offered() -> None:
    told = " ".join(line for one in cards(plain=True) for line in one.lines)
    assert not any(key in told for key in ("Press", "Ctrl", "F9", "Esc", "Tab", "Arrows"))
    offered = {*content("plain")["menu"].values(), *content("plain")["moment"].values()}
    quoted = re.findall("“(.+?)”", told)
    assert len(quoted) > 4
    assert {*quoted} <= offered


def test_the_keys_they_name_are_the_keys_there_are() -> None:
    told = " ".join(line for one in cards() for line in one.lines)
    faces = {command.face: command.id for command in COMMANDS}
    for face, command_id in {"n": "new_moment", "d": "debrief", "w": "who", "F9": "hide", "?": "help"}.items():
        assert f" {face} " in f" {told.replace(',', ' ').replace('.', ' ')} "
        assert faces[face] == command_id or face == "n"
    assert "Ctrl+P" in told


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)])
async def test_enter_goes_through_them_and_ends_in_the_moments(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path)
    app = Swingback(home.journal, now=now, tour=True)
    async with app.run_test(size=size) as pilot:
        for n in range(1, 7):
            await until(pilot, lambda n=n: isinstance(app.screen, TourScreen) and card(pilot) == n, f"card {n}")  # type: ignore[misc]  # bound now
            await pilot.press("enter")
            await settle(pilot)
        assert isinstance(app.screen, Room)
    home.journal.close()


async def test_they_can_be_left_at_any_card_and_turned_back(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.open() as pilot:
        for steps in range(6):
            await pilot.press("0")
            await until(pilot, lambda: isinstance(pilot.app.screen, TourScreen), "the cards")
            await pilot.press(*["right"] * steps)
            await settle(pilot)
            assert card(pilot) == steps + 1
            if steps:
                await pilot.press("left")
                await settle(pilot)
                assert card(pilot) == steps
                assert pilot.app.focused is not None, "the cursor is always somewhere"
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(pilot.app.screen, Room)


async def test_the_mouse_goes_through_them_from_help(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.open((80, 24)) as pilot:
        await pilot.press("question_mark")
        await settle(pilot)
        button = next(one for one in pilot.app.screen.query(Action) if one.act.id == "tour")
        button.scroll_visible(animate=False)
        await settle(pilot)
        await pilot.click(button)
        for n in range(1, 7):
            await until_seen(pilot, say("tour.progress", n=n, all=6))
            await pilot.click(next(one for one in pilot.app.screen.query(Action) if one.act.id == "next"))
            await settle(pilot)
        assert isinstance(pilot.app.screen, Room)


@pytest.mark.parametrize("first", [True, False])
def test_only_the_first_start_shows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool) -> None:
    home, told = Home(tmp_path / "family"), []
    home.journal.close()

    class App:
        """Takes the place of the screen."""

        return_code, trouble = 0, None

        def __init__(self, journal: Journal, **how: Any) -> None:
            told.append(how["tour"])

        def run(self) -> None:
            """Be over at once."""

    monkeypatch.setattr(running, "Swingback", App)
    monkeypatch.setattr(first_run, "first_run", lambda folder: Journal.open(home.journal.folder))
    assert running.run_app(tmp_path / "none" if first else home.journal.folder) == 0
    assert told == [first]
