"""The long form, ``python -m tests.torture``: kills, power cuts, refusals and spoiled files, beside stock TinyDB.

It prints a small table, and gives 0 when nothing was found with ours and every precaution taken away was missed.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from importlib.metadata import version
from itertools import count, islice
from pathlib import Path

from tests.torture import faults, fuzz, mutants
from tests.torture.keeping import BOTH, Keeping, Ours, Stock
from tests.torture.kills import Rounds, kills
from tests.torture.places import quick_folder
from tests.torture.power import counted, cuts
from tests.torture.real_power import real_cuts, why_not

Round = Callable[[Path], Iterator[str]]
"""Works in an empty folder; gives one finding, or nothing, for each thing it did."""


class Figures:
    """The table, printed row by row."""

    def __init__(self) -> None:
        self.found = 0
        """How much was found with ours."""
        print("| what is done | with | times | found | seconds |\n|---|---|---|---|---|", flush=True)

    def row(self, what: str, name: str, run: Round, *, quick: bool = True) -> None:
        """Run one round and print what came of it."""
        began = time.monotonic()
        with quick_folder() if quick else tempfile.TemporaryDirectory() as folder:
            times, found = counted(run(Path(folder)))
        self.told(what, name, times, found, time.monotonic() - began)
        if name == Ours.name:
            self.found += found.total()

    def told(self, what: str, name: str, times: int, found: Counter[str], seconds: float) -> None:
        """Print one row."""
        words = ", ".join(f"{number:,} {kind}" for kind, number in found.most_common()) or "nothing"
        print(f"| {what} | {name} | {times:,} | {words} | {seconds:.0f} |", flush=True)


def many_kills(keeping: Keeping, asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Kill process after process in one folder."""
    return kills(Rounds(keeping, folder), asked.kills, asked.seed)


def many_cuts(keeping: Keeping, asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Spend evening after evening until so many outcomes of a power cut were opened."""

    def evenings() -> Iterator[str]:
        for number in count():
            place = folder / str(number)
            place.mkdir()
            yield from cuts(keeping, place, seed=asked.seed + number, most=60, again=3)

    return islice(evenings(), asked.cuts)


def begun_families(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Cut the power while families are begun."""
    for number in range(20):
        place = folder / str(number)
        place.mkdir()
        yield from cuts(Ours(), place, seed=asked.seed + number, most=300, first=True)


def many_real_cuts(keeping: Keeping, asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Cut the power of a mounted disk again and again."""
    return real_cuts(keeping, folder, asked.real_cuts, asked.seed)


def killed_and_cut(figures: Figures, asked: argparse.Namespace) -> None:
    """Run the rounds in which a process or the power ends."""
    both = [make() for make in BOTH]
    for keeping in both:
        figures.row("a process killed while it saves", keeping.name, partial(many_kills, keeping, asked), quick=False)
    for keeping in both:
        figures.row("power cut, played", keeping.name, partial(many_cuts, keeping, asked))
    figures.row("power cut, played, while a family is begun", Ours.name, partial(begun_families, asked))
    with tempfile.TemporaryDirectory() as place:
        reason = why_not(Path(place)) if asked.real_cuts else "not asked for"
    if reason:
        print(f"| power cut, real | not done: {reason} | | | |", flush=True)
        return
    for keeping in both:
        figures.row("power cut, real", keeping.name, partial(many_real_cuts, keeping, asked), quick=False)


def refused_and_stopped(figures: Figures) -> None:
    """Run the rounds in which single calls are refused or are the last ones."""
    for name, run in faults.ROUNDS.items():
        figures.row(f"every call {name}", Ours.name, run)
    figures.row("every call stopped in a save", Stock.name, lambda folder: faults.stops(Stock(), folder))
    figures.row("every call refused in a save", Stock.name, lambda folder: faults.refusals(Stock(), folder))


def spoiled(figures: Figures, asked: argparse.Namespace) -> None:
    """Run the rounds in which the file is spoiled."""

    def ours(folder: Path) -> Iterator[str]:
        sample = fuzz.sample(folder / "family")
        return (finding for _, finding in fuzz.openings(sample, asked.openings, asked.seed))

    def stock(folder: Path) -> Iterator[str]:
        sample = fuzz.sample(folder / "family")
        return (finding for _, finding in fuzz.stock_openings(sample, asked.openings, asked.seed))

    figures.row("a spoiled file opened", Ours.name, ours)
    figures.row("a spoiled file opened (bytes only)", Stock.name, stock)


def taken_away() -> int:
    """Take each precaution away and run the check that must miss it; gives how many were not missed."""
    print("\n| taken away | the check that must see it | found |\n|---|---|---|")
    unseen = 0
    for name, (check, _) in mutants.MUTANTS.items():
        found = mutants.found_by(check, name)
        unseen += not found
        print(f"| {name} | {check.__name__.replace('_', ' ')} | {found:,} |", flush=True)
    return unseen


def main() -> int:
    """Run everything; gives 0 when all is as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, metavar="N", help="processes to kill with each storage")
    parser.add_argument("--cuts", type=int, default=10_000, metavar="N", help="outcomes of played power cuts to open")
    parser.add_argument("--real-cuts", type=int, default=0, metavar="N", help="real power cuts (Linux, root)")
    parser.add_argument("--openings", type=int, default=20_000, metavar="N", help="spoiled files to open")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="chooses what is drawn")
    asked = parser.parse_args()
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    print(f"{datetime.now():%d %b %Y}, {system}, TinyDB {version('tinydb')}, seed {asked.seed}\n")
    figures = Figures()
    refused_and_stopped(figures)
    killed_and_cut(figures, asked)
    spoiled(figures, asked)
    unseen = taken_away()
    return 1 if figures.found or unseen else 0


if __name__ == "__main__":
    sys.exit(main())
