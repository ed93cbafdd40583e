"""Where more than one family is kept, nothing is read or written before it is clear which one is meant."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from data.wording import content, say
from tests.journeys.walking import seen
from tests.workspace.cli_kit import Keyboard, begin, seen_together, start_line
from workspace import cli, cli_choosing
from workspace.which_family import WhichApp


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    start_line(tmp_path, capsys, monkeypatch)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("family", "the smiths"):
        begin(tmp_path / "home" / name)
    return tmp_path / "home"


def moments(home: Path) -> tuple[int, int]:
    return len(seen_together(home / "family")), len(seen_together(home / "the smiths"))


@pytest.mark.parametrize(("typed", "there"), [("1\n", (1, 0)), ("2\n", (0, 1)), ("the smiths\n", (0, 1))])
def test_at_a_terminal_a_command_asks_by_number_or_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, there: tuple[int, int]
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    assert cli.main(["quick", "bricks flew"]) == 0
    asked = capsys.readouterr().err
    assert "1  family\n2  the smiths\n" in asked
    assert "--data" in asked
    assert moments(home) == there


@pytest.mark.parametrize("typed", ["3\n", "\n", "smith\n", ""])
def test_an_answer_that_is_none_of_them_opens_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    assert cli.main(["quick", "bricks flew"]) == 2
    assert capsys.readouterr().err.endswith(say("cli.which.none") + "\n")
    assert moments(home) == (0, 0)


def test_where_nobody_can_be_asked_it_is_the_usual_one_and_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert cli.main(["list", "--json"]) == 0
    told = capsys.readouterr()
    assert told.out == "[]\n"
    assert "this is about family" in told.err
    assert str(home / "the smiths") in told.err


def test_a_family_that_is_named_is_not_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(""))
    assert cli.main(["--data", str(home / "the smiths"), "list"]) == 0
    assert content("cli")["which"]["several"] not in capsys.readouterr().err


@pytest.mark.parametrize("words", [("where",), ("--version",), ("completion", "bash")])
def test_what_opens_no_family_asks_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(""))
    assert cli.main(words) == 0
    assert capsys.readouterr().err == ""


def test_leaving_the_question_on_the_screen_opens_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_choosing, "which_family", lambda args, usual, found: None)
    monkeypatch.setitem(cli.COMMANDS, "", lambda args, start: 4)
    assert cli.main([]) == 0


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [(("2",), 1), (("down", "enter"), 1), (("enter",), 0), (("escape",), None), (("f9", "enter"), None)],
)
async def test_the_screen_asks_with_digits_arrows_and_a_way_out(
    tmp_path: Path, keys: tuple[str, ...], chosen: int | None
) -> None:
    found = (tmp_path / "family", tmp_path / "a [b] c")
    app = WhichApp(found)
    async with app.run_test(size=(60, 20)) as pilot:
        assert "a [b] c" in seen(app)
        await pilot.press(*keys)
    assert app.return_value == (None if chosen is None else found[chosen])
