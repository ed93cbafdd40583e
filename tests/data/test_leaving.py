"""A grown-up leaves the file, and may come back: their records stay, their room stays sealed, and nobody is put out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together, Turn
from data.errors import NotAllowed
from data.records import PrivateRoom, SecondLook
from tests.data.conftest import TODAY, Home, a_moment


def leave(home: Home, retired: bool = True) -> None:
    home.journal.seen_by(Together()).put(replace(home.journal.adult(home.idris.id), retired=retired))


def test_their_records_stay_and_they_are_no_longer_asked(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    look = SecondLook(id="look", moment=moment.id, adult=home.idris.id, on=TODAY, words="I see it now.")
    home.journal.seen_by(Alone(home.idris.id)).put(look)
    leave(home)
    view = home.again().seen_by(Together())
    assert [adult.name for adult in view.adults] == ["Nell"]
    assert [adult.name for adult in view.former] == ["Idris"]
    assert view.looks(moment.id) == (look,)


def test_their_room_stays_sealed_and_opens_when_they_come_back(home: Home) -> None:
    home.journal.unlock_bare(home.idris.id)
    room = PrivateRoom(id=home.idris.id, inbox=("something kept",))
    home.journal.seen_by(Alone(home.idris.id)).put_room(room)
    before = home.journal.storage.read()["private"][home.idris.id]
    leave(home)
    assert home.again().storage.read()["private"][home.idris.id] == before
    leave(home, retired=False)
    assert home.journal.unlock_bare(home.idris.id)
    assert home.journal.seen_by(Alone(home.idris.id)).room() == room


def test_one_grown_up_alone_cannot_put_another_out_nor_call_them_back(home: Home) -> None:
    for retired in (True, False):
        for actor in (Alone(home.nell.id), Turn(home.idris.id, "debrief")):
            with pytest.raises(NotAllowed):
                home.journal.seen_by(actor).put(replace(home.journal.adult(home.idris.id), retired=retired))
        leave(home)


def test_somebody_may_leave_alone(home: Home) -> None:
    home.journal.seen_by(Alone(home.idris.id)).put(replace(home.journal.adult(home.idris.id), retired=True))
    assert [adult.name for adult in home.journal.seen_by(Together()).adults] == ["Nell"]


def test_the_last_one_stays(home: Home) -> None:
    leave(home)
    for actor in (Together(), Alone(home.nell.id)):
        with pytest.raises(NotAllowed):
            home.journal.seen_by(actor).put(replace(home.journal.adult(home.nell.id), retired=True))
