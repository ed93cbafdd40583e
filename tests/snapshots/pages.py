"""Draws contact sheets at three sizes in every look, and checks each page: ``python -m tests.snapshots.pages FOLDER``.

Every page of the app is walked to and checked: words too faint to read, lines that are cut, pages that scroll sideways.
What was found is printed and stands in ``found.txt``. The pages named in `sheets` stand on sheets, one SVG each, and
with `rsvg-convert` on the machine a PNG; `docs/looked-at.md` says what was seen on each.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import tempfile
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.pilot import Pilot
from textual.screen import Screen

from data.actors import Actor, Alone, Together
from data.journal import Journal
from tests.journeys import everywhere as walk
from tests.journeys.full_house import House
from tests.journeys.looking import Look, Typed
from tests.journeys.told import NELL
from tests.snapshots import demo
from tests.snapshots.checks import cut_words, faint_words
from tests.snapshots.drawing import picture, put_together
from tests.snapshots.sheets import LOOKS, ON_A_SHEET, PAGES, SHOWN_IN, SIZES, Page, sheets

WHO: dict[str, Actor] = {"together": Together(), "alone": Alone(NELL.id)}
"""As whom the pages are looked at, beside those of the demo."""

SHOWN = frozenset(page for pages in PAGES.values() for page in pages)
"""The pages that stand on a sheet."""

SEEN_WHOLE = 1_200_000
"""Dots of a sheet that is looked at as a whole."""


class Drawn:
    """What came of walking through the app at one size in one look."""

    def __init__(self, look: str) -> None:
        """Begin with nothing.

        Args:
            look: one of `LOOKS`.
        """
        self.theme, self.colours = LOOKS[look]
        self.pages: dict[Page, str] = {}
        self.found: list[str] = []
        self.seen = 0

    def take(self, who: str, name: str, screen: Screen[Any]) -> None:
        """Check a page, and draw it where it stands on a sheet."""
        strips = screen._compositor.render_strips()
        self.seen += 1
        problems = dict.fromkeys([*faint_words(strips, colours=self.colours), *cut_words(screen)])
        self.found.extend(f"{who}, {name}: {problem}" for problem in problems)
        if (who, name) in SHOWN:
            self.pages[who, name] = picture(strips, colours=self.colours)


async def draw(size: tuple[int, int], look: str) -> Drawn:
    """Walk through the whole app, as two and as one alone, and through the demo.

    Args:
        size: columns and rows.
        look: one of `LOOKS`.
    """
    drawn = Drawn(look)
    for who in WHO:
        await _everywhere(drawn, size, who)
    with tempfile.TemporaryDirectory() as place:
        await demo.walk(Path(place), size, drawn.theme, lambda name, screen: drawn.take("demo", name, screen))
    return drawn


async def _everywhere(drawn: Drawn, size: tuple[int, int], who: str) -> None:
    class Drawing(Look):
        """Somebody who draws every page they look at, and checks it."""

        def __init__(self, pilot: Pilot[Any], *, typed: Typed) -> None:
            super().__init__(pilot, typed=typed)
            self.app.theme = drawn.theme

        def _note(self, name: str) -> None:
            super()._note(name)
            drawn.take(who, name, self.screen)

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "family"
        House().build(folder).close()
        journal = Journal.open(folder)
        try:
            with patch.object(walk, "Look", Drawing), patch.object(walk, "SMALL", size):
                await walk.everywhere(journal, WHO[who], parts=walk.PARTS - {"wide"})
        finally:
            journal.close()


def _file(folder: Path, name: str, columns: int, pages: list[tuple[str, str]]) -> None:
    path = folder / f"{name}.svg"
    svg, width, height = put_together(pages, beside=ON_A_SHEET[columns][1])
    path.write_text(svg, encoding="utf-8")
    if shutil.which("rsvg-convert"):
        small = str(min((SEEN_WHOLE / (width * height)) ** 0.5, 1.0))
        subprocess.run(["rsvg-convert", "-z", small, str(path), "-o", str(path.with_suffix(".png"))], check=True)


def main() -> None:
    """Draw what is asked for, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.snapshots.pages", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", action="append", choices=[f"{w}x{h}" for w, h in SIZES])
    parser.add_argument("--look", action="append", choices=list(LOOKS))
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    sizes = [size for size in SIZES if not asked.size or f"{size[0]}x{size[1]}" in asked.size]
    lines = []
    for size, look in product(sizes, asked.look or LOOKS):
        drawn = asyncio.run(draw(size, look))
        columns, made = size[0], 0
        for name, pages in sheets(columns, look) if look in SHOWN_IN[columns] else ():
            _file(asked.folder, name, columns, [(page[1], drawn.pages[page]) for page in pages if page in drawn.pages])
            made += 1
        lines += [f"{columns}, {look}, {line}" for line in drawn.found]
        print(f"{columns} columns, {look}: {drawn.seen} pages, {made} sheets, {len(drawn.found)} findings", flush=True)
    (asked.folder / "found.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
