"""A family killed at any act on the disk has everything it was told is saved, on every shelf and in every room."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together, Turn
from data.backups import backups
from data.drafts import Draft
from data.ids import new_id
from data.journal import FILE, Journal, new_family
from data.records import (
    Adult,
    Birth,
    Child,
    Guess,
    Reflection,
    Repair,
    SecondLook,
    SummaryNotes,
    Voice,
)
from tests.data.conftest import TODAY, a_moment
from tests.data.disk import Clock, Disk, litter
from tests.data.killed_house import House, reopened
from tests.data.killing import Deadly, Noting, Tell, told_by_child
from tests.data.test_keys import KEY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no child by forking")

ACTS = (
    "notes", "edits", "types", "guesses", "mends", "looks_again", "says", "bins", "types_unseen",
    "keeps_behind_the_door", "unlocks", "reflects", "types_unseen", "covers_nell", "covers_idris", "reveals", "shares",
    "types", "drops",
)  # fmt: skip
"""What is done in an evening, in order. A draft that is typed is dropped at its end."""


class Evening:
    """One evening in a family: each act is put, waited for, and only then told."""

    def __init__(self, house: House, folder: Path, disk: Disk, tell: Tell) -> None:
        self.house = house
        self.clock = Clock()
        self.journal = Journal.open(folder, ops=disk, clock=self.clock)
        self.tell = tell
        self.number = 0

    def after(self, act: Callable[[int], str | None]) -> None:
        """Let eleven minutes pass, so that a backup is due; act; wait until it is saved; tell what was written."""
        self.clock.pass_by(minutes=11)
        self.number += 1
        made = act(self.number)
        self.journal.flush()
        assert self.journal.storage.state == "saved"
        self.tell(f"{made or 'nothing'} {self.number} {self.journal.revision}")

    def live(self) -> None:
        """From the first act to the last."""
        for act in ACTS:
            self.after(getattr(self, act))
        self.journal.close()

    def notes(self, number: int) -> str:
        moment = a_moment(self.house.kit, f"new number {number}", hour=9)
        self.journal.put(Together(), moment)
        return moment.id

    def edits(self, number: int) -> str:
        self.journal.put(Together(), replace(self.house.moments[2], camera=(f"edited number {number}",)))
        return self.house.moments[2].id

    def types(self, number: int) -> str:
        self.journal.drafts.keep(Draft(key="new", values={"words": f"half a wor number {number}"}))
        return "new"

    def types_unseen(self, number: int) -> str:
        nell = self.house.nell
        self.journal.drafts.keep_private(
            nell.id, nell.recipient, Draft(key="turn", values={"words": f"unseen number {number}"})
        )
        return "turn"

    def keeps_behind_the_door(self, number: int) -> str:
        paper = self.house.paper(self.house.nell, self.house.moments[3].id, number)
        self.journal.seen_by(Alone(self.house.nell.id)).keep_to_oneself(paper)
        return paper.read.id

    def unlocks(self, number: int) -> None:
        self.journal.unlock(self.house.nell.id, KEY)
        self.journal.unlock_bare(self.house.idris.id)

    def reflects(self, number: int) -> str:
        view = self.journal.seen_by(Alone(self.house.nell.id))
        room = view.room()
        assert room is not None
        kept = Reflection(id=new_id(), on=TODAY, theme="luck", prompt="", words=f"mine alone number {number}")
        view.put_room(replace(room, reflections=(*room.reflections, kept)))
        return kept.id

    def _covers(self, adult: Adult, number: int) -> str:
        paper = self.house.paper(adult, self.house.moments[0].id, number)
        self.journal.seen_by(Turn(adult.id, self.house.joint.id)).cover(paper)
        return paper.read.id

    def covers_nell(self, number: int) -> str:
        return self._covers(self.house.nell, number)

    def covers_idris(self, number: int) -> str:
        return self._covers(self.house.idris, number)

    def reveals(self, number: int) -> None:
        assert self.journal.seen_by(Together()).reveal(self.house.joint, today=TODAY) == "revealed"

    def shares(self, number: int) -> str:
        paper = self.house.paper(self.house.idris, self.house.moments[1].id, number)
        self.journal.seen_by(Alone(self.house.idris.id)).share_alone(paper)
        return paper.read.id

    def guesses(self, number: int) -> str:
        voice = Voice(adult=self.house.nell.id, words=f"I'm here, number {number}")
        self.journal.put(Together(), Guess(id=self.house.moments[0].id, voices=(voice,)))
        return f"guess/{self.house.moments[0].id}"

    def mends(self, number: int) -> str:
        moment, child = self.house.moments[0].id, self.house.kit.id
        repair = Repair(id=new_id(), moment=moment, child=child, did_next=f"laughed, number {number}")
        self.journal.put(Together(), repair)
        return repair.id

    def looks_again(self, number: int) -> str:
        moment, adult = self.house.moments[0].id, self.house.idris.id
        look = SecondLook(id=new_id(), moment=moment, adult=adult, on=TODAY, words=f"later, number {number}")
        self.journal.put(Alone(adult), look)
        return look.id

    def says(self, number: int) -> str:
        self.journal.put(Together(), SummaryNotes(our_family=f"we are number {number}"))
        return "current"

    def bins(self, number: int) -> None:
        self.journal.seen_by(Together()).bin(self.house.moments[4].id, today=TODAY)

    def drops(self, number: int) -> None:
        self.journal.drafts.drop("new")


def latest(told: list[list[str]]) -> dict[str, int]:
    """Give each thing with the last number it was told with; a draft that is being dropped counts no more."""
    dropped = {"nothing"} | ({"new"} if len(told) >= ACTS.index("drops") else set())
    return {name: int(number) for name, number, _ in told if name not in dropped}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The family as it was before the evening."""
    return House(tmp_path_factory.mktemp("house") / "family")


def test_killed_at_every_act_a_family_keeps_every_number_it_told(house: House, tmp_path: Path) -> None:
    noting = Noting()
    Evening(house, house.another(tmp_path / "whole"), noting, str).live()
    places = noting.distinct()
    assert len(places) >= 200
    for place, (at, moment) in enumerate(places):
        folder = house.another(tmp_path / str(place))
        told, killed = told_by_child(partial(live, house, folder, Deadly(at, moment)))
        assert killed
        found = reopened(house, folder)
        under_way = len(told) + 1
        for name, number in latest(told).items():
            assert found.numbers[name] in (number, under_way), name
        assert max(found.numbers.values()) <= under_way
        assert found.revealed in (0, 2)
        shutil.rmtree(folder)


def live(house: House, folder: Path, disk: Disk, tell: Tell) -> None:
    """Live one evening from beginning to end."""
    Evening(house, folder, disk, tell).live()


def test_an_evening_that_nobody_interrupts_tells_every_number(house: House, tmp_path: Path) -> None:
    folder = house.another(tmp_path / "family")
    told, killed = told_by_child(partial(live, house, folder, Deadly(-1, "before")))
    assert not killed
    assert [int(number) for _, number, _ in told] == list(range(1, len(told) + 1))
    assert [int(revision) for _, _, revision in told] == sorted(int(revision) for _, _, revision in told)
    found = reopened(house, folder)
    assert found.revealed == 2
    assert found.numbers[house.waiting.id] == found.numbers[house.moments[4].id] == 0
    assert latest(told).items() <= found.numbers.items()
    assert "new" not in found.numbers
    assert len(backups(folder)) >= 10


def test_killed_while_it_is_made_a_family_is_there_whole_or_can_be_made(tmp_path: Path) -> None:
    noting = Noting()
    make(tmp_path / "whole", noting, str)
    for place, (at, moment) in enumerate(noting.distinct()):
        folder = tmp_path / str(place)
        told, killed = told_by_child(partial(make, folder, Deadly(at, moment)))
        assert killed
        if not (folder / FILE).exists():
            assert not told
            make(folder, Disk(), str)
        journal = Journal.open(folder)
        assert len(journal.seen_by(Together()).adults) == 2
        assert all(journal.unlock_bare(adult.id) for adult in journal.seen_by(Together()).adults)
        assert not litter(folder)
        journal.close()


def make(folder: Path, disk: Disk, tell: Tell) -> None:
    """Make a family of two, and tell when it is there."""
    adults = (Adult(id=new_id(), name="Nell"), Adult(id=new_id(), name="Idris"))
    kit = Child(id=new_id(), name="Kit", birth=Birth(year=2019))
    journal = Journal.create(folder, new_family("Ours", "UTC"), adults, (kit,), ops=disk)
    tell("made")
    journal.close()
