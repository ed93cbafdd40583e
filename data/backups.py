"""Earlier states of the family file, kept beside it: close together for today, further apart the older they are.

A backup is a second name for the file that a save is about to put aside, so it costs no copying. Names tell when:
``family.20261124T035512Z.json``. One with a label (``family.20261124T035512Z.before-import.json``) is never thinned.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from data.errors import CannotOpen, Damaged
from data.familyfile import Tables, Verified, pack, read_family_file
from data.fileops import OPS, FileOps, private_folder, write_whole
from data.wording import say

if TYPE_CHECKING:
    from data.ahead import Ahead

FOLDER = "backups"
"""The folder beside the family file."""

SPACING = timedelta(minutes=10)
"""At most one new backup in this time, so that ten quick edits do not push out everything old."""

_ALL_FOR = timedelta(days=1)
_DAILY_FOR = timedelta(days=14)
_WEEKLY_FOR = timedelta(days=60)
_NAME = re.compile(r"(?P<stem>.+)\.(?P<made>\d{8}T\d{6}Z)(?:\.(?P<label>[a-z-]+))?\.json")
_TIME = "%Y%m%dT%H%M%SZ"


class Backup(Struct, frozen=True, kw_only=True):
    """One earlier state of the family file."""

    path: Path
    made: datetime
    """When it was put aside, aware, in UTC: the file stood like this until then."""
    moments: int
    """How many moments it holds; 0 when it is not good."""
    good: bool
    """Whether it reads exactly as it was saved."""
    label: str = ""
    """Why it was kept, such as ``before-import``; empty for one of the regular ones."""


def _named(folder: Path, ops: FileOps) -> list[tuple[datetime, Path, str]]:
    """Give time, path and label of everything in a backups folder that is named like a backup, newest first."""
    found = []
    for name in ops.list(folder):
        parts = _NAME.fullmatch(name)
        if parts is not None:
            with contextlib.suppress(ValueError):
                made = datetime.fromisoformat(parts["made"])
                found.append((made, folder / name, parts["label"] or ""))
    return sorted(found, reverse=True)


def backups(folder: Path, *, ops: FileOps = OPS) -> tuple[Backup, ...]:
    """Read every backup of a family folder, newest first. Each is opened and checked; nothing is changed."""
    try:
        names = _named(folder / FOLDER, ops)
    except OSError:
        return ()
    return tuple(_look_at(made, path, label, ops) for made, path, label in names)


def newest_good(folder: Path, *, ops: FileOps = OPS) -> Backup | None:
    """Find the newest backup of a family folder that opens."""
    try:
        names = _named(folder / FOLDER, ops)
    except OSError:
        return None
    return next((backup for made, path, label in names if (backup := _look_at(made, path, label, ops)).good), None)


def check_file(path: Path, *, ops: FileOps = OPS, ahead: Ahead | None = None) -> Verified:
    """Read a family file and check every byte of it, touching nothing; arguments as for `read_family_file`.

    Raises:
        Damaged: it does not read as it was saved; carries the newest good backup beside it.
        NewerSchema: a newer Swingback wrote it.
        NotThere, CannotOpen: there is no such file, or it may not be read.
    """
    try:
        return read_family_file(path, ops=ops, ahead=ahead)
    except Damaged as damage:
        empty = damage.words == say("errors.empty", path=path)
        raise damaged(path, "errors.empty" if empty else "errors.damaged", ops=ops) from None


def damaged(path: Path, key: str = "errors.damaged", *, ops: FileOps = OPS) -> Damaged:
    """Say that a family file is not what was saved, with the newest good backup beside it and how much that holds."""
    backup = newest_good(path.parent, ops=ops)
    if backup is None:
        return Damaged(say(key, path=path))
    moments = say("errors.one_moment") if backup.moments == 1 else say("errors.many_moments", count=backup.moments)
    words = say(f"{key}_backup", path=path, made=f"{backup.made.astimezone():%d %b %Y, %H:%M}", moments=moments)
    return Damaged(words, backup=str(backup.path), moments=backup.moments)


def _look_at(made: datetime, path: Path, label: str, ops: FileOps) -> Backup:
    try:
        verified: Verified | None = read_family_file(path, ops=ops)
    except CannotOpen:
        verified = None
    moments = verified.moments if verified else 0
    return Backup(path=path, made=made, moments=moments, good=verified is not None, label=label)


def keep_if_due(path: Path, now: datetime, *, ops: FileOps = OPS) -> bool:
    """Keep the family file as it stands, unless a backup from the last ten minutes is there, and thin the old ones.

    A refusal of the disk is no trouble: the save that follows matters more than its backup.

    Args:
        path: the family file, about to be replaced.
        now: aware.

    Returns:
        Whether one was kept.
    """
    with contextlib.suppress(OSError):
        folder = path.parent / FOLDER
        private_folder(folder, ops=ops)
        # One from the future means that the clock was set back; waiting for it to come near could take years.
        if any(abs(now - made) < SPACING for made, _, label in _named(folder, ops) if not label):
            return False
        _put_aside(path, _place(path, now, ""), ops)
        thin(folder, now, ops=ops)
        return True
    return False


def keep(path: Path, label: str, now: datetime, *, ops: FileOps = OPS) -> Path:
    """Keep the family file as it stands under a label, so that it is never thinned: before an import, a merge ….

    This one is a copy of the bytes, so that whatever happens to the family file happens to that alone.

    Args:
        path: the family file.
        label: lower-case letters and hyphens.
        now: aware.

    Raises:
        OSError: when the disk refuses.
    """
    place = _place(path, now, label)
    private_folder(place.parent, ops=ops)
    data, _ = ops.read(path)
    write_whole(place, data, ops=ops)
    return place


def _place(path: Path, now: datetime, label: str) -> Path:
    made = f"{now.astimezone(UTC):{_TIME}}"
    return path.parent / FOLDER / ".".join([path.stem, made, *([label] if label else []), "json"])


def _put_aside(path: Path, place: Path, ops: FileOps) -> None:
    try:
        ops.link(path, place)
    except FileExistsError:
        pass  # Kept already within this second.
    except OSError:
        # Some disks (memory sticks, network drives) know no second names: then the bytes are copied.
        data, _ = ops.read(path)
        write_whole(place, data, ops=ops, durable=False)


def thin(folder: Path, now: datetime, *, ops: FileOps = OPS) -> None:
    """Take away backups that stand too close together for their age.

    Everything from the last day stays; then the last of each day for two weeks, of each week for two months, of each
    month for ever. What has a label, or another name, is never touched.

    Args:
        folder: the backups folder.
        now: aware.
    """
    seen: set[tuple[object, ...]] = set()
    for made, path, label in _named(folder, ops):
        age = now - made
        if label or age <= _ALL_FOR:
            continue
        if age <= _DAILY_FOR:
            bucket: tuple[object, ...] = ("day", made.date())
        elif age <= _WEEKLY_FOR:
            bucket = ("week", *made.isocalendar()[:2])
        else:
            bucket = ("month", made.year, made.month)
        if bucket in seen:
            ops.remove(path)
        seen.add(bucket)


def rewrite(folder: Path, change: Callable[[Tables], Tables], *, ops: FileOps = OPS) -> tuple[Path, ...]:
    """Change what the good backups of a family folder hold, as when somebody erases their private room.

    Args:
        folder: the family folder.
        change: takes a backup's tables and gives new ones; it must not change what it was given.

    Returns:
        The backups that could not be changed (those that do not open, and those the disk refused).
    """
    left = []
    for backup in backups(folder, ops=ops):
        try:
            before = read_family_file(backup.path, ops=ops)
            data, head = pack(before.family, change(before.tables), before.packed)
            if head != before.head:
                write_whole(backup.path, data, ops=ops)
        except (CannotOpen, OSError):
            left.append(backup.path)
    return tuple(left)
