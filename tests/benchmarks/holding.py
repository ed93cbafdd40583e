"""A key held down: whether the list keeps up with a keyboard that repeats it thirty times a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack

from tests.benchmarks.asked import Asked
from tests.benchmarks.figures import Row, at, milliseconds
from tests.benchmarks.keys import DOWN, QUIET, UP, opened

A_SECOND = 30
"""How often a held key is repeated by common keyboards."""

KEYS = 90
"""How many repeats are watched, but never more than there are moments to go to."""


def held(asked: Asked) -> Iterator[Row]:
    """Hold the down key in the timeline of a small and of the largest family.

    A frame counts as dropped when none was painted before the next repeat.
    """
    for size in sorted({min(size for size in asked.sizes if size), max(asked.sizes)}):
        with ExitStack() as stack:
            screen = opened(asked, stack, size)
            # A long timeline is read on below its first page, and a key pressed meanwhile is answered after that.
            for key in (DOWN, UP):
                screen.press(key)
                screen.frames(QUIET)
            taken, dropped = [], 0
            keys = min(KEYS, size - 1)
            due = time.perf_counter()
            for _ in range(keys):
                when = screen.press(DOWN)
                due += 1 / A_SECOND
                while (left := due - time.perf_counter()) > 0:
                    screen.take(left)
                frames = screen.ended()
                dropped += not frames
                taken += [frames[0][0] - when] if frames else []
            yield Row(
                what=f"down held, {A_SECOND} a second, {size:,} moments: frames dropped of {keys}",
                value=f"{dropped}, slowest {milliseconds(at(1, taken))}",
                goal="0",
                kept=dropped == 0,
            )
