"""Earlier states are kept close together for today and further apart for long ago, and never get in a save's way."""

from __future__ import annotations

import errno
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from data.backups import FOLDER, check_file, keep, keep_if_due, newest_good, rewrite, thin
from data.errors import Damaged, NewerSchema
from data.familyfile import Tables, pack, read_family_file
from data.fileops import FileOps, write_whole
from data.storage import backups
from data.wording import say
from tests.data.disk import NEW, OLD, Clock, Disk, Moment, Refusing, family, litter, opened


def one(number: int) -> Tables:
    return {"moments": {str(count): {"text": "x"} for count in range(number)}}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / FOLDER).iterdir())


def test_ten_quick_edits_leave_one_backup_and_ten_minutes_later_there_is_another(tmp_path: Path) -> None:
    clock = Clock()
    storage = opened(family(tmp_path, one(1)), FileOps(), clock)
    for number in range(2, 12):
        storage.write(one(number))
        storage.flush()
    clock.pass_by(minutes=10)
    storage.write(one(12))
    storage.close()
    assert [(backup.moments, backup.good) for backup in backups(tmp_path)] == [(11, True), (1, True)]
    assert [backup.made for backup in backups(tmp_path)] == [clock.now, clock.now - timedelta(minutes=10)]
    assert names(tmp_path) == ["family.20261124T180000Z.json", "family.20261124T181000Z.json"]


def test_a_clock_set_back_does_not_stop_the_backups(tmp_path: Path) -> None:
    path, now = family(tmp_path), Clock().now
    assert keep_if_due(path, now + timedelta(days=400))
    assert keep_if_due(path, now)
    assert not keep_if_due(path, now + timedelta(minutes=9))


def test_a_backup_is_a_second_name_for_the_old_file_and_outlives_it(tmp_path: Path) -> None:
    path = family(tmp_path)
    inode = path.stat().st_ino
    storage = opened(path, FileOps())
    storage.write(NEW)
    storage.close()
    (backup,) = backups(tmp_path)
    assert backup.path.stat().st_ino == inode != path.stat().st_ino
    assert read_family_file(backup.path).tables == OLD


class NoLinks(Disk):
    """A disk that knows no second names, as memory sticks do."""

    def meet(self, number: int, moment: Moment) -> None:
        if self.acts[number][0] == "link":
            raise OSError(errno.EPERM, "no links here")


def test_where_links_are_not_possible_the_bytes_are_copied(tmp_path: Path) -> None:
    storage = opened(family(tmp_path), NoLinks())
    storage.write(NEW)
    storage.close()
    (backup,) = backups(tmp_path)
    assert read_family_file(backup.path).tables == OLD
    assert not litter(tmp_path)


def test_a_backup_problem_is_never_a_save_problem(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should stand")
    storage = opened(family(tmp_path), FileOps())
    storage.write(NEW)
    storage.close()
    assert check_file(tmp_path / "family.json").tables == NEW
    assert backups(tmp_path) == ()


class UnwillingNoLinks(Refusing):
    """The same, and it refuses more."""

    def link(self, old: Path, new: Path) -> None:
        raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("at", range(10))
def test_no_act_of_a_copied_backup_stops_the_save(tmp_path: Path, at: int) -> None:
    # Seven acts come before the backup: stat, create, write, fsync, identify, close, stat.
    path, disk = family(tmp_path), UnwillingNoLinks(errno.ENOSPC)
    storage = opened(path, disk)
    disk.acts.clear()
    disk.at = {at + 7}
    storage.write(NEW)
    storage.flush()
    storage.close()
    assert check_file(path).tables == NEW
    assert all(backup.good for backup in backups(tmp_path))


def make_empty(folder: Path, made: datetime, label: str = "") -> Path:
    path = folder / f"family.{made:%Y%m%dT%H%M%SZ}{label}.json"
    path.touch()
    return path


def test_older_backups_stand_further_apart(tmp_path: Path) -> None:
    now = Clock().now
    for hours in range(1, 24 * 400, 5):
        make_empty(tmp_path, now - timedelta(hours=hours))
    thin(tmp_path, now)
    times = (datetime.strptime(path.name[7:23], "%Y%m%dT%H%M%SZ") for path in tmp_path.iterdir())
    left = sorted(made.replace(tzinfo=UTC) for made in times)
    ages = [(now - made) / timedelta(days=1) for made in left]
    assert sum(age <= 1 for age in ages) == 5
    assert sum(1 < age <= 14 for age in ages) in (13, 14)
    assert sum(14 < age <= 60 for age in ages) in (7, 8)
    assert sum(age > 60 for age in ages) in (11, 12, 13)
    gaps = [later - earlier for earlier, later in pairwise(left)]
    assert max(gaps) <= timedelta(days=32)
    thin(tmp_path, now)
    assert len(list(tmp_path.iterdir())) == len(left)


def test_thinning_every_day_for_years_keeps_a_backup_of_every_month(tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
    for day in range(800):
        make_empty(tmp_path, start + timedelta(days=day))
        thin(tmp_path, start + timedelta(days=day))
    months = {path.name[7:13] for path in tmp_path.iterdir()}
    assert len(months) == 27
    assert len(list(tmp_path.iterdir())) < 27 + 9 + 15


def test_what_has_a_label_or_another_name_is_never_taken_away(tmp_path: Path) -> None:
    now = Clock().now
    kept = [make_empty(tmp_path, now - timedelta(days=100, minutes=minute), ".before-import") for minute in range(3)]
    kept += [tmp_path / "notes.txt", tmp_path / "family.json", tmp_path / "family.20260101T999999Z.json"]
    for path in kept:
        path.touch()
    gone = [make_empty(tmp_path, now - timedelta(days=100, minutes=minute)) for minute in range(3)]
    thin(tmp_path, now)
    assert all(path.exists() for path in kept)
    assert [path.exists() for path in gone] == [True, False, False]


def test_a_backup_with_a_label_says_why_it_was_kept_and_puts_off_no_regular_one(tmp_path: Path) -> None:
    path, now = family(tmp_path), Clock().now
    place = keep(path, "before-merge", now)
    assert keep(path, "before-merge", now) == place
    assert keep_if_due(path, now + timedelta(minutes=1))
    assert [(backup.label, backup.good) for backup in backups(tmp_path)] == [("", True), ("before-merge", True)]


def test_a_damaged_file_comes_with_the_newest_backup_that_opens(tmp_path: Path) -> None:
    path, now = family(tmp_path, one(3)), Clock().now
    keep_if_due(path, now - timedelta(days=2))
    write_whole(tmp_path / FOLDER / "family.20261124T170000Z.json", pack("F1", one(5), {})[0])
    write_whole(tmp_path / FOLDER / "family.20261124T180000Z.json", pack("F1", one(7), {})[0][:-1])
    write_whole(path, b"not ours at all")
    with pytest.raises(Damaged) as damage:
        check_file(path)
    assert damage.value.backup == str(tmp_path / FOLDER / "family.20261124T170000Z.json")
    assert damage.value.moments == 5
    assert "5 moments" in damage.value.words
    assert [(backup.moments, backup.good) for backup in backups(tmp_path)] == [(0, False), (5, True), (3, True)]
    write_whole(path, b"")
    with pytest.raises(Damaged, match="is empty"):
        check_file(path)


def test_a_damaged_file_without_backups_says_so(tmp_path: Path) -> None:
    path = tmp_path / "family.json"
    path.write_bytes(b"not ours at all")
    with pytest.raises(Damaged) as damage:
        check_file(path)
    assert (damage.value.backup, damage.value.moments) == ("", 0)
    assert damage.value.words == say("errors.damaged", path=path)
    assert newest_good(tmp_path) is None
    assert backups(tmp_path) == ()


def test_one_moment_is_one_moment(tmp_path: Path) -> None:
    path = family(tmp_path, one(1))
    keep(path, "before-import", Clock().now)
    path.write_bytes(b"{")
    with pytest.raises(Damaged, match="holds 1 moment;"):
        check_file(path)
    path.write_bytes(b'{"_meta":{"swingback":{"schema":99}}}')
    with pytest.raises(NewerSchema):
        check_file(path)


def test_erasing_reaches_into_the_backups_and_not_into_the_family_file(tmp_path: Path) -> None:
    path, now = family(tmp_path, {**OLD, "private": {"ana": {"sealed": ["words"]}}}), Clock().now
    before = path.read_bytes()
    keep_if_due(path, now)
    spoiled = make_empty(tmp_path / FOLDER, now - timedelta(days=1))

    def erase(tables: Tables) -> Tables:
        return {name: table for name, table in tables.items() if name != "private"}

    assert rewrite(tmp_path, erase) == (spoiled,)
    assert path.read_bytes() == before
    good = newest_good(tmp_path)
    assert good is not None
    assert read_family_file(good.path).tables == OLD
    assert b"words" not in good.path.read_bytes()
    inode = good.path.stat().st_ino
    assert rewrite(tmp_path, erase) == (spoiled,)
    assert good.path.stat().st_ino == inode


def test_packing_the_same_tables_gives_the_same_bytes(tmp_path: Path) -> None:
    data, _ = pack("F1", NEW, {})
    assert pack("F1", read_family_file(family(tmp_path, NEW)).tables, {})[0] == data
