"""The commands that begin something: a family folder, a look around, the screen itself, and a moment in one line."""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from calendar import monthrange
from datetime import date
from pathlib import Path

from msgspec import json

from data.errors import CannotSave, HeldElsewhere
from data.familyfile import code_of
from data.fileops import private_folder, write_whole
from data.ids import new_id
from data.input import clean, fold, note
from data.journal import Journal, new_family
from data.listing import children_of
from data.places import is_family
from data.records import Adult, Birth, Child, Moment, When
from data.view import View
from data.when import say_when, understand
from data.wording import say
from workspace.cli_voice import (
    DONE,
    NOT_THERE,
    USE,
    Start,
    Stop,
    ask,
    at_terminal,
    find,
    give,
    in_words,
    names_of,
    now,
    sit_down,
    tell,
    today_of,
)
from workspace.installed import load_lightly


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

        return run_lines(folder, as_name, now=now)
    from workspace.terminal import before_textual

    before_textual()
    from workspace.running import run_app

    return run_app(folder, as_name)


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


def quick(args: Namespace, start: Start) -> int:
    """Write a moment down in one line; it is never refused because the family is open elsewhere."""
    words, left_out = clean(_words(args))
    if not words.strip():
        raise Stop(say("cli.quick.nothing"), USE)
    try:
        journal = Journal.open(start.folder)
    except HeldElsewhere:
        journal = Journal.open(start.folder, read_only=True)
    try:
        view = journal.seen_by(sit_down(journal, start))
        moment = heard(words, view, start)
        if view.read_only:
            leave_in_inbox(start.folder, moment)
        else:
            view.put(moment)
            journal.flush()
        _confirm(view, moment, start)
    finally:
        journal.close()
    if left_out:
        tell(note(left_out))
    return DONE


def _words(args: Namespace) -> str:
    """Give the words typed after the command, asked for, or handed in."""
    if args.words:
        return " ".join(args.words)
    return ask(say("cli.quick.ask")) if at_terminal() else sys.stdin.read()


def heard(words: str, view: View, start: Start) -> Moment:
    """Make a moment of one line: `today at dinner: bricks flew @Kit`.

    Raises:
        Stop: when it is not clear which child it was, or nothing happened in it.
    """
    words, children = _children(words, view)
    when, text = _when(words.strip().lstrip(": "), view, start)
    if not text:
        raise Stop(say("cli.quick.nothing"), USE)
    if not children:
        children = (view.children[0],) if len(view.children) == 1 else (_which(view),)
    return Moment(id=new_id(), when=when, camera=(text,), children=tuple(child.id for child in children))


def _when(words: str, view: View, start: Start) -> tuple[When, str]:
    """Part the words at the first colon that is not inside a time, if what stands before it is a time."""
    colon = re.search(r"(?<!\d):|:(?!\d)", words)
    if colon is not None:
        before = words[: colon.start()]
        # Only with a number in it is it worth asking the library that reads almost anything as a time.
        loosely = any(letter.isdigit() for letter in before)
        when = understand(before, now=start.now, family=view.family, loosely=loosely)
        if when is not None:
            return when, words[colon.end() :].strip()
    now = understand("just now", now=start.now, family=view.family)
    assert now is not None, "the present is always understood"
    return now, words


def _children(words: str, view: View) -> tuple[str, tuple[Child, ...]]:
    """Find `@Kit` in the words: taken out at the end and before a colon, left as the plain name elsewhere.

    Raises:
        Stop: when a name belongs to no child here.
    """
    found: dict[str, Child] = {}
    by_length = sorted(view.children, key=lambda child: len(child.name), reverse=True)
    names = "|".join(re.escape(child.name) for child in by_length) or r"(?!)"

    def named(match: re.Match[str]) -> str:
        child = find(match["name"], view.children)
        if child is None:
            raise Stop(say("cli.no_child", name=match["name"], names=names_of(view.children)), NOT_THERE)
        found[child.id] = child
        return "" if re.match(r"\s*(:|(@\S+\s*)*$)", words[match.end() :]) else child.name

    mention = rf"(?<!\S)@(?P<name>(?:{names})(?!\w)|[^\W\d_][\w'’-]*)"
    left = re.sub(mention, named, words, flags=re.IGNORECASE)
    return left, tuple(found.values())


def _which(view: View) -> Child:
    """Ask which child it was.

    Raises:
        Stop: when nobody can be asked, or the answer is no child here.
    """
    if not at_terminal() or not view.children:
        names = in_words(f"@{child.name}" for child in view.children)
        raise Stop(say("cli.quick.which", names=names), USE)
    answer = ask(say("cli.quick.which_ask", names=names_of(view.children))).removeprefix("@")
    child = find(answer, view.children)
    if child is None:
        raise Stop(say("cli.no_child", name=answer, names=names_of(view.children)), NOT_THERE)
    return child


def leave_in_inbox(folder: Path, moment: Moment) -> None:
    """Leave a moment where the window that has the family open takes it in.

    Raises:
        CannotSave: when the folder cannot be written.
    """
    inbox = folder / "inbox"
    path = inbox / f"{moment.id}.json"
    try:
        private_folder(inbox)
        write_whole(path, json.encode(moment))
    except OSError as refusal:
        raise CannotSave(say("cli.cannot_write", path=path, code=code_of(refusal))) from None


def _confirm(view: View, moment: Moment, start: Start) -> None:
    """Say what was understood, and the id."""
    when = say_when(moment.when, clock=view.family.settings.clock, today=today_of(view, start))
    give(say("cli.quick.line", when=when, children=in_words(children_of(view, moment)), title=view.title(moment)))
    give(moment.id)
    if moment.when.instant > start.now:
        tell(say("cli.quick.ahead"))
    if view.read_only:
        tell(say("cli.quick.waiting"))
