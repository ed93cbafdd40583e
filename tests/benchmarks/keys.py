"""From a key to the frame it caused: in the timeline, in a long text, and while the disk is being written to."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from statistics import median

from tests.benchmarks.asked import Asked
from tests.benchmarks.families import title
from tests.benchmarks.figures import Row, at, compared, interleaved, milliseconds
from tests.benchmarks.screen import HELLO, OURS, TYPING, Screen

DOWN, UP, PAGE_DOWN, PAGE_UP, HOME, END = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~", b"\x1b[H", b"\x1b[F"
"""What terminals send for these keys."""

PASTE = b"\x1b[200~%s\x1b[201~"

LONG = b"and then the door went and nobody said a word " * 44
"""Some two thousand characters that stand in a field before the key that is timed."""

QUIET = 0.12
"""Seconds without output after which a key has done all it does."""

PATIENCE = 20.0
"""Seconds after which something that does not come counts as missing."""

PATIENT_KEYS = 4
"""Times as many keys as rounds: one costs little, and their medians stand stiller."""


def painted(screen: Screen, *keys: bytes) -> float:
    """Press a key; gives the seconds until the end of the first frame after it, and notes those until the last.

    Args:
        screen: shows the running program.
        keys: pressed in turn from one call to the next.
    """
    key = keys[screen.pressed % len(keys)]
    when = screen.press(key)
    frames = screen.frames(QUIET)
    if not frames:
        raise TimeoutError(f"no frame came after {key!r}:\n{screen.frame}")
    screen.settled.append(frames[-1][0] - when)
    return frames[0][0] - when


def opened(asked: Asked, stack: ExitStack, size: int) -> Screen:
    """Start the app on a family and wait for its page."""
    screen = stack.enter_context(Screen((*OURS, "--data", str(asked.family(size))), asked.home))
    screen.show("saved", title(0))
    return screen


def timeline(asked: Asked) -> Iterator[Row]:
    """Time keys in the timeline of a small and of the largest family, beside a bare app that paints as much."""
    small, large = min(size for size in asked.sizes if size), max(asked.sizes)
    with ExitStack() as stack:
        bare = stack.enter_context(Screen(HELLO, asked.home))
        bare.show("hello 0")
        shown = {size: opened(asked, stack, size) for size in sorted({small, large})}
        steps = min(small - 1, 30)
        moves = {"down": (DOWN,) * steps + (UP,) * steps, "page down": (PAGE_DOWN, PAGE_UP), "end": (END, HOME)}
        for name, keys in moves.items():
            for screen in shown.values():
                screen.press(HOME)
                screen.rest(QUIET)
                screen.pressed = len(keys)
                screen.settled.clear()
            cases: dict[str, Callable[[], float]] = {"bare": partial(painted, bare, *keys)}
            for size, screen in shown.items():
                cases[f"{size:,}"] = partial(painted, screen, *keys)
            found = interleaved(cases, asked.rounds * PATIENT_KEYS, asked.chance, warm=4)
            for size, screen in shown.items():
                more = f", all panes {milliseconds(median(screen.settled))}"
                words = f"key to paint, {name}, {size:,} moments"
                yield compared(words, found[f"{size:,}"], found["bare"], goal=1.3, more=more)
            if large > small:
                words = f"key to paint, {name}, {large:,} moments beside {small:,}"
                yield compared(words, found[f"{large:,}"], found[f"{small:,}"])


def typing(asked: Asked) -> Iterator[Row]:
    """Time letters typed at the end of a long text, beside a bare app with the same text in a text area."""
    small, large = min(size for size in asked.sizes if size), max(asked.sizes)
    with ExitStack() as stack:
        bare = stack.enter_context(Screen(TYPING, asked.home))
        bare.show()
        cases: dict[str, Callable[[], float]] = {"bare": partial(painted, bare, b"a")}
        screens = [bare]
        for size in sorted({small, large}):
            screen = opened(asked, stack, size)
            screen.press(b"n")
            screen.show("What happened")
            screens.append(screen)
            cases[f"{size:,}"] = partial(painted, screen, b"a")
        for screen in screens:
            screen.press(PASTE % LONG)
            screen.rest(1.0)
        found = interleaved(cases, asked.rounds * PATIENT_KEYS, asked.chance, warm=4)
        for case in found:
            if case != "bare":
                yield compared(f"typing in a long text, {case} moments", found[case], found["bare"], goal=1.3)


def while_saving(asked: Asked) -> Iterator[Row]:
    """Time the down key while a change is on its way to the disk, and without."""
    size = asked.large
    with ExitStack() as stack:
        screen = opened(asked, stack, size)
        places = min(size - 2, 400)
        found: dict[str, list[float]] = {"saving": [], "at rest": []}
        place = 0
        for number in range(asked.rounds * PATIENT_KEYS * 2):
            if place + 2 >= places:
                screen.press(HOME)
                screen.rest(QUIET)
                place = 0
            kind = asked.chance.choice(["saving", "at rest"]) if number > 4 else "at rest"
            place += 1
            taken = _down(screen, title(place), asked.chance.uniform(0, 0.02) if kind == "saving" else None)
            if taken is not None and number > 4:
                found[kind].append(taken)
        for kind, goals in (("saving", (0.016, 0.050)), ("at rest", (None, None))):
            for words, share, goal in (("median", 0.5, goals[0]), ("99th percentile", 0.99, goals[1])):
                figure = at(share, found[kind])
                yield Row(
                    what=f"down key, {kind}, {words} of {len(found[kind])}, {size:,} moments",
                    value=milliseconds(figure),
                    goal=f"≤ {milliseconds(goal)}" if goal else "",
                    kept=figure <= goal if goal else None,
                )
        yield (
            compared(
                "down key while saving beside at rest",
                sorted(found["saving"])[: min(map(len, found.values()))],
                sorted(found["at rest"])[: min(map(len, found.values()))],
            )
            if all(found.values())
            else Row(what="down key while saving", value="no key met a save")
        )


def _down(screen: Screen, row: str, after: float | None) -> float | None:
    """Press down and give the seconds until the row it led to stood in bold; None when no save was on its way by then.

    Args:
        screen: shows the app, with the cursor one row above.
        row: the first words of the row below.
        after: seconds after a change made with ``b`` was painted; without a change when left out.
    """
    before = b""
    if after is not None:
        screen.press(b"b")
        while not screen.ended():
            screen.take(QUIET)
        shown = time.perf_counter()
        while (left := shown + after - time.perf_counter()) > 0:
            screen.take(left)
        before = b"".join(data for _, data in screen.pieces)
    when = screen.press(DOWN)
    bold = re.compile(rb"\x1b\[(?:[0-9;]*;)?1;[0-9;]*m" + row[:13].encode())
    patience = time.perf_counter() + PATIENCE
    while time.perf_counter() < patience:
        frames = screen.frames(QUIET)
        at_end = next((end for end, data in frames if bold.search(data)), None)
        if at_end is not None:
            # Only a key that was pressed before the change was on the disk met the saving.
            met = b"saved" not in before and any(b"saved" in data for _, data in frames)
            return at_end - when if met or after is None else None
        screen.take(QUIET)
    raise TimeoutError(f"{row} never was under the cursor:\n{screen.frame}")
