"""A process killed at any act on the disk loses nothing that was called saved."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import JournalError
from data.familyfile import Tables
from data.storage import DurableStorage, Table, backups, check_file
from tests.data.disk import Clock, Disk, Moment, family, litter

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no child by forking")

BASE: Tables = {"moments": {f"base{number}": {"text": "before"} for number in range(50)}}
WRITES = 8


class Deadly(Disk):
    """A disk at which the process kills itself, as ``kill -9`` would, at one chosen act."""

    def __init__(self, at: int, moment: Moment) -> None:
        super().__init__()
        self.at, self.moment = at, moment

    def meet(self, number: int, moment: Moment) -> None:
        if number == self.at and moment == self.moment:
            os.kill(os.getpid(), signal.SIGKILL)


def live(path: Path, disk: Disk, tell: Callable[[str], object]) -> None:
    """One evening: open, write, and tell the id and the count after each save; a backup is due each time."""
    clock = Clock()
    storage = DurableStorage(path, family="F1", ops=disk, clock=clock)
    table = Table(storage, "moments")
    for number in range(WRITES):
        clock.pass_by(minutes=11)
        made = table.insert({"text": f"evening {number}"})
        storage.flush()
        assert storage.state == "saved"
        tell(f"{made} {len(table)}\n")
    storage.close()


def told_by_child(path: Path, disk: Disk) -> tuple[list[list[str]], bool]:
    """Live in a child process; give what it told until it was killed, and whether it was."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            live(path, disk, lambda line: os.write(writing, line.encode()))
            os._exit(0)
        except JournalError:
            os._exit(3)
        finally:
            os._exit(4)
    os.close(writing)
    with open(reading) as pipe:
        lines = [line.split() for line in pipe]
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return lines, os.WIFSIGNALED(status)


class Noting(Disk):
    """A disk that notes every place where a process could be killed."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[int, Moment]] = []

    def meet(self, number: int, moment: Moment) -> None:
        self.places.append((number, moment))


def points(folder: Path) -> list[tuple[int, Moment]]:
    """Give every act of an evening, before and after it, and the middle of every write."""
    disk = Noting()
    live(family(folder, BASE), disk, str)
    return disk.places


def test_killed_at_every_act_it_keeps_every_count_it_told(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    all_points = points(tmp_path / "whole")
    assert len(all_points) >= 200
    for number, (at, moment) in enumerate(all_points):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = family(folder, BASE)
        told, killed = told_by_child(path, Deadly(at, moment))
        assert killed
        storage = DurableStorage(path, family="F1")
        kept = storage.read()["moments"]
        assert not {made for made, _ in told} - kept.keys()
        most = int(told[-1][1]) if told else len(BASE["moments"])
        assert len(kept) in (most, most + 1)
        assert not litter(folder)
        Table(storage, "moments").put("after", {"text": "life goes on"})
        storage.close()
        assert "after" in check_file(path).tables["moments"]
    assert all(backup.good for backup in backups(folder))


def test_an_evening_that_nobody_interrupts_tells_every_count(tmp_path: Path) -> None:
    told, killed = told_by_child(family(tmp_path, BASE), Deadly(-1, "before"))
    assert not killed
    assert [int(count) for _, count in told] == list(range(51, 51 + WRITES))
    assert len(backups(tmp_path)) == WRITES
