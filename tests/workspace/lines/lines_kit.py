"""A family folder and a typed conversation for the tests of plain mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace.cli_kit import Line, begin, start_line


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
