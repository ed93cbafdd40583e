"""Keeps the pages that matter most as plain letters: ``python -m tests.snapshots.letters`` takes them down anew.

Other tests look for words; these hold where every word stands, what is beside it and what is beneath. Colours are left
out, and so is all that differs from one day or one run to the next. A page that changed is read before it is kept.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from unittest.mock import patch

from textual.geometry import Size

from data.actors import Together
from data.journal import Journal
from data.samples import make_demo
from tests.journeys.at_once import nobody_watching, press_now, settled
from tests.journeys.looking import Look
from tests.snapshots.demo import NOW, stand_before_the_reads
from widgets.timeline import Timeline
from workspace.app import Swingback
from workspace.playing import Sitting
from workspace.starting import start_debrief
from workspace.too_small import OneSentence

KEPT = Path(__file__).parent / "letters"
"""Where they are kept, one file for each."""

SIZE = (80, 24)
"""Columns and rows of all of them but the smallest."""

SMALLEST = Size(36, 12)
"""A window in which no page fits."""


async def take_down() -> dict[str, str]:
    """Walk to each page in the invented family of the demo; gives what stands there."""
    pages = {"too-small": _page(OneSentence(SMALLEST).lines())}
    with tempfile.TemporaryDirectory() as place:
        make_demo(Path(place) / "family", NOW.date())
        journal = Journal.open(Path(place) / "family")
        newest, talked = _prepared(journal)
        app = Swingback(journal, now=lambda: NOW)
        with nobody_watching(), patch("workspace.screens.moments.FOLLOWS_AFTER", 0.0):
            async with app.run_test(size=SIZE, notifications=False) as pilot:
                look = Look(pilot, typed=lambda _: "")

                async def take(name: str, *keys: str, at: str = "") -> None:
                    for key in keys:
                        await press_now(app, key)
                    if at:
                        app.screen.query_one(Timeline).go_to(at)
                        await settled(app)
                        await press_now(app, "d")
                    await look.settle()
                    pages[name] = _page([strip.text for strip in app.screen._compositor.render_strips()])

                await take("home")
                await take("repair", "2")
                await take("curtain", "1", at=newest)
                await take("reveal", "escape", at=talked)
        journal.close()
    return pages


def _prepared(journal: Journal) -> tuple[str, str]:
    """Let one debrief stand before the first turn, and one where two reads are looked at; gives the two moments."""
    stand_before_the_reads(journal)
    together = journal.seen_by(Together())
    talked = next(moment for moment in together.moments() if together.debrief(moment.id))
    newest = together.moments()[0]
    debrief = start_debrief(together, newest, "joint")
    Sitting(journal.seen_by, Together(), debrief, today=NOW.date()).go("first_curtain")
    journal.flush()
    journal.on_state(lambda state, problem: None)
    return newest.id, talked.id


def _page(lines: list[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)


def kept() -> dict[str, str]:
    """Give the pages that were kept."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(KEPT.glob("*.txt"))}


def main() -> None:
    """Keep all of them as they are now, and say which are others than before."""
    before, now = kept(), asyncio.run(take_down())
    KEPT.mkdir(exist_ok=True)
    for name, page in now.items():
        (KEPT / f"{name}.txt").write_text(page, encoding="utf-8")
        print(f"{name}: {'as before' if before.get(name) == page else 'changed; read it before it is kept'}")
    for name in before.keys() - now.keys():
        (KEPT / f"{name}.txt").unlink()


if __name__ == "__main__":
    main()
