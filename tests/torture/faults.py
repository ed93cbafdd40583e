"""Every call of a save refused, and every call the last one; then the same again while coming back from that."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count, product
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from data.errors import CannotOpen, CannotSave
from data.familyfile import Tables
from data.storage import DurableStorage, backups, check_file
from tests.data.disk import NEW, OLD, Moment, Stopped, litter
from tests.torture.keeping import FILE, Keeping, Ours
from tests.torture.machine import Machine, running_on
from tests.torture.power import goes_on

CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR)
"""The refusals tried: full, broken, not allowed, interrupted."""

MOMENTS: tuple[Moment, ...] = ("before", "half", "after")
"""Before a call, in the middle of a write, after a call."""

WAYS: tuple[tuple[Tables, Tables], ...] = ((OLD, NEW), (NEW, OLD))
"""From what to what: a file that grows and one that shrinks."""


T = TypeVar("T")


@dataclass(frozen=True)
class Spoil:
    """What happens to a machine at one of its next calls: a refusal, or the end."""

    number: int
    moment: Moment
    code: int = 0
    """The refusal; 0 is the end."""

    def __call__(self, machine: Machine) -> None:
        """Arrange for it."""
        machine.moment = self.moment
        if self.code:
            machine.refuse = {self.number: self.code}
        else:
            machine.stop = self.number


class Place:
    """A working folder that gives a new family folder for each case and takes it away after it."""

    def __init__(self, folder: Path, keeping: Keeping) -> None:
        self._folder, self._numbers, self.keeping = folder, count(), keeping

    def each(self, before: Tables, case: Callable[..., T], *given: Any) -> T:
        """Run one case over a new family folder that holds these tables; gives what it found."""
        family = self._folder / f"{self.keeping.name}{next(self._numbers)}"
        # The real medium is not asked: nothing here cuts its power.
        with patch.object(os, "fsync", lambda fd: None):
            self.keeping.begin(family, before)
            finding = case(family, *given)
        shutil.rmtree(family)
        return finding

    def calls(self, before: Tables, after: Tables) -> list[str]:
        """Name the calls of one save."""
        machines: list[Machine] = []
        self.each(before, lambda family: _saved(self.keeping, family, after, machines.append))
        return machines[0].calls


def _saved(keeping: Keeping, family: Path, tables: Tables, spoil: Callable[[Machine], object]) -> str:
    """Open and save once on a machine that is spoiled just before the save; gives what it said."""
    machine = Machine(family)
    with running_on(machine):
        kept = keeping.bare(family)
        machine.calls.clear()
        spoil(machine)
        said = ""
        try:
            kept.save(tables)
        except Stopped:
            return "stopped"
        except (OSError, CannotSave) as refusal:
            said = type(refusal).__name__
        kept.close()
    return said


def _look(keeping: Keeping, family: Path, may: tuple[Tables, ...]) -> str:
    try:
        found = keeping.look(family)
    except Exception:
        return "unreadable"
    if found not in may:
        return "wrong" if found else "lost"
    return goes_on(keeping, family)


def _moments(call: str, moments: tuple[Moment, ...]) -> Iterator[Moment]:
    return (moment for moment in moments if moment != "half" or call == "write")


def stops(keeping: Keeping, folder: Path) -> Iterator[str]:
    """Stop before, in and after every call of a save, open, and write again."""
    place = Place(folder, keeping)

    def case(family: Path, before: Tables, after: Tables, spoil: Spoil) -> str:
        assert _saved(keeping, family, after, spoil) == "stopped"
        return _look(keeping, family, (before, after))

    for before, after in WAYS:
        for number, call in enumerate(place.calls(before, after)):
            for moment in _moments(call, MOMENTS):
                yield place.each(before, case, before, after, Spoil(number, moment))


def refusals(keeping: Keeping, folder: Path, codes: tuple[int, ...] = CODES) -> Iterator[str]:
    """Refuse every call of a save with every code; the file is whole, and trying again afterwards works."""
    place = Place(folder, keeping)

    def case(family: Path, before: Tables, after: Tables, spoil: Spoil) -> str:
        said = _saved(keeping, family, after, spoil)
        return _look(keeping, family, (before, after) if said else (after,))

    for before, after in WAYS:
        for number, call in enumerate(place.calls(before, after)):
            for moment, code in product(_moments(call, MOMENTS), codes):
                yield place.each(before, case, before, after, Spoil(number, moment, code))


def ways_out(folder: Path, codes: tuple[int, ...] = CODES) -> Iterator[str]:
    """Refuse every call of a save in the open app: memory is whole, saving elsewhere works, trying again works."""
    place = Place(folder, Ours())
    for number, call in enumerate(place.calls(OLD, NEW)):
        for moment, code in product(_moments(call, MOMENTS), codes):
            yield place.each(OLD, _way_out, Spoil(number, moment, code))


def _way_out(family: Path, spoil: Spoil) -> str:
    machine = Machine(family)
    with running_on(machine):
        storage = DurableStorage(family / FILE, family="F1", retry_seconds=3600)
        machine.calls.clear()
        spoil(machine)
        storage.write(NEW)
        refused = False
        try:
            storage.flush()
        except CannotSave:
            refused = True
        machine.refuse = {}
        whole = check_file(family / FILE).tables in ((OLD, NEW) if refused else (NEW,))
        memory = storage.read() == NEW and storage.state == ("unsaved" if refused else "saved")
        tidy = not litter(family)
        storage.save_as(family / "elsewhere.json")
        storage.retry()
        storage.close()
    if not whole or check_file(family / FILE).tables != NEW or not all(kept.good for kept in backups(family)):
        return "unreadable"
    if not memory or check_file(family / "elsewhere.json").tables != NEW:
        return "lost"
    return "" if tidy and not litter(family) else "cannot go on"


def stops_while_opening(folder: Path) -> Iterator[str]:
    """Stop a save at every call, then stop the opening that follows at every call of it, then open."""
    place = Place(folder, Ours())

    def case(family: Path, first: Spoil, second: Spoil) -> tuple[str, bool]:
        _saved(Ours(), family, NEW, first)
        said = _opened(family, second)
        return _look(Ours(), family, (OLD, NEW)), said == "stopped"

    for number, call in enumerate(place.calls(OLD, NEW)):
        for moment in _moments(call, ("half", "after")):
            yield from _until_over(place, case, Spoil(number, moment), lambda again: Spoil(again, "before"))


def refusals_while_opening(folder: Path, codes: tuple[int, ...] = CODES) -> Iterator[str]:
    """Stop a save with its temporary file there, refuse every call of the opening that follows, then open again."""
    place = Place(folder, Ours())
    left_over = Spoil(place.calls(OLD, NEW).index("fsync"), "after")

    def case(family: Path, first: Spoil, second: Spoil) -> tuple[str, bool]:
        _saved(Ours(), family, NEW, first)
        before = (family / FILE).read_bytes()
        said = _opened(family, second)
        kept = before == (family / FILE).read_bytes()
        return _look(Ours(), family, (OLD,)) if kept and said != "surprise" else "wrong", said != "over"

    for code, moment in product(codes, _moments("", MOMENTS)):
        yield from _until_over(place, case, left_over, partial(Spoil, moment=moment, code=code))


def _until_over(
    place: Place, case: Callable[..., tuple[str, bool]], first: Spoil, second: Callable[[int], Spoil]
) -> Iterator[str]:
    """Spoil one call of an opening after the other, until it has no more calls."""
    for again in count():
        finding, reached = place.each(OLD, case, first, second(again))
        yield finding
        if not reached:
            return


def _opened(family: Path, spoil: Spoil) -> str:
    """Open on a machine that is spoiled from the first; gives ``over`` when it came to its end untouched."""
    machine = Machine(family)
    spoil(machine)
    with running_on(machine, locks=True):
        try:
            DurableStorage(family / FILE, family="F1").release()
        except Stopped:
            return "stopped"
        except CannotOpen:
            return "refused"
        except Exception:
            return "surprise"
    return "over" if len(machine.calls) <= spoil.number else "opened"


def stops_while_trying_again(folder: Path) -> Iterator[str]:
    """Refuse every call of a save, then stop the next try at every call of it, then open."""
    place = Place(folder, Ours())

    def case(family: Path, *spoils: Spoil) -> str:
        machine = Machine(family)
        with running_on(machine):
            kept = Ours().bare(family)
            for spoil in spoils:
                machine.calls.clear()
                machine.refuse = {}
                spoil(machine)
                with suppress(CannotSave, Stopped):
                    kept.save(NEW)
        return _look(Ours(), family, (OLD, NEW))

    numbers = range(len(place.calls(OLD, NEW)))
    for first, second in product(numbers, numbers):
        yield place.each(OLD, case, Spoil(first, "after", errno.EIO), Spoil(second, "after"))


ROUNDS: dict[str, Callable[[Path], Iterator[str]]] = {
    "stopped in a save": lambda folder: stops(Ours(), folder),
    "refused in a save": lambda folder: refusals(Ours(), folder),
    "refused in the open app": ways_out,
    "stopped again while opening": stops_while_opening,
    "refused while opening after a stop": refusals_while_opening,
    "stopped while trying again": stops_while_trying_again,
}
"""Every round over our storage, by what it does."""
