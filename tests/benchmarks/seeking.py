"""From a letter typed in the search to the frame that shows what was found, in a large family and in the largest."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from statistics import median

from tests.benchmarks.asked import Asked
from tests.benchmarks.figures import Row, compared, interleaved, milliseconds
from tests.benchmarks.keys import PATIENCE, QUIET, opened, painted
from tests.benchmarks.screen import TYPING, Screen

WORDS = b"kettle bricks"
"""What is looked for, letter by letter: the first word stands in most texts, both in more than half."""

KEYS = (*(bytes([letter]) for letter in WORDS), *(b"\x7f",) * len(WORDS))
"""Typed, and taken back again."""

FOUND = re.compile(rb"\d+ of \d+")
"""How many of how many: painted in the same frame as the list."""

GOALS = {10_000: 0.033, 100_000: 0.060}
"""Seconds from the key to what was found, by the number of moments."""


def shown(screen: Screen) -> float:
    """Press the next letter; gives the seconds until the end of the frame with what was found."""
    key = KEYS[screen.pressed % len(KEYS)]
    when = screen.press(key)
    patience = time.perf_counter() + PATIENCE
    while time.perf_counter() < patience:
        frames = screen.frames(QUIET)
        at_end = next((end for end, data in frames if FOUND.search(data)), None)
        if at_end is not None:
            return at_end - when
        screen.take(QUIET)
    raise TimeoutError(f"nothing was found after {key!r}:\n{screen.frame}")


def searching(asked: Asked) -> Iterator[Row]:
    """Time letters typed in the search, beside a bare app in whose text area a letter is typed."""
    sizes = sorted({asked.large, max(asked.sizes)})
    with ExitStack() as stack:
        bare = stack.enter_context(Screen(TYPING, asked.home))
        bare.show()
        cases: dict[str, Callable[[], float]] = {"bare": partial(painted, bare, b"a")}
        for size in sizes:
            screen = opened(asked, stack, size)
            screen.press(b"/")
            screen.show(f"{size} of {size}")
            screen.rest(1.0)
            screen.pressed = 0
            cases[f"{size:,}"] = partial(shown, screen)
        found = interleaved(cases, max(asked.rounds * 2, len(KEYS)), asked.chance, warm=4)
        for size in sizes:
            taken, goal = found[f"{size:,}"], GOALS.get(size)
            yield Row(
                what=f"a letter in the search to what was found, {size:,} moments, median of {len(taken)}",
                value=milliseconds(median(taken)),
                goal=f"≤ {milliseconds(goal)}" if goal else "",
                kept=median(taken) <= goal if goal else None,
            )
            yield compared(f"a letter in the search, {size:,} moments", taken, found["bare"])
