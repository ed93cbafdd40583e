"""How long paper takes: from the key to the finished page in the app, and five hundred moments from a script."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from msgspec.structs import replace

from data.actors import Together
from data.journal import Journal
from data.samples import make_demo
from tests.benchmarks.asked import Asked
from tests.benchmarks.figures import Row, at, milliseconds
from tests.benchmarks.keys import QUIET, painted
from tests.benchmarks.screen import OURS, Screen
from workspace.app import Swingback
from workspace.screens import summary_make
from workspace.summary.build import build
from workspace.summary.pdf import write_pdf
from workspace.summary.values import Choices

NOW = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
"""The evening in which the demo is printed."""

MANY = 500
"""Moments on the longest page."""

F2 = b"\x1bOQ"
"""What terminals send for this key."""

WAY = (
    *((b"5", "on the page"), (b"n", "your turn to choose"), (b"\r", "what may stand"), (F2, "your turn to choose")),
    *((b"\r", "what may stand"), (F2, "You are about to include"), (b"1", "at sixteen"), (F2, "What shall it be")),
    (b"1", "Where shall it go"),
)
"""Keys from the timeline to the last question before a page is made, and what each brings."""

SOON, LONG = 0.5, 5.0
"""Seconds that one side, and the longest page, may take."""


def pages(asked: Asked) -> Iterator[Row]:
    """Measure one side of the demo from the key on, then a page of very many moments."""
    took = asyncio.run(_one_side(asked))
    yield _row("one side, from the key to the file, the first time", took[:1], SOON)
    yield _row("one side, from the key to the file, again", took[1:], SOON)
    family, path = asked.family(max(MANY, asked.large)), asked.home / "many.pdf"
    # A new process each time: within one, the typesetter remembers what it has set before.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as others:
        took = [others.submit(_many, family, path).result() for _ in range(min(asked.rounds, 3))]
    yield _row(f"{MANY} moments as a PDF", took, LONG)
    yield from _meanwhile(asked)


def _meanwhile(asked: Asked) -> Iterator[Row]:
    """Press keys in a real terminal while the longest page is made, and time each until it is painted."""
    family = asked.home / "marked"
    shutil.copytree(asked.family(max(MANY, asked.large)), family)
    _mark(family)
    home = asked.home / "at home"
    home.mkdir()
    found: list[float] = []
    with Screen((*OURS, "--data", str(family)), home) as screen:
        for key, words in WAY:
            screen.press(key)
            screen.show(words, quiet=QUIET)
        begun = screen.press(F2)
        while not [*home.glob("**/page-*.pdf")] and screen.clock() < begun + 6 * LONG:
            key = b"x" if len(found) % 2 == 0 else b"\x7f"
            found.append(painted(screen, key))
        took = screen.clock() - begun
    yield Row(
        what=f"{MANY} moments, from the key to the file in the app, with keys pressed meanwhile",
        value=milliseconds(took),
        goal=f"≤ {LONG:g} s",
        kept=took <= LONG,
    )
    for words, share in (("median", 0.5), ("longest", 1.0)):
        yield Row(what=f"key to paint meanwhile, {words} of {len(found)}", value=milliseconds(at(share, found)))


def _mark(family: Path) -> None:
    """Put very many moments on the family's page, in the full form."""
    journal = Journal.open(family)
    view = journal.seen_by(Together())
    told = [moment for moment in view.moments() if view.guess(moment.id) is not None]
    rest = [moment for moment in view.moments() if view.guess(moment.id) is None]
    view.put(*[replace(moment, marked=True) for moment in (told + rest)[:MANY]])
    notes = view.notes()
    view.put(replace(notes, look=replace(notes.look, form="full")))
    journal.flush()
    journal.close()


def _row(what: str, took: list[float], goal: float) -> Row:
    middle = at(0.5, took)
    return Row(
        what=what,
        value=f"{milliseconds(middle)}, at most {milliseconds(max(took))}",
        goal=f"≤ {goal:g} s",
        kept=middle <= goal,
    )


async def _one_side(asked: Asked) -> list[float]:
    folder = asked.home / "paper"
    make_demo(folder / "rowan", NOW.date())
    papers = folder / "papers"
    papers.mkdir()
    journal = Journal.open(folder / "rowan")
    app = Swingback(journal, now=lambda: NOW)
    took = []
    with patch.object(summary_make, "usual_folder", lambda: papers):
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("5")
            for n in range(1, asked.rounds + 1):
                await pilot.press("n", "enter", "f2", "enter", "f2", "1", "f2", "1")
                await pilot.pause()
                begun = time.perf_counter()
                await pilot.press("f2")
                while len([*papers.glob("*.pdf")]) < n:
                    await asyncio.sleep(0.002)
                took.append(time.perf_counter() - begun)
                await pilot.press("escape")
                await pilot.pause()
    journal.close()
    return took


def _many(family: Path, path: Path) -> float:
    journal = Journal.open(family, read_only=True)
    view = journal.seen_by(Together())
    told = [moment.id for moment in view.moments() if view.guess(moment.id) is not None]
    rest = [moment.id for moment in view.moments() if view.guess(moment.id) is None]
    ids = tuple((told + rest)[:MANY])
    begun = time.perf_counter()
    page = build(view, ids, Choices(today=date(2026, 11, 24), form="full", consent="both"))
    write_pdf(page, path)
    took = time.perf_counter() - begun
    journal.close()
    return took
