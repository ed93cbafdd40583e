"""One's own key on the command line: only at a terminal, only one's own, and the sheet leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data import keys
from data.actors import Alone
from data.journal import Journal
from data.keys import Identity
from data.records import Adult
from data.wording import say
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.journeys.terminal import Terminal
from tests.workspace.cli_kit import IDRIS, Line, begin, start_line
from workspace import cli_keys

NELL = Adult(id="01NELL", name="Nell", recipient=KEY.recipient, key_file=QUICK_KEY)
ROWS = keys.recovery_text(KEY).splitlines()[1:]
SHEET = "\n".join(ROWS) + "\n"

Typing = Callable[..., list[str]]


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """A family in which Nell has a passphrase and Idris has none."""
    made = start_line(tmp_path, capsys, monkeypatch)
    monkeypatch.setenv("TERM", "xterm-256color")
    begin(made.folder, adults=(NELL, IDRIS))
    return made


@pytest.fixture
def secretly(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Somebody types passphrases where nothing is shown; gives the questions that were asked."""

    def type_them(*words: str) -> list[str]:
        left, asked = list(words), []

        def getpass(prompt: str = "") -> str:
            asked.append(prompt)
            return left.pop(0)

        monkeypatch.setattr("getpass.getpass", getpass)
        return asked

    return type_them


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Identity, str]]:
    """Closing a key takes no time; gives what it was closed with."""
    with_what: list[tuple[Identity, str]] = []

    def wrap(identity: Identity, passphrase: str) -> str:
        with_what.append((identity, passphrase))
        return QUICK_KEY.replace("yUYIwQdi", "yUYIwQdj")

    monkeypatch.setattr("data.keys.wrap", wrap)
    return with_what


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results go to a terminal too."""
    monkeypatch.setattr(cli_keys, "on_screen", lambda: True)


def adult(line: Line, who: Adult) -> Adult:
    journal = Journal.open(line.folder, read_only=True)
    try:
        return journal.adult(who.id)
    finally:
        journal.close()


# -- where it may be asked for ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["passphrase", "recovery"])
def test_away_from_a_terminal_it_ends_with_2_and_asks_nothing(
    line: Line, secretly: Typing, screen: None, command: str
) -> None:
    asked = secretly()
    assert line(command, "--as", "Nell").code == 2
    assert line.out == ""
    assert "terminal" in line.err
    assert asked == []


def test_the_sheet_never_goes_into_a_file(line: Line, secretly: Typing) -> None:
    secretly(PASSPHRASE)
    assert line("recovery", "--as", "Nell", typed=SHEET).code == 2
    assert "AGE-SECRET" not in line.out + line.err


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("command", ["passphrase", "recovery"])
def test_it_is_somebodys_own(line: Line, secretly: Typing, command: str) -> None:
    asked = secretly("not it")
    assert line(command, typed="").code == 2
    assert "--as" in line.err
    assert line(command, "--as", "Gran", typed="").code == 1
    assert asked == []
    assert line(command, "--as", "Nell", typed="").code == 2
    assert "does not open" in line.err


# -- the passphrase --------------------------------------------------------------------------------------------------


def test_another_passphrase_closes_the_same_key(
    line: Line, secretly: Typing, closed: list[tuple[Identity, str]]
) -> None:
    secretly(PASSPHRASE, "apple cart", "apple card", "apple cart", "apple cart")
    assert line("passphrase", "--as", "Nell", typed="").code == 0
    assert closed == [(KEY, "apple cart")]
    assert say("passphrase.new_differ") in line.err
    assert say("passphrase.changed") in line.err
    assert adult(line, NELL).key_file == (line.folder / "keys" / "01NELL.age").read_text()


def test_a_first_passphrase_comes_with_a_new_key_and_its_sheet(
    line: Line, secretly: Typing, closed: list[tuple[Identity, str]], monkeypatch: pytest.MonkeyPatch, screen: None
) -> None:
    monkeypatch.setattr("data.keys.make", lambda: KEY)
    old = adult(line, IDRIS)
    secretly("lantern", "lantern")
    assert line("passphrase", "--as", "Idris", typed=f"\n{SHEET}").code == 0
    assert closed == [(KEY, "lantern")]
    assert keys.recovery_text(KEY) in line.out
    assert "Idris" in line.out
    assert say("recovery.proved") in line.err
    assert adult(line, IDRIS).recipient == KEY.recipient != old.recipient


def test_lines_that_are_never_alike_change_nothing(
    line: Line, secretly: Typing, closed: list[tuple[Identity, str]]
) -> None:
    before = (line.folder / "family.json").read_bytes()
    secretly(PASSPHRASE, "a", "b", "c", "d", "e", "f")
    assert line("passphrase", "--as", "Nell", typed="").code == 2
    secretly(PASSPHRASE, " ")
    assert line("passphrase", "--as", "Nell", typed="").code == 2
    assert closed == []
    assert (line.folder / "family.json").read_bytes() == before


def test_a_forgotten_passphrase_is_replaced_with_the_sheet(
    line: Line, secretly: Typing, closed: list[tuple[Identity, str]]
) -> None:
    secretly("", "apple cart", "apple cart")
    assert line("passphrase", "--as", "Nell", typed=SHEET.lower()).code == 0
    assert closed == [(KEY, "apple cart")]


def test_a_sheet_of_another_key_opens_nothing(line: Line, secretly: Typing, closed: list[tuple[Identity, str]]) -> None:
    other = "\n".join(keys.recovery_text(keys.make()).splitlines()[1:]) + "\n"
    for typed in (other, "too short\n\n\n"):
        secretly("", "apple", "apple")
        assert line("passphrase", "--as", "Nell", typed=typed).code == 2
    assert closed == []


# -- the sheet -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("screen")
def test_the_sheet_is_shown_on_the_terminals_second_page_and_typed_back(line: Line, secretly: Typing) -> None:
    secretly(PASSPHRASE)
    assert line("recovery", "--as", "nell", typed=f"\n{SHEET}").code == 0
    before, _, rest = line.out.partition("\x1b[?1049h")
    shown, _, after = rest.partition("\x1b[?1049l")
    assert keys.recovery_text(KEY) in shown
    assert "24 Nov 2026" in shown
    assert "AGE-SECRET" not in before + after
    assert say("recovery.proved") in line.err


@pytest.mark.usefixtures("screen")
def test_a_line_that_differs_is_told_and_asked_again_and_not_now_is_fine(line: Line, secretly: Typing) -> None:
    secretly(PASSPHRASE)
    assert line("recovery", "--as", "Nell", typed=f"\n{ROWS[0]}\n{ROWS[1]}\n{ROWS[2][:-1]}Q\n\n").code == 0
    assert say("recovery.differs", n=15) in line.err
    assert say("cli.keys.unproved") in line.err


@pytest.mark.usefixtures("screen")
def test_plain_lines_have_no_second_page_and_say_so(line: Line, secretly: Typing) -> None:
    secretly(PASSPHRASE)
    assert line("--plain", "recovery", "--as", "Nell", typed="\n\n").code == 0
    assert "\x1b" not in line.out
    assert say("cli.keys.scrollback") in line.err


@pytest.mark.usefixtures("screen")
def test_without_a_passphrase_there_is_no_sheet(line: Line, secretly: Typing) -> None:
    secretly()
    assert line("recovery", "--as", "Idris", typed="").code == 1
    assert "AGE-SECRET" not in line.out


def test_at_a_real_terminal_the_passphrase_is_not_shown_and_the_new_one_opens(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    begin(folder, adults=(NELL, IDRIS))
    seen = Terminal("--data", str(folder), "--as", "Nell", "passphrase", home=tmp_path)
    seen.wait_for("passphrase until now")
    seen.send((PASSPHRASE + "\r").encode())
    seen.wait_for("The new passphrase:")
    seen.send(b"apple cart\r")
    seen.wait_for("The same words again:")
    seen.send(b"apple cart\r")
    seen.wait_for("The new passphrase is in force.")
    assert not seen.sees("apple")
    assert not seen.sees("Café")
    assert seen.wait_end() == 0
    journal = Journal.open(folder)
    key = journal.adult(NELL.id).key_file
    assert key != QUICK_KEY
    journal.seen_by(Alone(NELL.id)).own_key().open(keys.unwrap(key, "apple cart"))
    journal.close()
