"""Walks to the pages that a family sees most, in the invented family of the demo, for whoever draws them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.widgets import Input

from data.actors import Together
from data.journal import Journal
from data.samples import make_demo
from tests.journeys.at_once import nobody_watching
from tests.journeys.looking import Look
from tests.journeys.walking import until
from workspace.app import Swingback
from workspace.first_run import WelcomeApp
from workspace.playing import Sitting
from workspace.starting import start_debrief

NOW = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
"""The evening on which all of them are drawn."""

TALKED = ("down", "down", "down")
"""Keys from the newest moment to one that has been talked through."""

PAGES: dict[str, tuple[str, ...]] = {
    "moments": TALKED,
    "found": ("slash", *"again", "wait"),
    "one question": ("d", "1", "2", "1", "f2"),
    "curtain": ("d", "1", "2", "1", "f2", "f2", "f2", "f2"),
    "two reads": (*TALKED, "d", "wait"),
    "repairs": ("2", "wait"),
    "reflect": ("w", "2", "wait", *"apple", "space", *"cart", "space", *"lantern", "enter", "reflect", "3", "wait"),
    "patterns": ("4", "wait"),
    "summary": ("5", "wait"),
    "everything": ("ctrl+p", "wait"),
}
"""The keys that lead from the first page to each of the others."""

FIRST = "first run"
"""The page before there is a family."""


def stand_before_the_reads(journal: Journal) -> None:
    """Let the debrief of a moment with two open reads stand where both are looked at side by side."""
    together = journal.seen_by(Together())
    moment = next(m for m in together.moments() if len(together.reads(m.id)) == 2)
    Sitting(journal.seen_by, Together(), start_debrief(together, moment, "joint"), today=NOW.date()).go("ground")


BEFORE: dict[str, Callable[[Journal], None]] = {"two reads": stand_before_the_reads}
"""What is brought about before the app opens."""

Draw = Callable[[str, Screen[Any]], None]
"""Takes the name of a page, and the page."""


async def walk(folder: Path, size: tuple[int, int], theme: str, draw: Draw) -> None:
    """Go to every page of a fresh demo, each from the beginning, and to the one before there is a family.

    Args:
        folder: an empty place for the families.
        size: columns and rows.
        theme: how the app looks.
        draw: called at each page.
    """
    await walk_to(tuple(PAGES), folder, size, theme, draw)
    first = WelcomeApp(folder / "new", now=lambda: NOW, zone="Europe/London")
    async with first.run_test(size=size) as pilot:
        first.theme = theme
        await pilot.pause()
        draw(FIRST, first.screen)


async def walk_to(names: tuple[str, ...], folder: Path, size: tuple[int, int], theme: str, draw: Draw) -> None:
    """Go to some of `PAGES`; the rest is as for `walk`."""
    for name in names:
        make_demo(folder / name, NOW.date())
        journal = Journal.open(folder / name)
        if name in BEFORE:
            BEFORE[name](journal)
        app = Swingback(journal, now=lambda: NOW)
        with nobody_watching():
            async with app.run_test(size=size, notifications=False) as pilot:
                app.theme = theme
                look = Look(pilot, typed=lambda place: "")
                for key in PAGES[name]:
                    await _step(look, key)
                await look.settle()
                draw(name, look.screen)
        journal.close()


async def _step(look: Look, key: str) -> None:
    if key == "wait":
        await look.settle()
    elif key == "reflect":
        await until(look.pilot, lambda: not look.screen.query(Input), "an open room")
    else:
        await look.press(key)
