"""Brings an earlier state of the family back: what is shared turns back, and nobody's own side does.

The present state is kept first, as a backup of its own. Then the shared tables become what they were. People and their
keys, private rooms and closed reads stay as their owners have them now. An older room that comes with the backup waits
beside the newer one, sealed, until its owner looks at it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from data import keys
from data.actors import Actor, Turn
from data.backups import FOLDER, Backup, backups, keep, newest_good
from data.errors import CannotOpen, CannotSave, NotAllowed, NotReadable
from data.familyfile import Document, Documents, Tables, Verified, code_of, pack, read_family_file
from data.fileops import OPS, FileOps, private_folder, write_whole
from data.lock import FamilyLock
from data.places import FILE
from data.records import Moment, SetAside
from data.sealing_again import read_again, text_again
from data.states import title_of
from data.wording import say

if TYPE_CHECKING:
    from data.journal import Journal
    from data.keys import Identity

LABEL = "before-restore"
"""What the backup of the present state is called, made before an earlier one is brought back."""


class Restored(Struct, frozen=True, kw_only=True):
    """What came of bringing a backup back."""

    kept: Path | None
    """The backup that holds the state from before; None where there was no family file any more."""
    moments: int
    """How many moments there are now."""


class Difference(Struct, frozen=True, kw_only=True):
    """What bringing a backup back would change on the timeline, in numbers."""

    moments: int
    """How many moments there would be."""
    back: int
    """Those of them that are not there now."""
    gone: int
    """Those there now that would go."""
    other: int
    """Those in both that read differently."""
    titles_back: tuple[str, ...] = ()
    """The first words of those that would come back, newest first."""
    titles_gone: tuple[str, ...] = ()
    """The first words of those that would go, newest first."""


def offered(journal: Journal) -> tuple[Backup, ...]:
    """List the family's backups, newest first; those that are not good cannot be brought back."""
    return backups(journal.storage.path.parent, ops=journal.ops)


def difference(journal: Journal, path: Path) -> Difference:
    """Say what bringing a backup back would change, and change nothing.

    Raises:
        CannotOpen: when the backup does not open, or belongs to another family.
    """
    now = journal.storage.read().get("moments", {})
    then = _read(path, journal.storage.family, journal.ops).tables.get("moments", {})
    return Difference(
        moments=len(then),
        back=len(then.keys() - now.keys()),
        gone=len(now.keys() - then.keys()),
        other=sum(now[key] != then[key] for key in now.keys() & then.keys()),
        titles_back=_titles(then, then.keys() - now.keys()),
        titles_gone=_titles(now, now.keys() - then.keys()),
    )


def _titles(moments: Documents, ids: Iterable[str]) -> tuple[str, ...]:
    """Give the first words of some moments, newest first; a document of an unknown shape has none to give."""
    titles = []
    for key in sorted(ids, reverse=True):
        with contextlib.suppress(msgspec.ValidationError):
            titles.append(title_of(msgspec.convert(moments[key], Moment, strict=False)))
    return tuple(titles)


def bring_back(journal: Journal, actor: Actor, path: Path, now: datetime) -> Restored:
    """Bring a backup back into the open family, after keeping the present state.

    Args:
        journal: the family.
        actor: who is here; anyone but in a curtain turn.
        path: the backup: one of the app's own, or a family file from elsewhere.
        now: aware, in the family's zone.

    Raises:
        NotAllowed: in a curtain turn.
        CannotOpen: when the backup does not open, or belongs to another family; nothing was changed.
        CannotSave: when the disk refuses; what was there is kept.
    """
    if isinstance(actor, Turn):
        raise NotAllowed(say("permissions.not_yours"))
    if journal.read_only:
        raise CannotSave(say("permissions.read_only"))
    then = _read(path, journal.storage.family, journal.ops)
    journal.flush()
    kept = _keep(journal.storage.path, now, journal.ops)
    tables = joined(journal.storage.read(), then.tables, now.date())
    journal.take_over(tables)
    journal.flush()
    return Restored(kept=kept, moments=then.moments)


def bring_back_closed(folder: Path, path: Path, now: datetime, *, ops: FileOps = OPS) -> Restored:
    """Bring a backup back where the family file itself does not open, or is gone.

    The file that stands there is kept as it is under another name. The newest good backup tells what everyone's own
    side was last.

    Raises:
        CannotOpen: when the backup does not open, belongs to another family, or another window has the family open.
        CannotSave: when the disk refuses.
    """
    lock = FamilyLock(folder)
    try:
        newest = newest_good(folder, ops=ops)
        last = read_family_file(newest.path, ops=ops) if newest else read_family_file(path, ops=ops)
        then = _read(path, last.family, ops)
        kept = None
        with contextlib.suppress(FileNotFoundError):
            kept = _keep(folder / FILE, now, ops)
        present = _with_kept_keys(folder, last.tables)
        data, _ = pack(last.family, joined(present, then.tables, now.date()), {})
        try:
            write_whole(folder / FILE, data, ops=ops)
        except OSError as refusal:
            raise CannotSave(say("errors.cannot_save", code=code_of(refusal))) from refusal
    finally:
        lock.release()
    return Restored(kept=kept, moments=then.moments)


def _with_kept_keys(folder: Path, tables: Tables) -> Tables:
    """Give tables with the key files of the keys folder: a passphrase may have been changed since that backup."""
    adults: Documents = {}
    for adult_id, adult in tables.get("adults", {}).items():
        kept, adults[adult_id] = "", adult
        with contextlib.suppress(OSError, UnicodeDecodeError):
            kept = (folder / "keys" / f"{adult_id}.age").read_text("utf-8")
        if keys.is_wrapped(kept) and keys.is_wrapped(str(adult.get("key_file", ""))):
            adults[adult_id] = {**adult, "key_file": kept}
    return {**tables, "adults": adults}


def _read(path: Path, family: str, ops: FileOps) -> Verified:
    verified = read_family_file(path, ops=ops)
    if verified.family != family:
        raise CannotOpen(say("errors.other_family", path=path))
    return verified


def _keep(book: Path, now: datetime, ops: FileOps) -> Path:
    try:
        private_folder(book.parent / FOLDER, ops=ops)
        taken = {backup.made for backup in backups(book.parent, ops=ops) if backup.label == LABEL}
        while now.replace(microsecond=0) in taken:
            # One that was kept within this second stays.
            now += timedelta(seconds=1)
        return keep(book, LABEL, now, ops=ops)
    except FileNotFoundError:
        raise
    except OSError as refusal:
        raise CannotSave(say("errors.cannot_save", code=code_of(refusal))) from refusal


# -- what turns back, and what stays --------------------------------------------------------------------------------


def joined(present: Tables, then: Tables, today: date) -> Tables:
    """Give a backup's shared tables with everyone's own side as it is now.

    Args:
        present: the family as it stands.
        then: the family as the backup has it.
        today: the day that stands on an older room set beside a newer one.
    """
    tables: Tables = {**then}
    # Nobody's key turns back; someone who is only in the backup comes with the key of then.
    tables["adults"] = {**then.get("adults", {}), **present.get("adults", {})}
    tables["private"] = _private(present, then, today)
    tables["reads"] = _reads(present, then)
    return tables


def _private(present: Tables, then: Tables, today: date) -> Documents:
    rooms = {**then.get("private", {}), **present.get("private", {})}
    for adult_id, older in then.get("private", {}).items():
        newer = present.get("private", {}).get(adult_id)
        if newer is not None and _texts(older) != _texts(newer):
            aside = _older(present, then, adult_id, older, today)
            waiting = newer.get("aside", [])
            if all(_texts(one) != _texts(aside) for one in waiting):
                rooms[adult_id] = {**newer, "aside": [*waiting, aside]}
    return rooms


def _texts(document: Document) -> tuple[str, ...]:
    return tuple(document.get("sealed", ()))


def _older(present: Tables, then: Tables, adult_id: str, older: Document, today: date) -> Document:
    """Make an older room ready to wait beside the newer one."""
    sealed, (recipient, key_file) = _texts(older), _key(then, adult_id)
    now = _key(present, adult_id)[0]
    if recipient != now and key_file and not keys.is_wrapped(key_file):
        # A key without a passphrase does not come back; what it opens is sealed to the present one instead.
        step = keys.ROOM_STEP
        old = _bare(key_file)
        again = tuple(text_again(old, now, text, adult_id, step) for text in sealed) if old is not None else sealed
        sealed, recipient, key_file = again, now, ""
    aside = SetAside(
        on=today,
        why="restored",
        recipient=recipient,
        key_file=key_file if recipient != now else "",
        sealed=sealed,
    )
    document: Document = msgspec.to_builtins(aside)
    return document


def _key(tables: Tables, adult_id: str) -> tuple[str, str]:
    adult = tables.get("adults", {}).get(adult_id, {})
    return str(adult.get("recipient", "")), str(adult.get("key_file", ""))


def _bare(key_file: str) -> Identity | None:
    """Give the key that lies open in a key file; None where the file holds no key."""
    try:
        return keys.read_bare(key_file)
    except NotReadable:
        return None


def _reads(present: Tables, then: Tables) -> Documents:
    """Turn the open reads back; a closed one, and one's own side of an open one, stays as its author has it now."""
    now = {**_binned_reads(present), **present.get("reads", {})}
    moments_now, moments_then = present.get("moments", {}), then.get("moments", {})
    reads: Documents = {}
    for key, read in then.get("reads", {}).items():
        newer = now.get(key)
        if newer is not None and ("sealed" in newer) == ("sealed" in read):
            reads[key] = newer if "sealed" in read else _own_side(newer, read)
        elif newer is not None or "sealed" not in read or read.get("moment") not in moments_now:
            reads[key] = _to_present_key(present, then, read)
        # What its author has taken back since stays with its author.
    for key, read in now.items():
        if key not in reads and "sealed" in read and read.get("moment") in moments_then:
            reads[key] = read
    return reads


def _binned_reads(tables: Tables) -> Documents:
    found: Documents = {}
    for item in tables.get("bin", {}).values():
        for table, document in item.get("documents", ()):
            if table == "reads":
                found[str(document.get("id"))] = document
    return found


def _own_side(newer: Document, older: Document) -> Document:
    names = ("own", "share_own", "sealed_own")
    return {**older, **{name: newer[name] for name in names if name in newer}}


def _to_present_key(present: Tables, then: Tables, read: Document) -> Document:
    """Seal what is sealed in a read to its author's present key, where the key of then lies open in the backup."""
    adult_id = str(read.get("adult", ""))
    (recipient, key_file), now = _key(then, adult_id), _key(present, adult_id)[0]
    if not now or recipient == now or not key_file or keys.is_wrapped(key_file):
        return read
    old = _bare(key_file)
    return read_again(old, now, read) if old is not None else read
