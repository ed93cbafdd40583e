"""A bookmark spares the next start looking; one that is missing, old or spoiled only lets it look again."""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import ahead, beginnings, bookmark, kept
from data.ahead import Ahead
from data.bookmark import NAME, bookmark_for, keep_bookmark
from data.familyfile import head_of, read_family_file
from data.glimpse import Glimpse
from data.journal import FILE, Journal
from data.records import Moment
from tests.benchmarks.families import make
from tests.data.disk import Disk, Refusing, litter

MANY = 60


@pytest.fixture(autouse=True, scope="module")
def _short_is_long() -> object:
    """Let a family of sixty moments count as a long one."""
    with pytest.MonkeyPatch.context() as patch:
        for room in (kept, ahead, bookmark):
            patch.setattr(room, "LONG", 1000)
        yield


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A family with a bookmark, which no test changes."""
    folder = make(tmp_path_factory.mktemp("marked") / "family", MANY)
    assert keep_bookmark(folder / FILE)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "family", MANY)


def seen_first(folder: Path) -> Glimpse:
    """Open a family as the screen does, and give what is known of it at once."""
    journal = Journal.open(folder, read_only=True, ahead=Ahead(folder / FILE))
    try:
        glimpse = journal.memory.glimpse
        assert glimpse is not None
        return glimpse
    finally:
        journal.abandon()


def test_with_a_bookmark_the_same_is_known_and_nothing_is_looked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = seen_first(folder)
    assert keep_bookmark(folder / FILE)
    with monkeypatch.context() as patch:
        patch.delattr(beginnings, "newest_in")
        patch.delattr(kept, "tables_in")
        patch.delattr("data.familyfile.tables_in")
        assert seen_first(folder) == looked
    journal = Journal.open(folder, ahead=Ahead(folder / FILE))
    assert journal.memory.complete()
    assert journal.storage.read() == read_family_file(folder / FILE).tables
    journal.close()


def test_it_is_kept_once_for_each_state_of_the_file_and_is_its_owners_alone(folder: Path) -> None:
    assert keep_bookmark(folder / FILE)
    assert not keep_bookmark(folder / FILE)
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    journal = Journal.open(folder)
    newest = journal.memory.newest()
    assert newest is not None
    journal.act(("moments", newest.id, None))
    journal.flush()
    journal.storage.keep_bookmark()
    journal.close()
    seen = seen_first(folder)
    assert seen.count == MANY - 1
    assert newest.id not in seen.ids
    assert not keep_bookmark(folder / FILE)


def test_what_was_found_at_opening_is_noted_without_reading_the_file_again(folder: Path) -> None:
    disk = Disk()
    journal = Journal.open(folder, ops=disk, ahead=Ahead(folder / FILE))
    disk.acts.clear()
    journal.storage.keep_bookmark()
    assert ("read", str(folder / FILE)) not in disk.acts
    assert bookmark_for(folder / FILE, head_of((folder / FILE).read_bytes())) is not None
    journal.close()


def test_one_of_another_state_of_the_file_is_passed_over(folder: Path) -> None:
    assert keep_bookmark(folder / FILE)
    journal = Journal.open(folder)
    (last, *_) = reversed(journal.memory.timeline())
    journal.act(("moments", last.id, None))
    journal.close()
    assert bookmark_for(folder / FILE, head_of((folder / FILE).read_bytes())) is None
    assert seen_first(folder).count == MANY - 1


@given(st.data())
def test_one_with_a_changed_byte_is_passed_over(marked: Path, data: st.DataObject) -> None:
    head, whole = head_of((marked / FILE).read_bytes()), (marked / NAME).read_bytes()
    assert bookmark_for(marked / FILE, head) is not None
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    spoiled = marked.with_name("spoiled")
    spoiled.mkdir(exist_ok=True)
    for made in (whole[:place] + bytes((other,)) + whole[place + 1 :], whole[:place]):
        (spoiled / NAME).write_bytes(made)
        assert bookmark_for(spoiled / FILE, head) is None


def test_it_holds_numbers_and_the_names_of_tables_and_nothing_of_anybody(marked: Path) -> None:
    words = (marked / NAME).read_text()
    head = head_of((marked / FILE).read_bytes()).decode().replace('"', '\\"')
    names = {*re.findall(r"[^\W\d]+", words[64:].replace(head, ""))}
    assert names == {"head", "tables", "newest", "count", "places", *read_family_file(marked / FILE).tables}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_refuses_it_is_no_trouble(folder: Path, code: int) -> None:
    for act in range(12):
        disk = Refusing(code, at={act})
        if keep_bookmark(folder / FILE, ops=disk):
            (folder / NAME).unlink()
        assert not litter(folder)
    assert read_family_file(folder / FILE).moments == MANY


def test_a_short_a_damaged_and_a_missing_file_get_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not keep_bookmark(folder / "elsewhere.json")
    with monkeypatch.context() as patch:
        patch.setattr(kept, "LONG", 1 << 20)
        assert not keep_bookmark(folder / FILE), "its timeline is read at once"
        patch.setattr(bookmark, "LONG", 1 << 20)
        assert not keep_bookmark(folder / FILE)
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole[:-2])
    assert not keep_bookmark(folder / FILE)
    assert not (folder / NAME).exists()


def test_a_window_that_only_looks_leaves_none(folder: Path) -> None:
    journal = Journal.open(folder, read_only=True)
    journal.storage.keep_bookmark()
    journal.close()
    assert not (folder / NAME).exists()
    assert len(journal.memory.all(Moment, "moments")) == MANY
