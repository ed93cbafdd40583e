"""A child process that kills itself, as ``kill -9`` would, at one chosen act on the disk, and what it told before."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable

from tests.data.disk import Disk, Moment

Tell = Callable[[str], object]
"""Sends one line to the parent, which has it whatever becomes of the child."""

Place = tuple[int, Moment]
"""Where a process can be killed: number of the act, and before it, after it or in the middle of it."""


class Deadly(Disk):
    """A disk at which the process kills itself at one chosen place."""

    def __init__(self, at: int, moment: Moment) -> None:
        super().__init__()
        self.at, self.moment = at, moment

    def meet(self, number: int, moment: Moment) -> None:
        """Kill the process if this is the place."""
        if number == self.at and moment == self.moment:
            os.kill(os.getpid(), signal.SIGKILL)


class Noting(Disk):
    """A disk that notes every place where a process could be killed."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []

    def meet(self, number: int, moment: Moment) -> None:
        """Note the place."""
        self.places.append((number, moment))

    def distinct(self) -> list[Place]:
        """Give the places between which something happens on the disk: after an act is before the next."""
        last = self.places[-1]
        return [place for place in self.places if place[1] != "after" or place == last]


def told_by_child(live: Callable[[Tell], object]) -> tuple[list[list[str]], bool]:
    """Live in a child process; give what it told until it was killed (line by line, as words), and whether it was."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            live(lambda line: os.write(writing, f"{line}\n".encode()))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(4)
    os.close(writing)
    with open(reading) as pipe:
        lines = [line.split() for line in pipe]
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return lines, os.WIFSIGNALED(status)
