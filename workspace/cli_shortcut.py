"""The command that puts a starter on the desktop: a small file that opens the family with a double click."""

from __future__ import annotations

import os
import shlex
import sys
import sysconfig
from argparse import Namespace
from pathlib import Path

from data.errors import CannotSave
from data.familyfile import code_of
from data.fileops import write_whole
from data.wording import say
from workspace.cli_voice import DONE, NOT_THERE, USE, Start, Stop, give, tell

ENDINGS = {"win32": ".bat", "darwin": ".command"}
"""How the name of a starter ends; everywhere else it is `.desktop`."""


def shortcut(args: Namespace, start: Start) -> int:
    """Write a starter for this system, and say where it is and how it opens."""
    command = [str(program())]
    name = say("cli.shortcut.name")
    if args.data:
        # The usual family is found by itself, wherever it is by then; another one is named.
        command += ["--data", str(start.folder)]
        name = say("cli.shortcut.named", name=start.folder.name)
    place = desktop() / f"{name}{ENDINGS.get(sys.platform, '.desktop')}"
    _write(place, starter(sys.platform, name, command))
    give(str(place))
    tell(say(f"cli.shortcut.{sys.platform if sys.platform in ENDINGS else 'linux'}"))
    return DONE


def program() -> Path:
    """Give the program that was called, or the one that was installed along with these rooms.

    Raises:
        Stop: when it is not installed, so that a double click would find nothing.
    """
    name = say("cli.name")
    called = Path(sys.argv[0]).absolute()
    ending = ".exe" if sys.platform == "win32" else ""
    installed = Path(sysconfig.get_path("scripts")) / f"{name}{ending}"
    for path in (called, installed):
        if path.stem == name and path.is_file():
            return path
    raise Stop(say("cli.shortcut.not_installed"), NOT_THERE)


def desktop() -> Path:
    """Give the desktop folder of this person; the current folder where there is none."""
    import platformdirs

    there = Path(platformdirs.user_desktop_path())
    return there if there.is_dir() else Path.cwd()


def starter(system: str, name: str, command: list[str]) -> bytes:
    """Give what the starter holds.

    Args:
        system: as Python names it.
        name: what stands beneath its picture.
        command: what it runs, each part by itself.

    Raises:
        Stop: when a part has a line break in it, which no starter can hold.
    """
    if any("\n" in part or "\r" in part for part in command):
        raise Stop(say("cli.shortcut.line_break"), USE)
    if system == "win32":
        quoted = " ".join('"' + part.replace("%", "%%") + '"' for part in command)
        lines = ["@echo off", "chcp 65001 >nul", quoted, "if errorlevel 1 pause", ""]
        return "\r\n".join(lines).encode("utf-8")
    if system == "darwin":
        # The window stays open by itself when something was said at the end.
        return f"#!/bin/sh\nexec {shlex.join(command)}\n".encode()
    # A window that closes at once would take a last sentence with it, so it waits for Enter.
    waiting = ["sh", "-c", '"$0" "$@" || read -r line', *command]
    about = say("cli.shortcut.about")
    lines = ["[Desktop Entry]", "Type=Application", f"Name={_value(name)}", f"Comment={_value(about)}"]
    lines += [f"Exec={_value(' '.join(map(_exec, waiting)))}", "Terminal=true", "Categories=Utility;", ""]
    return "\n".join(lines).encode("utf-8")


def _exec(part: str) -> str:
    """Quote one part of a command as the desktop entry specification has it."""
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in part)
    return f'"{escaped}"'.replace("%", "%%")


def _value(text: str) -> str:
    """Escape a value of a desktop entry."""
    return text.replace("\\", "\\\\")


def _write(place: Path, whole: bytes) -> None:
    """Put a starter where nothing stands yet.

    Raises:
        Stop: when something else stands there; it is left as it is.
        CannotSave: when the folder takes nothing.
    """
    try:
        if place.is_file() and place.read_bytes() == whole:
            return
        if os.path.lexists(place):
            raise Stop(say("cli.shortcut.there", path=place), USE)
        write_whole(place, whole)
        place.chmod(0o700)
    except OSError as refusal:
        raise CannotSave(say("cli.cannot_write", path=place, code=code_of(refusal))) from None
