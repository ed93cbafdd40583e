"""A passphrase that nobody finds again: what it closed is set aside letter for letter, and its author writes afresh.

Nobody can reset a key here, because nobody else ever holds it. What its author can do, in their own sitting, is begin
with a new key. Everything sealed to the old one waits beside the new room, with the old key file, so that the old
passphrase or the recovery sheet, should they turn up, still open it.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from data import keys
from data.actors import Actor, Alone
from data.backups import keep
from data.errors import CannotSave, NotAllowed, NotReadable
from data.records import Private, PrivateRoom, SealedRead, SetAside
from data.rekey import drafts_again, sealed_again, settle
from data.rooms import join_rooms, keep_paper, open_paper, open_texts, seal_room
from data.wording import say

if TYPE_CHECKING:
    from data.journal import Journal
    from data.keys import Identity

LABEL = "new-key"
"""What the backup kept right after is called, so that there is always one that knows the new key."""


def write_afresh(journal: Journal, actor: Actor, key_file: str, identity: Identity, now: datetime) -> None:
    """Set aside what an adult's passphrase closed, and begin with a new key and an empty room.

    Closed reads leave their moments, so that their author can write them afresh.

    Args:
        journal: the family.
        actor: must be that adult alone, with their room closed.
        key_file: the new key, wrapped with the new passphrase.
        identity: the new key itself.
        now: aware, in the family's zone.

    Raises:
        NotAllowed: when it is somebody else, the room is open, or there is no passphrase that could be forgotten.
        NotReadable: when the key file is not closed with a passphrase.
        CannotSave: when the disk refuses; the new key is in force in memory, and the save is tried again.
    """
    if not isinstance(actor, Alone) or journal.unlocked(actor.adult):
        raise NotAllowed(say("permissions.not_yours"))
    if journal.read_only:
        raise CannotSave(say("permissions.read_only"))
    keys.work_factor(key_file)
    adult = journal.adult(actor.adult)
    if not keys.is_wrapped(adult.key_file) or identity.recipient == adult.recipient:
        raise NotAllowed(say("permissions.not_yours"))
    before = journal.memory.get(Private, "private", adult.id) or Private(id=adult.id)
    reads = tuple(read for read in journal.memory.all(SealedRead, "reads") if read.adult == adult.id)
    aside = SetAside(
        on=now.date(),
        why="forgotten",
        recipient=adult.recipient,
        key_file=adult.key_file,
        sealed=before.sealed,
        reads=reads,
    )
    closed = replace(adult, recipient=identity.recipient, key_file=key_file, example_passphrase="")
    private = seal_room(closed, PrivateRoom(id=adult.id), replace(before, aside=(*before.aside, aside)))
    wanted: list[tuple[str, str, Struct | None]] = [("adults", adult.id, closed), ("private", adult.id, private)]
    journal.rooms.unlock(closed, private, identity)
    try:
        journal.act(*wanted, *[("reads", read.id, None) for read in reads], undoable=False)
    except BaseException:
        journal.lock(adult.id)
        raise
    # Papers of this sitting belong to reads that are set aside now; their author could still open them.
    journal.rooms.let_go_of_papers(adult.id)
    journal.drafts.forget(adult.id)
    journal.drafts.open_private(adult.id, identity)
    journal.new_sitting()
    journal.flush()
    with contextlib.suppress(OSError):
        keep(journal.storage.path, LABEL, now, ops=journal.ops)
    settle(journal, actor)


def take_up(journal: Journal, actor: Actor, aside: SetAside, identity: Identity | None = None) -> None:
    """Put what was set aside back into its owner's room: whatever is not there now.

    Args:
        journal: the family.
        actor: must be that adult alone, with their room open.
        aside: one of those that wait beside the room.
        identity: the key it is sealed to, found again; the present one when None.

    Raises:
        NotAllowed: when it is somebody else's, or the room is closed.
        NotReadable: when the key does not open it; nothing was changed.
    """
    before, room, present = _own(journal, actor, aside)
    key = identity or present
    if key.recipient != aside.recipient:
        raise NotReadable(say("permissions.not_their_key"))
    adult = journal.adult(before.id)
    room = join_rooms(room, open_texts(adult.id, aside.sealed, key) if aside.sealed else room)
    for read in aside.reads:
        if all(paper.read.id != read.id for paper in room.unready):
            # The answer of that evening has done its work; what comes back is the read alone.
            room = keep_paper(room, replace(open_paper(key, read), evening="yes"))
    private = seal_room(adult, room, _without(before, aside))
    again = sealed_again(journal, key, adult) if key.recipient != adult.recipient else []
    journal.rooms.keep(room)
    journal.act(("private", adult.id, private), *again, undoable=False)
    journal.new_sitting()
    if key.recipient != adult.recipient:
        drafts_again(journal, adult, key)
    journal.flush()


def let_go(journal: Journal, actor: Actor, aside: SetAside) -> None:
    """Let something that waits beside one's own room go; the backup it came with still holds it.

    Raises:
        NotAllowed: when it is somebody else's, or the room is closed.
    """
    before, _, _ = _own(journal, actor, aside)
    journal.act(("private", before.id, _without(before, aside)), undoable=False)
    journal.new_sitting()


def adds(journal: Journal, actor: Actor, aside: SetAside) -> int | None:
    """Count what a waiting room holds that the present one does not; None when the present key does not open it.

    Raises:
        NotAllowed: when it is somebody else's, or the room is closed.
    """
    _, room, identity = _own(journal, actor, aside)
    if not aside.sealed:
        return 0
    try:
        earlier = open_texts(room.id, aside.sealed, identity)
    except NotReadable:
        return None
    return how_many(join_rooms(room, earlier)) - how_many(room)


def how_many(room: PrivateRoom) -> int:
    """Count the things in a room."""
    kinds = (room.reflections, room.statements, room.parenting, room.figures, room.unready, room.inbox, room.bin)
    return sum(map(len, kinds)) + len(room.closings)


def _own(journal: Journal, actor: Actor, aside: SetAside) -> tuple[Private, PrivateRoom, Identity]:
    """Check that this waits beside the actor's own open room; give the document, the room and the present key."""
    adult_id = actor.adult if isinstance(actor, Alone) else ""
    room, identity = journal.rooms.room(adult_id), journal.rooms.identity(adult_id)
    before = journal.memory.get(Private, "private", adult_id)
    if room is None or identity is None or before is None or aside not in before.aside:
        raise NotAllowed(say("permissions.not_yours"))
    return before, room, identity


def _without(private: Private, aside: SetAside) -> Private:
    return replace(private, aside=tuple(one for one in private.aside if one != aside))
