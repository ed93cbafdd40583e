"""Draws the two pictures of the README: ``python -m tests.snapshots.readme docs/pictures``; it needs `rsvg-convert`."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from textual.screen import Screen

from tests.snapshots.demo import walk_to
from tests.snapshots.drawing import picture, put_together
from tests.snapshots.sheets import LOOKS, SIZES

PICTURES = {"moments": "moments", "one question": "debrief-question"}
"""The pages shown, and what their files are called."""

WIDE = "1767"
"""Dots from the left to the right of a picture."""


def main(folder: Path) -> None:
    """Draw both pages at the two smaller sizes, dark and light."""
    drawn: dict[str, list[tuple[str, str]]] = {name: [] for name in PICTURES}
    for look, size in product(("dark", "light"), SIZES[:2]):
        theme, colours = LOOKS[look]

        def take(name: str, screen: Screen[object], colours: int = colours) -> None:
            drawn[name].append(("", picture(screen._compositor.render_strips(), colours=colours)))

        with tempfile.TemporaryDirectory() as place:
            asyncio.run(walk_to(tuple(PICTURES), Path(place), size, theme, take))
    for name, pages in drawn.items():
        svg, _, _ = put_together(pages, beside=2, ground="none")
        path = folder / f"{PICTURES[name]}.png"
        subprocess.run(["rsvg-convert", "-w", WIDE, "-o", str(path)], input=svg, text=True, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
