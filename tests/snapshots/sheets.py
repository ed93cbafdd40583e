"""Draws contact sheets of the app's screens from the demo: ``python -m tests.snapshots.sheets FOLDER``.

One SVG a screen holds it at 80×24 and 120×40, dark and light, so that they can be looked at beside each other. With
`rsvg-convert` on the machine a PNG is made of each too.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from data.actors import Together
from data.journal import Journal
from data.samples import make_demo
from workspace.app import Swingback
from workspace.playing import Sitting
from workspace.starting import start_debrief

NOW = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
"""The evening on which all sheets are drawn."""

SIZES: tuple[tuple[int, int], ...] = ((80, 24), (120, 40))
"""Columns and rows."""

LOOKS: tuple[str, ...] = ("swingback-ink", "swingback-paper")
"""Dark and light."""

TALKED = ("down", "down", "down")
"""Keys from the newest moment to one that has been talked through."""

SCREENS: dict[str, tuple[str, ...]] = {
    "moments": TALKED,
    "debrief-question": ("d", "1", "2", "1", "f2"),
    "debrief-curtain": ("d", "1", "2", "1", "f2", "f2", "f2", "f2"),
    "debrief-reveal": (*TALKED, "d", "wait"),
    "repairs": ("2", "wait"),
    "reflect": ("w", "2", "wait", *"apple", "space", *"cart", "space", *"lantern", "enter", "unlocked", "3", "wait"),
    "patterns": ("4", "wait"),
    "summary": ("5", "wait"),
}
"""The keys that lead from the first screen to each of the others."""


def stand_before_the_reads(journal: Journal) -> None:
    """Let the debrief of a moment with two open reads stand where both are looked at side by side."""
    together = journal.seen_by(Together())
    moment = next(m for m in together.moments() if len(together.reads(m.id)) == 2)
    Sitting(journal.seen_by, Together(), start_debrief(together, moment, "joint"), today=NOW.date()).go("ground")


BEFORE: dict[str, Callable[[Journal], None]] = {"debrief-reveal": stand_before_the_reads}
"""What is brought about before the app opens."""


async def draw(name: str, size: tuple[int, int], look: str, folder: Path) -> str:
    """Walk to a screen of a fresh demo and give its picture as SVG."""
    keys = SCREENS[name]
    make_demo(folder, NOW.date())
    journal = Journal.open(folder)
    if name in BEFORE:
        BEFORE[name](journal)
    app = Swingback(journal, now=lambda: NOW)
    async with app.run_test(size=size, notifications=False) as pilot:
        app.theme = look
        await pilot.pause()
        for key in keys:
            if key == "wait":
                await pilot.pause(0.4)
            elif key == "unlocked":
                await pilot.pause(2.5)
            else:
                await pilot.press(key)
        await pilot.pause(0.2)
        picture = app.export_screenshot(simplify=True)
    journal.close()
    return picture


def inner(picture: str, x: int, y: int) -> tuple[str, float, float]:
    """Give a picture as a part of a larger one, with its width and height; fonts are left to the machine."""
    picture = re.sub(r"@font-face\s*\{.*?\}", "", picture, flags=re.DOTALL)
    # Rows of spaces would be drawn as one.
    picture = re.sub(r"(<text [^>]*>)([^<]*)(</text>)", lambda m: m[1] + m[2].replace(" ", "&#160;") + m[3], picture)
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    if found is None:
        raise ValueError("no picture")
    width, height = float(found[1]), float(found[2])
    place = f'<svg x="{x}" y="{y}" width="{width}" height="{height}" '
    return picture.replace("<svg ", place, 1), width, height


def sheet(pictures: list[list[str]]) -> str:
    """Put pictures beside each other: a row for each look, a column for each size."""
    parts = []
    y = total = 0
    for row in pictures:
        x = tallest = 0
        for picture in row:
            part, width, height = inner(picture, x, y)
            parts.append(part)
            x += int(width) + 24
            tallest = max(tallest, int(height))
        total = max(total, x)
        y += tallest + 24
    size = f'width="{total}" height="{y}" viewBox="0 0 {total} {y}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>' + "".join(parts) + "</svg>"


async def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """Draw the sheets into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCREENS:
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as place:
            rows = [
                [await draw(name, size, look, Path(place) / f"{look}{size[0]}") for size in SIZES] for look in LOOKS
            ]
        path = folder / f"{name}.svg"
        path.write_text(sheet(rows), encoding="utf-8")
        if shutil.which("rsvg-convert"):
            subprocess.run(["rsvg-convert", "-z", "0.7", str(path), "-o", str(path.with_suffix(".png"))], check=True)
        print(path)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), tuple(sys.argv[2:])))
