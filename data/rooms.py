"""The private side of the family: each adult's sealed room, and reads that are closed but not yet revealed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from data import keys
from data.errors import NotReadable
from data.records import Adult, Evening, OwnSide, Private, PrivateRoom, Read, SealedRead, TurnPaper
from data.wording import say

if TYPE_CHECKING:
    from data.keys import Identity


def seal_room(adult: Adult, room: PrivateRoom, before: Private | None = None) -> Private:
    """Close a private room for its owner: one age text, padded to steps of 64 KiB.

    Args:
        adult: whose it is.
        room: what it holds now.
        before: the document that stands there; what waits beside its room stays.
    """
    sealed = keys.seal(adult.recipient, msgspec.json.encode(room), record_id=adult.id, step=keys.ROOM_STEP)
    return replace(before or Private(id=adult.id), sealed=(sealed,))


def seal_paper(adult: Adult, paper: TurnPaper) -> SealedRead:
    """Close a turn's paper as a read that is ready."""
    read = paper.read
    sealed = keys.seal(adult.recipient, msgspec.json.encode(paper), record_id=read.id, step=keys.READ_STEP)
    return SealedRead(id=read.id, moment=read.moment, adult=adult.id, sealed=sealed)


def open_paper(identity: Identity, read: SealedRead) -> TurnPaper:
    """Open a closed read with its author's key.

    Raises:
        NotReadable: when the key does not fit, or the text belongs to another read.
    """
    paper: TurnPaper = _unsealed(identity, read.sealed, read.id, TurnPaper)
    if not read.evening:
        return paper
    return replace(paper, evening=_unsealed(identity, read.evening, evening_of(read.id), Evening))


def seal_evening(adult: Adult, read: SealedRead, evening: Evening) -> SealedRead:
    """Close tonight's private answer beside a read that was closed earlier; the read itself need not be opened."""
    answer = msgspec.json.encode(evening)
    sealed = keys.seal(adult.recipient, answer, record_id=evening_of(read.id), step=keys.OWN_STEP)
    return replace(read, evening=sealed)


def evening_of(read_id: str) -> str:
    """Give the id that stands inside the private answer beside a closed read, so that it fits no other."""
    return f"{read_id}.evening"


def seal_own(adult: Adult, read_id: str, own: OwnSide) -> str:
    """Close an own side to its author's key; empty where there are no keys on this machine."""
    if not adult.recipient:
        return ""
    return keys.seal(adult.recipient, msgspec.json.encode(own), record_id=read_id, step=keys.OWN_STEP)


def open_own(identity: Identity, read: Read) -> OwnSide:
    """Open the own side that stands closed beside one's opened read.

    Raises:
        NotReadable: when this key does not open it.
    """
    own: OwnSide = _unsealed(identity, read.sealed_own, read.id, OwnSide)
    return own


def add_paper(adult: Adult, private: Private, paper: TurnPaper) -> Private:
    """Lay a paper behind a room that may be locked: sealing needs only the public key.

    It is folded into the room itself when its owner next unlocks it.
    """
    sealed = keys.seal(adult.recipient, msgspec.json.encode(paper), record_id=adult.id, step=keys.ROOM_STEP)
    return replace(private, sealed=(*private.sealed, sealed))


def open_room(adult: Adult, private: Private | None, identity: Identity) -> tuple[PrivateRoom, bool]:
    """Open a room and fold in what was laid behind it.

    Returns:
        The room, and whether anything was folded in (so that it is worth sealing again).

    Raises:
        NotReadable: when the room's text does not open with this key.
    """
    if private is None or not private.sealed:
        return PrivateRoom(id=adult.id), False
    return open_texts(adult.id, private.sealed, identity), len(private.sealed) > 1


def open_texts(adult_id: str, sealed: tuple[str, ...], identity: Identity) -> PrivateRoom:
    """Open a room's text and fold in the papers behind it.

    Raises:
        NotReadable: when any of them does not open with this key.
    """
    first, *papers = sealed
    room: PrivateRoom = _unsealed(identity, first, adult_id, PrivateRoom)
    for text in papers:
        room = keep_paper(room, _unsealed(identity, text, adult_id, TurnPaper))
    return room


def _unsealed(identity: Identity, text: str, record_id: str, kind: Any) -> Any:
    """Open a sealed text and read what it holds.

    Raises:
        NotReadable: when the key does not open it, or it belongs elsewhere: to another record, or to this one's
            other kind of text.
    """
    plain = keys.unseal(identity, text, record_id=record_id)
    try:
        return msgspec.json.decode(plain, type=kind)
    except (msgspec.MsgspecError, UnicodeError):
        raise NotReadable(say("keys.text_swapped")) from None


def keep_paper(room: PrivateRoom, paper: TurnPaper) -> PrivateRoom:
    """Keep a read in the room, in place of an earlier version of it."""
    others = tuple(kept for kept in room.unready if kept.read.id != paper.read.id)
    return replace(room, unready=(*others, paper))


def join_rooms(now: PrivateRoom, earlier: PrivateRoom) -> PrivateRoom:
    """Give a room with everything of an earlier one that is not in it; where both have something, it stays as it is."""
    held = {one.id for one in (*now.reflections, *now.bin)}
    papers = {paper.read.id for paper in now.unready}
    return replace(
        now,
        reflections=(*(one for one in earlier.reflections if one.id not in held), *now.reflections),
        bin=(*(one for one in earlier.bin if one.id not in held), *now.bin),
        statements=_joined(now.statements, earlier.statements),
        parenting=_joined(now.parenting, earlier.parenting),
        figures=_joined(now.figures, earlier.figures),
        unready=(*(paper for paper in earlier.unready if paper.read.id not in papers), *now.unready),
        inbox=(*(one for one in earlier.inbox if one not in now.inbox), *now.inbox),
        closings=(*(one for one in earlier.closings if one not in now.closings), *now.closings),
    )


class _Kept(Protocol):
    """Something in a room that has an id of its own."""

    @property
    def id(self) -> str: ...


Kept = TypeVar("Kept", bound=_Kept)


def _joined(now: tuple[Kept, ...], earlier: tuple[Kept, ...]) -> tuple[Kept, ...]:
    held = {one.id for one in now}
    return (*(one for one in earlier if one.id not in held), *now)


class Rooms:
    """Keys, open rooms and closed papers of this sitting; nothing here is ever written in the open."""

    def __init__(self) -> None:
        self._identities: dict[str, Identity] = {}
        self._rooms: dict[str, PrivateRoom] = {}
        self._papers: dict[str, TurnPaper] = {}

    def unlock(self, adult: Adult, private: Private | None, identity: Identity) -> bool:
        """Open an adult's room with their key; True when it gained papers and should be sealed again."""
        if identity.recipient != adult.recipient:
            raise NotReadable(say("permissions.not_their_key"))
        room, folded = open_room(adult, private, identity)
        self._identities[adult.id] = identity
        self._rooms[adult.id] = room
        return folded

    def lock(self, adult_id: str) -> None:
        """Let go of an adult's key and of what it opened."""
        self._identities.pop(adult_id, None)
        self._rooms.pop(adult_id, None)

    def identity(self, adult_id: str) -> Identity | None:
        """The adult's key, while they are unlocked."""
        return self._identities.get(adult_id)

    def room(self, adult_id: str) -> PrivateRoom | None:
        """The adult's open room, while they are unlocked."""
        return self._rooms.get(adult_id)

    def keep(self, room: PrivateRoom) -> None:
        """Hold the newest state of an open room."""
        self._rooms[room.id] = room

    def hold(self, paper: TurnPaper) -> None:
        """Hold a paper written in this sitting, so that the same evening's reveal asks nothing."""
        self._papers[paper.read.id] = paper

    def answer(self, read_id: str, evening: Evening) -> None:
        """Put tonight's private answer into a paper that is held, if it is."""
        held = self._papers.get(read_id)
        if held is not None:
            self._papers[read_id] = replace(held, evening=evening)

    def paper(self, read: SealedRead, adult: Adult, more: Iterable[Identity] = ()) -> TurnPaper | None:
        """Open a closed read with whatever is at hand: this sitting's memory, an unlocked, a bare or a given key."""
        if read.id in self._papers:
            return self._papers[read.id]
        candidates = [self._identities.get(adult.id), *more]
        if adult.key_file and not keys.is_wrapped(adult.key_file):
            candidates.append(keys.read_bare(adult.key_file))
        for identity in candidates:
            if identity is not None and identity.recipient == adult.recipient:
                return open_paper(identity, read)
        return None

    def forget(self) -> None:
        """Let go of everything: keys, rooms and papers."""
        self._identities.clear()
        self._rooms.clear()
        self._papers.clear()

    def let_go_of_papers(self, adult_id: str) -> None:
        """Let go of one adult's papers of this sitting."""
        self._papers = {key: paper for key, paper in self._papers.items() if paper.read.adult != adult_id}
