"""The saver tries again by itself, tells what it does once and in order, and lives through any surprise."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest

from data.errors import CannotSave
from data.fileops import FileOps, write_whole
from data.saver import Saver, SaveState
from data.storage import DurableStorage, check_file
from data.wording import say
from tests.data.disk import NEW, OLD, Refusing, family, first_try, opened


def test_after_a_refusal_it_tries_again_by_itself_with_a_new_file_each_time(tmp_path: Path) -> None:
    told: list[tuple[SaveState, str]] = []
    done = threading.Event()

    def listen(state: SaveState, problem: str) -> None:
        told.append((state, problem))
        if state == "saved":
            done.set()

    disk = Refusing(errno.ENOSPC, at={3, 8})
    storage = DurableStorage(tmp_path / "family.json", family="F1", create=True, ops=disk, retry_seconds=0.001)
    disk.acts.clear()
    storage.set_listener(listen)
    storage.write(NEW)
    assert done.wait(20)
    storage.close()
    # "Saving" is told by the writer and may be overtaken by a disk that refuses at once.
    assert [one for one in told if one[0] != "saving"] == [("unsaved", say("errors.disk_full")), ("saved", "")]
    created = [path for name, path in disk.acts if name == "create"]
    assert len(set(created)) == len(created) >= 2
    assert check_file(tmp_path / "family.json").tables == NEW


def test_a_save_that_is_over_before_the_writer_goes_on_is_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kick = Saver.kick

    def kick_and_finish(saver: Saver) -> None:
        kick(saver)
        finish_saver()

    told: list[SaveState] = []
    storage = opened(family(tmp_path), FileOps())
    storage.set_listener(lambda state, _: told.append(state))
    monkeypatch.setattr(Saver, "kick", kick_and_finish)
    storage.write(NEW)
    storage.write(OLD)
    assert told == ["saved", "saved"]
    storage.close()


def test_a_listener_may_write_and_may_raise(tmp_path: Path) -> None:
    storage = DurableStorage(tmp_path / "family.json", family="F1", create=True)

    def listen(state: SaveState, _: str) -> None:
        if storage.accepted == 1:
            storage.write(NEW)
        raise RuntimeError(state)

    storage.set_listener(listen)
    storage.write(OLD)
    storage.close()
    assert check_file(tmp_path / "family.json").tables == NEW


def test_letting_go_without_saving_frees_the_folder_and_keeps_the_old_file(tmp_path: Path) -> None:
    path, disk = family(tmp_path), Refusing(errno.ENOSPC)
    storage = opened(path, disk)
    disk.at = set(range(1000))
    storage.write(NEW)
    with pytest.raises(CannotSave):
        storage.close()
    storage.release()
    again = opened(path, FileOps())
    assert again.read() == OLD
    again.close()


def test_a_surprise_on_the_way_is_told_and_does_not_stop_the_saving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = opened(family(tmp_path), FileOps())
    with monkeypatch.context() as patch:
        patch.setattr("data.ondisk.pack", lambda *_: [][1])
        storage.write(NEW)
        with pytest.raises(CannotSave, match="IndexError"):
            storage.flush()
    storage.close()
    assert check_file(tmp_path / "family.json").tables == NEW


def finish_saver() -> None:
    for thread in threading.enumerate():
        if thread.name == "saver":
            thread.join(20)


@pytest.mark.parametrize("theirs", [True, False])
def test_it_tries_again_by_itself_unless_the_file_was_changed_by_others(tmp_path: Path, theirs: bool) -> None:
    before = {thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)}
    storage = opened(family(tmp_path), Refusing(errno.EIO, at=set() if theirs else set(range(7, 100))))
    if theirs:
        write_whole(tmp_path / "family.json", b"theirs")
    assert first_try(storage)
    finish_saver()
    waiting = {thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)} - before
    assert len(waiting) == (0 if theirs else 1)
    storage.release()
    for thread in waiting:
        thread.join(20)
        assert not thread.is_alive()


def test_a_listener_is_never_called_twice_at_once_and_hears_the_last_word(tmp_path: Path) -> None:
    storage = opened(family(tmp_path), FileOps())
    told: list[SaveState] = []
    alone: list[bool] = []
    inside, reached, gate = threading.Lock(), threading.Event(), threading.Event()

    def listen(state: SaveState, _: str) -> None:
        told.append(state)
        alone.append(inside.acquire(blocking=False))
        if state == "saved" and not gate.is_set():
            reached.set()
            gate.wait(20)
        inside.release()

    storage.set_listener(listen)
    storage.write(NEW)
    assert reached.wait(20)
    storage.write(OLD)
    assert told == ["saving", "saved"]
    gate.set()
    storage.close()
    finish_saver()
    assert told[-1] == "saved"
    assert all(alone)
    assert storage.saved == 2
