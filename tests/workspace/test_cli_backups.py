"""Backups on the command line: listed with what they hold, and one brought back without rolling anybody back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.actors import Alone
from data.backups import FOLDER, backups, keep
from data.journal import FILE, Journal
from data.records import PrivateRoom
from tests.workspace.cli_kit import NELL, NOW, Line, begin, seen_together, start_line, stub, write

EARLIER = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """A family with one moment in a backup, and a second one since."""
    made = start_line(tmp_path, capsys, monkeypatch)
    begin(made.folder)
    write(made.folder, stub("Kit hid the shoes.", EARLIER, moment_id="01FIRST"))
    for backup in backups(made.folder):
        backup.path.unlink()
    keep(made.folder / FILE, "before-import", EARLIER)
    write(made.folder, stub("Kit found them.", NOW, moment_id="01SECOND"))
    for backup in backups(made.folder):
        if not backup.label:
            backup.path.unlink()
    return made


def test_backups_are_listed_newest_first_with_what_they_hold(line: Line) -> None:
    (line.folder / FOLDER / "family.20261101T000000Z.json").write_text("half a backup")
    assert line("backups").code == 0
    first, second = line.out.splitlines()
    assert first.startswith("1  ")
    for words in ("20 Nov 2026", "1 moment", "before-import", "family.20261120T180000Z.before-import.json"):
        assert words in first
    assert second.startswith("2  ")
    assert "does not open" in second


def test_a_family_without_backups_says_so_and_no_family_ends_with_3(line: Line, tmp_path: Path) -> None:
    for backup in backups(line.folder):
        backup.path.unlink()
    assert line("backups").code == 0
    assert line.out == ""
    assert "No backups yet" in line.err
    assert line("--data", str(tmp_path / "nowhere"), "backups").code == 3


@pytest.mark.parametrize("which", ["1", "family.20261120", "path"])
def test_one_is_brought_back_by_number_name_or_path_and_the_present_is_kept(line: Line, which: str) -> None:
    name = "family.20261120T180000Z.before-import.json"
    wanted = str(line.folder / FOLDER / name) if which == "path" else which
    assert line("restore", wanted).code == 0
    assert [moment.id for moment in seen_together(line.folder)] == ["01FIRST"]
    kept = Path(line.out.strip())
    assert "before-restore" in kept.name
    assert line("restore", kept.name).code == 0
    assert [moment.id for moment in seen_together(line.folder)] == ["01SECOND", "01FIRST"]


@pytest.mark.parametrize("which", ["0", "9", "nothing", "²"])
def test_what_is_not_there_changes_nothing(line: Line, which: str) -> None:
    before = (line.folder / FILE).read_bytes()
    assert line("restore", which).code == 1
    assert (line.folder / FILE).read_bytes() == before


def test_two_that_fit_ask_for_more(line: Line) -> None:
    keep(line.folder / FILE, "again", EARLIER)
    assert line("restore", "family.2026").code == 2


def test_a_damaged_family_is_brought_back_and_its_file_is_kept(line: Line) -> None:
    damaged = (line.folder / FILE).read_bytes()[:-4]
    (line.folder / FILE).write_bytes(damaged)
    assert line("list").code == 3
    assert line("restore", "1").code == 0
    assert Path(line.out.strip()).read_bytes() == damaged
    assert [moment.id for moment in seen_together(line.folder)] == ["01FIRST"]


def test_a_backup_that_does_not_open_is_left_and_so_is_everything_else(line: Line) -> None:
    broken = line.folder / FOLDER / "family.20261101T000000Z.json"
    broken.write_text("half a backup")
    before = (line.folder / FILE).read_bytes()
    assert line("restore", broken.name).code == 3
    assert (line.folder / FILE).read_bytes() == before


def test_while_the_family_is_open_elsewhere_nothing_is_brought_back(line: Line) -> None:
    journal = Journal.open(line.folder)
    try:
        assert line("restore", "1").code == 3
    finally:
        journal.close()
    assert len(seen_together(line.folder)) == 2


def test_nobodys_room_is_rolled_back(line: Line) -> None:
    journal = Journal.open(line.folder)
    journal.unlock_bare(NELL.id)
    room = PrivateRoom(id=NELL.id, inbox=("since then",))
    journal.seen_by(Alone(NELL.id)).put_room(room)
    journal.close()
    line("restore", "family.20261120")
    journal = Journal.open(line.folder)
    journal.unlock_bare(NELL.id)
    assert journal.seen_by(Alone(NELL.id)).room() == room
    journal.close()
