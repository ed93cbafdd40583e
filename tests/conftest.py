"""How every test runs: quickly, without animation, and in the same colours everywhere."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["COLORTERM"] = "truecolor"
for name in ("NO_COLOR", "TEXTUAL_THEME", "ACCESSIBLE", "TEXTUAL_COLOR_SYSTEM"):
    os.environ.pop(name, None)
# Programs that a test starts are compiled once, and not at each start, as where the app is installed.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

import pytest  # noqa: E402  # the environment above is read when Textual is imported
import textual.app  # noqa: E402  # see above
import textual.pilot  # noqa: E402  # see above
from hypothesis import settings  # noqa: E402  # after Textual, like everything that may be slow
from textual._compositor import Compositor  # noqa: E402  # see above
from textual.css.model import RuleSet  # noqa: E402  # see above
from textual.css.stylesheet import Stylesheet  # noqa: E402  # see above
from textual.message_pump import MessagePump  # noqa: E402  # see above

from tests.journeys.at_once import MOST_ROUNDS, draw_when_asked, left_to_arrange  # noqa: E402  # see above

gc.set_threshold(200_000, 20, 50)

# The same examples at every landing; at home each run looks for new ones.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")


@pytest.fixture(autouse=True)
def _nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw what follows the cursor at once, and do at once what can wait; a test about a wait sets it itself."""
    monkeypatch.setattr("workspace.screens.moments.FOLLOWS_AFTER", 0.0)
    monkeypatch.setattr("workspace.app.SETTLES_AFTER", 0.0)
    monkeypatch.setattr(textual.app.App, "delay_update", _update_soon)


def _update_soon(app: textual.app.App[Any], delay: float = 0.0) -> None:
    """Paint another room as soon as what is waiting has run; the stock way lets a twentieth of a second go by."""
    app._begin_batch()

    def go_on() -> None:
        app._end_batch()
        app.screen.refresh()

    app.call_later(go_on)


async def _idle(*_args: object, **_more: object) -> None:
    """Let what is waiting run, as deep as a message travels up; the stock way sleeps and takes seven times as long."""
    for _ in range(12):
        await asyncio.sleep(0)


def _at_work(pump: MessagePump) -> bool:
    """Tell whether a part of the app has a message to go through, or is going through one."""
    queue: Any = pump._message_queue
    return queue is not None and not (queue.empty() and queue.ready_event._waiters)


async def _wait_until_arranged(pilot: textual.pilot.Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait until nobody on the page has anything to do, and the page stands as it will be painted.

    The stock way asks everybody on the page, for each key again, and leaves it to the clock when the page is arranged;
    two keys within a sixtieth of a second then move it once.
    """
    for _ in range(MOST_ROUNDS):
        if not await _ask_those_at_work(pilot, timeout):
            return False
        if not pilot.app.screen_stack or not left_to_arrange(pilot.app.screen):
            break
        pilot.app.screen._on_timer_update()
    return True


async def _ask_those_at_work(pilot: textual.pilot.Pilot[Any], timeout: float) -> bool:
    """Wait for whoever has something to do now."""
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
        raise textual.pilot.WaitForScreenTimeout(f"still at work: {[*filter(_at_work, parts)]}")
    return whole in done


def _answer(answer: asyncio.Future[None]) -> None:
    if not answer.done():
        answer.set_result(None)


async def _press(pilot: textual.pilot.Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, each when all that follows from the last has happened, as fingers do."""
    for key in keys:
        await pilot.app._press_keys([key])
        await pilot._wait_for_screen()


for module in (textual.app, textual.pilot):
    vars(module).update(wait_for_idle=_idle)
setattr(textual.pilot.Pilot, "press", _press)  # noqa: B010  # mypy takes no new method of a class
setattr(textual.pilot.Pilot, "_wait_for_screen", _wait_until_arranged)  # noqa: B010  # mypy takes no new method of a class


# -- styles ---------------------------------------------------------------------------------------------------------

_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_parse = Stylesheet._parse_rules


def _parse_once(sheet: Stylesheet, css: str, read_from: tuple[str, str], *args: Any, **more: Any) -> list[RuleSet]:
    """Take the same styles in the same colours apart once in a process, and not once in every app of every test."""
    own = (css, read_from, *args, *more.values())
    known = (*own, frozenset(sheet._variables.items()))
    if known in _parsed and own not in sheet._parse_cache:
        sheet._parse_cache[own] = _parsed[known]
    _parsed[known] = _parse(sheet, css, read_from, *args, **more)
    return _parsed[known]


_whole: dict[object, tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
_parse_all = Stylesheet.parse

MOST_WHOLE = 400
"""Sets of styles that are remembered whole."""


def _parse_all_once(sheet: Stylesheet) -> None:
    """Put the same set of styles together once in a process."""
    known = (tuple(sheet.source.items()), frozenset(sheet._variables.items()))
    if sheet._invalid_css or known not in _whole:
        _parse_all(sheet)
        if len(_whole) >= MOST_WHOLE:
            _whole.clear()
        _whole[known] = (sheet._rules, sheet.rules_map)
    sheet._rules, sheet._rules_map = _whole[known]
    sheet._require_parse = False


@pytest.fixture
def afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take styles apart in every app, as each start does; for a test that is about that."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parse)
    monkeypatch.setattr(Stylesheet, "parse", _parse_all)


setattr(Stylesheet, "_parse_rules", _parse_once)  # noqa: B010  # mypy takes no new method of a class
setattr(Stylesheet, "parse", _parse_all_once)  # noqa: B010  # mypy takes no new method of a class


# -- drawing --------------------------------------------------------------------------------------------------------

_draw = Compositor.render_update
_run = textual.app.App.run_test


@asynccontextmanager
async def _run_and_draw(app: Any, **more: Any) -> AsyncIterator[Any]:
    """Run an app, and draw the page it ends with, so that a page that cannot be drawn is noticed in any test."""
    async with _run(app, **more) as pilot:
        yield pilot
        await pilot.pause()
        await pilot.pause()
        if app.is_running and app.screen_stack and app.screen.is_mounted:
            app.screen._compositor.render_strips()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw every frame, as for a terminal; for a test that is about what a terminal is sent."""
    monkeypatch.setattr(Compositor, "render_update", _draw)


setattr(Compositor, "render_update", draw_when_asked)  # noqa: B010  # mypy takes no new method of a class
setattr(textual.app.App, "run_test", _run_and_draw)  # noqa: B010  # mypy takes no new method of a class
