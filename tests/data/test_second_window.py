"""A second window looks on and takes over; what sync programs do beside and beneath us is noticed and named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together
from data.beside import copies_beside
from data.errors import CannotSave, ChangedOnDisk
from data.journal import FILE, Journal
from data.second_window import look_again, open_or_look, take_over
from data.storage import check_file
from tests.data.conftest import Home, a_moment


@pytest.fixture
def second(home: Home) -> Iterator[Journal]:
    """A second window on the same family."""
    home.journal.flush()
    journal = open_or_look(home.folder)
    yield journal
    journal.close()


def test_a_second_window_looks_and_writes_nothing(home: Home, second: Journal) -> None:
    before = (home.folder / FILE).read_bytes()
    assert second.read_only
    with pytest.raises(CannotSave):
        second.seen_by(Together()).put(a_moment(home.kit))
    assert not take_over(second)
    assert (home.folder / FILE).read_bytes() == before


def test_it_sees_what_the_first_one_writes(home: Home, second: Journal) -> None:
    told: list[int] = []
    second.subscribe(lambda: told.append(len(second.seen_by(Together()).moments())))
    assert not look_again(second)
    home.journal.seen_by(Together()).put(a_moment(home.kit))
    home.journal.flush()
    assert look_again(second)
    assert told == [1]
    assert not look_again(second)


def test_it_writes_once_the_first_one_is_closed_and_has_what_that_one_wrote(home: Home, second: Journal) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit, "the last word of the first window"))
    home.journal.close()
    told: list[bool] = []
    second.subscribe(lambda: told.append(True))
    assert take_over(second)
    assert told
    view = second.seen_by(Together())
    view.put(a_moment(home.kit, "the first word of the second window"))
    second.close()
    home.journal = Journal.open(home.folder)
    assert {moment.camera[0][:14] for moment in home.journal.seen_by(Together()).moments()} == {
        "the last word ", "the first word",
    }  # fmt: skip


def test_a_room_open_in_the_second_window_shows_what_is_there_now(home: Home, second: Journal) -> None:
    second.unlock_bare(home.nell.id)
    home.journal.unlock_bare(home.nell.id)
    alone = home.journal.seen_by(Alone(home.nell.id))
    room = alone.room()
    assert room is not None
    alone.put_room(replace(room, closings=(*room.closings, ("2026-11-24", "enough"))))
    home.journal.flush()
    assert look_again(second)
    seen = second.seen_by(Alone(home.nell.id)).room()
    assert seen == alone.room()


def test_half_a_file_is_looked_at_again_later(home: Home, second: Journal) -> None:
    path = home.folder / FILE
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert not look_again(second)
    path.write_bytes(whole)
    look_again(second)
    assert second.seen_by(Together()).children


def test_what_is_written_after_another_program_changed_the_file_is_kept_beside_it(home: Home) -> None:
    home.journal.flush()
    path = home.folder / FILE
    stale = home.folder.parent / "stale.json"
    shutil.copy(path, stale)
    home.journal.seen_by(Together()).put(a_moment(home.kit, "one"))
    home.journal.flush()
    shutil.copy(stale, path)
    theirs = path.read_bytes()
    for words in ("two", "three"):
        home.journal.seen_by(Together()).put(a_moment(home.kit, words))
        with pytest.raises(ChangedOnDisk) as refused:
            home.journal.flush()
    assert path.read_bytes() == theirs
    home.journal.abandon()
    home.journal = Journal.open(home.folder)
    (copy,) = copies_beside(path, home.journal.family.id)
    assert copy.path.name in refused.value.words
    assert (copy.moments, copy.whole) == (3, True)
    assert copy.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "name",
    ["family (Ana's conflicted copy 2026-11-24).json", "family.sync-conflict-20261124-201000-ABCDEFG.json",
     "family 2.json", "family-LAPTOP.JSON"],
)  # fmt: skip
def test_copies_of_sync_programs_are_found_by_the_family_and_not_by_their_names(home: Home, name: str) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit))
    home.journal.flush()
    path = home.folder / FILE
    shutil.copy(path, home.folder / name)
    before = (home.folder / name).read_bytes()
    (copy,) = copies_beside(path, home.journal.family.id)
    assert (copy.path.name, copy.moments, copy.whole) == (name, 1, True)
    assert (home.folder / name).read_bytes() == before
    (home.folder / name).write_bytes(before[:-20])
    (copy,) = copies_beside(path, home.journal.family.id)
    assert not copy.whole


def test_other_families_and_other_files_are_no_copies(home: Home, tmp_path: Path) -> None:
    home.journal.flush()
    other = Home(tmp_path / "other")
    other.journal.flush()
    shutil.copy(other.folder / FILE, home.folder / "family 2.json")
    other.journal.close()
    (home.folder / "notes.json").write_text('{"family": "x"}')
    (home.folder / "folder.json").mkdir()
    assert copies_beside(home.folder / FILE, home.journal.family.id) == ()
    assert check_file(home.folder / FILE).family == home.journal.family.id
