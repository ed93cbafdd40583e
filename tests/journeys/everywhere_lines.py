"""Runs every command that tells something, in this process, and gives what it says and prints."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from unittest.mock import patch

from pypdf import PdfReader

from tests.journeys.looking import Frames
from tests.journeys.told import NOW
from tests.workspace.cli_kit import Keyboard
from workspace import cli, cli_voice

MOMENTS = ("01M3", "01M4", "01M5", "01M6", "01M7", "01M8", "01M9")
"""Ids of the moments of `told`."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "help": ("--help",),
    "list": ("list",),
    "list json": ("list", "--json"),
    "check": ("check",),
    "summary agreed": ("summary", "--format", "txt", "--agreed"),
    "summary both": ("summary", "--format", "txt", "--names", "full"),
    "summary all": ("summary", "--format", "txt", "--agreed", *(w for each in MOMENTS for w in ("--moment", each))),
    **{f"show {each}": ("show", each) for each in MOMENTS},
    **{f"show {each} json": ("show", each, "--json") for each in MOMENTS},
}
"""What is asked on the command line."""


PLAIN: dict[str, tuple[str, ...]] = {
    "plain": (
        *(answer for n in range(1, len(MOMENTS) + 1) for answer in ("1", str(n), "back", "back")),
        *("what is being put right", "1", "back", "back", "what i carry", "help", "back to the menu", "q"),
    ),
    "plain moments": (
        *("look at the moments", "1", "where it was", "back", "back to the list"),
        *("find moments", "by the child", "1", "", "no", "find moments", "go to", "today", "back", "q"),
    ),
    "plain page": (
        *("make the page", "hear", "choose which", "that is all", "how it looks", "that is all"),
        *("shorten", "leave it at that", "our own words", "back", "blank paper", "back", "back to the menu", "q"),
    ),
    "plain family": (
        *("the family", "looks", "back", "change", "back", "write down whom", "back", "copies", "back to the menu"),
        *("the family", "what is in the bin", "back", "back", "q"),
    ),
}
"""What is answered in plain mode, together."""


def run(folder: Path, *words: str, typed: str = "yes\nyes\n", piped: bool = False) -> tuple[int, str, str]:
    """Run one command; gives its exit code, its results and its messages.

    Args:
        folder: the family folder.
        words: the command.
        typed: what is answered.
        piped: whether the answers come from a pipe and not from somebody at a terminal.
    """
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch("sys.stdin", io.StringIO(typed) if piped else Keyboard(typed)),
        patch.object(cli_voice, "now", lambda: NOW),
    ):
        try:
            code = cli.main(["--data", str(folder), *words])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return code, out.getvalue(), err.getvalue()


def on_the_line(folder: Path, *, as_name: str = "") -> Frames:
    """Give what every command says about a family that nobody has open.

    Args:
        folder: the family folder; its name is left out of what is given.
        as_name: who asks; everybody together when empty.
    """
    who = ("--as", as_name) if as_name else ()
    said: Frames = {}
    for name, words in COMMANDS.items():
        code, out, err = run(folder, *who, *words)
        said[f"$ {name}"] = f"{code}\n{out}\n{err}".replace(str(folder), "FOLDER")
    for name, answers in PLAIN.items():
        code, out, err = run(folder, *who, "--plain", typed="\n".join((*answers, "")), piped=True)
        said[f"$ {name}"] = f"{code}\n{out}\n{err}".replace(str(folder.parent), "PLACE")
    return said


def on_paper(folder: Path, place: Path) -> Frames:
    """Give the text layer of the page for therapy as PDF, with all moments that are marked."""
    code, _, err = run(folder, "summary", "--format", "pdf", "--agreed", "--out", str(place))
    pages = [page.extract_text() for page in PdfReader(place).pages] if code == 0 else []
    return {"paper": "\n".join((str(code), *pages, err.replace(str(place), "PAGE")))}
