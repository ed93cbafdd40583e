"""One adult's own key: opening their room with it, and putting a passphrase on it for the first time or anew.

A first passphrase comes with a new key, because the old one lay open on the disk. Everything of that adult is sealed
again to the new key in one save of the family file, which is the moment that counts: until then the old key is in
force, from then on the new one, and the journal carries its key file. What follows (drafts, backups, and last of all
``keys/<adult>.age``) is put right by `settle`. The old key file goes last, so that it still tells a later sitting what
was left undone when the computer stopped in the middle, and still opens the drafts that wait to be sealed again.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from data import keys
from data.actors import Actor, Alone
from data.backups import rewrite
from data.clearing import without_old_key
from data.errors import CannotSave, NotAllowed, NotReadable
from data.fileops import write_whole
from data.records import Adult, BinItem, Private, PrivateRoom, Read, SealedRead, SetAside
from data.rooms import evening_of, seal_room
from data.sealing_again import read_again, text_again
from data.wording import say

if TYPE_CHECKING:
    from data.journal import Journal
    from data.keys import Identity


def set_passphrase(journal: Journal, actor: Actor, key_file: str, identity: Identity) -> tuple[Path, ...]:
    """Put the first passphrase on an adult's key.

    Args:
        journal: the family.
        actor: must be that adult alone, with their room open.
        key_file: the new key, wrapped with the passphrase.
        identity: the new key itself.

    Returns:
        Backups that could not be changed, because they do not open or the disk refused.

    Raises:
        NotAllowed: when it is somebody else, the room is closed, or there is a passphrase already.
        NotReadable: when the key file is not closed with a passphrase.
        CannotSave: when the disk refuses; the new key is in force in memory, and the save is tried again.
    """
    adult, old, room = _own(journal, actor, key_file)
    if keys.is_wrapped(adult.key_file) or identity.recipient == old.recipient:
        raise NotAllowed(say("permissions.not_yours"))
    closed = replace(adult, recipient=identity.recipient, key_file=key_file, example_passphrase="")
    before = journal.memory.get(Private, "private", adult.id) or Private(id=adult.id)
    waiting = tuple(_aside_again(old, closed, one) for one in before.aside)
    private = seal_room(closed, room, replace(before, aside=waiting))
    wanted: list[tuple[str, str, Struct | None]] = [
        ("adults", adult.id, closed),
        ("private", adult.id, private),
        *sealed_again(journal, old, closed),
    ]
    # The room changes hands first, because the door opens every blob it writes with the key that is at hand.
    journal.rooms.unlock(closed, private, identity)
    try:
        journal.act(*wanted, undoable=False)
    except BaseException:
        journal.rooms.unlock(adult, before, old)
        raise
    journal.new_sitting()
    journal.flush()
    return settle(journal, actor)


def change_passphrase(journal: Journal, actor: Actor, key_file: str) -> None:
    """Put another passphrase on the same key; nothing is sealed again.

    Args:
        journal: the family.
        actor: must be that adult alone, with their room open.
        key_file: the same key, wrapped with the new passphrase.

    Raises:
        NotAllowed: when it is somebody else, the room is closed, or there is no passphrase yet.
        NotReadable: when the key file is not closed with a passphrase.
        CannotSave: when the disk refuses.
    """
    adult, _, _ = _own(journal, actor, key_file)
    if not keys.is_wrapped(adult.key_file):
        raise NotAllowed(say("permissions.not_yours"))
    journal.act(("adults", adult.id, replace(adult, key_file=key_file, example_passphrase="")), undoable=False)
    journal.new_sitting()
    journal.flush()
    settle(journal, actor)


def settle(journal: Journal, actor: Actor) -> tuple[Path, ...]:
    """Finish what a new passphrase asks for beyond the family file, and what a stop in the middle left undone.

    An old key that lies open in ``keys/`` is the sign that something is left: then drafts are sealed to the new key,
    the app's own backups lose what the old key could open, and the key file is written last.

    Args:
        journal: the family.
        actor: the adult alone, with their room open.

    Returns:
        Backups that could not be changed.

    Raises:
        CannotSave: when the disk refuses.
    """
    if not isinstance(actor, Alone) or not journal.unlocked(actor.adult) or journal.read_only:
        return ()
    adult = journal.adult(actor.adult)
    path = journal.folder / "keys" / f"{adult.id}.age"
    kept = _text_of(path)
    if not keys.is_wrapped(adult.key_file) or kept == adult.key_file:
        return ()
    left: tuple[Path, ...] = ()
    if kept and not keys.is_wrapped(kept):
        with contextlib.suppress(NotReadable):
            drafts_again(journal, adult, keys.read_bare(kept))
        left = rewrite(journal.folder, lambda tables: without_old_key(tables, adult), ops=journal.ops)
    try:
        write_whole(path, adult.key_file.encode(), ops=journal.ops)
    except OSError as problem:
        raise CannotSave(say("passphrase.key_not_written")) from problem
    return left


def _own(journal: Journal, actor: Actor, key_file: str) -> tuple[Adult, Identity, PrivateRoom]:
    """Check that this actor may change their own key; give them, the key that is open now, and their room."""
    identity = journal.rooms.identity(actor.adult) if isinstance(actor, Alone) else None
    room = journal.rooms.room(actor.adult) if isinstance(actor, Alone) else None
    if not isinstance(actor, Alone) or identity is None or room is None:
        raise NotAllowed(say("permissions.not_yours"))
    if journal.read_only:
        raise CannotSave(say("permissions.read_only"))
    keys.work_factor(key_file)
    return journal.adult(actor.adult), identity, room


# -- sealing again --------------------------------------------------------------------------------------------------


def sealed_again(journal: Journal, old: Identity, closed: Adult) -> list[tuple[str, str, Struct | None]]:
    """List this adult's closed reads and own sides, in the family and in its bin, sealed to the new key."""
    wanted: list[tuple[str, str, Struct | None]] = []
    for closed_read in journal.memory.all(SealedRead, "reads"):
        if closed_read.adult == closed.id:
            sealed = text_again(old, closed.recipient, closed_read.sealed, closed_read.id, keys.READ_STEP)
            evening = closed_read.evening
            if evening:
                evening = text_again(old, closed.recipient, evening, evening_of(closed_read.id), keys.OWN_STEP)
            wanted.append(("reads", closed_read.id, replace(closed_read, sealed=sealed, evening=evening)))
    for read in journal.memory.all(Read, "reads"):
        if read.adult == closed.id and read.sealed_own:
            sealed = text_again(old, closed.recipient, read.sealed_own, read.id, keys.OWN_STEP)
            wanted.append(("reads", read.id, replace(read, sealed_own=sealed)))
    for item in journal.memory.all(BinItem, "bin"):
        documents = tuple(
            (table, read_again(old, closed.recipient, document) if _is_theirs(table, document, closed) else document)
            for table, document in item.documents
        )
        if documents != item.documents:
            wanted.append(("bin", item.id, replace(item, documents=documents)))
    return wanted


def _is_theirs(table: str, document: dict[str, Any], adult: Adult) -> bool:
    return table == "reads" and document.get("adult") == adult.id


def _aside_again(old: Identity, closed: Adult, aside: SetAside) -> SetAside:
    """Seal what waits beside the room to the new key, where the old one opens it."""
    if aside.recipient != old.recipient:
        return aside
    sealed = tuple(text_again(old, closed.recipient, text, closed.id, keys.ROOM_STEP) for text in aside.sealed)
    return replace(aside, recipient=closed.recipient, sealed=sealed)


def drafts_again(journal: Journal, adult: Adult, old: Identity) -> None:
    """Seal what is being typed, in this sitting and earlier ones, to the new key."""
    drafts, new = journal.drafts, journal.rooms.identity(adult.id)
    # What is open in memory was opened with one of the keys; begin from the disk, with the old one.
    drafts.forget(adult.id)
    drafts.open_private(adult.id, old)
    drafts.seal_again(adult.id, adult.recipient)
    drafts.flush()
    if new is not None:
        # A stopped sitting may have left texts of both keys side by side; now the new one opens them all.
        drafts.forget(adult.id)
        drafts.open_private(adult.id, new)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
