"""A family folder and a typed conversation for the tests of plain mode."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from data.actors import Actor, Together
from data.journal import Journal
from data.view import View
from tests.workspace.cli_kit import NOW, Line, begin, start_line
from workspace.lines.house import House
from workspace.lines.talk import Gone, Stopped, Talk
from workspace.lines.who import sit_down


class Conversation:
    """Plain mode, played with the answers of a test."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.folder: Path = line.folder

    def __call__(self, *answers: str, as_name: str = "") -> str:
        """Play one sitting; gives all that was printed. The input ends after the last answer."""
        words = ("--plain", *(("--as", as_name) if as_name else ()))
        self.line(*words, piped="".join(f"{answer}\n" for answer in answers))
        assert self.line.code == 0, self.line.err
        assert self.line.err == ""
        return self.line.out


@pytest.fixture
def plain(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Conversation:
    """A place where no family is yet."""
    return Conversation(start_line(tmp_path, capsys, monkeypatch))


@pytest.fixture
def home(plain: Conversation) -> Conversation:
    """A family of Nell, Idris and Kit that has written nothing yet."""
    begin(plain.folder)
    return plain


class Person(io.StringIO):
    """Somebody who answers by what was asked last; the words of a question, and what is typed at it in turn."""

    def __init__(self, out: io.StringIO, answers: Mapping[str, str | tuple[str, ...]], usual: str = "") -> None:
        super().__init__()
        self._out = out
        self._answers = {asked: [said] if isinstance(said, str) else list(said) for asked, said in answers.items()}
        self._usual = usual
        self._heard = 0
        self._patience = 250

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO itself has it
        """Answer the last question printed; without an answer of its own the usual one, and an end after many."""
        self._patience -= 1
        if not self._patience:
            return ""
        said = self._out.getvalue()
        asked, self._heard = said[self._heard :], len(said)
        for words, answers in self._answers.items():
            if words in asked and answers:
                answer = answers.pop(0)
                if answer == EOF:
                    return ""
                return f"{answer}\n"
        return f"{self._usual}\n"


EOF = "\x04"
"""Stands for the end of the input."""


def play(
    folder: Path, flow: Callable[[House], None], answers: Mapping[str, str | tuple[str, ...]], *, as_id: str = ""
) -> str:
    """Play one flow in a family; gives all that was printed."""
    journal = Journal.open(folder)
    out = io.StringIO()
    house = House(journal, Talk(Person(out, answers), out), now=lambda: NOW)
    try:
        if as_id:
            adult = house.view.adult(as_id)
            assert adult is not None
            sit_down(house, adult)
        with contextlib.suppress(Stopped, Gone):
            flow(house)
    finally:
        journal.close()
    return out.getvalue()


def seen(folder: Path, actor: Actor | None = None) -> View:
    """Give what is in a family as one actor sees it, read from the disk."""
    journal = Journal.open(folder, read_only=True)
    journal.close()
    return journal.seen_by(actor or Together())
