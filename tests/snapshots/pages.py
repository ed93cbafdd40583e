"""Draws every page at three sizes in every look, and checks each: ``python -m tests.snapshots.pages FOLDER``.

One SVG a part of the app, a size and a look, with all its pages beside each other, to be looked at; with `rsvg-convert`
on the machine a PNG is made of each. What the checks found is printed and stands in ``found.txt``: words too faint to
read, lines that are cut, pages that scroll sideways. `docs/looked-at.md` says what was seen on the sheets.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import tempfile
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from textual.pilot import Pilot

from data.actors import Actor, Alone, Together
from data.journal import Journal
from tests.journeys import everywhere as walk
from tests.journeys.full_house import House
from tests.journeys.looking import Look, Typed
from tests.journeys.told import NELL
from tests.snapshots.checks import CONSOLE, cut_words, faint_words, few
from tests.snapshots.sheets import sheet

SIZES: tuple[tuple[int, int], ...] = ((80, 24), (120, 40), (200, 60))
"""Columns and rows."""

LOOKS: dict[str, tuple[str, int]] = {
    "dark": ("swingback-ink", 1 << 24),
    "light": ("swingback-paper", 1 << 24),
    "dark-256": ("swingback-ink", 256),
    "light-256": ("swingback-paper", 256),
    "clear": ("swingback-clear", 1 << 24),
    "sixteen": ("swingback-sixteen", 16),
}
"""Theme and number of colours, by what the look is called here."""

WHO: dict[str, Actor] = {"together": Together(), "alone": Alone(NELL.id)}
"""As whom the pages are looked at."""

IN_A_ROW = 4
"""Pages beside each other on a sheet."""


class Drawing(Look):
    """Somebody who draws every page they look at, and checks it."""

    theme, colours = LOOKS["dark"]
    pictures: dict[str, str]
    found: list[str]

    def __init__(self, pilot: Pilot[Any], *, typed: Typed) -> None:
        super().__init__(pilot, typed=typed)
        self.app.theme = self.theme

    def _note(self, name: str) -> None:
        super()._note(name)
        strips = self.screen._compositor.render_strips()
        lines = [[self._shown(segment) for segment in strip] for strip in strips]
        width, height = self.screen.size
        console = Console(
            record=True, file=StringIO(), width=width, height=height, force_terminal=True, color_system="truecolor"
        )
        console.print(Segments([part for line in lines for part in (*line, Segment.line())]), end="")
        self.pictures[name] = console.export_svg(title=name, theme=CONSOLE)
        problems = dict.fromkeys([*faint_words(strips, colours=self.colours), *cut_words(self.screen)])
        self.found.extend(f"{name}: {problem}" for problem in problems)

    def _shown(self, segment: Segment) -> Segment:
        style = segment.style or Style()
        fewer = Style(color=few(style.color, self.colours), bgcolor=few(style.bgcolor, self.colours))
        return Segment(segment.text, style + fewer)


async def draw(part: str, size: tuple[int, int], look: str, who: str) -> Drawing:
    """Walk through a part of the app; gives who drew it.

    Args:
        part: one of `walk.PARTS`.
        size: columns and rows.
        look: one of `LOOKS`.
        who: one of `WHO`.
    """
    made: list[Drawing] = []

    class This(Drawing):
        theme, colours = LOOKS[look]

        def __init__(self, pilot: Pilot[Any], *, typed: Typed) -> None:
            super().__init__(pilot, typed=typed)
            self.pictures, self.found = {}, []
            made.append(self)

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "family"
        House().build(folder).close()
        journal = Journal.open(folder)
        try:
            with patch.object(walk, "Look", This), patch.object(walk, "SMALL", size):
                await walk.everywhere(journal, WHO[who], parts=frozenset((part,)))
        finally:
            journal.close()
    return made[0]


def _file(folder: Path, name: str, drawing: Drawing) -> None:
    pictures = list(drawing.pictures.values())
    rows = [pictures[at : at + IN_A_ROW] for at in range(0, len(pictures), IN_A_ROW)]
    path = folder / f"{name}.svg"
    path.write_text(sheet(rows), encoding="utf-8")
    if shutil.which("rsvg-convert"):
        subprocess.run(["rsvg-convert", "-w", "2800", str(path), "-o", str(path.with_suffix(".png"))], check=True)


def main() -> None:
    """Draw what is asked for, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.snapshots.pages", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", action="append", choices=sorted(walk.PARTS - {"wide"}))
    parser.add_argument("--size", action="append", choices=[f"{w}x{h}" for w, h in SIZES])
    parser.add_argument("--look", action="append", choices=list(LOOKS))
    parser.add_argument("--who", action="append", choices=list(WHO))
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    parts = asked.part or sorted(walk.PARTS - {"wide"})
    sizes = [size for size in SIZES if not asked.size or f"{size[0]}x{size[1]}" in asked.size]
    lines = []
    for part, size, look, who in product(parts, sizes, asked.look or LOOKS, asked.who or WHO):
        name = f"{part}-{who}-{size[0]}-{look}"
        drawing = asyncio.run(draw(part, size, look, who))
        if drawing.pictures:
            _file(asked.folder, name, drawing)
        lines += [f"{name}: {line}" for line in drawing.found]
        print(f"{name}: {len(drawing.pictures)} pages, {len(drawing.found)} findings", flush=True)
    (asked.folder / "found.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
