"""Looking whether everything is whole, and one file with everything."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from data.journal import Journal
from data.sealed_drafts import Draft
from data.storage import DurableStorage, check_file
from tests.workspace.cli_kit import NELL, NOW, Line, begin, start_line, stub, write


@pytest.fixture
def family(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    made = start_line(tmp_path, capsys, monkeypatch)
    begin(made.folder)
    write(made.folder, stub("bricks flew", NOW), stub("a long hug", NOW))
    return made


# -- check ---------------------------------------------------------------------------------------------------------


def test_check_says_what_it_looked_at_and_how_many_moments_there_are(family: Line) -> None:
    journal = Journal.open(family.folder)
    journal.drafts.keep(Draft(key="new", values={"what": "bricks"}))
    journal.close()
    assert family("check").code == 0
    for words in ("holds 2 moments", "Records:", "Backups: 1", "Keys: 2 of 2", "Drafts: 3"):
        assert words in family.out
    assert "bricks" not in family.out
    assert family.err == ""


def test_check_finds_a_damaged_family_file_and_names_the_backup(family: Line) -> None:
    book = family.folder / "family.json"
    book.write_bytes(book.read_bytes().replace(b"bricks", b"tricks"))
    assert family("check").code == 1
    assert "good copy" in family.err
    assert "Backups: 1" in family.out
    assert "whole" not in family.out


def test_check_names_a_copy_that_a_sync_program_left(family: Line) -> None:
    book = family.folder / "family.json"
    (family.folder / "family 2.json").write_bytes(book.read_bytes())
    assert family("check").code == 1
    assert "family 2.json, with 2 moments" in family.err
    (family.folder / "family 2.json").write_bytes(book.read_bytes()[:-3])
    assert family("check").code == 1
    assert "family 2.json. It cannot be read" in family.err


def test_check_finds_a_damaged_backup(family: Line) -> None:
    (backup,) = (family.folder / "backups").glob("*.json")
    backup.write_bytes(backup.read_bytes()[:-1])
    assert family("check").code == 1
    assert backup.name in family.err


@pytest.mark.parametrize("harm", ["missing", "other", "garbage", "bytes"])
def test_check_finds_a_key_that_is_not_as_it_was(family: Line, harm: str) -> None:
    key = family.folder / "keys" / f"{NELL.id}.age"
    if harm == "missing":
        key.unlink()
    else:
        other = (family.folder / "keys" / "01IDRIS.age").read_bytes()
        key.write_bytes({"other": other, "garbage": b"no key", "bytes": b"\xff\xfe"}[harm])
    assert family("check").code == 1
    assert "Nell" in family.err
    assert "Idris" not in family.err
    assert "Keys: 1 of 2" in family.out


def test_check_finds_a_private_room_that_is_gone(family: Line) -> None:
    journal = Journal.open(family.folder)
    journal.act(("private", NELL.id, None))
    journal.close()
    assert family("check").code == 1
    assert "Nell" in family.err


@pytest.mark.parametrize(
    ("place", "count"), [("drafts/a.json", "drafts: 1"), ("drafts/b.age", "drafts: 1"), ("inbox/c.json", "moment: 1")]
)
def test_check_finds_what_does_not_read_and_leaves_it(family: Line, place: str, count: str) -> None:
    path = family.folder / place
    path.write_bytes(b'{"half":')
    assert family("check").code == 1
    assert count in family.err
    assert path.read_bytes() == b'{"half":'


def test_check_counts_what_waits_in_the_inbox(family: Line) -> None:
    elsewhere = Journal.open(family.folder)
    try:
        family("quick", "one more")
        assert family("check").code == 0
        assert "taken in: 1" in family.out
    finally:
        elsewhere.close()


def test_check_finds_a_record_of_another_shape(family: Line) -> None:
    storage = DurableStorage(family.folder / "family.json", family="")
    tables = storage.read()
    storage.write({**tables, "moments": {**tables["moments"], "01ODD": {"id": "01ODD", "camera": 7}}})
    storage.close()
    assert family("check").code == 1
    assert "not know: 1" in family.err
    assert family("list", "--json").code == 0


# -- backup --------------------------------------------------------------------------------------------------------


def test_backup_puts_everything_but_the_lock_into_one_file(family: Line, tmp_path: Path) -> None:
    out = tmp_path / "all.zip"
    assert family("backup", "--out", str(out)).code == 0
    assert family.out == f"{out}\n"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    there = {p.relative_to(family.folder).as_posix(): p.read_bytes() for p in family.folder.rglob("*") if p.is_file()}
    del there[".family.lock"]
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == there
        assert {entry.external_attr >> 16 & 0o777 for entry in archive.infolist()} == {0o600}


def test_a_backup_opens_again_as_the_same_family(family: Line, tmp_path: Path) -> None:
    family("backup", "--out", str(tmp_path / "all.zip"))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        archive.extractall(tmp_path / "again")
    same = check_file(family.folder / "family.json").tables
    assert check_file(tmp_path / "again" / "family.json").tables == same
    assert len(family("--data", str(tmp_path / "again"), "list", "--json").json) == 2


def test_backup_is_safe_while_the_family_is_open(family: Line, tmp_path: Path) -> None:
    elsewhere = Journal.open(family.folder)
    try:
        assert family("backup", "--out", str(tmp_path / "all.zip")).code == 0
    finally:
        elsewhere.close()


def test_backups_without_a_place_get_a_date_and_never_take_the_place_of_another(family: Line, tmp_path: Path) -> None:
    for _ in range(2):
        assert family("backup").code == 0
    names = sorted(path.name for path in (tmp_path / "here").iterdir())
    assert names == ["swingback-backup-2026-11-24-2.zip", "swingback-backup-2026-11-24.zip"]


def test_backup_writes_over_nothing_and_not_into_the_family_folder(family: Line, tmp_path: Path) -> None:
    taken = tmp_path / "taken.zip"
    taken.write_bytes(b"mine")
    for out in (taken, family.folder / "inside.zip", family.folder / "backups" / "inside.zip"):
        assert family("backup", "--out", str(out)).code == 2
    assert taken.read_bytes() == b"mine"
    assert not (family.folder / "inside.zip").exists()


def test_backup_to_a_place_that_cannot_be_written_ends_with_4(family: Line, tmp_path: Path) -> None:
    assert family("backup", "--out", str(tmp_path / "nowhere" / "all.zip")).code == 4
    assert family.out == ""
