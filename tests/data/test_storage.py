"""The family file answers from memory, keeps what is written, and says plainly what it will not do."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from data.errors import CannotOpen, CannotSave, HeldElsewhere, JournalError, NotThere
from data.storage import DurableStorage, FamilyLock, Table, check_file
from tests.data.disk import NEW, OLD, Clock, Disk, litter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "family" / "family.json"


@pytest.fixture
def storage(path: Path) -> Iterator[DurableStorage]:
    made = DurableStorage(path, family="F1", create=True)
    made.write(OLD)
    made.flush()
    yield made
    made.release()


def test_what_was_written_is_there_when_the_file_is_opened_again(storage: DurableStorage, path: Path) -> None:
    storage.write(NEW)
    storage.close()
    again = DurableStorage(path, family="F1")
    assert again.read() == NEW
    again.close()


def test_the_file_is_json_that_stock_tinydb_reads(storage: DurableStorage, path: Path) -> None:
    stock = TinyDB(path)
    tables = stock.storage.read()
    assert tables is not None
    assert tables["moments"] == OLD["moments"]
    assert tables["_meta"]["swingback"].keys() == {"schema", "family", "sha256"}
    stock.close()


def test_an_empty_family_is_kept_too(storage: DurableStorage, path: Path) -> None:
    storage.write({})
    storage.close()
    assert check_file(path).tables == {}


def test_several_writes_together_reach_the_disk_as_one(path: Path) -> None:
    disk = Disk()
    storage = DurableStorage(path, family="F1", create=True, ops=disk)
    with storage.together():
        Table(storage, "moments").put("a", {"text": "one"})
        with storage.together():
            Table(storage, "moments").put("b", {"text": "two"})
        assert "replace" not in disk.names
    storage.close()
    assert disk.names.count("replace") == 1
    assert (storage.accepted, storage.saved) == (2, 2)


def test_writes_together_are_undone_when_one_of_them_raises(storage: DurableStorage, path: Path) -> None:
    def two_writes() -> None:
        with storage.together():
            Table(storage, "moments").put("b", {"text": "one"})
            Table(storage, "moments").put("c", {"text": "\ud800"})

    with pytest.raises(JournalError):
        two_writes()
    assert storage.read() == OLD
    storage.close()
    assert check_file(path).tables == OLD


class Slow(Disk):
    """A disk whose waiting for the medium takes until somebody opens the gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.reached = threading.Event(), threading.Event()

    def meet(self, number: int, moment: Any) -> None:
        if self.acts[number][0] == "fsync" and moment == "before":
            self.reached.set()
            assert self.gate.wait(20)


def test_nobody_waits_for_the_disk_and_the_latest_wins(path: Path) -> None:
    disk = Slow()
    storage = DurableStorage(path, family="F1", create=True, ops=disk)
    for number in range(50):
        Table(storage, "moments").put("a", {"text": str(number)})
        assert disk.reached.wait(20)
    assert storage.state == "saving"
    assert (storage.accepted, storage.saved) == (50, 0)
    with pytest.raises(CannotSave):
        storage.flush(timeout=0.01)
    closing = threading.Thread(target=storage.close)
    closing.start()
    assert closing.is_alive()
    disk.gate.set()
    closing.join(20)
    assert disk.names.count("replace") == 2
    assert check_file(path).tables["moments"]["a"]["text"] == "49"


def test_small_untouched_tables_are_not_turned_into_bytes_again(
    storage: DurableStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data import familyfile

    made: list[Any] = []
    real = familyfile._portions

    def watched(table: Any) -> list[bytes | memoryview]:
        made.append(table)
        return real(table)

    monkeypatch.setattr(familyfile, "_portions", watched)
    Table(storage, "looks").put("l", {"words": "later"})
    storage.close()
    assert made == [{"l": {"words": "later"}}]


def test_the_bytes_of_a_large_table_are_not_held_beside_what_they_say() -> None:
    from data import familyfile

    large = {"moments": {str(n): {"text": "x" * 1_000} for n in range(300)}, "looks": {"l": {"words": "later"}}}
    packed: familyfile.Packed = {}
    data, _ = familyfile.pack("F1", large, packed)
    assert list(packed) == ["looks"]
    assert list(familyfile.unpack(data, Path("family.json")).packed) == ["looks"]
    assert familyfile.unpack(data, Path("family.json")).tables == large


def test_the_second_window_may_look_but_not_write(storage: DurableStorage, path: Path) -> None:
    with pytest.raises(HeldElsewhere):
        DurableStorage(path, family="F1")
    looking = DurableStorage(path, family="", read_only=True)
    assert (looking.read(), looking.family) == (OLD, "F1")
    with pytest.raises(CannotSave):
        looking.write(NEW)
    with pytest.raises(CannotSave):
        Table(looking, "moments").drop("a")
    assert looking.reload() is False
    storage.write(NEW)
    storage.flush()
    assert looking.read() == OLD
    assert looking.reload() is True
    assert looking.read() == NEW
    looking.close()
    storage.write(OLD)
    storage.close()


def test_reading_again_is_refused_while_something_is_unsaved(path: Path) -> None:
    disk = Slow()
    storage = DurableStorage(path, family="F1", create=True, ops=disk)
    storage.write(NEW)
    with pytest.raises(CannotSave):
        storage.reload()
    disk.gate.set()
    storage.close()


def test_a_place_without_a_family_is_left_as_it_was(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(NotThere):
            DurableStorage(tmp_path / "family.json", family="", read_only=read_only)
    assert list(tmp_path.iterdir()) == []


def test_a_new_family_is_never_put_over_another(storage: DurableStorage, path: Path) -> None:
    storage.close()
    before = path.read_bytes()
    with pytest.raises(CannotOpen):
        DurableStorage(path, family="F2", create=True)
    with pytest.raises(CannotOpen):
        DurableStorage(path, family="F2")
    assert path.read_bytes() == before
    DurableStorage(path, family="F1").close()


def test_after_closing_nothing_is_accepted_and_closing_twice_is_no_trouble(storage: DurableStorage) -> None:
    storage.close()
    storage.close()
    with pytest.raises(CannotSave):
        storage.write(NEW)


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_only_the_owner_can_read_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    clock, folder = Clock(), tmp_path / "home" / "family"
    before = os.umask(umask)
    try:
        storage = DurableStorage(folder / "family.json", family="F1", create=True, clock=clock)
        storage.write(OLD)
        storage.flush()
        storage.write(NEW)
        storage.close()
    finally:
        os.umask(before)
    modes = {str(found.relative_to(tmp_path)): oct(found.stat().st_mode & 0o777) for found in tmp_path.rglob("*")}
    for_folders, for_files = ("0o700", "0o600") if os.name == "posix" else ("0o777", "0o666")
    assert modes.pop("home") == modes.pop("home/family") == modes.pop("home/family/backups") == for_folders
    assert len(modes) == 3
    assert set(modes.values()) == {for_files}


def test_a_link_to_the_file_stays_a_link(storage: DurableStorage, path: Path, tmp_path: Path) -> None:
    storage.close()
    link = tmp_path / "link.json"
    link.symlink_to(path)
    through = DurableStorage(link, family="")
    through.write(NEW)
    through.close()
    assert link.is_symlink()
    assert check_file(path).tables == NEW
    assert (path.parent / "backups").is_dir()


def test_what_a_stopped_process_left_is_taken_away_by_the_next_holder_only(storage: DurableStorage, path: Path) -> None:
    left = path.parent / f".family.json.{'0' * 16}.swingback-tmp"
    own = path.parent / ".family.json.mine-tmp"
    left.touch()
    own.touch()
    DurableStorage(path, family="", read_only=True).close()
    assert left.exists()
    storage.close()
    DurableStorage(path, family="").close()
    assert litter(path.parent) == [own]


def test_a_process_that_forgets_to_close_still_saves(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from data.storage import DurableStorage\n"
        f"s = DurableStorage(Path({str(tmp_path / 'family.json')!r}), family='F1', create=True)\n"
        "s.write({'moments': {'a': {'text': 'last words'}}})"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2], timeout=60)
    assert check_file(tmp_path / "family.json").moments == 1


def test_letting_go_waits_for_a_save_that_has_begun(path: Path) -> None:
    disk = Slow()
    storage = DurableStorage(path, family="F1", create=True, ops=disk)
    storage.write(NEW)
    assert disk.reached.wait(20)
    letting_go = threading.Thread(target=storage.release)
    letting_go.start()
    letting_go.join(0.1)
    assert letting_go.is_alive()
    with pytest.raises(HeldElsewhere):
        FamilyLock(path.parent)
    disk.gate.set()
    letting_go.join(20)
    assert check_file(path).tables == NEW
    FamilyLock(path.parent).release()
