"""Walks through the app as a person does: real keys, and looking for words on the screen."""

from __future__ import annotations

import asyncio
from asyncio import FIRST_COMPLETED
from collections.abc import Callable
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot

NAMED = {" ": "space", "\n": "enter", ",": "comma", ".": "full_stop", "'": "apostrophe", "/": "slash"}
"""Keys whose names are not themselves."""


def seen(app: App[Any]) -> str:
    """Give the words on the screen now, line by line, as a person reads them."""
    (width, height), page = app.size, app.screen
    if not page.is_mounted:
        return ""
    if any(piece is not page and piece.parent is None for piece in page._compositor.visible_widgets):
        # In the middle of a change: what was taken off the page just now has still its place.
        page._refresh_layout()
    lines = page._compositor.render_strips()
    rows = ["".join(segment.text for segment in strip if isinstance(segment, Segment)) for strip in lines]
    return "\n".join(row[:width] for row in rows[:height])


async def type_words(pilot: Pilot[Any], words: str) -> None:
    """Type words key by key."""
    for letter in words:
        await pilot.press(NAMED.get(letter, letter))


SOON = 20
"""Rounds in which comes what waits for nobody but the app itself."""


async def beside(app: App[Any]) -> None:
    """Let threads and programs beside the app go on, until one is done or for a short while."""
    working = [worker._task for worker in app.workers if worker.is_running and worker._task]
    if working:
        await asyncio.wait(working, timeout=0.1, return_when=FIRST_COMPLETED)
    else:
        await asyncio.sleep(0.01)


async def until(pilot: Pilot[Any], is_so: Callable[[], bool], what: str) -> None:
    """Let the app, and what works beside it, go on until something is so."""
    for n in range(400):
        if is_so():
            return
        await pilot.pause()
        if n > SOON:
            await beside(pilot.app)
    raise AssertionError(f"{what} never came; on the screen:\n{seen(pilot.app)}")


async def until_seen(pilot: Pilot[Any], words: str) -> None:
    """Wait until some words stand on the screen."""
    await until(pilot, lambda: words in seen(pilot.app), repr(words))
