"""A recovery sheet goes to the printer through a pipe: no file, no name in the queue, and a word when it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workspace.summary.printing import print_words

WORDS = "AGE-SECRET-KEY-1\nN5RD 5CR9 für Ömer\n"


def a_printer(folder: Path, monkeypatch: pytest.MonkeyPatch, *, takes: int = 0) -> Path:
    """Put two programs in the place of CUPS; what reaches the printer stands in the file that is given back."""
    got = folder / "got"
    for name, lines in {
        "lpstat": ["print('desk')"],
        "lp": [
            "import sys, pathlib",
            f"pathlib.Path({str(got)!r}).write_bytes(repr(sys.argv[1:]).encode() + b'\\n' + sys.stdin.buffer.read())",
            f"sys.exit({takes})",
        ],
    }.items():
        program = folder / name
        program.write_text("\n".join([f"#!{sys.executable}", *lines]))
        program.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))
    return got


def test_the_words_reach_the_printer_and_no_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    got = a_printer(tmp_path, monkeypatch)
    assert print_words(WORDS, title="page") == "printed"
    asked, _, words = got.read_text().partition("\n")
    assert asked == "['-t', 'page']"
    assert words == WORDS


def test_a_printer_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_printer(tmp_path, monkeypatch, takes=1)
    assert print_words(WORDS) == "refused"


def test_without_a_printer_nothing_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert print_words(WORDS) == "no_printer"
