"""A process killed at any act on the disk loses nothing that was called saved."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from data.familyfile import Tables
from data.storage import DurableStorage, Table, backups, check_file
from tests.data.disk import Clock, Disk, family, litter
from tests.data.killing import Deadly, Noting, Place, Tell, told_by_child

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no child by forking")

BASE: Tables = {"moments": {f"base{number}": {"text": "before"} for number in range(50)}}
WRITES = 8


def live(path: Path, disk: Disk, tell: Tell) -> None:
    """One evening: open, write, and tell the id and the count after each save; a backup is due each time."""
    clock = Clock()
    storage = DurableStorage(path, family="F1", ops=disk, clock=clock)
    table = Table(storage, "moments")
    for number in range(WRITES):
        clock.pass_by(minutes=11)
        made = table.insert({"text": f"evening {number}"})
        storage.flush()
        assert storage.state == "saved"
        tell(f"{made} {len(table)}")
    storage.close()


def points(folder: Path) -> list[Place]:
    """Give every act of an evening, before it, and the middle of every write; after an act is before the next."""
    disk = Noting()
    live(family(folder, BASE), disk, str)
    return disk.distinct()


def test_killed_at_every_act_it_keeps_every_count_it_told(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    all_points = points(tmp_path / "whole")
    assert len(all_points) >= 110
    for number, (at, moment) in enumerate(all_points):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = family(folder, BASE)
        told, killed = told_by_child(partial(live, path, Deadly(at, moment)))
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
    told, killed = told_by_child(partial(live, family(tmp_path, BASE), Deadly(-1, "before")))
    assert not killed
    assert [int(count) for _, count in told] == list(range(51, 51 + WRITES))
    assert len(backups(tmp_path)) == WRITES
