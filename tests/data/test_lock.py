"""One window writes at a time; the second is told who holds the family, and a killed one leaves nothing locked."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from data.errors import CannotOpen, HeldElsewhere
from data.lock import LOCK_NAME, FamilyLock
from data.storage import DurableStorage
from data.wording import say
from tests.data.disk import OLD


def held_sentence(folder: Path) -> str:
    with pytest.raises(HeldElsewhere) as refusal:
        FamilyLock(folder)
    return refusal.value.words


def test_the_second_window_is_told_who_holds_the_family_and_since_when(tmp_path: Path) -> None:
    lock = FamilyLock(tmp_path)
    assert lock.held
    pid, since = (tmp_path / LOCK_NAME).read_text().split()
    assert int(pid) == os.getpid()
    opened = datetime.fromisoformat(since)
    assert abs((datetime.now().astimezone() - opened).total_seconds()) < 60
    assert held_sentence(tmp_path) == say("errors.held", pid=os.getpid(), since=f"{opened:%H:%M}")
    assert lock.held
    lock.release()


def test_letting_go_frees_the_family_and_letting_go_twice_is_no_trouble(tmp_path: Path) -> None:
    lock = FamilyLock(tmp_path)
    lock.release()
    lock.release()
    assert not lock.held
    other = FamilyLock(tmp_path)
    lock.release()
    assert "open in another window" in held_sentence(tmp_path)
    other.release()


def test_the_lock_file_stays_so_that_two_windows_never_lock_two_files(tmp_path: Path) -> None:
    FamilyLock(tmp_path).release()
    assert (tmp_path / LOCK_NAME).read_bytes() == b""
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / LOCK_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("words", [b"", b"nobody knows", b"\xff\xfe", b"12 yesterday"])
def test_a_lock_file_without_readable_words_still_locks(tmp_path: Path, words: bytes) -> None:
    lock = FamilyLock(tmp_path)
    (tmp_path / LOCK_NAME).write_bytes(words)
    assert held_sentence(tmp_path) == say("errors.held_unknown")
    lock.release()


def test_saving_does_not_lose_the_lock(tmp_path: Path) -> None:
    storage = DurableStorage(tmp_path / "family.json", family="F1", create=True)
    storage.write(OLD)
    storage.flush()
    held_sentence(tmp_path)
    storage.close()
    FamilyLock(tmp_path).release()


def test_an_opening_that_is_refused_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "family.json").write_bytes(b"{}")
    with pytest.raises(CannotOpen):
        DurableStorage(tmp_path / "family.json", family="")
    FamilyLock(tmp_path).release()


def test_a_killed_window_leaves_the_family_free(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from data.lock import FamilyLock\n"
        f"lock = FamilyLock(Path({str(tmp_path)!r})); print('held', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"held"
    assert f"process {child.pid}" in held_sentence(tmp_path)
    child.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    child.communicate()
    lock = FamilyLock(tmp_path)
    assert (tmp_path / LOCK_NAME).read_text().split()[0] == str(os.getpid())
    lock.release()


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_something_else_in_its_place_is_refused_and_left(tmp_path: Path, kind: str) -> None:
    place, target = tmp_path / LOCK_NAME, tmp_path / "target"
    target.write_text("theirs")
    if kind == "link":
        place.symlink_to(target)
    elif kind == "folder":
        place.mkdir()
    else:
        os.mkfifo(place)
    with pytest.raises(CannotOpen) as refusal:
        FamilyLock(tmp_path)
    assert not isinstance(refusal.value, HeldElsewhere)
    assert target.read_text() == "theirs"


@pytest.mark.parametrize(
    ("code", "key"), [("EACCES", "no_permission_folder"), ("EROFS", "no_permission_folder"), ("ENOSPC", "no_lock")]
)
def test_a_folder_that_takes_no_lock_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, key: str
) -> None:
    import errno

    def refuse(*_: object) -> int:
        raise OSError(getattr(errno, code), code)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(CannotOpen) as refusal:
            FamilyLock(tmp_path)
    assert refusal.value.words == say(f"errors.{key}", path=tmp_path, code=code)


def test_a_disk_without_locks_is_told_in_words_and_a_full_one_still_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from data import lock as room

    def refuse(*_: object) -> int:
        raise OSError(errno.ENOLCK, "no locks")

    with monkeypatch.context() as patch:
        patch.setattr(room, "_take", refuse)
        with pytest.raises(CannotOpen, match="ENOLCK"):
            FamilyLock(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        held = FamilyLock(tmp_path)
    assert held_sentence(tmp_path) == say("errors.held_unknown")
    held.release()
