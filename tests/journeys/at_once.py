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
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout

from tests.journeys import walking

QUIET = 3
"""Rounds in which nothing was left to do before the app counts as done."""


_draw = Compositor.render_update


def draw_when_asked(page: Compositor, full: bool = False, *args: Any, **more: Any) -> Any:
    """Draw a whole page for a picture, and nothing for a terminal that is not there."""
    if full:
        return _draw(page, full, *args, **more)
    page._dirty_regions.clear()
    return None


def _update_soon(app: App[Any], delay: float = 0.0) -> None:
    """Paint another room as soon as what is waiting has run; the stock way lets a twentieth of a second go by."""
    app._begin_batch()

    def go_on() -> None:
        app._end_batch()
        app.screen.refresh()

    app.call_later(go_on)


def _at_work(pump: MessagePump) -> bool:
    """Tell whether a part of the app has a message to go through, or is going through one."""
    queue: Any = pump._message_queue
    return queue is not None and not (queue.empty() and queue.ready_event._waiters)


async def _ask_those_at_work(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait for whoever has something to do; the stock way wakes everybody on the page to ask, for each key again."""
    app = pilot.app
    if not app.screen_stack:
        return False
    parts = [app, app.screen, *filter(_at_work, app.screen.walk_children())]
    answers = [asyncio.get_running_loop().create_future() for _ in parts]
    for part, answer in zip(parts, answers, strict=True):
        if not part.call_later(_answer, answer):
            _answer(answer)
    ended: asyncio.Future[Any] = asyncio.ensure_future(app._exception_event.wait())
    whole = asyncio.gather(*answers)
    done, _ = await asyncio.wait((whole, ended), timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    whole.cancel()
    ended.cancel()
    if not done:
        raise WaitForScreenTimeout(f"still at work: {[*filter(_at_work, parts)]}")
    return whole in done


def _answer(answer: asyncio.Future[None]) -> None:
    if not answer.done():
        answer.set_result(None)


@contextmanager
def nobody_watching() -> Iterator[None]:
    """Send nothing to the terminal: pages are taken from what the screen is made of, at the moment they are wanted.

    Whoever walks so must wait until nothing is left to arrange: the app is asked for no more than what it does now.
    """
    drawn = patch.object(Compositor, "render_update", draw_when_asked)
    asked = patch.object(Pilot, "_wait_for_screen", _ask_those_at_work)
    with drawn, asked, patch.object(App, "delay_update", _update_soon):
        yield


def busy(app: App[Any]) -> bool:
    """Tell whether a message waits anywhere on the screen or in the app."""
    screen = app.screen
    pumps = (app, screen, *screen.walk_children())
    return any(pump._message_queue is not None and not pump._message_queue.empty() for pump in pumps)


async def settled(app: App[Any]) -> None:
    """Let the app work until no message waits."""
    quiet = 0
    for _ in range(2000):
        await asyncio.sleep(0)
        quiet = 0 if busy(app) else quiet + 1
        if quiet >= QUIET:
            return
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
