"""The command line as a plain value, read from the parser itself, so that completion and manual never say it again."""

from __future__ import annotations

import argparse
from typing import Literal, NamedTuple

from data.samples import demo_families
from data.wording import content
from workspace.cli_options import parser

Takes = Literal["", "text", "value", "file", "folder"]
"""What follows an option: nothing, words of one's own, one of some values, a file, or a folder."""

PLACES: dict[str, Takes] = {"FILE": "file", "FOLDER": "folder", "WHICH": "file"}
"""The placeholders that stand for something on the disk."""


class Option(NamedTuple):
    """One option, or one word that is not an option (then it has no flags)."""

    flags: tuple[str, ...]
    about: str
    takes: Takes = ""
    placeholder: str = ""
    values: tuple[str, ...] = ()
    """What can be chosen, where that is known; nothing of the family's is ever among it."""
    many: bool = False
    """Whether it can be given more than once."""
    needed: bool = False


class Verb(NamedTuple):
    """One command with everything that can follow it."""

    name: str
    about: str
    options: tuple[Option, ...]
    """Those of its own; the ones of the whole command line can follow as well."""
    words: tuple[Option, ...]
    """What follows without a flag."""


class Tree(NamedTuple):
    """The whole command line."""

    about: str
    options: tuple[Option, ...]
    """What can stand before and after every command."""
    verbs: tuple[Verb, ...]


def tree() -> Tree:
    """Read the command line from its parser."""
    top = parser()
    verbs: list[Verb] = []
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            verbs += [_verb(name, one) for name, one in action.choices.items()]
    own = tuple(_option(action) for action in top._actions if action.option_strings)
    everywhere = {option.flags for option in own}
    alone = (verb._replace(options=tuple(o for o in verb.options if o.flags not in everywhere)) for verb in verbs)
    return Tree(about=top.description or "", options=own, verbs=tuple(alone))


def _verb(name: str, command: argparse.ArgumentParser) -> Verb:
    options = tuple(_option(action) for action in command._actions)
    return Verb(
        name=name,
        about=command.description or "",
        options=tuple(option for option in options if option.flags),
        words=tuple(option for option in options if not option.flags),
    )


def _option(action: argparse.Action) -> Option:
    placeholder = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    values = tuple(str(value) for value in action.choices or ())
    if "--state" in action.option_strings:
        # Any spelling is understood; the ids have no spaces in them.
        values = tuple(content("cli")["states"])
    if "--family" in action.option_strings:
        values = demo_families()
    takes: Takes = "value" if values else PLACES.get(placeholder, "text")
    if action.nargs == 0:
        takes, placeholder = "", ""
    return Option(
        flags=tuple(action.option_strings),
        about=action.help or "",
        takes=takes,
        placeholder=placeholder,
        values=values,
        many=action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction),
        # Words that may be missing are asked for, or read from elsewhere.
        needed=action.required and action.nargs != "*",
    )
