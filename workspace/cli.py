"""The command line: it finds the family, does one thing, and ends with a plain sentence and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from data.errors import JournalError
from data.places import FILE, default_family, default_home, families, is_family
from data.wording import say
from workspace import cli_voice
from workspace.cli_voice import DONE, NOT_THERE, NOTHING_TYPED, USE, Start, Stop, exit_code, tell
from workspace.installed import installed_number
from workspace.loading import load_lightly, load_records_lightly

if TYPE_CHECKING:
    from argparse import Namespace


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 done; 1 done and a problem was found, or what was asked for is not there; 2 used otherwise, or a consent or
        passphrase is missing; 3 the family file cannot be opened; 4 could not save.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(sys.stdin, "reconfigure"):
        # Bytes that are no text are left out of what is kept, and that is said; they end nothing.
        sys.stdin.reconfigure(errors="surrogateescape")
    try:
        come_from_one_place()
        code = _run(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except Stop as stop:
        return _end(stop.words, stop.code)
    except JournalError as error:
        return _end(error.words, exit_code(error))
    except KeyboardInterrupt:
        return _end(say("cli.stopped"), USE)
    except EOFError:
        return _end(say("cli.no_typed_answer"), USE)
    except BrokenPipeError:
        return _nobody_reads()
    except Exception as error:
        # The last resort: whatever it was, nobody is shown a traceback.
        from workspace.cli_report import write_report

        path = write_report(error)
        return _end(say("cli.unexpected", path=path) if path else say("cli.unexpected_no_report"), NOT_THERE)


def _end(words: str, code: int) -> int:
    """Say a last sentence, if anybody is there to read it."""
    with contextlib.suppress(OSError):
        tell(words)
    return code


def _nobody_reads() -> int:
    """End quietly when whoever read the results has had enough, so that Python does not stumble over it once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def come_from_one_place() -> None:
    """Make sure that all three rooms are of one installation, before anything is opened.

    Raises:
        Stop: when they are not.
    """
    places = []
    for room in ("workspace", "widgets", "data"):
        spec = find_spec(room)
        inside = spec.submodule_search_locations if spec is not None else None
        places += [Path(place).resolve().parent for place in inside or ()]
    for place in places:
        if place != places[0]:
            raise Stop(say("cli.mixed", one=places[0], two=place), NOT_THERE)


def _run(argv: Sequence[str]) -> int:
    """Understand the words typed and do what they ask."""
    try:
        args = _understood(argv)
    except SystemExit as end:
        # The help was printed.
        return end.code if isinstance(end.code, int) else DONE
    if args.no_color:
        os.environ["NO_COLOR"] = "1"
    if args.name == "version":
        return _version()
    folder = _folder(args)
    if folder is None:
        return DONE
    if args.name:
        load_lightly()
    else:
        load_records_lightly()
    return COMMANDS[args.name](args, Start(folder=folder, as_name=args.as_name or "", now=cli_voice.now()))


def _understood(argv: Sequence[str]) -> Namespace:
    """Read the words with the commands among them alone, and what makes no sense so once more with all of them."""
    if not argv or (len(argv) == 2 and argv[0] == "--data" and not argv[1].startswith("-")):
        # The usual way in, to the screen: it is there sooner without all that can be typed.
        return cast("Namespace", SimpleNamespace(**NOTHING_TYPED | {"data": argv[1] if argv else None}))
    from workspace.cli_options import parser

    try:
        return parser(argv).parse_args([*argv])
    except Stop:
        return parser().parse_args([*argv])


def _folder(args: Namespace) -> Path | None:
    """Give the family folder; None when somebody was asked which, and left."""
    if args.data:
        folder = Path(args.data).expanduser().absolute()
        return folder.parent if folder.name == FILE else folder
    home = default_home()
    found = families(home)
    if len(found) > 1:
        from workspace.cli_choosing import which_family

        return which_family(args, default_family(home), found)
    return default_family(home)


def _open(args: Namespace, start: Start) -> int:
    from workspace.cli_family import open_app

    return open_app(args, start)


def _version() -> int:
    """Print which version is installed; nothing of a family is looked for."""
    name = say("cli.name")
    cli_voice.give(f"{name} {installed_number(name) or say('cli.not_installed')}")
    return DONE


def _new(args: Namespace, start: Start) -> int:
    from workspace.cli_family import new

    return new(args, start)


def _demo(args: Namespace, start: Start) -> int:
    from workspace.cli_family import demo

    return demo(args, start)


def _quick(args: Namespace, start: Start) -> int:
    from workspace.cli_quick import quick

    return quick(args, start)


def _list(args: Namespace, start: Start) -> int:
    from workspace.cli_reading import list_moments

    return list_moments(args, start)


def _show(args: Namespace, start: Start) -> int:
    from workspace.cli_reading import show

    return show(args, start)


def _search(args: Namespace, start: Start) -> int:
    from workspace.cli_reading import search

    return search(args, start)


def _summary(args: Namespace, start: Start) -> int:
    from workspace.cli_paper import summary

    return summary(args, start)


def _form(args: Namespace, start: Start) -> int:
    from workspace.cli_forms import form

    return form(args, start)


def _check(args: Namespace, start: Start) -> int:
    from workspace.cli_care import check

    return check(args, start)


def _backup(args: Namespace, start: Start) -> int:
    from workspace.cli_care import backup

    return backup(args, start)


def _backups(args: Namespace, start: Start) -> int:
    from workspace.cli_backups import list_backups

    return list_backups(args, start)


def _restore(args: Namespace, start: Start) -> int:
    from workspace.cli_backups import restore

    return restore(args, start)


def _passphrase(args: Namespace, start: Start) -> int:
    from workspace.cli_keys import passphrase

    return passphrase(args, start)


def _recovery(args: Namespace, start: Start) -> int:
    from workspace.cli_keys import sheet

    return sheet(args, start)


def _doctor(args: Namespace, start: Start) -> int:
    from workspace.cli_doctor import doctor

    return doctor(args, start)


def _completion(args: Namespace, start: Start) -> int:
    from workspace.cli_completion import completion

    return completion(args, start)


def _shortcut(args: Namespace, start: Start) -> int:
    from workspace.cli_shortcut import shortcut

    return shortcut(args, start)


def _where(args: Namespace, start: Start) -> int:
    """Print the family folder; nothing of it is opened."""
    cli_voice.give(str(start.folder))
    if not is_family(start.folder):
        tell(say("cli.where.none_yet"))
    return DONE


COMMANDS = {
    "": _open,
    "new": _new,
    "demo": _demo,
    "quick": _quick,
    "list": _list,
    "show": _show,
    "search": _search,
    "summary": _summary,
    "form": _form,
    "check": _check,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "passphrase": _passphrase,
    "recovery": _recovery,
    "shortcut": _shortcut,
    "where": _where,
    "doctor": _doctor,
    "completion": _completion,
}
"""Each command; what it needs is loaded only when it is asked for."""
