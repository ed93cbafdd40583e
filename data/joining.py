"""A family begins, and a grown-up joins it: with a key, an empty sealed room and an empty sealed draft file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from data import keys
from data.fileops import FileOps, private_folder, write_whole
from data.ondisk import refusals_in_words
from data.records import Adult, PrivateRoom, Record
from data.rooms import seal_room

if TYPE_CHECKING:
    from data.journal import Journal


def make_folders(folder: Path, ops: FileOps) -> None:
    """Make the folders of a family, for their owner only.

    Raises:
        OSError: when the disk refuses.
    """
    for name in ("", "keys", "inbox", "backups", "drafts"):
        path = folder / name
        private_folder(path, ops=ops)
        os.chmod(path, 0o700)


def begin(journal: Journal, records: tuple[Record, ...], adults: tuple[Adult, ...]) -> None:
    """Write a new family down in one save and wait for it; the folder is let go of when that does not come about.

    Raises:
        CannotSave: when the disk refuses.
    """
    try:
        with journal.storage.together():
            journal.load(records)
            for adult in adults:
                journal.add_adult(adult)
        journal.storage.flush()
    except BaseException:
        journal.abandon()
        raise


def add_adult(journal: Journal, adult: Adult) -> Adult:
    """Write a new grown-up down; gives them as they stand there, with their key.

    A key is made unless they bring one; without keys on this machine they have none, and no private room.

    Raises:
        CannotSave: when this window only looks, or the disk refuses the key file; then nobody joined.
    """
    if not keys.available():
        journal.act(("adults", adult.id, adult), undoable=False)
        return adult
    if not adult.recipient:
        identity = keys.make()
        adult = replace(adult, recipient=identity.recipient, key_file=keys.bare_file(identity))
    path = journal.folder / "keys" / f"{adult.id}.age"
    with refusals_in_words(path):
        write_whole(path, adult.key_file.encode(), ops=journal.ops)
    journal.drafts.make_private(adult.id, adult.recipient)
    room = seal_room(adult, PrivateRoom(id=adult.id))
    journal.act(("adults", adult.id, adult), ("private", adult.id, room), undoable=False)
    return adult
