"""How much memory the app holds, opened and after many saves, beside a bare one."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.asked import Asked
from tests.benchmarks.families import title
from tests.benchmarks.figures import Row
from tests.benchmarks.keys import QUIET
from tests.benchmarks.screen import HELLO, OURS, Screen

SAVES = 30
"""Changes made before memory is looked at the second time."""


def held(asked: Asked) -> Iterator[Row]:
    """Measure resident memory of a bare app and of ours, at first, after the saves, and at its highest."""
    with Screen(HELLO, asked.home) as bare:
        bare.show("hello 0")
        floor, _ = bare.resident()
    with Screen((*OURS, "--data", str(asked.family(asked.large))), asked.home) as ours:
        ours.show("saved", title(0))
        first, _ = ours.resident()
        for _ in range(SAVES):
            ours.press(b"b")
            ours.rest(QUIET * 2)
        ours.show("saved")
        after, highest = ours.resident()
    for words, figure, goal in (
        ("opened", first, None),
        (f"after {SAVES} saves", after, 2.5),
        ("at its highest", highest, None),
    ):
        ratio = figure / floor
        yield Row(
            what=f"memory, {words}, {asked.large:,} moments",
            value=f"{figure:.0f} MB / {floor:.0f} MB",
            ratio=ratio,
            goal=f"≤ {goal}" if goal else "",
            kept=ratio <= goal if goal else None,
        )
