"""Through the whole life of a key no file holds private words in the open, not even for a moment."""

from __future__ import annotations

import builtins
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from data import keys
from data.actors import Alone, Together
from data.backups import backups
from data.drafts import Draft, Drafts
from data.ids import new_id
from data.journal import Journal, new_family
from data.records import Adult, Birth, Child, OwnSide, PrivateRoom, Read, Reflection, TurnPaper
from data.restoring import bring_back
from tests.data.conftest import TODAY, a_moment
from tests.data.test_keys import KEY, QUICK_KEY

MARKER = b"the yard with the dog"
NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND


class Disk:
    """Everything that goes to a file while a test runs, by whichever way."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.opened: list[str] = []


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Notes every byte written and every file opened for writing."""
    noted = Disk()
    real_write, real_open, real_builtin = os.write, os.open, builtins.open

    def write(fd: int, data: Any) -> int:
        noted.bytes += bytes(data) + b"\n--\n"
        return real_write(fd, data)

    def open_it(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & WRITING:
            noted.opened.append(os.fsdecode(path))
        return real_open(path, flags, *more, **named)

    def builtin(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        # A file opened this way would be written past `os.write`.
        assert not set(mode) & set("wax+"), file
        return real_builtin(file, mode, *more, **named)

    monkeypatch.setattr(os, "write", write)
    monkeypatch.setattr(os, "open", open_it)
    for place in (builtins, io):
        monkeypatch.setattr(place, "open", builtin)
    return noted


class Clock:
    """Goes on by a quarter of an hour whenever it is asked, so that every save keeps a backup."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=15)
        return self.now


def thought(name: str) -> Reflection:
    return Reflection(id=name, on=TODAY, theme="t", prompt="r01", words=MARKER.decode())


def live(folder: Path) -> None:
    """Live through everything that can happen to a key."""
    nell, idris = Adult(id=new_id(), name="Nell"), Adult(id=new_id(), name="Idris")
    kit = Child(id=new_id(), name="Kit", birth=Birth(year=2019))
    journal = Journal.create(folder, new_family("Ours", "Europe/London"), (nell, idris), (kit,), clock=Clock())
    moment = a_moment(kit)
    journal.seen_by(Together()).put(moment)
    alone = journal.seen_by(Alone(nell.id))
    own = alone.own_key()

    def write(*names: str) -> None:
        alone.put_room(PrivateRoom(id=nell.id, reflections=tuple(map(thought, names))))
        draft = Draft(key="d", values={"words": MARKER.decode()})
        journal.drafts.keep_private(nell.id, own.adult.recipient, draft)
        read = Read(id=new_id(), moment=moment.id, adult=nell.id, words=MARKER.decode())
        alone.cover(TurnPaper(read=read, own=OwnSide(words=MARKER.decode())))
        journal.flush()

    own.open_bare()
    write("bare")
    own.set_passphrase(QUICK_KEY, KEY)
    write("closed")
    own.change_passphrase(QUICK_KEY.replace("yUYIwQdi", "yUYIwQdj"))
    journal.lock(nell.id)
    new = keys.make()
    own.write_afresh(QUICK_KEY, new, NOW)
    write("afresh")
    own.take_up(own.closed_ones()[0], KEY)
    oldest = [backup for backup in backups(folder) if backup.good][-1]
    bring_back(journal, Together(), oldest.path, NOW)
    own.earlier_ones()
    own.sheet(TODAY)
    own.erase()
    journal.close()
    journal = Journal.open(folder)
    journal.unlock(nell.id, new)
    journal.close()


def test_no_write_ever_holds_private_words_or_a_closed_key(disk: Disk, tmp_path: Path) -> None:
    live(tmp_path / "family")
    assert len(disk.bytes) > 1_000_000
    assert MARKER not in disk.bytes
    assert KEY.secret.encode() not in disk.bytes


def test_everything_written_is_in_the_family_folder(disk: Disk, tmp_path: Path) -> None:
    live(tmp_path / "family")
    outside = [path for path in disk.opened if not path.startswith(str(tmp_path / "family"))]
    assert len(disk.opened) > 20
    assert outside == []


def test_words_that_are_shared_are_seen_on_their_way(disk: Disk, tmp_path: Path) -> None:
    """What these tests look for would be found."""
    Drafts(tmp_path / "drafts").keep(Draft(key="d", values={"words": MARKER.decode()}))
    assert MARKER in disk.bytes
    with pytest.raises(AssertionError):
        (tmp_path / "elsewhere").write_bytes(MARKER)
