"""Invented families of any size: nine moments in ten are stubs, the tenth has two reads, a guess and a repair."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from data.familyfile import Document, Documents, Tables, pack, read_family_file
from data.fileops import write_whole
from data.journal import FILE, Journal
from data.memory import as_document
from data.records import (
    Adult,
    Birth,
    Child,
    Family,
    Guess,
    MadeReturn,
    Moment,
    Plan,
    Read,
    Repair,
    RepairStep,
    Return,
    Voice,
    When,
)

SIZES = (0, 100, 1_000, 10_000, 100_000)
"""How many moments the families have that figures are given for."""

NEWEST = datetime(2026, 11, 1, 18, 0, tzinfo=UTC)
"""When the newest moment was; the others go back from there, about three a day."""

NELL, IDRIS, KIT = "adult-nell", "adult-idris", "child-kit"

WORDS = (
    *("kit", "put", "the", "cup", "down", "and", "it", "fell", "then", "both", "of", "us", "looked", "up", "while"),
    *("kettle", "was", "on", "nobody", "said", "a", "word", "for", "before", "door", "went", "bricks", "were", "still"),
    *("all", "over", "floor", "under", "table", "by", "window"),
)
"""What invented texts are made of."""


def title(number: int) -> str:
    """Give the first words of a moment; no two are the same, and none begins another."""
    return f"Moment {number:06d} at the table"


def _words(chance: random.Random, characters: int) -> str:
    picked: list[str] = []
    while sum(map(len, picked)) + len(picked) < characters:
        picked.append(chance.choice(WORDS))
    return " ".join(picked)[:characters].strip()


def moment(number: int, chance: random.Random) -> Moment:
    """Make one moment; number 0 is the newest."""
    when = NEWEST - timedelta(hours=8 * number + chance.randrange(4), minutes=chance.randrange(60))
    return Moment(
        id=f"moment-{number:06d}",
        when=When(instant=when, zone="Europe/London"),
        camera=(f"{title(number)}. {_words(chance, 220)}.",),
        children=(KIT,),
        present=(NELL, IDRIS),
        place="kitchen",
        signals=("loud", "threw"),
        context=("tired",),
        tags=("tea",),
    )


def around(told: Moment, chance: random.Random) -> tuple[tuple[str, Struct], ...]:
    """Make what belongs to a moment that was talked through, each with the table it stands in."""
    reads = tuple(
        Read(
            id=f"{told.id}-{adult}",
            moment=told.id,
            adult=adult,
            noticed=("loud",),
            needs=("seen", "rest"),
            feelings=("cross", "tired"),
            words=_words(chance, 280),
            made=Return(kinds=("named",), words=_words(chance, 60)),
        )
        for adult in (NELL, IDRIS)
    )
    guess = Guess(
        id=told.id,
        next_move="wait",
        landing="landed",
        landing_by=NELL,
        needs=("seen",),
        voices=tuple(Voice(adult=adult, words=f"I'm {_words(chance, 80)}.") for adult in (NELL, IDRIS)),
        child_account=_words(chance, 120),
        look_for=_words(chance, 80),
        open_question=_words(chance, 60),
    )
    steps = ("calm_self", "go_back", "own_it")
    repair = Repair(
        id=f"{told.id}-repair",
        moment=told.id,
        child=KIT,
        steps=tuple(
            RepairStep(id=step, status="done", who=(NELL,), plan=Plan(words="tonight"), said=_words(chance, 24))
            for step in steps
        ),
        did_next=_words(chance, 60),
        closed_on=date(2026, 11, 2) if chance.random() < 0.8 else None,
    )
    return ("reads", reads[0]), ("reads", reads[1]), ("guesses", guess), ("repairs", repair)


def tables(moments: int, seed: int = 7) -> Tables:
    """Make the tables that hold so many moments; every tenth was talked through and mended."""
    chance = random.Random(seed)
    made: dict[str, Documents] = {"moments": {}, "reads": {}, "guesses": {}, "repairs": {}}

    def keep(table: str, record: Struct) -> None:
        document: Document = as_document(record)
        made[table][document["id"]] = document

    for number in range(moments):
        one = moment(number, chance)
        if number % 10:
            keep("moments", one)
            continue
        returns = (MadeReturn(by=NELL, kinds=("named",), words=_words(chance, 40)),)
        keep("moments", Moment(**{name: getattr(one, name) for name in one.__struct_fields__} | {"returns": returns}))
        for table, record in around(one, chance):
            keep(table, record)
    return {table: documents for table, documents in made.items() if documents}


def make(folder: Path, moments: int) -> Path:
    """Make a family folder with so many moments; gives the folder."""
    family = Family(id="family-benchmark", name="Rowan", zone="Europe/London")
    adults = (Adult(id=NELL, name="Nell"), Adult(id=IDRIS, name="Idris"))
    Journal.create(folder, family, adults, (Child(id=KIT, name="Kit", birth=Birth(year=2017)),)).close()
    path = folder / FILE
    there = read_family_file(path)
    write_whole(path, pack(there.family, {**there.tables, **tables(moments)}, {})[0])
    return folder
