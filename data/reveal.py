"""Closing a read and opening two at once: the acts behind the curtain, each one save."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from data import keys
from data.actors import Actor, Alone, Together, Turn
from data.errors import JournalError, NotAllowed
from data.records import Adult, Debrief, Evening, MadeReturn, Moment, Private, Read, SealedRead, TurnPaper
from data.rooms import add_paper, keep_paper, seal_evening, seal_own, seal_paper, seal_room
from data.rules import sole_adult
from data.wording import say

if TYPE_CHECKING:
    import random

    from data.journal import Journal
    from data.keys import Identity

Wanted = list[tuple[str, str, Struct | None]]


def _own_paper(journal: Journal, actor: Actor, paper: TurnPaper) -> Adult:
    """Check that the paper is this actor's to write, and give its author."""
    author = paper.read.adult
    allowed = (sole_adult(journal.memory) if isinstance(actor, Together) else actor.adult) == author
    if not allowed:
        raise NotAllowed(say("permissions.not_yours"))
    return journal.adult(author)


def cover(journal: Journal, actor: Actor, paper: TurnPaper) -> None:
    """Close a read: it becomes *ready*, and the moment says so with a name and a word.

    An earlier closed read of the same adult for the same moment is replaced; one that is open stands.

    Raises:
        NotAllowed: when the read is not this actor's, or one of theirs is open already.
        JournalError: when this machine has no keys.
    """
    adult = _own_paper(journal, actor, paper)
    if not keys.available() or not adult.recipient:
        raise JournalError(say("permissions.no_keys"))
    if adult.id in opened(journal, paper.read.moment):
        raise NotAllowed(say("permissions.stands_open"))
    wanted = [one for one in _closed_ones(journal, paper) if one[1] != paper.read.id]
    wanted.append(("reads", paper.read.id, seal_paper(adult, paper)))
    journal.rooms.hold(paper)
    journal.act(*wanted, undoable=False)
    _out_of_blob(journal, adult, paper)


def _out_of_blob(journal: Journal, adult: Adult, paper: TurnPaper) -> None:
    """Take an earlier state of a paper out of its author's room, where that is open.

    Only once the paper stands elsewhere: a stop in between may leave it in both places, never in none.
    """
    room = journal.rooms.room(adult.id)
    if room is not None and any(kept.read.id == paper.read.id for kept in room.unready):
        room = replace(room, unready=tuple(kept for kept in room.unready if kept.read.id != paper.read.id))
        journal.put_room(adult.id, room, undoable=False)


def keep_ready(journal: Journal, actor: Turn, moment: str, evening: Evening) -> None:
    """Leave one's closed read as it is, with tonight's private answer closed beside it.

    Raises:
        JournalError: when there is no closed read of this adult.
    """
    adult = journal.adult(actor.adult)
    closed = [read for read in journal.memory.of(SealedRead, "reads", moment) if read.adult == adult.id]
    if not closed:
        raise JournalError(say("permissions.gone"))
    journal.rooms.answer(closed[0].id, evening)
    journal.act(("reads", closed[0].id, seal_evening(adult, closed[0], evening)), undoable=False)


def keep_to_oneself(journal: Journal, actor: Actor, paper: TurnPaper) -> None:
    """Keep a read in its author's blob, where nobody else can see that it exists; a closed one is taken back.

    Raises:
        NotAllowed: when the read is not this actor's.
    """
    adult = _own_paper(journal, actor, paper)
    journal.rooms.let_go_of_papers(adult.id)
    journal.act(*_closed_ones(journal, paper), *_into_blob(journal, adult, paper), undoable=False)


def _closed_ones(journal: Journal, paper: TurnPaper) -> Wanted:
    """Take out the closed reads in whose place a paper of the same author comes."""
    closed = journal.memory.of(SealedRead, "reads", paper.read.moment)
    return [("reads", read.id, None) for read in closed if read.adult == paper.read.adult]


def _into_blob(journal: Journal, adult: Adult, paper: TurnPaper) -> Wanted:
    if not adult.recipient:
        raise JournalError(say("permissions.no_keys"))
    private = journal.memory.get(Private, "private", adult.id) or Private(id=adult.id)
    room = journal.rooms.room(adult.id)
    if room is not None:
        room = keep_paper(room, paper)
        journal.rooms.keep(room)
        return [("private", adult.id, seal_room(adult, room, private))]
    return [("private", adult.id, add_paper(adult, private, paper))]


def opened(journal: Journal, moment: str) -> frozenset[str]:
    """Give those of this home whose read of a moment is open."""
    return frozenset(read.adult for read in journal.memory.of(Read, "reads", moment) if not read.exchanged)


def closed_reads(journal: Journal, debrief: Debrief) -> dict[str, SealedRead]:
    """Give the readers' closed reads of a debrief, by adult."""
    found = journal.memory.of(SealedRead, "reads", debrief.moment)
    return {read.adult: read for read in found if read.adult in debrief.readers}


def asks_passphrase(journal: Journal, debrief: Debrief) -> tuple[str, ...]:
    """Say whose passphrase a reveal would need: those whose closed read nothing at hand can open."""
    closed = closed_reads(journal, debrief)
    return tuple(
        adult
        for adult in debrief.readers
        if adult in closed and journal.rooms.paper(closed[adult], journal.adult(adult)) is None
    )


def reveal(
    journal: Journal,
    actor: Actor,
    debrief: Debrief,
    *,
    today: date,
    identities: Mapping[str, Identity] | None = None,
    chance: random.Random | None = None,
) -> Literal["revealed", "not_now"]:
    """Open both reads in one act, or neither.

    When either private answer was anything but *yes*, both papers go back to their authors' blobs, the same for both,
    and only the family's `joint_from` (tomorrow) is stored.

    Args:
        journal: the family.
        actor: must be Together.
        debrief: the sitting, with exactly two readers.
        today: the day it is.
        identities: keys typed just now, by adult.
        chance: draws the left-to-right order.

    Raises:
        NotAllowed: when a read is not ready, or a key for it is missing.
    """
    if not isinstance(actor, Together):
        raise NotAllowed(say("permissions.not_yours"))
    closed = closed_reads(journal, debrief)
    if len(debrief.readers) != 2 or len(closed) != 2:
        raise NotAllowed(say("permissions.not_both"))
    given = tuple((identities or {}).values())
    papers = {adult: journal.rooms.paper(read, journal.adult(adult), given) for adult, read in closed.items()}
    ready = {adult: paper for adult, paper in papers.items() if paper is not None}
    if len(ready) != 2:
        raise NotAllowed(say("permissions.no_passphrase_yet"))
    if any(paper.evening != "yes" for paper in ready.values()):
        _put_back(journal, debrief, closed, ready, today)
        return "not_now"
    order = list(debrief.readers)
    if chance is None:
        from random import SystemRandom

        chance = SystemRandom()
    chance.shuffle(order)
    wanted: Wanted = []
    for adult_id, paper in ready.items():
        wanted.append(("reads", closed[adult_id].id, open_read(journal.adult(adult_id), paper)))
    moment = journal.memory.get(Moment, "moments", debrief.moment)
    if moment is not None:
        wanted.append(("moments", moment.id, with_returns(moment, tuple(p.read for p in ready.values()))))
    wanted.append(("debriefs", debrief.id, replace(debrief, order=tuple(order))))
    journal.act(*wanted, undoable=False)
    return "revealed"


def open_read(adult: Adult, paper: TurnPaper) -> Read:
    """Make the shared record of a read: the own side only if its author ticked it, and always sealed beside."""
    own = paper.own if paper.read.share_own else None
    return replace(paper.read, own=own, sealed_own=seal_own(adult, paper.read.id, paper.own))


def with_returns(moment: Moment, reads: tuple[Read, ...]) -> Moment:
    """Give the moment with the returns its reads tell of, in place of earlier ones by the same adults."""
    told = tuple(
        MadeReturn(by=read.adult, kinds=read.made.kinds, words=read.made.words)
        for read in reads
        if read.made.kinds or read.made.words
    )
    by = {made.by for made in told}
    return replace(moment, returns=tuple(made for made in moment.returns if made.by not in by) + told)


def _put_back(
    journal: Journal, debrief: Debrief, closed: dict[str, SealedRead], papers: dict[str, TurnPaper], today: date
) -> None:
    wanted: Wanted = []
    for adult_id, paper in papers.items():
        wanted.append(("reads", closed[adult_id].id, None))
        # The answer has done its work; what is kept is the read alone.
        wanted.extend(_into_blob(journal, journal.adult(adult_id), replace(paper, evening="yes")))
        journal.rooms.let_go_of_papers(adult_id)
    wanted.append(("debriefs", debrief.id, replace(debrief, step="", put_away=True)))
    family = replace(journal.family, joint_from=today + timedelta(days=1))
    wanted.append(("settings", family.id, family))
    journal.act(*wanted, undoable=False)


def share_alone(
    journal: Journal, actor: Actor, paper: TurnPaper, theirs: Read | None = None, *, stands: bool = False
) -> None:
    """Put a read written in a form for one on the shared timeline, as its author's own act; an earlier one stands.

    Args:
        journal: the family.
        actor: who is here.
        paper: the read.
        theirs: a read that came from another home; of it only the need and the one line are taken.
        stands: others' reads stand open and none was written unseen before them, so that none is put there.

    Raises:
        NotAllowed: when the read is not this actor's.
    """
    adult = _own_paper(journal, actor, paper)
    read = open_read(adult, paper)
    stands = stands or adult.id in opened(journal, read.moment)
    wanted: Wanted = []
    if not stands:
        wanted = [one for one in _closed_ones(journal, paper) if one[1] != read.id]
        wanted.append(("reads", read.id, read))
        moment = journal.memory.get(Moment, "moments", read.moment)
        if moment is not None:
            wanted.append(("moments", moment.id, with_returns(moment, (read,))))
    here = [one.id for one in journal.memory.all(Adult, "adults") if not one.retired]
    if theirs is not None and theirs.adult not in here:
        crossed = Read(
            id=theirs.id,
            moment=read.moment,
            adult=theirs.adult,
            needs=theirs.needs,
            words=theirs.words,
            present=False,
            exchanged=True,
        )
        wanted.append(("reads", crossed.id, crossed))
    journal.act(*wanted, undoable=False)
    if not stands:
        _out_of_blob(journal, adult, paper)


def own_read(journal: Journal, actor: Actor, moment: str) -> TurnPaper | None:
    """Give this actor's own read of a moment that others cannot see yet, if it can be opened now."""
    adult_id = actor.adult if isinstance(actor, Alone | Turn) else sole_adult(journal.memory)
    if not adult_id:
        return None
    for read in journal.memory.of(SealedRead, "reads", moment):
        if read.adult == adult_id and (isinstance(actor, Turn) or journal.unlocked(adult_id)):
            return journal.rooms.paper(read, journal.adult(adult_id))
    room = journal.rooms.room(adult_id) if isinstance(actor, Alone) else None
    if room is not None:
        return next((paper for paper in room.unready if paper.read.moment == moment), None)
    return None


def take_back(journal: Journal, actor: Alone, moment: str) -> bool:
    """Take one's own closed read back into one's blob (*keep mine as a note*); False when there is none to take."""
    paper = own_read(journal, actor, moment)
    if paper is None:
        return False
    wanted: Wanted = [
        ("reads", read.id, None) for read in journal.memory.of(SealedRead, "reads", moment) if read.adult == actor.adult
    ]
    if not wanted:
        return False
    adult = journal.adult(actor.adult)
    journal.rooms.let_go_of_papers(actor.adult)
    journal.act(*wanted, *_into_blob(journal, adult, paper), undoable=False)
    return True
