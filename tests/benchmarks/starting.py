"""From the start of the program to its complete first page, and whole commands without a page."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from data.bookmark import NAME as BOOKMARK
from data.familyfile import spans_in
from data.kept import unread_in
from data.places import FILE
from data.wording import say
from tests.benchmarks.asked import Asked
from tests.benchmarks.families import title
from tests.benchmarks.figures import Row, compared, interleaved, milliseconds
from tests.benchmarks.screen import HELLO, HOUSE, OURS, Screen, environment, waited
from workspace.bare_page import LARGE

QUIET = 0.5
"""Seconds without output after which a page counts as complete."""

PEERS = {"posting": "Send", "harlequin": "Run Query"}
"""Well-known Textual apps, measured where a virtual environment that has them is named, with words of their page."""


def painted(command: Sequence[str], home: Path, *words: str, first: str = "") -> float:
    """Start a program and time its page.

    Args:
        command: the program.
        home: the person's home folder.
        words: stand on the page.
        first: words that stand there earlier than the rest, and are timed in its place.

    Returns:
        Seconds until the page was as it stayed, or until those words stood there.
    """
    with Screen(command, home) as screen:
        screen.show(*words, quiet=QUIET)
        return screen.seen(first) if first else screen.complete()


def open_once(command: Sequence[str], home: Path, folder: Path) -> None:
    """Open a family and leave it be until the app has noted where things stand in a long one, as after any evening.

    Args:
        command: the program.
        home: the person's home folder.
        folder: the family's.

    Raises:
        TimeoutError: when it noted nothing within a minute.
    """
    with Screen(command, home) as screen:
        screen.show("saved", quiet=QUIET)
        data = (folder / FILE).read_bytes()
        if not unread_in(data, spans_in(data)):
            return
        for _ in range(120):
            if (folder / BOOKMARK).exists():
                return
            screen.rest(QUIET)
    raise TimeoutError(f"no bookmark in {folder}")


def ran(command: Sequence[str], home: Path) -> float:
    """Run a command to its end; gives the seconds, without those it waited for a processor.

    Raises:
        ChildProcessError: when it did not end well.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment(home), cwd=HOUSE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    # Looked at after its end and before it is forgotten: until then the system still knows how long it waited.
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    taken = time.perf_counter() - began - waited(process.pid)
    if process.wait():
        raise ChildProcessError(command)
    return taken


def begun(asked: Asked) -> Iterator[Row]:
    """Measure how long a page takes with families of several sizes, beside a bare app and known ones."""
    cases: dict[str, Callable[[], float]] = {"bare": partial(painted, HELLO, asked.home, "hello 0")}
    for size in asked.sizes:
        words = [title(0), title(1)] if size else ["Nothing written down yet"]
        place = str(asked.family(size))
        command = (*OURS, "--data", place)
        open_once(command, asked.home, Path(place))
        cases[f"{size:,} moments"] = partial(painted, command, asked.home, "saved", *words)
        if os.path.getsize(f"{place}/{FILE}") >= LARGE:
            bare = partial(painted, command, asked.home, "saved", *words, first=say("app.reading"))
            cases[f"{size:,} moments, the bare page"] = bare
    for name, program, word in _peers(asked):
        cases[name] = partial(painted, (str(program),), asked.home, word, first=word)
    found = interleaved(cases, asked.rounds, asked.chance)
    yield Row(what="bare Textual app, first paint", value=milliseconds(median(found["bare"])))
    for name in cases:
        if name != "bare":
            goal = {"0 moments": 1.3, "10,000 moments": 1.6, "100,000 moments, the bare page": 1.6}.get(name)
            yield compared(f"first paint, {name}", found[name], found["bare"], goal=goal)


def _peers(asked: Asked) -> Iterator[tuple[str, Path, str]]:
    for place in asked.peers:
        for name, word in PEERS.items():
            program = Path(place).absolute() / "bin" / name
            if program.exists():
                ask = f"from importlib.metadata import version; print(version('{name}'))"
                answer = subprocess.run(
                    [program.with_name("python"), "-c", ask], check=True, capture_output=True, text=True
                )
                yield f"{name} {answer.stdout.strip()}", program, word


def commands(asked: Asked) -> Iterator[Row]:
    """Measure whole commands on a family of a hundred moments beside the first paint of a bare app."""
    place = asked.home / "commands"
    shutil.copytree(asked.family(100), place)
    ours = (*OURS, "--data", str(place))
    asks = {
        "--version": ("--version",),
        "where": ("where",),
        "list": ("list",),
        "quick": ("quick", "yesterday 18:00: the cup fell"),
    }
    cases: dict[str, Callable[[], float]] = {"bare": partial(painted, HELLO, asked.home, "hello 0")}
    for name, words in asks.items():
        cases[name] = partial(ran, (*ours, *words), asked.home)
    found = interleaved(cases, asked.rounds, asked.chance)
    for name in asks:
        yield compared(f"`swingback {name}`, 100 moments", found[name], found["bare"], goal=0.35)
