"""A process that saves as fast as it can is killed at any time, over and over, in the same folder.

What one process leaves is opened by the next, which may be killed while it is still clearing up.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from data.familyfile import Tables
from tests.data.disk import Clock
from tests.torture.keeping import Keeping

MOMENTS = 300
"""How many moments the family holds, give or take those that make it longer and shorter."""

LONGEST = 0.1
"""Seconds after which a process is killed at the latest."""

Waiting = Callable[[int], bytes]
"""Waits until it is time to kill. Takes the pipe on which the process tells what it has done; gives what it read."""


def some_time(chance: random.Random) -> Waiting:
    """Wait for a drawn time, whatever the process is doing then."""

    def wait(_: int) -> bytes:
        time.sleep(chance.random() * LONGEST)
        return b""

    return wait


def some_lines(many: int) -> Waiting:
    """Wait until the process has told so many things: what it found, then each save."""

    def wait(reading: int) -> bytes:
        told = b""
        while told.count(b"\n") < many and (more := os.read(reading, 1000)):
            told += more
        return told

    return wait


def tables_at(number: int) -> Tables:
    """Make what stands in the file after so many saves; its length goes up and down, so that old ends would show."""
    chance = random.Random(number)
    texts = (f"{number} {'Kit said it once more. ' * chance.randrange(1, 8)}" for _ in range(chance.randrange(50)))
    moments = {f"m{n}": {"text": f"told long ago, {n}"} for n in range(MOMENTS)}
    moments.update({f"now{n}": {"text": text} for n, text in enumerate(texts)})
    return {"settings": {"F1": {"number": number}}, "moments": moments}


class Rounds:
    """One folder in which process after process is killed."""

    def __init__(self, keeping: Keeping, folder: Path) -> None:
        self._keeping, self._folder = keeping, folder / "family"
        self.early = 0
        """How many were killed before they had opened the file, so that the next one found what they left."""
        self._begin()

    def _begin(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._keeping.begin(self._folder, tables_at(0))
        self._may = (0, 0)

    def kill(self, wait: Waiting) -> str:
        """Start a process and kill it; gives a finding about what the one before had left, or nothing."""
        told = self._told(wait)
        if not told:
            self.early += 1
            return ""
        found, *saved = told
        oldest, newest = self._may
        if found in ("unreadable", "wrong") or not oldest <= int(found) <= newest:
            finding = found if found in ("unreadable", "wrong") else "lost"
            self._begin()
            return finding
        last = int(saved[-1]) if saved else int(found)
        self._may = (last, last + 1)
        return ""

    def _told(self, wait: Waiting) -> list[str]:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                self._live(lambda word: os.write(writing, f"{word}\n".encode()))
            finally:
                os._exit(4)
        os.close(writing)
        told = wait(reading)
        os.kill(child, signal.SIGKILL)
        with open(reading, "rb") as pipe:
            told += pipe.read()
        os.waitpid(child, 0)
        return told.decode().split()

    def _live(self, tell: Callable[[object], object]) -> None:
        """Tell what is found, then every save; this is the process that is killed."""
        try:
            found = self._keeping.look(self._folder)
            number = int(found["settings"]["F1"]["number"])
        except Exception:
            tell("unreadable")
            return
        if found != tables_at(number):
            tell("wrong")
            return
        tell(number)
        clock = Clock()
        kept = self._keeping.open(self._folder, clock)
        while True:
            number += 1
            clock.pass_by(minutes=6)
            kept.save(tables_at(number))
            tell(number)


def kills(rounds: Rounds, many: int, seed: int) -> Iterator[str]:
    """Kill so many processes at any time; gives what was found after each."""
    wait = some_time(random.Random(seed))
    for _ in range(many):
        yield rounds.kill(wait)
