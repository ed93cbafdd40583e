"""Asks which family is meant, where more than one is kept on this computer and none was named."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.wording import say
from workspace.cli_voice import USE, Stop, ask, at_terminal, tell

if TYPE_CHECKING:
    from argparse import Namespace

NEEDS_NONE = ("version", "new", "demo", "completion", "where", "shortcut")
"""The commands that open no family, so that nothing is asked."""


def which_family(args: Namespace, usual: Path, found: Sequence[Path]) -> Path | None:
    """Give the family that is meant: asked on the screen before the app opens, by number at a terminal otherwise.

    Args:
        args: what was typed.
        usual: the one that opens where nobody can be asked.
        found: all families that are kept.

    Returns:
        its folder; None when somebody left without choosing.

    Raises:
        Stop: when the answer is none of them.
    """
    if args.name in NEEDS_NONE:
        return usual
    if not at_terminal():
        others = say("cli.comma").join(str(one) for one in found if one != usual)
        tell(say("cli.which.usual", name=usual.name, others=others))
        return usual
    if args.name or not sys.stdout.isatty():
        return by_number(found)
    from workspace.cli_family import wants_lines

    if wants_lines(args):
        return by_number(found)
    from workspace.loading import prepare_screen

    prepare_screen()
    from workspace.which_family import ask_on_screen

    return ask_on_screen(found)


def by_number(found: Sequence[Path]) -> Path:
    """Ask at the terminal, by number or name.

    Raises:
        Stop: when the answer is none of them.
    """
    tell(say("cli.which.several"))
    for n, one in enumerate(found, 1):
        tell(say("cli.which.line", n=n, name=one.name))
    answer = ask(say("cli.which.ask"))
    for n, one in enumerate(found, 1):
        if answer in (str(n), one.name):
            return one
    raise Stop(say("cli.which.none"), USE)
