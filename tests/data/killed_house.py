"""A family to be killed and opened again: who they are, and how everything they hold is found and read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from data import keys
from data.actors import Alone, Together
from data.backups import check_file
from data.ids import new_id
from data.journal import FILE, Journal, new_family
from data.records import (
    Adult,
    BinItem,
    Birth,
    Child,
    Debrief,
    Guess,
    OwnSide,
    PrivateRoom,
    Read,
    SealedRead,
    TurnPaper,
)
from data.rooms import open_paper
from tests.data.conftest import a_moment
from tests.data.disk import litter
from tests.data.test_keys import KEY, QUICK_KEY

SHARED_DRAFTS = ("new", "moment", "debrief")
"""Keys under which shared drafts are kept here."""

NUMBER = re.compile(r"number (\d+)")


class House:
    """A family in a folder: Nell has a passphrase, Idris a bare key; some of their evening lies behind them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = keys.make()
        self.nell = Adult(id=new_id(), name="Nell", recipient=KEY.recipient, key_file=QUICK_KEY)
        bare = keys.bare_file(self.key)
        self.idris = Adult(id=new_id(), name="Idris", recipient=self.key.recipient, key_file=bare)
        self.kit = Child(id=new_id(), name="Kit", birth=Birth(year=2019, month=11, day=2))
        self.moments = [a_moment(self.kit, f"The evening of number 0, and the {n}th", hour=n) for n in range(5)]
        self.waiting = a_moment(self.kit, "Left on the doormat, number 0")
        first, second = self.moments[:2]
        readers = (self.nell.id, self.idris.id)
        self.joint = Debrief(id=new_id(), moment=first.id, form="joint", child=self.kit.id, readers=readers)
        self.alone = replace(self.joint, id=new_id(), moment=second.id, form="alone", readers=readers[1:])
        family = new_family("Ours", "Europe/London")
        journal = Journal.create(folder, family, (self.nell, self.idris), (self.kit,))
        journal.load((*self.moments, self.joint, self.alone))
        journal.close()
        inbox = folder / "inbox" / f"{self.waiting.id}.json"
        inbox.write_bytes(msgspec.json.encode(self.waiting))

    def another(self, folder: Path) -> Path:
        """Give a copy of the family's folder."""
        shutil.copytree(self.folder, folder)
        return folder

    def paper(self, adult: Adult, moment_id: str, number: int) -> TurnPaper:
        """A turn's paper that carries its number."""
        read = Read(id=new_id(), moment=moment_id, adult=adult.id, words=f"read number {number}")
        return TurnPaper(read=read, own=OwnSide(words=f"own number {number}"))


def shelves(journal: Journal, opening: dict[str, keys.Identity]) -> Iterator[tuple[str, object]]:
    """Give everything a family holds, with an id for each thing; whatever is sealed is opened."""
    for guess in journal.memory.all(Guess, "guesses"):
        yield f"guess/{guess.id}", guess
    for binned in journal.memory.all(BinItem, "bin"):
        yield from ((str(document["id"]), document) for _, document in binned.documents)
    for table in ("moments", "looks", "repairs", "summaries"):
        for record in journal.memory.all(msgspec.Struct, table):
            yield getattr(record, "id", ""), record
    for read in journal.memory.all(Read, "reads"):
        own = keys.unseal(opening[read.adult], read.sealed_own, record_id=read.id)
        assert NUMBER.findall(own.decode()) == NUMBER.findall(read.words)
        yield read.id, read
    for closed in journal.memory.all(SealedRead, "reads"):
        yield closed.id, open_paper(opening[closed.adult], closed)
    for adult in opening:
        room = journal.seen_by(Alone(adult)).room()
        assert isinstance(room, PrivateRoom)
        yield from ((kept.id, kept) for kept in room.reflections)
        yield from ((paper.read.id, paper) for paper in room.unready)
        for key in journal.drafts.private_keys(adult):
            yield key, journal.drafts.private(adult, key)
    yield from ((key, journal.drafts.shared(key)) for key in SHARED_DRAFTS if journal.drafts.shared(key))


class Found(NamedTuple):
    """What a reopened family holds."""

    numbers: dict[str, int]
    """Id to the highest number its text carries."""
    revealed: int


def reopened(house: House, folder: Path) -> Found:
    """Open the family, unlock both rooms, read everything, write something more, and leave in order."""
    journal = Journal.open(folder)
    assert not litter(folder)
    assert journal.memory.set_aside == ()
    journal.unlock(house.nell.id, KEY)
    journal.unlock_bare(house.idris.id)
    opening = {house.nell.id: KEY, house.idris.id: house.key}
    numbers: dict[str, int] = {}
    for name, thing in shelves(journal, opening):
        assert name not in numbers
        numbers[name] = max(map(int, NUMBER.findall(msgspec.json.encode(thing).decode())))
    revealed = len(journal.seen_by(Together()).reads(house.moments[0].id))
    after = a_moment(house.kit, "life goes on")
    journal.put(Together(), after)
    journal.close()
    assert not any(folder.joinpath("inbox").iterdir())
    assert after.id in check_file(folder / FILE).tables["moments"]
    return Found(numbers, revealed)
