"""A moment in one line: understood, written down, or left for the window that has the family open."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from pathlib import Path

from msgspec import json

from data.errors import CannotSave, HeldElsewhere
from data.familyfile import code_of
from data.fileops import private_folder, write_whole
from data.ids import new_id
from data.input import clean, note
from data.journal import Journal
from data.listing import children_of
from data.records import Child, Moment, When
from data.view import View
from data.when import say_when, understand
from data.wording import say
from workspace.caring import care_words
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
    sit_down,
    tell,
    today_of,
)


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
    care = care_words(view, moment.camera, shared=True)
    if care:
        tell(care)
    if moment.when.instant > start.now:
        tell(say("cli.quick.ahead"))
    if view.read_only:
        tell(say("cli.quick.waiting"))
