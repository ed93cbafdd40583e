"""A sync program, a second copy or a scanner may touch the family file too; nobody's words are written over."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from data.errors import CannotSave, ChangedOnDisk
from data.familyfile import pack
from data.fileops import FileOps, write_whole
from data.storage import check_file
from data.wording import say
from tests.data.disk import NEW, OLD, Disk, Moment, family, litter, opened


def same_size(data: bytes) -> bytes:
    return data.replace(b"Kit", b"Kim")


def another_family(_: bytes) -> bytes:
    return pack("F2", NEW, {})[0]


@pytest.mark.parametrize("change", [same_size, another_family, lambda data: data[:-9], lambda _: b""])
@pytest.mark.parametrize("in_place", [True, False])
def test_what_another_program_wrote_is_never_written_over(tmp_path: Path, change: Any, in_place: bool) -> None:
    path = family(tmp_path)
    storage = opened(path, FileOps())
    ours = path.read_bytes()
    theirs = change(ours)
    os.utime(path, ns=(0, 0))
    if in_place:
        path.write_bytes(theirs)
    else:
        write_whole(path, theirs)
    storage.write(NEW)
    with pytest.raises(ChangedOnDisk):
        storage.flush()
    assert (storage.state, path.read_bytes(), storage.read()) == ("unsaved", theirs, NEW)
    assert not litter(tmp_path)
    assert not list((tmp_path).glob("backups/*"))
    storage.save_as(tmp_path / "ours.json")
    path.write_bytes(ours)
    storage.close()
    assert check_file(path).tables == NEW


def test_what_comes_by_while_the_bytes_are_on_their_way_is_not_written_over(tmp_path: Path) -> None:
    path = family(tmp_path)

    class Synced(Disk):
        def meet(self, number: int, moment: Moment) -> None:
            if self.acts[number][0] == "close":
                write_whole(path, another_family(b""))

    storage = opened(path, Synced())
    storage.write(NEW)
    with pytest.raises(ChangedOnDisk):
        storage.flush()
    assert path.read_bytes() == another_family(b"")
    storage.release()


def test_a_touched_copied_or_vanished_file_is_no_reason_to_stop(tmp_path: Path) -> None:
    path = family(tmp_path)
    storage = opened(path, FileOps())
    os.utime(path, ns=(1, 1))
    storage.write(NEW)
    storage.flush()
    write_whole(path, path.read_bytes())
    storage.write(OLD)
    storage.flush()
    path.unlink()
    storage.write(NEW)
    storage.close()
    assert check_file(path).tables == NEW


def test_a_folder_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    folder.mkdir()
    storage = opened(family(folder), FileOps())
    folder.rename(tmp_path / "elsewhere")
    storage.write(NEW)
    with pytest.raises(CannotSave) as refusal:
        storage.flush()
    assert refusal.value.words == say("errors.folder_gone")
    (tmp_path / "elsewhere").rename(folder)
    storage.close()
    assert check_file(folder / "family.json").tables == NEW


def test_a_file_that_windows_holds_for_a_moment_is_replaced_a_little_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [5, 32, 33]
    pauses: list[float] = []
    real = os.replace

    def busy(old: Path, new: Path) -> None:
        if refusals:
            refusal = PermissionError(errno.EACCES, "busy")
            refusal.winerror = refusals.pop()  # type: ignore[attr-defined]  # only Windows has it
            raise refusal
        real(old, new)

    class Patient(FileOps):
        def pause(self, seconds: float) -> None:
            pauses.append(seconds)

    monkeypatch.setattr(os, "replace", busy)
    write_whole(tmp_path / "file", b"bytes", ops=Patient())
    assert (tmp_path / "file").read_bytes() == b"bytes"
    assert len(pauses) == 3
    refusals.extend([32] * 100)
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "file", b"more", ops=Patient())
    assert 1 <= sum(pauses) <= 3
    assert (tmp_path / "file").read_bytes() == b"bytes"
