"""The one door: what is put is there, what is undone is not, what is binned comes back whole."""

from __future__ import annotations

import json
import stat

import msgspec
import pytest
from msgspec.structs import replace

from data.actors import Alone, Together, Turn
from data.errors import CannotSave, NotAllowed
from data.ids import new_id
from data.journal import FILE, Journal
from data.records import Guess, PrivateRoom, Reflection, Repair, RepairStep, SecondLook
from tests.data.conftest import TODAY, Home, a_moment


def test_what_is_put_is_there_on_another_evening(home: Home) -> None:
    moment = a_moment(home.kit, "and/or [/sad] [b]x 🙂 שלום")
    home.journal.seen_by(Together()).put(moment)
    assert home.again().seen_by(Together()).moment(moment.id) == moment


def test_moments_are_newest_first_whatever_order_they_came_in(home: Home) -> None:
    late, early, middle = (a_moment(home.kit, hour=hour) for hour in (20, 8, 12))
    view = home.journal.seen_by(Together())
    for moment in (late, early, middle):
        view.put(moment)
    assert [m.id for m in view.moments()] == [late.id, middle.id, early.id]
    moved = replace(early, when=replace(late.when, instant=late.when.instant.replace(hour=22)))
    view.put(moved)
    assert [m.id for m in view.moments()] == [early.id, late.id, middle.id]


def test_undo_and_redo_follow_each_act(home: Home) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    view.put(replace(moment, bright=True))
    assert view.undo()
    assert view.moment(moment.id) == moment
    assert view.undo()
    assert view.moment(moment.id) is None
    assert not view.undo()
    assert view.redo()
    assert view.redo()
    assert view.moment(moment.id) == replace(moment, bright=True)


def test_undo_starts_afresh_when_who_is_here_changes(home: Home) -> None:
    view = home.journal.seen_by(Together())
    view.put(a_moment(home.kit))
    home.journal.new_sitting()
    assert not view.undo()
    assert len(view.moments()) == 1


def test_a_binned_moment_comes_back_with_all_that_belonged_to_it(home: Home) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    guess = Guess(id=moment.id, needs=("connection",))
    repair = Repair(id=new_id(), moment=moment.id, child=home.kit.id, steps=(RepairStep(id="go_back", status="done"),))
    view.put(moment)
    view.put(guess, repair)
    view.bin(moment.id, today=TODAY)
    assert view.moments() == ()
    assert view.guess(moment.id) is None
    assert [item.title for item in view.bin_items()] == ["Kit knocked the tower over and looked across"]
    view = home.again().seen_by(Together())
    view.restore(moment.id)
    assert view.moment(moment.id) == moment
    assert view.guess(moment.id) == guess
    assert view.repairs(moment.id) == (repair,)
    assert view.bin_items() == ()


def test_only_together_may_empty_the_bin(home: Home) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    view.bin(moment.id, today=TODAY)
    with pytest.raises(NotAllowed):
        home.journal.seen_by(Alone(home.nell.id)).empty_bin()
    view.empty_bin()
    assert view.bin_items() == ()


def test_a_private_room_is_only_its_owners_and_only_while_unlocked(home: Home) -> None:
    nell = home.journal.seen_by(Alone(home.nell.id))
    room = PrivateRoom(id=home.nell.id)
    with pytest.raises(NotAllowed):
        nell.put_room(room)
    assert home.journal.unlock_bare(home.nell.id)
    thought = Reflection(id=new_id(), on=TODAY, theme="Repair", prompt="r17", words="xyzzy-marker")
    nell.put_room(replace(room, reflections=(thought,)))
    for actor in (Together(), Alone(home.idris.id), Turn(home.nell.id, "d")):
        assert home.journal.seen_by(actor).room() is None
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).put_room(room)
    home.journal.lock(home.nell.id)
    assert nell.room() is None
    journal = home.again()
    assert b"xyzzy-marker" not in (home.folder / FILE).read_bytes()
    assert journal.unlock_bare(home.nell.id)
    found = journal.seen_by(Alone(home.nell.id)).room()
    assert found is not None
    assert found.reflections == (thought,)


def test_undo_reaches_into_an_open_room(home: Home) -> None:
    home.journal.unlock_bare(home.nell.id)
    nell = home.journal.seen_by(Alone(home.nell.id))
    room = nell.room()
    assert room is not None
    nell.put_room(replace(room, closings=((TODAY, "enough"),)))
    assert nell.undo()
    assert nell.room() == room
    assert nell.redo()
    changed = nell.room()
    assert changed is not None
    assert changed.closings == ((TODAY, "enough"),)


def test_everything_in_the_folder_is_for_its_owner_only(home: Home) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit))
    home.journal.flush()
    for path in home.folder.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_the_file_is_plain_tinydb_json_with_its_header_first(home: Home) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit))
    home.journal.flush()
    tables = json.loads((home.folder / FILE).read_bytes())
    assert next(iter(tables)) == "_meta"
    assert len(tables["moments"]) == 1
    assert {len(tables["private"][adult.id]["sealed"]) for adult in (home.nell, home.idris)} == {1}


def test_a_document_of_another_shape_is_set_aside_and_stays_in_the_file(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    tables = home.journal.storage.read()
    odd = {"id": "odd", "when": "long ago"}
    home.journal.storage.write({**tables, "moments": {**tables["moments"], "odd": odd}})
    journal = home.again()
    view = journal.seen_by(Together())
    assert [m.id for m in view.moments()] == [moment.id]
    assert journal.memory.set_aside == (("moments", "odd"),)
    view.put(replace(moment, bright=True))
    journal.flush()
    assert json.loads((home.folder / FILE).read_bytes())["moments"]["odd"] == odd


def test_fields_that_are_not_known_stay_as_they_are(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    tables = home.journal.storage.read()
    kept = {**tables["moments"][moment.id], "later": "kept"}
    home.journal.storage.write({**tables, "moments": {moment.id: kept}})
    journal = home.again()
    journal.seen_by(Together()).put(replace(moment, bright=True))
    assert journal.storage.read()["moments"][moment.id]["later"] == "kept"


def test_a_stub_captured_elsewhere_comes_in_once(home: Home) -> None:
    moment = a_moment(home.kit)
    path = home.folder / "inbox" / f"{moment.id}.json"
    path.write_bytes(msgspec.json.encode(moment))
    assert home.journal.take_in() == 1
    assert home.journal.take_in() == 0
    assert home.journal.seen_by(Together()).moment(moment.id) == moment
    assert not path.exists()


def test_a_second_window_may_look_but_not_write(home: Home) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit))
    home.journal.flush()
    other = Journal.open(home.folder, read_only=True)
    view = other.seen_by(Together())
    assert len(view.moments()) == 1
    with pytest.raises(CannotSave):
        view.put(a_moment(home.kit))
    assert len(view.moments()) == 1
    other.close()


def test_second_looks_are_ones_own(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    look = SecondLook(id=new_id(), moment=moment.id, adult=home.nell.id, on=TODAY, words="Later I wondered.")
    for actor in (Together(), Alone(home.idris.id)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).put(look)
    home.journal.seen_by(Alone(home.nell.id)).put(look)
    with pytest.raises(NotAllowed):
        home.journal.seen_by(Alone(home.idris.id)).put(replace(look, adult=home.idris.id))
    assert home.journal.seen_by(Together()).looks(moment.id) == (look,)


def test_a_change_says_which_moment_it_was_about(home: Home) -> None:
    view = home.journal.seen_by(Together())
    _, place = view.touched_since(0)
    moment = a_moment(home.kit)
    view.put(moment)
    view.put(Guess(id=moment.id), Repair(id=new_id(), moment=moment.id, child=home.kit.id))
    touched, place = view.touched_since(place)
    assert touched == (moment.id, moment.id, moment.id)
    view.put(replace(home.kit, name="Kitty"))
    assert view.touched_since(place)[0] == ("",)
