"""What one actor may see and do: screens are handed this, never the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from data import reveal
from data.actors import Alone, Together, Turn
from data.errors import JournalError, NotAllowed
from data.records import (
    Debrief,
    Evening,
    PrivateRoom,
    Read,
    Record,
    TurnPaper,
)
from data.seen import Seen
from data.wording import say

if TYPE_CHECKING:
    import random

    from data.keys import Identity


class View(Seen):
    """A family as one actor sees it, with what that actor may do."""

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

    @property
    def taken_back(self) -> bool:
        """Whether something was taken back that can be done again."""
        return self._journal.taken_back

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

    def share_alone(self, paper: TurnPaper, theirs: Read | None = None, *, stands: bool = False) -> None:
        """Put a read written alone on the shared timeline (none beside what stands open), and another home's."""
        reveal.share_alone(self._journal, self.actor, paper, theirs, stands=stands)

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

    def put_room(self, room: PrivateRoom) -> None:
        """Write one's own private room down, sealed.

        Raises:
            NotAllowed: when it is not one's own, or not unlocked.
        """
        if not isinstance(self.actor, Alone) or room.id != self.actor.adult or self.room() is None:
            raise NotAllowed(say("permissions.not_yours"))
        self._journal.put_room(room.id, room)
