"""A starter on the desktop holds exactly the command it was made for, and is never put over anything."""

from __future__ import annotations

import configparser
import re
import stat
import subprocess
from pathlib import Path

import pytest

from tests.workspace.cli_kit import Line, start_line
from workspace import cli_shortcut
from workspace.cli_shortcut import program, starter
from workspace.cli_voice import Stop

HARD = ["/home/ana b/50% $HOME `x`/swingback", "--data", 'C:\\fam\'s "own"']
"""Everything that a shell, a desktop entry or a batch file takes for more than a letter."""


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    (tmp_path / "Desktop").mkdir()
    tool = tmp_path / "swingback"
    tool.write_text("#!/bin/sh\n")
    monkeypatch.setattr(cli_shortcut, "desktop", lambda: tmp_path / "Desktop")
    monkeypatch.setattr("sys.argv", [str(tool)])
    monkeypatch.setattr("sys.platform", "linux")
    return start_line(tmp_path, capsys, monkeypatch)


def executed(entry: bytes) -> list[str]:
    """Read the command of a desktop entry as the specification has it: first the value, then its parts."""
    reader = configparser.RawConfigParser()
    reader.read_string(entry.decode())
    value = reader["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', value)
    assert " ".join(f'"{part}"' for part in parts) == value
    return [re.sub(r"\\(.)", r"\1", part).replace("%%", "%") for part in parts]


def test_it_is_written_to_the_desktop_with_its_folder_and_says_where(line: Line, tmp_path: Path) -> None:
    assert line("shortcut").code == 0
    place = tmp_path / "Desktop" / "Swingback, family.desktop"
    assert line.out == f"{place}\n"
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert executed(place.read_bytes())[3:] == [str(tmp_path / "swingback"), "--data", str(line.folder)]
    assert not line.folder.exists()


def test_a_second_time_changes_nothing_and_something_else_is_left_as_it_is(line: Line, tmp_path: Path) -> None:
    place = tmp_path / "Desktop" / "Swingback, family.desktop"
    line("shortcut")
    before = place.stat().st_mtime_ns
    assert line("shortcut").code == 0
    assert place.stat().st_mtime_ns == before
    place.write_text("mine")
    assert line("shortcut").code == 2
    assert str(place) in line.err
    assert place.read_text() == "mine"


def test_a_link_that_leads_nowhere_counts_as_something(line: Line, tmp_path: Path) -> None:
    (tmp_path / "Desktop" / "Swingback, family.desktop").symlink_to(tmp_path / "elsewhere")
    assert line("shortcut").code == 2
    assert not (tmp_path / "elsewhere").exists()


def test_the_usual_family_is_not_named_so_that_it_is_found_wherever_it_is() -> None:
    assert executed(starter("linux", "Swingback", ["/bin/swingback"]))[3:] == ["/bin/swingback"]


def test_odd_letters_reach_the_program_as_they_are(tmp_path: Path) -> None:
    made = executed(starter("linux", "Swingback", HARD))
    assert made[3:] == HARD
    tool = tmp_path / "it's $odd"
    tool.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    tool.chmod(0o700)
    begin = tmp_path / "start.command"
    begin.write_bytes(starter("darwin", "Swingback", [str(tool), *HARD[1:]]))
    for command in (["sh", str(begin)], executed(starter("linux", "Swingback", [str(tool), *HARD[1:]]))):
        told = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
        assert told.stdout.splitlines() == HARD[1:]


def test_a_batch_file_keeps_signs_of_percent_and_waits_when_something_was_said() -> None:
    made = starter("win32", "Swingback", ["C:\\50%\\swingback.exe", "--data", "D:\\fam"]).decode()
    assert made.split("\r\n")[2] == '"C:\\50%%\\swingback.exe" "--data" "D:\\fam"'
    assert "pause" in made
    assert made.count("\n") == made.count("\r\n")


def test_a_line_break_in_a_folder_makes_nothing() -> None:
    for system in ("linux", "darwin", "win32"):
        with pytest.raises(Stop, match="line break"):
            starter(system, "Swingback", ["swingback", "--data", "a\nb"])


def test_without_an_installed_program_nothing_is_made(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["-c"])
    monkeypatch.setattr("sysconfig.get_path", lambda kind: str(tmp_path / "none"))
    assert line("shortcut").code == 1
    assert "not installed" in line.err
    assert list((tmp_path / "Desktop").iterdir()) == []
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "swingback").touch()
    assert program() == tmp_path / "none" / "swingback"


def test_a_desktop_that_takes_nothing_ends_with_4(line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cli_shortcut, "desktop", lambda: tmp_path / "nowhere")
    assert line("shortcut").code == 4
