"""Puts the family of `told` into a folder, in any words one likes, with the two in either of the two parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from data.actors import Together
from data.drafts import Draft
from data.journal import Journal
from data.records import (
    Adult,
    Family,
    Moment,
    OwnSide,
    OwnWord,
    Read,
    Record,
    Settings,
    TimeOfDay,
    TurnPaper,
)
from data.reveal import open_read
from data.rooms import seal_paper, seal_room
from tests.journeys.retelling import Words, plain, retold
from tests.journeys.told import KIT, NELL, NOW, OMAR, WREN, at, closed, moments, room, shared

DRAFT = Draft(key="reflect.write.own", values={"words": "Half a word", "own": "Half a question"}, step="own")
"""What each was writing when they stopped."""


def family() -> Family:
    """Give the family as a whole."""
    return Family(
        id="01FAMILY",
        name="Tannery Row",
        zone="Europe/London",
        times_of_day=(TimeOfDay(name="lantern time", hour=19, minute=10),),
        own_words=(OwnWord(id="own_hum", kind="signal", label="Hums one note"),),
        settings=Settings(seen_rules=True),
    )


@dataclass(frozen=True, kw_only=True)
class House:
    """How the family is told: who plays which part, in which words."""

    people: tuple[Adult, Adult] = (NELL, OMAR)
    """The grown-ups, in the order in which they were added."""
    parts: tuple[int, int] = (0, 1)
    """Who plays the first and the second part."""
    words: Words = plain
    """For what is shared."""
    private: Callable[[Adult], Words] = lambda who: plain
    """For what is not shared, by whose it is."""
    others: tuple[Record, ...] = ()
    """What else stands in it."""

    def build(self, folder: Path) -> Journal:
        """Make the family in a folder, and leave it open."""
        a, b = (self.people[part] for part in self.parts)
        adults = tuple(retold(adult, self.words) for adult in self.people)
        children = tuple(retold(child, self.words) for child in (KIT, WREN))
        journal = Journal.create(folder, retold(family(), self.words), adults, children)
        told = [retold(record, self.words) for record in (*moments(a, b)[::-1], *shared(a, b), *self.others)]
        told = [self._with_own_side(record, {a.id: a, b.id: b}) for record in told]
        told += [self._sealed(paper) for paper in closed(a, b)]
        for who, number in ((a, "1"), (b, "2")):
            told.append(seal_room(who, retold(room(who, number), self.private(who))))
            values = {name: self.private(who)(f"Draft.{name}", words) for name, words in DRAFT.values.items()}
            journal.drafts.keep_private(who.id, who.recipient, replace(DRAFT, values=values))
        journal.load(tuple(told))
        binned = Moment(id="01M1", when=at(40), camera=("A wet bus ride.",), children=(KIT.id,))
        journal.load((retold(binned, self.words),))
        journal.seen_by(Together()).bin("01M1", today=NOW.date())
        journal.new_sitting()
        for who in (a, b):
            journal.drafts.forget(who.id)
        journal.flush()
        return journal

    def _sealed(self, paper: TurnPaper) -> Record:
        who = next(adult for adult in self.people if adult.id == paper.read.adult)
        return seal_paper(who, retold(paper, self.private(who)))

    def _with_own_side(self, record: Any, people: dict[str, Adult]) -> Any:
        """Close an own side beside each read, shared or not."""
        if not isinstance(record, Read):
            return record
        who = people[record.adult]
        own = OwnSide(words=self.private(who)("Read.sealed_own", "I was on the phone"))
        opened = open_read(who, TurnPaper(read=record, own=own))
        return replace(opened, own=record.own)
