"""A save happens in one order, and whatever the disk refuses or wherever the process stops, nothing written is lost."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from data import fileops
from data.errors import CannotSave
from data.familyfile import read_family_file
from data.fileops import FileOps, write_whole
from data.ondisk import OnDisk
from data.storage import DurableStorage, backups, check_file
from data.wording import say
from tests.data.disk import (
    NEW,
    OLD,
    Clock,
    Disk,
    Moment,
    Refusing,
    Stopped,
    Stopping,
    family,
    first_try,
    litter,
    opened,
)

SAVE = (
    "stat", "create", "write", "fsync", "identify", "close", "stat", "make_folder", "sync_folder", "list", "link",
    "list", "replace", "sync_folder",
)  # fmt: skip
"""Every act of one save with its first backup, in order."""

POINTS = range(len(SAVE) + 1)


def saved_once(tmp_path: Path) -> Disk:
    disk = Disk()
    storage = opened(family(tmp_path), disk)
    disk.acts.clear()
    storage.write(NEW)
    storage.close()
    return disk


def follows_the_protocol(acts: list[tuple[str, str]], path: Path) -> bool:
    """Tell whether recorded acts keep the old file, the new bytes and the names safe at any instant."""
    names = [name for name, _ in acts]
    order = ["stat", "create", "write", "fsync", "close", "sync_folder", "link", "replace", "sync_folder"]
    if not set(order) <= set(names) or [name for name in names if name in order[1:]] != order[1:]:
        return False
    temporary = dict(acts)["create"]
    return (
        names.index("stat") < names.index("create")
        and Path(temporary).parent == path.parent
        and Path(temporary).name.startswith(".family.json.")
        and dict(acts)["link"].startswith(f"{path} {path.parent / 'backups'}{os.sep}")
        and dict(acts)["replace"] == f"{temporary} {path}"
        and dict(acts)["sync_folder"] == str(path.parent)
    )


def test_a_save_does_its_acts_in_the_one_safe_order(tmp_path: Path) -> None:
    disk = saved_once(tmp_path)
    assert tuple(disk.names) == SAVE
    assert follows_the_protocol(disk.acts, tmp_path / "family.json")


@pytest.mark.parametrize("missing", ["stat", "create", "fsync", "close", "link", "replace", "sync_folder"])
def test_a_save_without_one_of_its_acts_is_noticed(tmp_path: Path, missing: str) -> None:
    acts = [act for act in saved_once(tmp_path).acts if act[0] != missing]
    assert not follows_the_protocol(acts, tmp_path / "family.json")


def test_a_save_that_does_not_wait_for_the_medium_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from data import ondisk

    def hasty(*given: Any, **more: Any) -> fileops.FileId:
        return write_whole(*given, **more, durable=False)

    monkeypatch.setattr(ondisk, "write_whole", hasty)
    assert not follows_the_protocol(saved_once(tmp_path).acts, tmp_path / "family.json")


def test_the_real_disk_waits_for_file_and_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    real = os.fsync

    def watched(fd: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(fd).st_mode))
        real(fd)

    monkeypatch.setattr(os, "fsync", watched)
    monkeypatch.setattr("sys.platform", "linux")
    write_whole(tmp_path / "file", b"bytes")
    assert synced == [False, True]
    write_whole(tmp_path / "file", b"bytes", durable=False)
    assert synced == [False, True]


def test_a_file_or_link_put_there_first_is_never_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"theirs")
    link.symlink_to(target)
    for place in (target, link, tmp_path / "dangling"):
        if place.name == "dangling":
            place.symlink_to(tmp_path / "nowhere")
        with pytest.raises(FileExistsError):
            FileOps().create(place)
    assert target.read_bytes() == b"theirs"
    assert not (tmp_path / "nowhere").exists()


def check_after_refusal(storage: DurableStorage, tmp_path: Path, problem: str) -> None:
    """Old or new on the disk, new in memory, and every way out open."""
    path = tmp_path / "family.json"
    on_disk = read_family_file(path).tables
    assert storage.read() == NEW
    assert on_disk in (OLD, NEW)
    assert path.stat().st_mode & 0o777 == (0o600 if on_disk == NEW else 0o644)
    assert not litter(tmp_path)
    assert (storage.state, storage.problem) == ("unsaved" if problem else "saved", problem)
    if not problem:
        assert on_disk == NEW
    else:
        storage.save_as(tmp_path / "elsewhere.json")
        assert check_file(tmp_path / "elsewhere.json").tables == NEW
        with pytest.raises(CannotSave):
            storage.save_as(tmp_path / "elsewhere.json")
        storage.retry()
    storage.close()
    assert (storage.saved, storage.state) == (storage.accepted, "saved")
    assert check_file(path).tables == NEW
    assert all(backup.good for backup in backups(tmp_path))
    assert not litter(tmp_path)


@pytest.mark.parametrize("moment", ["before", "half", "after"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("at", POINTS)
def test_whatever_act_is_refused_nothing_is_lost(tmp_path: Path, at: int, code: int, moment: Moment) -> None:
    disk = Refusing(code, moment=moment)
    storage = opened(family(tmp_path), disk)
    (tmp_path / "family.json").chmod(0o644)
    disk.acts.clear()
    disk.at = {at}
    problem = first_try(storage)
    for_backup = 7 <= at <= 11
    if at < len(SAVE) and not for_backup and (moment != "half" or SAVE[at] == "write"):
        keys = {errno.ENOSPC: "disk_full", errno.EIO: "cannot_save", errno.EACCES: "no_permission"}
        assert problem == say(f"errors.{keys[code]}", code=errno.errorcode[code])
    else:
        assert problem == ""
    check_after_refusal(storage, tmp_path, problem)


@pytest.mark.parametrize("first", POINTS)
def test_a_second_refusal_while_trying_again_loses_nothing_either(tmp_path: Path, first: int) -> None:
    for second in POINTS:
        folder = tmp_path / str(second)
        folder.mkdir()
        disk = Refusing(errno.EIO, moment="after")
        storage = opened(family(folder), disk)
        disk.acts.clear()
        disk.at = {first, first + second + 1}
        if problem := first_try(storage):
            try:
                storage.flush()
                problem = ""
            except CannotSave as refusal:
                problem = refusal.words
        disk.at = set()
        (folder / "family.json").chmod(0o600 if read_family_file(folder / "family.json").tables == NEW else 0o644)
        check_after_refusal(storage, folder, problem)


@pytest.mark.parametrize("moment", ["before", "half", "after"])
@pytest.mark.parametrize("at", POINTS)
def test_wherever_the_process_stops_the_file_opens_and_goes_on(tmp_path: Path, at: int, moment: Moment) -> None:
    path = family(tmp_path)
    disk = Stopping(at, moment)
    place = OnDisk(path, disk, Clock())
    place.opened(read_family_file(path))
    try:
        place.put("F1", NEW)
        returned = True
    except Stopped:
        returned = False
    again = opened(path, FileOps())
    assert again.read() in ((NEW,) if returned else (OLD, NEW))
    assert not litter(tmp_path)
    assert all(backup.good for backup in backups(tmp_path))
    again.write({"moments": {"z": {"text": "and on"}}})
    again.close()
    assert check_file(path).tables == {"moments": {"z": {"text": "and on"}}}


def test_every_sentence_about_saving_says_that_the_words_are_still_there() -> None:
    for key in ("disk_full", "no_permission", "folder_gone", "cannot_save", "still_saving"):
        assert re.search("words are still here", say(f"errors.{key}", code="EIO"))
