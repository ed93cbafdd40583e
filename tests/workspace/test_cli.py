"""The command line as a whole: who is asked, how it ends, what it never does."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from data.errors import CannotSave
from data.samples import make_demo
from data.wording import content
from tests.workspace.cli_kit import NOW, Line, begin, start_line, stub, write
from workspace import cli, cli_family, cli_reading

ROOT = Path(__file__).parents[2]
SECRET = "bricks flew past the clock"


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return start_line(tmp_path, capsys, monkeypatch)


@pytest.fixture
def family(line: Line) -> Line:
    begin(line.folder)
    return line


COMMANDS = (
    *("new", "demo", "quick", "list", "show", "search", "summary", "form", "check", "backup", "backups"),
    "restore",
    *("passphrase", "recovery", "shortcut", "where", "doctor", "completion"),
)

# -- help and wrong turns ------------------------------------------------------------------------------------------


def test_help_lists_what_there_is_and_nothing_that_comes_later(line: Line) -> None:
    assert line("--help").code == 0
    for command in COMMANDS:
        assert f"    {command} " in line.out
    for later in ("export", "import", "merge"):
        assert f"    {later} " not in line.out
    assert line.err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(line: Line, command: str) -> None:
    assert line(command, "--help").code == 0
    assert content("cli")["help"][command][1:] in " ".join(line.out.split())


@pytest.mark.parametrize("words", [("dance",), ("list", "--colour"), ("show",), ("summary", "--format", "doc")])
def test_what_is_not_understood_ends_with_2_and_one_sentence(family: Line, words: tuple[str, ...]) -> None:
    assert family(*words).code == 2
    assert family.out == ""
    assert family.err.count("\n") == 1
    assert "--help" in family.err


def test_the_version_is_printed(line: Line) -> None:
    assert line("--version").code == 0
    assert line.out.startswith("swingback ")


def test_where_prints_the_folder_even_before_it_is_made(line: Line) -> None:
    assert line("where").code == 0
    assert line.out == f"{line.folder}\n"
    assert not line.folder.exists()
    begin(line.folder)
    assert line("where").err == ""
    assert line("--data", str(line.folder / "family.json"), "where").out == f"{line.folder}\n"


def test_without_data_the_usual_family_is_meant(line: Line, tmp_path: Path) -> None:
    assert cli.main(["where"]) == 0
    assert line.capsys.readouterr().out == f"{tmp_path / 'home' / 'family'}\n"


# -- how it ends ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("list",), ("show", "01AB"), ("quick", "x"), ("check",), ("backup",)])
def test_no_family_file_ends_with_3_and_makes_nothing(line: Line, words: tuple[str, ...]) -> None:
    assert line(*words).code == 3
    assert line.out == ""
    assert str(line.folder) in line.err
    assert not line.folder.exists()


def test_a_damaged_family_file_ends_with_3_and_is_left_as_it_is(family: Line) -> None:
    book = family.folder / "family.json"
    book.write_bytes(book.read_bytes().replace(b"Nell", b"Noll"))
    before = book.read_bytes()
    for words in (("list",), ("quick", "x"), ("backup",)):
        assert family(*words).code == 3
        assert family.out == ""
    assert book.read_bytes() == before


def test_a_disk_that_refuses_ends_with_4(family: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise CannotSave("The disk is full.")

    monkeypatch.setattr("data.journal.Journal.flush", refuse)
    assert family("quick", "x").code == 4
    assert family.err == "The disk is full.\n"
    assert family.out == ""


def test_the_unexpected_leaves_a_report_without_a_word_of_the_journal(
    family: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(family.folder, stub(SECRET, NOW))

    def stumble(view: object, moment: object, today: object) -> str:
        try:
            raise ValueError(f"cannot show {moment}")
        except ValueError as error:
            raise RuntimeError(SECRET) from error

    monkeypatch.setattr(cli_reading, "_line", stumble)
    assert family("list").code == 1
    path = Path(family.err.split(" is at ")[1].strip().removesuffix("."))
    report = path.read_text()
    assert "Traceback" not in family.err + family.out
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "workspace/cli.py" in report
    for text in (family.err, family.out, report):
        assert "bricks" not in text
        assert "Nell" not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_unexpected_is_still_said_when_no_report_can_be_written(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "home"))
    monkeypatch.setattr("workspace.cli.is_family", lambda folder: 1 / 0)
    assert line("where").code == 1
    assert line.err.count("\n") == 1


def test_three_rooms_from_two_places_are_noticed(line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "other" / "widgets").mkdir(parents=True)
    real = find_spec
    monkeypatch.setattr("workspace.cli.find_spec", lambda name: _Spec(tmp_path) if name == "widgets" else real(name))
    assert line("where").code == 1
    assert line.out == ""
    assert str(tmp_path / "other") in line.err


class _Spec:
    """Where a module was found."""

    def __init__(self, place: Path) -> None:
        self.submodule_search_locations = [str(place / "other" / "widgets")]


# -- who is here ---------------------------------------------------------------------------------------------------


def test_an_adult_without_a_passphrase_is_simply_here(family: Line) -> None:
    assert family("--as", "nell", "list", "--json").code == 0
    assert family.json == []
    assert family("list", "--json", "--as", "IDRIS").code == 0


def test_nobody_of_that_name_ends_with_1(family: Line) -> None:
    assert family("--as", "Ana", "list").code == 1
    assert "Nell and Idris" in family.err


@pytest.fixture
def invented(line: Line) -> Line:
    """The invented family, in which both grown-ups have a passphrase."""
    make_demo(line.folder, NOW.date())
    return line


def test_a_passphrase_is_never_asked_for_away_from_a_terminal(invented: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: pytest.fail("asked"))
    assert invented("--as", "Bridie", "list").code == 2
    assert invented.out == ""
    assert "terminal" in invented.err


def test_at_a_terminal_the_passphrase_lets_its_owner_sit_down(invented: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    passphrase = "another one entirely"
    monkeypatch.setattr("getpass.getpass", lambda prompt: passphrase)
    assert invented("--as", "Bridie", "list", typed="").code == 2
    assert invented.out == ""
    passphrase = next(person["passphrase"] for person in _people() if person["name"] == "Bridie")
    assert invented("--as", "Bridie", "list", "--json", typed="").code == 0
    assert len(invented.json) > 10


def _people() -> list[dict[str, str]]:
    """Give the grown-ups of the invented family as they are written down."""
    people: list[dict[str, str]] = tomllib.loads((ROOT / "data/samples/rowan.toml").read_text())["adult"]
    return people


# -- the screen ----------------------------------------------------------------------------------------------------


def test_without_a_terminal_the_screen_is_not_opened(line: Line) -> None:
    for words in ((), ("demo",)):
        assert line(*words).code == 2
        assert line.err.count("\n") == 1
    assert not line.folder.exists()


@pytest.mark.parametrize("name", ["ACCESSIBLE", "TERM", ""])
def test_three_wishes_open_plain_lines(line: Line, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name:
        monkeypatch.setenv(name, "1" if name == "ACCESSIBLE" else "dumb")
    assert line(*(() if name else ("--plain",)), piped="q\n").code == 0
    assert line.out.startswith(content("plain")["waking"])
    assert line.err == ""


def test_plain_and_no_colour_change_nothing_for_commands(family: Line) -> None:
    assert family("--plain", "--no-color", "list", "--json").code == 0
    assert family.json == []
    assert os.environ.pop("NO_COLOR") == "1"


def test_at_a_terminal_the_app_opens_on_the_folder(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path, str]] = []

    def run_app(folder: Path, as_name: str = "", *, ahead: object = None) -> int:
        opened.append((folder, as_name))
        return 0

    monkeypatch.setitem(sys.modules, "workspace.running", SimpleNamespace(run_app=run_app))
    monkeypatch.setattr(cli_family, "need_screen", lambda args: None)
    assert line("--as", "Nell").code == 0
    assert opened == [(line.folder, "Nell")]
    assert line("demo").code == 0
    assert opened[1][0] != line.folder
    assert not opened[1][0].exists()


# -- as another program sees it ------------------------------------------------------------------------------------


def _run(*words: str, folder: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workspace.starter", "--data", str(folder), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, **more)


def test_commands_never_load_the_screen(family: Line) -> None:
    code = (
        "import sys; from workspace.cli import main\n"
        "folder = sys.argv[1]\n"
        "page = ['summary', '--week', '--agreed', '--format', 'txt']\n"
        "keep = ['backup', '--out', folder + '.zip']\n"
        "assert main(['--data', folder, 'list']) == 0\n"
        "slow = {'dataclasses', 'inspect', 'locale', '_strptime'} & {*sys.modules}\n"
        "assert not slow, slow\n"
        "for words in (['list'], ['search', 'x'], ['quick', 'x'], ['where'], ['check'], page, keep):\n"
        "    assert main(['--data', folder, *words]) == 0, words\n"
        "assert main(['--data', folder, 'doctor']) in (0, 1)\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'textual', 'dateparser', 'typst'}, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code, str(family.folder)], cwd=ROOT, check=True)


def test_results_are_utf8_whatever_the_system_speaks(family: Line) -> None:
    write(family.folder, stub("Žofie spílala 🧱 \x9b31m", NOW))
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = _run("list", "--json", folder=family.folder, env=ascii_only)
    assert done.returncode == 0
    assert "Žofie spílala 🧱" in done.stdout
    assert "\\u009b" in done.stdout
    assert json.loads(done.stdout)[0]["what_happened"] == "Žofie spílala 🧱 \x9b31m"
    assert "\x9b" not in _run("list", folder=family.folder).stdout


def test_a_misspelt_command_is_told_of_all_the_others(line: Line) -> None:
    assert line("lst", "list").code == 2
    assert all(name in line.err for name in COMMANDS)
    assert ".." not in line.err


def test_a_reader_that_has_had_enough_is_no_trouble(family: Line) -> None:
    write(family.folder, *(stub("x" * 200, NOW) for _ in range(400)))
    command = [sys.executable, "-m", "workspace.starter", "--data", str(family.folder), "list"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0
