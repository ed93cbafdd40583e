"""Measures ratios in one run, ``python -m tests.benchmarks``, and prints them as a table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import holding, keys, memory, paper, saving, seeking, starting
from tests.benchmarks.asked import Asked
from tests.benchmarks.families import SIZES
from tests.benchmarks.figures import HEAD, Row, line

ALL: dict[str, Callable[[Asked], Iterator[Row]]] = {
    "start": starting.begun,
    "commands": starting.commands,
    "save": saving.saves,
    "saving": keys.while_saving,
    "timeline": keys.timeline,
    "held": holding.held,
    "typing": keys.typing,
    "search": seeking.searching,
    "memory": memory.held,
    "paper": paper.pages,
}
"""Everything that is measured, by the name it is asked for."""

ROUNDS, QUICK_ROUNDS = 15, 3
QUICK_SIZES = (0, 100, 1_000)


def options() -> argparse.ArgumentParser:
    """Give what can be asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"what to measure, of: {', '.join(ALL)}; all when left out")
    parser.add_argument("--quick", action="store_true", help="few rounds, small families: to see that it runs")
    parser.add_argument("--rounds", type=int, default=0, help=f"rounds, {ROUNDS} when left out")
    parser.add_argument("--moments", type=int, action="append", help="a size of family in place of the usual ones")
    parser.add_argument("--peers", action="append", default=[], help="a virtual environment with posting or harlequin")
    parser.add_argument("--seed", type=int, default=1, help="of everything drawn")
    parser.add_argument("--folder", help="where to work; a temporary folder when left out")
    return parser


def machine() -> str:
    """Say when and on what this is measured."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{datetime.now():%Y-%m-%d %H:%M}, {platform.system()} {platform.release()}, {platform.machine()}, "
        f"{os.cpu_count()} cores, load {load}; Python {platform.python_version()}, Textual {version('textual')}, "
        f"TinyDB {version('tinydb')}"
    )


def main(argv: list[str] | None = None) -> int:
    """Measure what was asked for; gives 2 when there is no such thing, else 0."""
    asked = options().parse_args(argv)
    unknown = [name for name in asked.names if name not in ALL]
    if unknown:
        print(f"There is no {', '.join(unknown)}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    sizes = tuple(asked.moments or (QUICK_SIZES if asked.quick else SIZES))
    rounds = asked.rounds or (QUICK_ROUNDS if asked.quick else ROUNDS)
    print(f"{machine()}; {rounds} rounds, seed {asked.seed}\n\n{HEAD}", flush=True)
    with tempfile.TemporaryDirectory(dir=asked.folder, prefix="swingback-benchmarks-") as folder:
        run = Asked(Path(folder), rounds=rounds, sizes=sizes, peers=tuple(asked.peers), seed=asked.seed)
        for name in asked.names or ALL:
            for row in ALL[name](run):
                print(line(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
