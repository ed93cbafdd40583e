"""The commands that look after the family file: whether everything is whole, and one file with everything."""

from __future__ import annotations

import json
import os
import zipfile
from argparse import Namespace
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec

from data import keys
from data.backups import backups, check_file
from data.beside import copies_beside
from data.errors import CannotOpen, CannotSave, Damaged, JournalError
from data.familyfile import Verified, code_of, unpack
from data.fileops import OPS, NotAFile, write_whole
from data.lock import LOCK_NAME
from data.memory import Memory
from data.places import FILE
from data.records import Adult, Moment, Private
from data.sealed_drafts import Draft
from data.wording import say
from workspace.cli_paper import free_place
from workspace.cli_voice import DONE, NOT_THERE, USE, Start, Stop, give, tell

TEMPORARY = ".swingback-tmp"
"""How the names of files end that are only there while something is saved."""


def check(args: Namespace, start: Start) -> int:
    """Look whether the family file, its backups, keys and drafts are whole; nothing is changed."""
    problems: list[str] = []
    memory = Memory()
    try:
        verified = check_file(start.folder / FILE)
    except Damaged as damage:
        problems.append(damage.words)
    else:
        give(say("cli.check.journal", moments=_moments(verified.moments)))
        memory.fill(verified.tables)
        problems += _records(memory, verified)
        problems += _keys(start.folder, memory)
        problems += _copies(start.folder, verified)
    for looked in (_backups, _drafts, _inbox):
        problems += looked(start.folder)
    for problem in problems:
        tell(problem)
    if problems:
        tell(say("cli.check.attention"))
        return NOT_THERE
    give(say("cli.check.fine"))
    return DONE


def _moments(count: int) -> str:
    """Give a number of moments in words."""
    return say("cli.check.one_moment") if count == 1 else say("cli.check.moments", n=count)


def _records(memory: Memory, verified: Verified) -> Iterator[str]:
    """Look at every record."""
    if memory.set_aside:
        yield say("cli.check.records_aside", n=len(memory.set_aside))
    else:
        give(say("cli.check.records", n=sum(map(len, verified.tables.values()))))


def _keys(folder: Path, memory: Memory) -> Iterator[str]:
    """Look at every grown-up's key file, its copy and their private room."""
    if not keys.available():
        give(say("cli.check.keys_none"))
        return
    owners = [adult for adult in memory.all(Adult, "adults") if adult.recipient]
    fine = 0
    for adult in owners:
        problem = _key(folder, adult)
        if problem:
            yield problem
        elif memory.get(Private, "private", adult.id) is None:
            yield say("cli.check.room_missing", name=adult.name)
        else:
            fine += 1
    give(say("cli.check.keys", n=fine, all=len(owners)))


def _key(folder: Path, adult: Adult) -> str:
    """Look at one key; gives what there is to say, or nothing."""
    try:
        kept = (folder / "keys" / f"{adult.id}.age").read_text("utf-8")
        if keys.is_wrapped(kept):
            keys.work_factor(kept)
        elif keys.read_bare(kept).recipient != adult.recipient:
            return say("cli.check.key_other", name=adult.name)
    except FileNotFoundError:
        return say("cli.check.key_missing", name=adult.name)
    except (JournalError, OSError, UnicodeDecodeError):
        return say("cli.check.key_bad", name=adult.name)
    return "" if kept == adult.key_file else say("cli.check.key_other", name=adult.name)


def _copies(folder: Path, verified: Verified) -> Iterator[str]:
    """Name other copies of this family that lie beside its file."""
    book = Path(os.path.realpath(folder / FILE))
    for copy in copies_beside(book, verified.family):
        key = "copy_beside" if copy.whole else "copy_unreadable"
        yield say(f"cli.check.{key}", name=copy.path.name, moments=_moments(copy.moments))


def _backups(folder: Path) -> Iterator[str]:
    """Open every backup."""
    found = backups(folder)
    bad = [backup for backup in found if not backup.good]
    for backup in bad:
        yield say("cli.check.backup_bad", name=backup.path.name)
    if not found:
        give(say("cli.check.backups_none"))
    elif not bad:
        give(say("cli.check.backups", n=len(found)))


def _drafts(folder: Path) -> Iterator[str]:
    """Read every draft; the sealed ones are looked at from outside."""
    place = folder / "drafts"
    whole = [_reads_as(path, Draft) for path in sorted(place.glob("*.json"))]
    whole += [_is_sealed(path) for path in sorted(place.glob("*.age"))]
    bad = whole.count(False) + len(tuple(place.glob("*.damaged")))
    if bad:
        yield say("cli.check.draft_bad", n=bad)
    else:
        give(say("cli.check.drafts", n=len(whole)))


def _inbox(folder: Path) -> Iterator[str]:
    """Read everything that waits to be taken in."""
    whole = [_reads_as(path, Moment) for path in sorted((folder / "inbox").glob("*.json"))]
    if False in whole:
        yield say("cli.check.inbox_bad", n=whole.count(False))
    elif whole:
        give(say("cli.check.inbox", n=len(whole)))


def _is_sealed(path: Path) -> bool:
    """Tell whether a file holds a sealed text, as far as that shows from outside."""
    try:
        return b"-----BEGIN AGE ENCRYPTED FILE-----" in path.read_bytes()
    except OSError:
        return False


def _reads_as(path: Path, kind: type[msgspec.Struct]) -> bool:
    """Tell whether a file holds one record of a kind."""
    try:
        msgspec.convert(json.loads(path.read_bytes()), kind, strict=False)
    except (OSError, ValueError):
        return False
    return True


def backup(args: Namespace, start: Start) -> int:
    """Put everything in the family folder into one file; safe while the family is open."""
    path = free_place(args.out, say("cli.backup.file", date=start.now.astimezone().date().isoformat()))
    if path.resolve().is_relative_to(start.folder.resolve()):
        raise Stop(say("cli.backup.inside", path=start.folder), USE)
    check_file(start.folder / FILE)
    book = Path(os.path.realpath(start.folder / FILE))
    # Read once: a save puts a whole new file in place, so these bytes are one state of the family and no mixture.
    whole, _ = OPS.read(book)
    verified = unpack(whole, book)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, FILE, whole)
        for name, data in _everything_else(start.folder):
            _add(archive, name, data)
    try:
        write_whole(path, packed.getvalue())
    except OSError as refusal:
        raise CannotSave(say("cli.cannot_write", path=path, code=code_of(refusal))) from None
    give(str(path))
    tell(say("cli.backup.made", moments=_moments(verified.moments)))
    return DONE


def _everything_else(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give every other file with its place in the folder; what goes away meanwhile is left out."""
    for where, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            place = (Path(where) / name).relative_to(folder).as_posix()
            if place not in (FILE, LOCK_NAME) and not name.endswith(TEMPORARY):
                try:
                    yield place, OPS.read(Path(where) / name)[0]
                except (FileNotFoundError, NotAFile):
                    continue
                except OSError as refusal:
                    words = say("errors.cannot_read", path=Path(where) / name, code=code_of(refusal))
                    raise CannotOpen(words) from None


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Put one file into the archive, for its owner only."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o100600 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)
