"""The command that looks at what is around the family: terminal, paper, file and disk, in a sentence each."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from data import keys
from data.backups import backups, check_file
from data.beside import copies_beside
from data.errors import CannotOpen, Damaged, NewerSchema, NotThere
from data.familyfile import Verified
from data.lock import held_by
from data.places import FILE
from data.wording import say
from workspace.cli_voice import DONE, NOT_THERE, Start, give, tell
from workspace.manners import colours, speaks_utf8, wants_ascii
from workspace.summary.printing import printers, usual_printer

MB = 1 << 20
LITTLE_ROOM = 50 * MB
"""Less than this on the disk is worth a word; so is less than four times the family file."""

TYPEFACES = 4
"""How many font files come along for print."""

Size = tuple[int, int]
"""Columns and rows of a window."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    words: str
    todo: bool = False
    """Whether somebody had better do what it says."""


def doctor(args: Namespace, start: Start) -> int:
    """Look at everything, print a sentence each, and end with 1 when something needs a look."""
    env = dict(os.environ)
    file = opened(start.folder)
    found = [
        _versions(),
        *terminal(window(), env, signs_of(file)),
        *clipboard(env),
        *fonts(Path(__file__).parent / "summary" / "fonts"),
        *printer(),
        *family(start.folder, file),
        *disk(start.folder),
    ]
    for one in found:
        give(say("doctor.todo", words=one.words) if one.todo else one.words)
    count = sum(one.todo for one in found)
    if count:
        tell(say("doctor.one") if count == 1 else say("doctor.many", n=count))
        return NOT_THERE
    tell(say("doctor.fine"))
    return DONE


def _versions() -> Finding:
    """Say which versions these are, for whoever is asked for help."""

    def known(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return say("doctor.absent")

    python = ".".join(map(str, sys.version_info[:3]))
    own = known(say("cli.name"))
    return Finding(say("doctor.version", own=own, textual=known("textual"), python=python, system=sys.platform))


# -- the terminal --------------------------------------------------------------------------------------------------


def window() -> Size | None:
    """Give the size of the window the results go to; None when they go elsewhere."""
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return None
    return size.columns, size.lines


def terminal(size: Size | None, env: Mapping[str, str], choice: str = "auto") -> Iterator[Finding]:
    """Look at the window, what it calls itself, its colours and its signs.

    Args:
        size: of the window, if there is one.
        env: the environment.
        choice: which signs the family chose.
    """
    yield _window(size)
    term = env.get("TERM", "").strip()
    if term.casefold() in ("dumb", "unknown"):
        yield Finding(say("doctor.terminal.dumb"))
    elif term or sys.platform == "win32":
        yield Finding(say("doctor.terminal.name", name=term or "Windows"))
    else:
        yield Finding(say("doctor.terminal.nameless"), todo=True)
    many = colours(env)
    none = "none" if env.get("NO_COLOR") else "unknown"
    yield Finding(say(f"doctor.terminal.colours_{none if many == 'none' else many}"))
    if not wants_ascii(choice, env):
        yield Finding(say("doctor.terminal.signs_full"))
    elif choice == "ascii":
        yield Finding(say("doctor.terminal.signs_ascii"))
    else:
        yield Finding(say(f"doctor.terminal.signs_{'console' if speaks_utf8(env) else 'locale'}"))


def _window(size: Size | None) -> Finding:
    if size is None:
        return Finding(say("doctor.terminal.none"))
    columns, rows = size
    key = "small" if columns < 40 or rows < 15 else "narrow" if columns < 64 else "size"
    return Finding(say(f"doctor.terminal.{key}", columns=columns, rows=rows), todo=key == "small")


def clipboard(env: Mapping[str, str]) -> Iterator[Finding]:
    """Say how copied text leaves the app: the terminal carries it, if it does."""
    if env.get("TERM_PROGRAM") == "Apple_Terminal":
        key = "apple"
    elif env.get("TMUX"):
        key = "tmux"
    else:
        key = "linux" if env.get("TERM") == "linux" else "carries"
    yield Finding(say(f"doctor.clipboard.{key}"))


# -- paper ---------------------------------------------------------------------------------------------------------


def fonts(folder: Path) -> Iterator[Finding]:
    """Look whether the page for therapy can be set, and in its own typefaces."""
    if find_spec("typst") is None:
        yield Finding(say("doctor.paper.typeset_none"))
    there = len(tuple(folder.glob("*.ttf"))) == TYPEFACES
    yield Finding(say(f"doctor.paper.fonts{'' if there else '_missing'}"), todo=not there)


def printer() -> Iterator[Finding]:
    """Look which printers the system knows; their names are no secret of the family's."""
    if sys.platform == "win32":
        yield Finding(say("doctor.paper.printer_windows"))
        return
    there, usual = printers(), usual_printer()
    if not there:
        yield Finding(say("doctor.paper.printer_none"))
    elif usual:
        yield Finding(say("doctor.paper.printers", n=len(there), name=usual))
    else:
        yield Finding(say("doctor.paper.printers_none_usual", n=len(there)))


# -- the family's folder -------------------------------------------------------------------------------------------


def opened(folder: Path) -> Verified | CannotOpen:
    """Read the family file; gives it, or why it does not open."""
    try:
        return check_file(folder / FILE)
    except CannotOpen as trouble:
        return trouble


def signs_of(file: Verified | CannotOpen) -> str:
    """Give which signs the family chose; what the terminal can show where that is not known."""
    if isinstance(file, CannotOpen):
        return "auto"
    record: dict[str, Any] = next(iter(file.tables.get("settings", {}).values()), {})
    return str(record.get("settings", {}).get("glyphs", "auto"))


def family(folder: Path, file: Verified | CannotOpen) -> Iterator[Finding]:
    """Look at the family file and what lies around it, without naming anybody or any place, and changing nothing.

    Args:
        folder: the family folder.
        file: what `opened` gave.
    """
    able = keys.available()
    yield Finding(say(f"doctor.family.rooms{'' if able else '_none'}"), todo=not able)
    if isinstance(file, NotThere):
        yield Finding(say("doctor.family.none"))
        return
    if isinstance(file, CannotOpen):
        key = "damaged" if isinstance(file, Damaged) else "newer" if isinstance(file, NewerSchema) else "closed"
        yield Finding(say(f"doctor.family.{key}"), todo=True)
    else:
        yield Finding(say("doctor.family.whole"))
        copies = copies_beside(Path(os.path.realpath(folder / FILE)), file.family)
        if copies:
            yield Finding(say("doctor.family.copies", n=len(copies)), todo=True)
    yield from earlier(folder)
    yield from who_can_read(folder)
    yield from who_has_it(folder)
    waiting = len(tuple((folder / "inbox").glob("*.json")))
    if waiting:
        yield Finding(say("doctor.family.inbox", n=waiting))


def earlier(folder: Path) -> Iterator[Finding]:
    """Open every earlier state that the app put aside."""
    found = backups(folder)
    bad = sum(not backup.good for backup in found)
    if bad:
        yield Finding(say("doctor.family.backups_bad", n=len(found), bad=bad), todo=True)
    elif found:
        made = f"{found[0].made.astimezone():%d %b %Y, %H:%M}"
        yield Finding(say("doctor.family.backups", n=len(found), made=made))
    else:
        yield Finding(say("doctor.family.backups_none"))


def who_can_read(folder: Path) -> Iterator[Finding]:
    """Look whether other accounts of this computer can read the folder, and whether its owner can write in it."""
    if sys.platform == "win32":
        yield Finding(say("doctor.family.others_windows"))
    else:
        open_ones = sum(_is_open(Path(where) / name) for where, _, files in os.walk(folder) for name in ("", *files))
        # Where nobody else gets into the folder, what lies inside it cannot be reached either.
        open_ones = open_ones if _is_open(folder) else 0
        words = say("doctor.family.others", n=open_ones) if open_ones else say("doctor.family.alone")
        yield Finding(words, todo=bool(open_ones))
    if not (os.access(folder, os.W_OK | os.X_OK) and os.access(folder / FILE, os.W_OK)):
        yield Finding(say("doctor.family.not_writable"), todo=True)


def _is_open(path: Path) -> bool:
    """Tell whether others than the owner may do anything with a file or folder."""
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except OSError:
        return False


def who_has_it(folder: Path) -> Iterator[Finding]:
    """Look whether another window has the family open."""
    try:
        words = held_by(folder)
    except CannotOpen:
        yield Finding(say("doctor.family.lock_unknown"), todo=True)
        return
    yield Finding(say("doctor.family.held", words=words) if words else say("doctor.family.free"))


def disk(folder: Path) -> Iterator[Finding]:
    """Look how much room there is where the family is, or will be."""
    place = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        yield Finding(say("doctor.disk.unknown"))
        return
    try:
        needed = max(LITTLE_ROOM, 4 * (folder / FILE).stat().st_size)
    except OSError:
        needed = LITTLE_ROOM
    room = say("doctor.disk.gb", n=free // (1 << 30)) if free >= 10 << 30 else say("doctor.disk.mb", n=free // MB)
    yield Finding(say(f"doctor.disk.{'little' if free < needed else 'room'}", room=room), todo=free < needed)
