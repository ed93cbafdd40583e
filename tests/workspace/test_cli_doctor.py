"""The doctor looks at everything around the family, says what to do, and gives nothing away."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.journal import Journal
from tests.workspace.cli_kit import NOW, Line, begin, start_line, stub, write
from workspace import cli_doctor
from workspace.cli_doctor import Finding, clipboard, disk, fonts, printer, terminal

TERM = {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}


@pytest.fixture
def family(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    for name, value in (*TERM.items(), ("LC_ALL", ""), ("LC_CTYPE", "")):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(cli_doctor, "printers", tuple)
    made = start_line(tmp_path, capsys, monkeypatch)
    begin(made.folder)
    write(made.folder, stub("bricks flew", NOW))
    return made


def words(found: Iterable[Finding]) -> str:
    return "\n".join(one.words for one in found)


def asked(found: Iterable[Finding]) -> str:
    return "\n".join(one.words for one in found if one.todo)


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


# -- the whole -----------------------------------------------------------------------------------------------------


def test_a_family_that_is_well_needs_nothing_and_nothing_is_touched(family: Line) -> None:
    before = tree(family.folder)
    assert family("doctor").code == 0
    assert tree(family.folder) == before
    for said in ("Version:", "Window: none", "reads exactly", "Earlier states: 1", "only you", "elsewhere: no", "disk"):
        assert said in family.out
    assert "To do" not in family.out
    assert family.err == "Nothing needs to be done.\n"


def test_nothing_of_the_family_is_printed_not_even_where_it_is(family: Line, tmp_path: Path) -> None:
    book = family.folder / "family.json"
    book.write_bytes(book.read_bytes().replace(b"bricks", b"tricks"))
    family("doctor")
    for secret in ("bricks", "tricks", "Nell", "Idris", "Kit", str(tmp_path)):
        assert secret not in family.out + family.err


def test_a_damaged_file_open_doors_and_a_lost_backup_are_each_told(family: Line) -> None:
    book = family.folder / "family.json"
    book.write_bytes(book.read_bytes()[:-1])
    (backup,) = (family.folder / "backups").glob("*.json")
    backup.write_bytes(b"{")
    family.folder.chmod(0o755)
    book.chmod(0o644)
    assert family("doctor").code == 1
    todo = [line for line in family.out.splitlines() if line.startswith("To do: ")]
    assert [line.split(":")[1].strip() for line in todo] == ["Family file", "Earlier states", "Who can read it"]
    assert "2 files or folders" in todo[2]
    assert family.err.startswith("3 things")


def test_files_that_others_could_read_are_safe_in_a_folder_they_cannot_enter(family: Line) -> None:
    (family.folder / "family.json").chmod(0o644)
    assert family("doctor").code == 0
    assert "only you" in family.out


def test_it_says_which_window_has_the_family_open_and_what_waits(family: Line) -> None:
    elsewhere = Journal.open(family.folder)
    try:
        family("quick", "one more")
        assert family("doctor").code == 0
        assert f"elsewhere: yes. This family is already open in another window (process {os.getpid()}" in family.out
        assert "Waiting: 1 from" in family.out
        with pytest.raises(Exception, match="already open"):
            Journal.open(family.folder)
    finally:
        elsewhere.close()
    Journal.open(family.folder).close()


def test_a_copy_that_a_sync_program_left_is_counted_and_not_named(family: Line) -> None:
    book = family.folder / "family.json"
    (family.folder / "family 2.json").write_bytes(book.read_bytes())
    assert family("doctor").code == 1
    assert "Copies beside it: 1" in family.out
    assert "family 2" not in family.out


def test_before_the_first_run_it_says_how_to_begin(family: Line) -> None:
    family.folder = family.folder.parent / "none"
    assert family("doctor").code == 0
    assert "none is kept there yet" in family.out
    assert not family.folder.exists()


# -- each part -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "said", "todo"),
    [
        ((80, 24), "everything fits", False),
        ((50, 24), "one pane", False),
        ((39, 24), "40 by 15", True),
        (None, "", False),
    ],
)
def test_the_window_is_measured(size: tuple[int, int] | None, said: str, todo: bool) -> None:
    first = next(iter(terminal(size, TERM)))
    assert said in first.words
    assert first.todo is todo


@pytest.mark.parametrize(
    ("env", "choice", "said"),
    [
        (TERM, "auto", ("“xterm-256color”", "256", "full set")),
        (TERM, "ascii", ("as the family chose",)),
        ({**TERM, "TERM": "linux"}, "auto", ("16", "Linux console")),
        ({**TERM, "LC_ALL": "C"}, "auto", ("not UTF-8",)),
        ({**TERM, "NO_COLOR": "1"}, "auto", ("unset NO_COLOR",)),
        ({"TERM": "dumb"}, "full", ("line by line", "none are known")),
    ],
)
def test_the_terminal_is_described(env: dict[str, str], choice: str, said: tuple[str, ...]) -> None:
    told = words(terminal((80, 24), env, choice))
    for one in said:
        assert one in told


def test_a_terminal_that_says_nothing_is_a_thing_to_do() -> None:
    assert asked(terminal((80, 24), {"TERM": "dumb"})) == ""
    assert "TERM=xterm-256color" in asked(terminal((80, 24), {}))
    assert asked(terminal((80, 24), TERM)) == ""


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"TERM_PROGRAM": "Apple_Terminal"}, "macOS"),
        ({"TMUX": "/tmp/x"}, "tmux"),
        ({"TERM": "linux"}, "none"),
        (TERM, "C"),
    ],
)
def test_the_clipboard_is_told_as_it_is(env: dict[str, str], said: str) -> None:
    assert said in words(clipboard(env))


def test_a_typeface_that_is_gone_is_missed(tmp_path: Path) -> None:
    here = Path(cli_doctor.__file__).parent / "summary" / "fonts"
    assert asked(fonts(here)) == ""
    assert "Install" in asked(fonts(tmp_path))


@pytest.mark.parametrize(
    ("there", "usual", "said"),
    [((), "", "none is set up"), (("a", "b"), "b", "2, and the usual one is b"), (("a",), "", "1")],
)
def test_printers_are_counted(monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], usual: str, said: str) -> None:
    monkeypatch.setattr(cli_doctor, "printers", lambda: there)
    monkeypatch.setattr(cli_doctor, "usual_printer", lambda: usual)
    assert said in words(printer())


@pytest.mark.parametrize(
    ("free", "said", "todo"), [(49 << 20, "49 MB", True), (9 << 30, "9216 MB", False), (74 << 30, "74 GB", False)]
)
def test_a_disk_that_is_nearly_full_is_a_thing_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, said: str, todo: bool
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda place: SimpleNamespace(free=free))
    (found,) = disk(tmp_path / "not" / "yet")
    assert said in found.words
    assert found.todo is todo
