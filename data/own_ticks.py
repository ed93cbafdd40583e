"""What one grown-up ticked about themselves, moment by moment: gathered for their own eyes, with their own key."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from data.actors import Actor, Alone
from data.errors import NotReadable
from data.records import Moment, OwnSide, Read, SealedRead
from data.rooms import open_own
from data.vocabulary import vocabulary
from data.when import local

if TYPE_CHECKING:
    from data.journal import Journal

OLD = "old_memory"
"""The state *something old stirred*."""


class OwnTicks(Struct, frozen=True, kw_only=True):
    """What one adult ticked at one moment: about their child, and about themselves."""

    moment: str
    on: date
    """The day of the moment, as it was lived."""
    signals: tuple[str, ...] = ()
    """What the child sent: as the moment has it, and as this adult noticed it."""
    feelings: tuple[str, ...] = ()
    """The adult's own."""
    state: tuple[str, ...] = ()
    """What was going on in the adult."""


def own_ticks(journal: Journal, actor: Actor, since: date | None = None) -> tuple[OwnTicks, ...]:
    """Gather one's own ticks from all of one's reads, opened, closed, or kept to oneself; newest first.

    Args:
        journal: the family.
        actor: must sit alone with their room open; nobody else is given anything.
        since: leaves out what happened on this day or before.
    """
    if not isinstance(actor, Alone) or journal.rooms.identity(actor.adult) is None:
        return ()
    found: dict[str, OwnTicks] = {}
    for read, own in _own_sides(journal, actor.adult, since):
        moment = journal.memory.get(Moment, "moments", read.moment)
        if moment is not None:
            found[moment.id] = OwnTicks(
                moment=moment.id,
                on=local(moment.when).date(),
                signals=tuple(dict.fromkeys((*moment.signals, *read.noticed))),
                feelings=own.feelings,
                state=own.state,
            )
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.moment), reverse=True))


def _own_sides(journal: Journal, adult_id: str, since: date | None) -> Iterator[tuple[Read, OwnSide]]:
    """Give each of an adult's reads with its own side; what does not open is passed over."""
    identity, room = journal.rooms.identity(adult_id), journal.rooms.room(adult_id)
    for paper in room.unready if room is not None else ():
        if _is_of(journal, paper.read.moment, since):
            yield paper.read, paper.own
    for closed in journal.memory.all(SealedRead, "reads"):
        if closed.adult == adult_id and _is_of(journal, closed.moment, since):
            with contextlib.suppress(NotReadable):
                held = journal.rooms.paper(closed, journal.adult(adult_id))
                if held is not None:
                    yield held.read, held.own
    for read in journal.memory.all(Read, "reads"):
        if read.adult == adult_id and identity is not None and _is_of(journal, read.moment, since):
            if read.own is not None:
                yield read, read.own
            elif read.sealed_own:
                with contextlib.suppress(NotReadable):
                    yield read, open_own(identity, read)


def _is_of(journal: Journal, moment_id: str, since: date | None) -> bool:
    """Whether a moment is there, and happened after a day."""
    moment = journal.memory.get(Moment, "moments", moment_id)
    return moment is not None and (since is None or local(moment.when).date() > since)


def stirred(ticks: Iterable[OwnTicks]) -> tuple[OwnTicks, ...]:
    """Keep the moments at which *something old stirred* was ticked."""
    return tuple(one for one in ticks if OLD in one.state)


def hard_signals(ticks: Iterable[OwnTicks], named: Iterable[str] = ()) -> tuple[str, ...]:
    """Name the child's signals that stood where something old stirred, and those one named oneself.

    Args:
        ticks: one's own.
        named: signals one picked as getting under one's skin.

    Returns:
        Signal ids in the order of the list, the family's own words last; they are never counted, because few moments
        say nothing by their number.
    """
    wanted = dict.fromkeys((*named, *(signal for one in stirred(ticks) for signal in one.signals)))
    listed = vocabulary("signals")
    return (*(one.id for one in listed.entries if one.id in wanted), *(one for one in wanted if one not in listed))


def with_signals(moments: Iterable[Moment], ticks: Iterable[OwnTicks], signals: Iterable[str]) -> tuple[Moment, ...]:
    """Keep the moments in which one of these signals stands, as agreed or as noticed by oneself."""
    wanted = set(signals)
    noticed = {one.moment for one in ticks if wanted.intersection(one.signals)}
    return tuple(moment for moment in moments if moment.id in noticed or wanted.intersection(moment.signals))
