"""What can be typed after `swingback`: every command with its options, and the help that lists them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Container
from typing import Any, NoReturn

from data.wording import content, say
from workspace.cli_voice import NOTHING_TYPED, USE, Stop
from workspace.manners import as_shown

# It asks for translations of headings that nobody is shown, and loads two libraries to find that there are none.
argparse._ = str  # type: ignore[attr-defined]  # a name of its own, without which all goes on as before


class Lines(argparse.HelpFormatter):
    """Lays the help out; it knows the width without the library that the stock one loads for each option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Give the width of the terminal, or of what `COLUMNS` says in its place."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class Parser(argparse.ArgumentParser):
    """A parser that says what it did not understand in one plain sentence."""

    def format_help(self) -> str:
        """Give the help, laid out for reading."""
        from workspace.cli_help import help_for

        return as_shown(help_for(self.prog.partition(" ")[2]), sys.stdout)

    def error(self, message: str) -> NoReturn:
        """End with what was not understood.

        Raises:
            Stop: always.
        """
        detail = message[:1].upper() + message[1:].rstrip(".")
        raise Stop(say("cli.not_understood", detail=detail), USE)


def parser(typed: Container[str] | None = None) -> Parser:
    """Make the parser of the whole command line; `name` holds the command, empty for the app.

    Args:
        typed: the words that will be read, so that only a command among them is made in full; all are when left out.
    """
    name = say("cli.name")
    top = Parser(prog=name, description=say("cli.about"), allow_abbrev=False, add_help=False, formatter_class=Lines)
    _everywhere(top)
    top.add_argument("--version", action="store_const", const="version", dest="name", help=say("cli.help.version"))
    top.set_defaults(**NOTHING_TYPED)
    title, metavar = say("cli.help.commands"), say("cli.help.metavar")
    commands = top.add_subparsers(title=title, metavar=metavar, prog=name)
    how: dict[str, Any] = {"allow_abbrev": False, "add_help": False, "formatter_class": Lines}
    for name, add in COMMANDS.items():
        if typed is not None and name not in typed:
            continue
        words = say(f"cli.help.{name}")
        command = commands.add_parser(name, help=words, description=words, **how)
        command.set_defaults(name=name)
        if add is not None:
            add(command)
        _everywhere(command)
    return top


def _everywhere(command: Parser) -> None:
    """Add what can stand before and after the command."""
    left: Any = argparse.SUPPRESS
    command.add_argument("-h", "--help", action="help", help=say("cli.help.help"))
    command.add_argument("--data", metavar="FOLDER", default=left, help=say("cli.help.data"))
    command.add_argument("--as", metavar="NAME", dest="as_name", default=left, help=say("cli.help.as"))
    command.add_argument("--plain", action="store_true", default=left, help=say("cli.help.plain"))
    command.add_argument("--no-color", action="store_true", default=left, help=say("cli.help.no_color"))


def _new(command: Parser) -> None:
    command.add_argument("--child", metavar="NAME", required=True, help=say("cli.help.child"))
    command.add_argument("--born", metavar="DATE", required=True, help=say("cli.help.born"))
    command.add_argument("--me", metavar="NAME", required=True, help=say("cli.help.me"))
    command.add_argument("--other", metavar="NAME", action="append", default=[], help=say("cli.help.other"))


def _demo(command: Parser) -> None:
    command.add_argument("--family", metavar="ID", help=say("cli.help.family"))
    command.add_argument("--into", metavar="FOLDER", help=say("cli.help.into"))


def _quick(command: Parser) -> None:
    command.add_argument("words", metavar="WORDS", nargs="*", help=say("cli.help.words"))


def _days(command: Parser) -> None:
    command.add_argument("--from", metavar="D", dest="first", help=say("cli.help.from"))
    command.add_argument("--to", metavar="D", dest="last", help=say("cli.help.to"))


def _list(command: Parser) -> None:
    _days(command)
    command.add_argument("--child", metavar="N", help=say("cli.help.of_child"))
    states = say("cli.comma").join(content("cli")["states"])
    command.add_argument("--state", metavar="S", help=say("cli.help.state", names=states))
    command.add_argument("--json", action="store_true", help=say("cli.help.json"))


def _show(command: Parser) -> None:
    command.add_argument("id", metavar="ID", help=say("cli.help.id"))
    command.add_argument("--json", action="store_true", help=say("cli.help.json"))


def _search(command: Parser) -> None:
    command.add_argument("words", metavar="WORDS", nargs="+", help=say("cli.help.sought"))
    command.add_argument("--json", action="store_true", help=say("cli.help.json"))


def _summary(command: Parser) -> None:
    _days(command)
    command.add_argument("--week", action="store_true", help=say("cli.help.week"))
    command.add_argument("--moment", metavar="ID", action="extend", nargs="+", default=[], help=say("cli.help.moment"))
    command.add_argument("--parts", metavar="PARTS", help=say("cli.help.parts"))
    command.add_argument("--full", action="store_true", help=say("cli.help.full"))
    command.add_argument("--large", action="store_true", help=say("cli.help.large"))
    command.add_argument("--names", choices=("full", "initials", "none"), default="none", help=say("cli.help.names"))
    command.add_argument("--paper", choices=("a4", "letter"), help=say("cli.help.paper"))
    command.add_argument("--format", choices=("pdf", "html", "md", "txt"), default="pdf", help=say("cli.help.format"))
    command.add_argument("--out", metavar="FILE", help=say("cli.help.out"))
    command.add_argument("--agreed", action="store_true", help=say("cli.help.agreed"))


def _form(command: Parser) -> None:
    command.add_argument("form", choices=("read", "repair", "debrief"), help=say("cli.help.form_kind"))
    from data.vocabulary import vocabulary

    bands = tuple(entry.id for entry in vocabulary("bands").entries)
    command.add_argument(
        "--age", metavar="BAND", choices=bands, help=say("cli.help.age", names=say("cli.comma").join(bands))
    )
    command.add_argument("--paper", choices=("a4", "letter"), help=say("cli.help.paper"))
    command.add_argument("--out", metavar="FILE", help=say("cli.help.out"))


def _backup(command: Parser) -> None:
    command.add_argument("--out", metavar="FILE", help=say("cli.help.out"))


def _restore(command: Parser) -> None:
    command.add_argument("which", metavar="WHICH", help=say("cli.help.which"))


def _completion(command: Parser) -> None:
    shells = ("bash", "zsh", "fish", "powershell")
    command.add_argument("shell", metavar="SHELL", choices=shells, help=say("cli.help.shell"))


COMMANDS = {
    "new": _new,
    "demo": _demo,
    "quick": _quick,
    "list": _list,
    "show": _show,
    "search": _search,
    "summary": _summary,
    "form": _form,
    "check": None,
    "backup": _backup,
    "backups": None,
    "restore": _restore,
    "passphrase": None,
    "recovery": None,
    "shortcut": None,
    "where": None,
    "doctor": None,
    "completion": _completion,
}
"""Each command, in the order of the help, with what adds its options."""
