"""Family files spoiled in every way we could think of, opened as the app opens them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tinydb.storages import JSONStorage

from data.actors import Actor, Alone, Together, Turn
from data.backups import FOLDER
from data.errors import Damaged, JournalError
from data.familyfile import Tables, pack, read_family_file
from data.ids import new_id
from data.journal import FILE, Journal
from data.listing import shown
from data.records import Debrief, Guess, Read, Repair, RepairStep, Return, TurnPaper
from tests.data.conftest import TODAY, Home, a_moment
from tests.data.disk import Clock
from tests.torture.spoiling import BYTES, TABLES

FINDINGS = ("surprise", "other words", "changed", "no backup named")
"""What may be found: an error that is not ours; it opens as something that was never saved; the file's bytes changed;
a damaged file is told without its newest good backup."""


@dataclass(frozen=True)
class Sample:
    """A family folder as it should be, and what its newest good backup is."""

    folder: Path
    data: bytes
    """The family file."""
    earlier: bytes
    """The file of an earlier evening."""
    tables: Tables
    backup: Path
    moments: int
    """How many moments that backup holds."""


def sample(folder: Path) -> Sample:
    """Make a family of two with reads closed and open, a repair, private rooms, and three backups, one of them bad."""
    home = Home(folder)
    for number in range(3):
        moment = a_moment(home.kit, f"Kit knocked tower {number} over.", hour=12 + number)
        debrief = Debrief(
            id=new_id(), moment=moment.id, form="joint", child=home.kit.id, readers=(home.nell.id, home.idris.id)
        )
        together = home.journal.seen_by(Together())
        together.put(moment, debrief)
        for adult in (home.nell, home.idris):
            read = Read(
                id=new_id(), moment=moment.id, adult=adult.id, noticed=("seek_gaze",), needs=("connection",),
                words="He looked across. \N{BOOKS}", made=Return(kinds=("raised_voice",), words="I yelled."),
            )  # fmt: skip
            home.journal.seen_by(Turn(adult.id, debrief.id)).cover(TurnPaper(read=read))
        if number == 0:
            together.reveal(debrief, today=TODAY, chance=random.Random(1))
            together.put(
                Guess(id=moment.id, needs=("connection",), next_move="stayed_near"),
                Repair(id=new_id(), moment=moment.id, child=home.kit.id, steps=(RepairStep(id="go_back"),)),
            )
    read = Read(id=new_id(), moment=moment.id, adult=home.nell.id, words="kept to oneself")
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).keep_to_oneself(TurnPaper(read=read))
    together.bin(moment.id, today=TODAY)
    home.journal.close()
    return _with_backups(folder)


def _with_backups(folder: Path) -> Sample:
    tables = read_family_file(folder / FILE).tables
    family = next(iter(tables["settings"]))
    first = next(iter(tables["moments"].items()))
    earlier, _ = pack(family, {**tables, "moments": dict([first])}, {})
    shutil.rmtree(folder / FOLDER)
    (folder / FOLDER).mkdir()
    places = [folder / FOLDER / f"family.{Clock().now - timedelta(days=age):%Y%m%dT%H%M%SZ}.json" for age in range(3)]
    places[0].write_bytes(earlier[:-2] + b"x}")
    places[1].write_bytes(earlier)
    places[2].write_bytes(pack(family, {**tables, "moments": {}}, {})[0])
    data = (folder / FILE).read_bytes()
    return Sample(folder=folder, data=data, earlier=earlier, tables=tables, backup=places[1], moments=1)


def look_at_everything(journal: Journal) -> None:
    """Ask an open family for all it has, as everybody who may sit there; only our errors may come."""
    adults = [adult.id for adult in journal.seen_by(Together()).adults]
    actors: list[Actor] = [Together(), *map(Alone, adults), *(Turn(adult, "x") for adult in adults)]
    for actor in actors:
        view = journal.seen_by(actor)
        _ask(lambda view: (view.family, view.adults, view.children, view.notes(), view.bin_items(), view.me), view)
        if isinstance(actor, Alone):
            _ask(journal.unlock_bare, actor.adult)
            _ask(view.room)
        for moment in view.moments():
            _ask(shown, view, moment)
            _ask(view.title, moment)
            for question in (view.state, view.ready, view.debrief, view.my_paper):
                _ask(question, moment.id)
        for repair in view.all_repairs():
            _ask(view.repair_state, repair)
        for debrief in view.all_debriefs():
            _ask(view.asks_passphrase, debrief)


def _ask(question: Callable[..., object], *about: Any) -> None:
    with suppress(JournalError):
        question(*about)


def opening(sample: Sample, data: bytes, *, true_checksum: bool) -> str:
    """Open a spoiled file and look at everything in it.

    Args:
        sample: the family it was before.
        data: the spoiled file.
        true_checksum: somebody spoiled it who knew how to make the checksum again, so that it may open.

    Returns:
        One of `FINDINGS`, or nothing.
    """
    path = sample.folder / FILE
    path.write_bytes(data)
    try:
        journal = Journal.open(sample.folder, read_only=true_checksum)
        try:
            if not true_checksum:
                # Cut where two evenings begin alike, a file is the other evening's, whole.
                return "" if data in (sample.data, sample.earlier) else "other words"
            look_at_everything(journal)
        finally:
            journal.abandon()
    except Damaged as damage:
        told = damage.backup == str(sample.backup) and damage.moments == sample.moments and "1 moment;" in damage.words
        return "" if told else "no backup named"
    except JournalError:
        return ""
    except Exception:
        return "surprise"
    return "" if path.read_bytes() == data else "changed"


def openings(sample: Sample, many: int, seed: int) -> Iterator[tuple[str, str]]:
    """Spoil and open a file many times; gives what was done to it and what was found."""
    chance = random.Random(seed)
    kinds = [*BYTES, *TABLES]
    for number in range(many):
        kind = kinds[number % len(kinds)]
        if kind in BYTES:
            data = BYTES[kind](sample.data, sample.earlier, chance)
            finding = opening(sample, data, true_checksum=False)
        else:
            data = TABLES[kind](sample.tables, chance)
            finding = opening(sample, data, true_checksum=True)
        yield kind, finding or ("" if (sample.folder / FILE).read_bytes() == data else "changed")


def stock_openings(sample: Sample, many: int, seed: int) -> Iterator[tuple[str, str]]:
    """Spoil the same file in the same ways without knowing any checksum, and open it with stock TinyDB."""
    chance, path = random.Random(seed), sample.folder / FILE
    kinds = list(BYTES)
    whole = _stock_read(path, sample.data)
    for number in range(many):
        kind = kinds[number % len(kinds)]
        data = BYTES[kind](sample.data, sample.earlier, chance)
        try:
            found = _stock_read(path, data)
            yield kind, "" if data == sample.data or found == whole else "other words"
        except (ValueError, RecursionError):
            yield kind, ""


def _stock_read(path: Path, data: bytes) -> object:
    path.write_bytes(data)
    storage = JSONStorage(str(path), encoding="utf-8", access_mode="r")
    try:
        found = storage.read() or {}
        return {name: table for name, table in found.items() if name != "_meta"}
    finally:
        storage.close()
