"""What is being typed is there after a kill at any act on the disk, also while it turns from a draft into a record."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together, Turn
from data.drafts import Draft
from data.ids import new_id
from data.journal import Journal
from data.records import Reflection
from tests.data.conftest import TODAY, a_moment
from tests.data.disk import Disk
from tests.data.killed_house import House, reopened
from tests.data.killing import Deadly, Noting, Tell, told_by_child
from tests.data.test_keys import KEY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no child by forking")


def saved(journal: Journal) -> None:
    """Wait for the disk, so that the acts on it come in the same order every time."""
    journal.flush()
    journal.drafts.settle()


def typed(house: House, folder: Path, disk: Disk, tell: Tell) -> None:
    """Type four things, telling each as soon as it is a draft, and write each down; nobody waits for the disk."""
    journal = Journal.open(folder, ops=disk)
    nell, recipient = house.nell.id, house.nell.recipient
    journal.unlock(nell, KEY)

    journal.drafts.keep(Draft(key="moment", values={"words": "number 1"}))
    tell("1")
    journal.put(Together(), a_moment(house.kit, "number 1"))
    journal.drafts.drop("moment")
    saved(journal)

    journal.drafts.keep(Draft(key="debrief", values={"camera": "number 2", "look_for": "number 0"}))
    tell("2")
    journal.put(Together(), a_moment(house.kit, "number 2"))
    journal.drafts.trim(Draft(key="debrief", values={"look_for": "number 0"}))
    saved(journal)

    journal.drafts.keep_private(nell, recipient, Draft(key="page", values={"words": "number 3"}))
    tell("3")
    view = journal.seen_by(Alone(nell))
    room = view.room()
    assert room is not None
    kept = Reflection(id=new_id(), on=TODAY, theme="luck", prompt="", words="number 3")
    view.put_room(replace(room, reflections=(kept,)))
    journal.drafts.drop_private(nell, recipient, "page")
    saved(journal)

    journal.drafts.keep_private(nell, recipient, Draft(key="turn", values={"words": "number 4"}))
    tell("4")
    journal.seen_by(Turn(nell, house.joint.id)).cover(house.paper(house.nell, house.moments[0].id, 4))
    journal.drafts.drop_private(nell, recipient, "turn")
    saved(journal)
    journal.close()
    tell("over")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The family before anybody typed."""
    return House(tmp_path_factory.mktemp("house") / "family")


def test_killed_at_every_act_what_was_typed_is_a_draft_or_a_record(house: House, tmp_path: Path) -> None:
    noting = Noting()
    typed(house, house.another(tmp_path / "whole"), noting, str)
    for place, (at, moment) in enumerate(noting.distinct()):
        folder = house.another(tmp_path / str(place))
        told, killed = told_by_child(partial(typed, house, folder, Deadly(at, moment)))
        assert killed
        numbers = set(reopened(house, folder).numbers.values())
        assert {int(number) for (number,) in told if number != "over"} <= numbers
        shutil.rmtree(folder)


def test_what_was_written_down_is_no_draft_any_more(house: House, tmp_path: Path) -> None:
    folder = house.another(tmp_path / "family")
    told, killed = told_by_child(partial(typed, house, folder, Deadly(-1, "before")))
    assert not killed
    assert told == [["1"], ["2"], ["3"], ["4"], ["over"]]
    numbers = reopened(house, folder).numbers
    assert not {"moment", "page", "turn"} & numbers.keys()
    assert numbers["debrief"] == 0
