"""What one actor may see of a family; what they may do stands in `data.view`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import reveal
from data.actors import Actor, Alone, Turn
from data.records import (
    Adult,
    BinItem,
    Child,
    Debrief,
    Family,
    Guess,
    Moment,
    PrivateRoom,
    Read,
    Repair,
    SealedRead,
    SecondLook,
    SummaryNotes,
    TurnPaper,
)
from data.rules import may_put
from data.states import MomentState, RepairState, moment_state, repair_state, title_of

if TYPE_CHECKING:
    from data.drafts import Drafts
    from data.glimpse import Glimpse
    from data.journal import Journal
    from data.own_key import OwnKey


class Seen:
    """A family as one actor sees it. It cannot return another adult's private or sealed content."""

    def __init__(self, journal: Journal, actor: Actor) -> None:
        self._journal = journal
        self._memory = journal.memory
        self.actor = actor
        """Who is here."""

    # -- people -------------------------------------------------------------------------------------------------

    @property
    def family(self) -> Family:
        """The family."""
        return self._journal.family

    @property
    def adults(self) -> tuple[Adult, ...]:
        """The grown-ups who share the file now, in the order they were added."""
        return tuple(adult for adult in self._memory.all(Adult, "adults") if not adult.retired)

    @property
    def former(self) -> tuple[Adult, ...]:
        """The grown-ups who shared the file once."""
        return tuple(adult for adult in self._memory.all(Adult, "adults") if adult.retired)

    @property
    def children(self) -> tuple[Child, ...]:
        """The children, in the order they were added."""
        return tuple(child for child in self._memory.all(Child, "children") if not child.retired)

    @property
    def former_children(self) -> tuple[Child, ...]:
        """Children who are no longer asked about; what was written with them stays."""
        return tuple(child for child in self._memory.all(Child, "children") if child.retired)

    def adult(self, adult_id: str) -> Adult | None:
        """One grown-up, retired ones too."""
        return self._memory.get(Adult, "adults", adult_id)

    def child(self, child_id: str) -> Child | None:
        """One child, retired ones too."""
        return self._memory.get(Child, "children", child_id)

    @property
    def me(self) -> Adult | None:
        """The adult who is here alone or in a turn; the only adult of a family of one; else None."""
        if isinstance(self.actor, Alone | Turn):
            return self.adult(self.actor.adult)
        return self.adults[0] if len(self.adults) == 1 else None

    # -- moments ------------------------------------------------------------------------------------------------

    def moments(self) -> tuple[Moment, ...]:
        """All moments, newest first."""
        return self._memory.timeline()

    def newest(self) -> Moment | None:
        """The newest moment, if there is any; asking does not wait for all the others to be read."""
        return self._memory.newest()

    @property
    def glimpse(self) -> Glimpse | None:
        """What is known of the timeline as long as not all of it is read; None when it is."""
        return self._memory.glimpse

    def moment(self, moment_id: str) -> Moment | None:
        """One moment."""
        return self._memory.get(Moment, "moments", moment_id)

    def title(self, moment: Moment) -> str:
        """A moment's title, from its first words."""
        return title_of(moment)

    def reads(self, moment_id: str) -> tuple[Read, ...]:
        """The revealed reads of a moment, left to right as drawn at its reveal."""
        reads = self._memory.of(Read, "reads", moment_id)
        order = next((d.order for d in reversed(self.debriefs(moment_id)) if d.order), ())
        place = {adult: n for n, adult in enumerate(order)}
        return tuple(sorted(reads, key=lambda read: place.get(read.adult, len(place))))

    def ready(self, moment_id: str) -> tuple[str, ...]:
        """Ids of the adults whose read is closed and ready."""
        return tuple(dict.fromkeys(read.adult for read in self._memory.of(SealedRead, "reads", moment_id)))

    def guess(self, moment_id: str) -> Guess | None:
        """What the family now thinks, if it has got there."""
        return self._memory.get(Guess, "guesses", moment_id)

    def looks(self, moment_id: str) -> tuple[SecondLook, ...]:
        """Second looks, oldest first."""
        return self._memory.of(SecondLook, "looks", moment_id)

    def repairs(self, moment_id: str) -> tuple[Repair, ...]:
        """A moment's repairs, one a child."""
        return self._memory.of(Repair, "repairs", moment_id)

    def all_reads(self) -> tuple[Read, ...]:
        """All revealed reads of all moments."""
        return self._memory.all(Read, "reads")

    def all_guesses(self) -> tuple[Guess, ...]:
        """The shared guesses of all moments."""
        return self._memory.all(Guess, "guesses")

    def all_looks(self) -> tuple[SecondLook, ...]:
        """All second looks at all moments."""
        return self._memory.all(SecondLook, "looks")

    def all_repairs(self) -> tuple[Repair, ...]:
        """All repairs of all moments."""
        return self._memory.all(Repair, "repairs")

    def repair_state(self, repair: Repair) -> RepairState:
        """What a repair has come to."""
        return repair_state(repair)

    def debriefs(self, moment_id: str) -> tuple[Debrief, ...]:
        """A moment's debriefs, oldest first."""
        return self._memory.of(Debrief, "debriefs", moment_id)

    def all_debriefs(self) -> tuple[Debrief, ...]:
        """All debriefs of all moments."""
        return self._memory.all(Debrief, "debriefs")

    def debrief(self, moment_id: str) -> Debrief | None:
        """The debrief of a moment that is still open, if there is one."""
        return next((d for d in self.debriefs(moment_id) if d.closed_on is None and not d.put_away), None)

    def state(self, moment_id: str) -> MomentState:
        """What a moment has come to; derived, never stored."""
        debriefs = self.debriefs(moment_id)
        readers = {read.adult for read in self._memory.of(Read, "reads", moment_id)} | set(self.ready(moment_id))
        return moment_state(self.guess(moment_id), len(readers), self.repairs(moment_id), debriefs)

    def notes(self) -> SummaryNotes:
        """What the family says on its page for therapy."""
        return self._memory.get(SummaryNotes, "summaries", "current") or SummaryNotes()

    def bin_items(self) -> tuple[BinItem, ...]:
        """What is in the bin."""
        return self._memory.all(BinItem, "bin")

    # -- one's own side -----------------------------------------------------------------------------------------

    def room(self) -> PrivateRoom | None:
        """One's own private room: only alone, and only while it is unlocked."""
        return self._journal.rooms.room(self.actor.adult) if isinstance(self.actor, Alone) else None

    def may_correct(self, read: Read) -> bool:
        """Whether an open read may still be changed: by its author, until its debrief closes."""
        return may_put(self.actor, self._memory, read, read)

    def my_paper(self, moment_id: str) -> TurnPaper | None:
        """One's own read of a moment that nobody else can see yet, if it can be opened now."""
        return reveal.own_read(self._journal, self.actor, moment_id)

    def my_papers(self) -> tuple[TurnPaper, ...]:
        """All of one's own reads that nobody else can see yet: only alone, and only while one's room is unlocked."""
        room = self.room()
        if room is None:
            return ()
        closed = (read for read in self._memory.all(SealedRead, "reads") if read.adult == room.id)
        papers = (self.my_paper(read.moment) for read in closed)
        return (*(paper for paper in papers if paper is not None), *room.unready)

    def own_key(self) -> OwnKey:
        """What one may do with one's own key; only alone.

        Raises:
            NotAllowed: when nobody sits alone.
        """
        from data.own_key import OwnKey

        return OwnKey(self._journal, self.actor)

    @property
    def drafts(self) -> Drafts:
        """What is being typed; private drafts are keyed by adult and sealed."""
        return self._journal.drafts
