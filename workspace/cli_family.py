"""The commands that begin something: a family folder, a look around, and the screen itself."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from data.ahead import read_ahead
from data.ids import new_id
from data.input import clean, fold
from data.journal import Journal, new_family
from data.places import FILE, is_family
from data.records import Adult, Birth, Child
from data.wording import say
from workspace import cli_voice
from workspace.cli_voice import (
    DONE,
    NOT_THERE,
    USE,
    Start,
    Stop,
    at_terminal,
    give,
    in_words,
    names_of,
    tell,
)
from workspace.loading import load_lightly

if TYPE_CHECKING:
    from argparse import Namespace


def open_app(args: Namespace, start: Start) -> int:
    """Open the screen on the family, which the first run begins; or line by line, where that is wanted."""
    need_screen(args)
    return _show(start.folder, start.as_name, lines=wants_lines(args))


def wants_lines(args: Namespace) -> bool:
    """Tell whether plain mode is wanted: by option, by the environment, or by a terminal that can do nothing else."""
    return args.plain or os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb"


def _show(folder: Path, as_name: str, *, lines: bool) -> int:
    """Open the screen, or play line by line; Textual is imported only here, and never for lines."""
    if lines:
        load_lightly()
        from workspace.lines.opening import run_lines

        return run_lines(folder, as_name, now=cli_voice.now)
    from workspace.loading import prepare_screen

    ahead = read_ahead(folder / FILE)
    prepare_screen()
    from workspace.running import run_app

    return run_app(folder, as_name, ahead=ahead)


def need_screen(args: Namespace) -> None:
    """Make sure that there is a screen to open, unless plain lines are wanted; raises Stop when there is none."""
    if not wants_lines(args) and not (at_terminal() and sys.stdout.isatty()):
        raise Stop(say("cli.no_screen"), USE)


def new(args: Namespace, start: Start) -> int:
    """Make a family folder without the screen."""
    birth = born(args.born, start.now.date())
    child = Child(id=new_id(), name=_name(args.child), birth=birth)
    adults = tuple(Adult(id=new_id(), name=_name(name)) for name in (args.me, *args.other))
    for n, adult in enumerate(adults):
        if fold(adult.name) in {fold(other.name) for other in adults[:n]}:
            raise Stop(say("cli.new.same_name", name=adult.name), USE)
    _expect_empty(start.folder)
    Journal.create(start.folder, new_family("", _zone()), adults, (child,)).close()
    give(str(start.folder))
    tell(say("cli.new.made", people=names_of((*adults, child))))
    return DONE


def born(text: str, today: date) -> Birth:
    """Understand a year, a month or a day of birth.

    Raises:
        Stop: when it is none of them, or lies more than a year ahead.
    """
    parts = re.fullmatch(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*", text, re.ASCII)
    if parts is not None:
        year, month, day = (int(part) if part else None for part in parts.groups())
        from calendar import monthrange

        known = year is not None and 1900 <= year <= today.year + 1 and (month is None or 1 <= month <= 12)
        if year and known and (day is None or 1 <= day <= monthrange(year, month or 1)[1]):
            return Birth(year=year, month=month, day=day)
    raise Stop(say("cli.new.born", text=text), USE)


def _name(text: str) -> str:
    """Give a name as it can be kept.

    Raises:
        Stop: when nothing is left of it.
    """
    name = " ".join(clean(text)[0].split())
    if not any(letter.isalnum() for letter in name):
        raise Stop(say("cli.new.no_name"), USE)
    return name


def _expect_empty(folder: Path) -> None:
    """Make sure that nothing stands where a family folder is to be made.

    Raises:
        Stop: when something does.
    """
    if is_family(folder):
        raise Stop(say("cli.new.holds_one", path=folder), USE)
    try:
        # A first run that was broken off leaves what was being typed.
        taken = any(path.name != "drafts" for path in folder.iterdir())
    except FileNotFoundError:
        return
    except OSError:
        taken = True
    if taken:
        raise Stop(say("cli.new.not_empty", path=folder), USE)


def _zone() -> str:
    """Give the time zone of this computer."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, OSError, ValueError):
        return "UTC"


def demo(args: Namespace, start: Start) -> int:
    """Make an invented family, and open it unless it is to be kept."""
    from data.samples import FIRST, demo_families, demo_family, make_demo

    wanted = args.family or FIRST
    try:
        family = demo_family(wanted)
    except KeyError:
        raise Stop(say("cli.demo.unknown", name=wanted, names=in_words(demo_families())), NOT_THERE) from None
    if args.into is not None:
        folder = Path(args.into).expanduser().absolute()
        _expect_empty(folder)
        make_demo(folder, start.now.astimezone().date(), family=family)
        give(str(folder))
        tell(say("cli.demo.made", path=folder))
        return DONE
    need_screen(args)
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="swingback-demo-", ignore_cleanup_errors=True) as place:
        folder = Path(place) / family
        make_demo(folder, start.now.astimezone().date(), family=family)
        tell(say("cli.demo.temporary"))
        return _show(folder, start.as_name, lines=wants_lines(args))
