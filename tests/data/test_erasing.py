"""Erasing one's own room: it is empty in the file, the drafts and every backup, and everybody else's stays."""

from __future__ import annotations

import pytest

from data import keys
from data.actors import Actor, Alone, Together, Turn
from data.backups import FOLDER, backups, keep
from data.errors import NotAllowed
from data.familyfile import read_family_file
from data.journal import FILE
from data.own_key import OwnKey
from data.records import PrivateRoom
from data.restoring import bring_back
from data.setting_aside import how_many
from tests.data.conftest import Home
from tests.data.test_rekey import MARKER, NOW, lived_in, old_key, opened_by


def own(home: Home) -> OwnKey:
    return home.journal.seen_by(Alone(home.nell.id)).own_key()


def in_rooms(home: Home) -> list[str]:
    """Give every text of a room or a private draft that Nell's key opens, wherever it lies."""
    found = opened_by(home.folder, old_key(home))
    return [text for text in found if MARKER in text and ('"reflections"' in text or '"drafts"' in text)]


def test_nothing_of_it_is_left_in_the_folder_its_drafts_or_its_backups(lived_in: Home) -> None:
    assert len(in_rooms(lived_in)) >= 3
    assert own(lived_in).erase() == ()
    assert in_rooms(lived_in) == []
    room = lived_in.journal.seen_by(Alone(lived_in.nell.id)).room()
    assert room == PrivateRoom(id=lived_in.nell.id)


def test_an_erased_backup_looks_like_any_other_and_opens_to_an_empty_room(lived_in: Home) -> None:
    key = old_key(lived_in)
    before = {backup.path: read_family_file(backup.path).tables for backup in backups(lived_in.folder)}
    own(lived_in).erase()
    for path, tables in before.items():
        after = read_family_file(path).tables
        assert {name for name in tables if after[name] != tables[name]} <= {"private"}
        documents = after["private"]
        assert documents.keys() == tables["private"].keys()
        others = documents.keys() - {lived_in.nell.id}
        assert all(documents[one] == tables["private"][one] for one in others)
        (text,) = documents[lived_in.nell.id]["sealed"]
        assert b'"reflections":[]' in keys.unseal(key, text, record_id=lived_in.nell.id)
        # age puts a line of random length into each head.
        assert abs(len(text) - len(tables["private"][lived_in.nell.id]["sealed"][0])) < 400


def test_a_ready_read_stays_with_its_moment(lived_in: Home) -> None:
    view = lived_in.journal.seen_by(Together())
    ready = [moment.id for moment in view.moments() if view.ready(moment.id)]
    own(lived_in).erase()
    assert ready
    assert [moment.id for moment in view.moments() if view.ready(moment.id)] == ready


def test_undo_does_not_bring_it_back_nor_does_another_evening(lived_in: Home) -> None:
    own(lived_in).erase()
    view = lived_in.journal.seen_by(Alone(lived_in.nell.id))
    assert not view.undo()
    lived_in.again().unlock_bare(lived_in.nell.id)
    room = lived_in.journal.seen_by(Alone(lived_in.nell.id)).room()
    assert room is not None
    assert how_many(room) == 0
    assert lived_in.journal.drafts.private_keys(lived_in.nell.id) == ()


def test_what_waits_beside_it_goes_too_and_a_choice_of_later_is_kept(lived_in: Home) -> None:
    key = own(lived_in)
    key.note_offered()
    lived_in.journal.flush()
    path = keep(lived_in.folder / FILE, "again", NOW)
    view = lived_in.journal.seen_by(Alone(lived_in.nell.id))
    view.put_room(PrivateRoom(id=lived_in.nell.id))
    bring_back(lived_in.journal, Together(), path, NOW)
    assert key.waiting
    key.erase()
    assert key.waiting == ()
    assert key.offered
    assert in_rooms(lived_in) == []


def test_a_backup_that_does_not_open_is_named(lived_in: Home) -> None:
    broken = lived_in.folder / FOLDER / "family.20261101T000000Z.json"
    broken.write_text("half a backup")
    assert own(lived_in).erase() == (broken,)


@pytest.mark.parametrize("who", ["together", "a turn", "locked"])
def test_only_its_owner_can_and_only_with_the_room_open(lived_in: Home, who: str) -> None:
    nell = lived_in.nell
    actors: dict[str, Actor] = {"together": Together(), "a turn": Turn(nell.id, "debrief"), "locked": Alone(nell.id)}
    if who == "locked":
        lived_in.journal.lock(nell.id)
    before = lived_in.journal.storage.read()
    with pytest.raises(NotAllowed):
        lived_in.journal.seen_by(actors[who]).own_key().erase()
    assert lived_in.journal.storage.read() == before


__all__ = ["lived_in"]
