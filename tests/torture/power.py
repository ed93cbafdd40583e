"""Power cuts that are played: an evening is written down call by call, then cut anywhere, and whatever the medium may
hold is opened."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from unittest.mock import patch

from data.familyfile import Tables
from tests.data.disk import Clock, litter
from tests.torture.keeping import Keeping
from tests.torture.machine import Machine, running_on
from tests.torture.medium import Medium, outcomes

FINDINGS = ("unreadable", "lost", "wrong", "cannot go on")
"""What may be found after a bad evening: the file does not open; a save that was called saved is not there; it opens as
something that never was; it opens and cannot be written any more."""


class Evening:
    """What one sitting wrote: every state it handed over, and how far it had come at each act."""

    def __init__(self, before: Tables) -> None:
        self.states = [before]
        self.handed: list[int] = [0]
        """Number of acts on the medium when each state was handed over."""
        self.acked: list[int] = [0]
        """Number of acts on the medium when each state was called saved."""

    def may_hold(self, cut: int) -> tuple[int, int]:
        """Give the oldest and the newest state that may stand there after a cut at that act."""
        return (
            max(number for number, acts in enumerate(self.acked) if acts <= cut),
            max(number for number, acts in enumerate(self.handed) if acts <= cut),
        )


def tables_of(number: int, chance: random.Random) -> Tables:
    """Make a family's tables, now longer and now shorter than before, so that old ends would show."""
    many = chance.randrange(1, 8)
    moments = {f"m{n}": {"text": f"{number}: Kit said it {n} times. " * chance.randrange(1, 30)} for n in range(many)}
    return {"settings": {"F1": {"number": number}}, "moments": moments}


def live(keeping: Keeping, folder: Path, before: Tables, saves: int, chance: random.Random) -> tuple[Machine, Evening]:
    """Spend an evening on a machine that writes down every act; a backup is due every other time."""
    machine, evening, clock = Machine(folder.parent), Evening(before), Clock()
    with running_on(machine):
        kept = keeping.open(folder, clock)
        for number in range(1, saves + 1):
            tables = tables_of(before["settings"]["F1"]["number"] + number, chance)
            evening.states.append(tables)
            evening.handed.append(len(machine.acts))
            clock.pass_by(minutes=6)
            kept.save(tables)
            evening.acked.append(len(machine.acts))
        kept.close()
    return machine, evening


def begun(keeping: Keeping, folder: Path, chance: random.Random) -> tuple[Machine, Evening]:
    """Begin a new file on such a machine."""
    machine, evening = Machine(folder.parent), Evening({})
    tables = tables_of(0, chance)
    evening.states.append(tables)
    evening.handed.append(0)
    with running_on(machine):
        keeping.begin(folder, tables)
    evening.acked.append(len(machine.acts))
    return machine, evening


def judge(keeping: Keeping, folder: Path, evening: Evening, cut: int) -> tuple[str, int]:
    """Open what is there after a cut.

    Returns:
        One of `FINDINGS`, or nothing when all is well; and the number of the state that was found, or -1.
    """
    oldest, newest = evening.may_hold(cut)
    try:
        found = keeping.look(folder)
    except Exception:
        return ("" if oldest == 0 and not evening.states[0] else "unreadable"), -1
    if found not in evening.states[: newest + 1]:
        return ("lost" if not found else "wrong"), -1
    state = evening.states.index(found)
    if state < oldest:
        return "lost", state
    return goes_on(keeping, folder), state


def goes_on(keeping: Keeping, folder: Path) -> str:
    """Write once more where something happened; gives a finding when that does not work, or rubbish is left."""
    if litter(folder):
        return "cannot go on"
    more: Tables = {"settings": {"F1": {"number": -1}}, "moments": {}}
    try:
        # Whether the real medium has it is not asked here, so it is not waited for.
        with patch.object(os, "fsync", lambda fd: None):
            kept = keeping.open(folder, Clock())
            kept.save(more)
            kept.close()
        return "" if keeping.look(folder) == more else "cannot go on"
    except Exception:
        return "cannot go on"


def cuts(
    keeping: Keeping,
    place: Path,
    *,
    seed: int,
    saves: int = 4,
    most: int = 12,
    again: int = 0,
    first: bool = False,
) -> Iterator[str]:
    """Spend one evening, cut the power after every act of it, and open everything that may be there.

    Args:
        keeping: what keeps the tables.
        place: an empty folder to work in.
        seed: chooses what is written and which outcomes are drawn.
        saves: how many saves the evening has.
        most: outcomes to open for each cut.
        again: how many of the states found to go on from, with a second evening that is cut in the same way.
        first: the evening is the one on which the file is begun.

    Yields:
        One finding (see `FINDINGS`), or nothing, for each outcome opened.
    """
    chance, numbers = random.Random(seed), count()
    home = place / "home"
    home.mkdir()
    folder = home / "family"
    if first:
        machine, evening = begun(keeping, folder, chance)
    else:
        keeping.begin(folder, tables_of(0, random.Random(seed)))
        machine, evening = live(keeping, folder, tables_of(0, random.Random(seed)), saves, chance)
    going_on: list[tuple[Medium, Tables]] = []
    for cut, medium in _different(machine, evening, most, chance):
        yield from _opened(keeping, place / str(next(numbers)), medium, evening, cut, going_on)
    for medium, found in chance.sample(going_on, min(again, len(going_on))):
        yield from _second(keeping, place / f"again{next(numbers)}", medium, found, most, chance)
    shutil.rmtree(home)


def _opened(
    keeping: Keeping, home: Path, medium: Medium, evening: Evening, cut: int, going_on: list[tuple[Medium, Tables]]
) -> Iterator[str]:
    medium.put_in(home)
    finding, state = judge(keeping, home / "family", evening, cut)
    if not finding and state >= 0:
        going_on.append((medium, evening.states[state]))
    shutil.rmtree(home)
    yield finding


def _second(
    keeping: Keeping, place: Path, medium: Medium, found: Tables, most: int, chance: random.Random
) -> Iterator[str]:
    """Open what a cut left, on a machine, so that clearing up and the first save after it are cut as well."""
    place.mkdir()
    home = place / "home"
    medium.put_in(home)
    machine, evening = live(keeping, home / "family", found, 1, chance)
    for cut, after in _different(machine, evening, most, chance):
        yield from _opened(keeping, place / str(cut), after, evening, cut, [])
    shutil.rmtree(place)


def _different(machine: Machine, evening: Evening, most: int, chance: random.Random) -> Iterator[tuple[int, Medium]]:
    """Give what may stand there after a cut at each act, each different outcome once."""
    seen = set()
    for cut in range(len(machine.acts) + 1):
        for medium in outcomes(machine.before, machine.acts, cut, most, chance):
            mark = evening.may_hold(cut), medium.print()
            if mark not in seen:
                seen.add(mark)
                yield cut, medium


def counted(findings: Iterator[str]) -> tuple[int, Counter[str]]:
    """Count outcomes and what was found."""
    seen = Counter(findings)
    return seen.total(), Counter({name: number for name, number in seen.items() if name})
