"""What one actor may see and do: screens are handed this, never the journal."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from data import reveal
from data.actors import Actor, Alone, Together, Turn
from data.errors import JournalError, NotAllowed
from data.records import (
    Adult,
    BinItem,
    Child,
    Debrief,
    Evening,
    Family,
    Guess,
    Moment,
    PrivateRoom,
    Read,
    Record,
    Repair,
    SealedRead,
    SecondLook,
    SummaryNotes,
    TurnPaper,
)
from data.rules import may_put
from data.states import MomentState, RepairState, moment_state, repair_state, title_of
from data.wording import say

if TYPE_CHECKING:
    from data.drafts import Drafts
    from data.journal import Journal
    from data.keys import Identity
    from data.own_key import OwnKey


class View:
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

    def put_room(self, room: PrivateRoom) -> None:
        """Write one's own private room down, sealed.

        Raises:
            NotAllowed: when it is not one's own, or not unlocked.
        """
        if not isinstance(self.actor, Alone) or room.id != self.actor.adult or self.room() is None:
            raise NotAllowed(say("permissions.not_yours"))
        self._journal.put_room(room.id, room)

    def may_correct(self, read: Read) -> bool:
        """Whether an open read may still be changed: by its author, until its debrief closes."""
        return may_put(self.actor, self._memory, read, read)

    def my_paper(self, moment_id: str) -> TurnPaper | None:
        """One's own read of a moment that nobody else can see yet, if it can be opened now."""
        return reveal.own_read(self._journal, self.actor, moment_id)

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

    # -- acts ---------------------------------------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        """Whether this copy can only read."""
        return self._journal.read_only

    @property
    def revision(self) -> int:
        """How many acts were accepted since opening."""
        return self._journal.revision

    def touched_since(self, place: int) -> tuple[tuple[str, ...], int]:
        """Say which moments changed, so that a long list draws only those again.

        Args:
            place: the place given by the last call; 0 at first.

        Returns:
            Moment ids (an empty one when a change may concern all), and the place to ask from next time.
        """
        return tuple(self._journal.touched[place:]), len(self._journal.touched)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call a listener after every change; gives a function that ends the calls."""
        return self._journal.subscribe(listener)

    def put(self, *records: Record) -> None:
        """Write records down as one act, if this actor may."""
        self._journal.put(self.actor, *records)

    def undo(self) -> bool:
        """Take the last act of this sitting back."""
        return self._journal.undo()

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._journal.redo()

    def cover(self, paper: TurnPaper) -> None:
        """Close one's read: it becomes ready."""
        reveal.cover(self._journal, self.actor, paper)

    def keep_ready(self, moment_id: str, evening: Evening) -> None:
        """Leave one's closed read as it is in one's turn, with the private answer of tonight.

        Raises:
            NotAllowed: outside a turn.
        """
        if not isinstance(self.actor, Turn):
            raise NotAllowed(say("permissions.not_yours"))
        reveal.keep_ready(self._journal, self.actor, moment_id, evening)

    def keep_to_oneself(self, paper: TurnPaper) -> None:
        """Keep one's read where nobody else can see that it exists."""
        reveal.keep_to_oneself(self._journal, self.actor, paper)

    def share_alone(self, paper: TurnPaper) -> None:
        """Put a read written alone on the shared timeline."""
        reveal.share_alone(self._journal, self.actor, paper)

    def take_back(self, moment_id: str) -> bool:
        """Take one's own closed read back as a private note."""
        return isinstance(self.actor, Alone) and reveal.take_back(self._journal, self.actor, moment_id)

    def asks_passphrase(self, debrief: Debrief) -> tuple[str, ...]:
        """Whose passphrase a reveal would need now."""
        return reveal.asks_passphrase(self._journal, debrief)

    def reveal(
        self,
        debrief: Debrief,
        *,
        today: date,
        identities: Mapping[str, Identity] | None = None,
        chance: random.Random | None = None,
    ) -> Literal["revealed", "not_now"]:
        """Open both reads at once, or neither."""
        return reveal.reveal(self._journal, self.actor, debrief, today=today, identities=identities, chance=chance)

    def put_off(self, debrief: Debrief | None, *, today: date) -> None:
        """Choose another evening: only the day from which joint debriefs are offered is stored."""
        family = replace(self.family, joint_from=today + timedelta(days=1))
        self.put(family, *([replace(debrief, step="", put_away=True)] if debrief else []))

    # -- bin ----------------------------------------------------------------------------------------------------

    def bin(self, moment_id: str, *, today: date) -> None:
        """Put a moment in the bin with everything that belongs to it; sealed reads travel along.

        Raises:
            NotAllowed: in a curtain turn.
            JournalError: when it is not there.
        """
        from data import binning

        if isinstance(self.actor, Turn):
            raise NotAllowed(say("permissions.not_yours"))
        if self.moment(moment_id) is None:
            raise JournalError(say("permissions.gone"))
        self._journal.act(*binning.to_bin(self._memory, moment_id, today))

    def restore(self, item_id: str) -> None:
        """Bring something back from the bin, whole.

        Raises:
            NotAllowed: in a curtain turn.
            JournalError: when it is not there.
        """
        from data import binning

        if isinstance(self.actor, Turn):
            raise NotAllowed(say("permissions.not_yours"))
        self._journal.act(*binning.from_bin(self._memory, item_id))

    def empty_bin(self) -> None:
        """Let go of everything in the bin for good; only Together.

        Raises:
            NotAllowed: when somebody sits alone.
        """
        if not isinstance(self.actor, Together):
            raise NotAllowed(say("permissions.only_together"))
        self._journal.act(*[("bin", item.id, None) for item in self.bin_items()], undoable=False)
