"""Keys pressed one after the other as soon as the app is done with the last one, and not by the clock.

The pilot waits twice by the clock for each key; a journey of three hundred keys then spends nearly all of its time
waiting for nothing. These keys come in by the same door, as a terminal sends them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from tests.journeys import walking

QUIET = 3
"""Rounds in which nothing was left to do before the app counts as done."""

MOST_ROUNDS = 10
"""How often a page is arranged for what follows from arranging it."""


_draw = Compositor.render_update


def draw_when_asked(page: Compositor, full: bool = False, *args: Any, **more: Any) -> Any:
    """Draw a whole page for a picture, and nothing for a terminal that is not there."""
    if full:
        return _draw(page, full, *args, **more)
    page._dirty_regions.clear()
    return None


@contextmanager
def nobody_watching() -> Iterator[None]:
    """Send nothing to the terminal: pages are taken from what the screen is made of, at the moment they are wanted."""
    with patch.object(Compositor, "render_update", draw_when_asked):
        yield


def left_to_arrange(page: Screen[Any]) -> list[str]:
    """Give what a page has still to lay out, draw or call."""
    todo = ("_layout_required", "_scroll_required", "_repaint_required", "_recompose_required")
    return [name for name in (*todo, "_dirty_widgets", "_callbacks") if getattr(page, name)]


def busy(app: App[Any]) -> bool:
    """Tell whether a message waits anywhere on the screen or in the app."""
    screen = app.screen
    pumps = (app, screen, *screen.walk_children())
    return any(pump._message_queue is not None and not pump._message_queue.empty() for pump in pumps)


async def settled(app: App[Any]) -> None:
    """Let the app work until no message waits and the page stands as it will be painted."""
    quiet, rounds = 0, MOST_ROUNDS
    for _ in range(2000):
        await asyncio.sleep(0)
        quiet = 0 if busy(app) else quiet + 1
        if quiet < QUIET:
            continue
        if not rounds or not left_to_arrange(app.screen):
            return
        app.screen._on_timer_update()
        quiet, rounds = 0, rounds - 1
    raise AssertionError("the app never came to rest")


async def press_now(app: App[Any], key: str) -> None:
    """Press a key, and let what follows happen."""
    assert app._driver is not None
    event = Key(key, key if len(key) == 1 else None)
    event.set_sender(app)
    app._driver.send_message(event)
    await settled(app)


async def until(pilot: Pilot[Any], is_so: Callable[[], bool], what: str) -> None:
    """Let the app work until something is so; most often it is so at once."""
    for _ in range(20):
        if is_so():
            return
        await settled(pilot.app)
    await walking.until(pilot, is_so, what)


async def until_seen(pilot: Pilot[Any], words: str) -> None:
    """Wait until some words stand on the screen."""
    await until(pilot, lambda: words in walking.seen(pilot.app), repr(words))
