"""One repair being worked on: which moment, which child, what is stored, and every change written down at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from data import repairing
from data.errors import JournalError
from data.records import Child, Moment, Repair
from data.view import View
from data.vocabulary import band_of
from data.when import zone_of


class GoingBack:
    """A moment's repair with one of its children. Knows no screen; nothing is stored before the first change."""

    def __init__(
        self, view: View, moment_id: str, child_id: str, *, today: date, now: Callable[[], datetime] | None = None
    ) -> None:
        """Turn to a moment and a child.

        Args:
            view: what whoever is here may see.
            moment_id: the moment; empty when none is chosen.
            child_id: the child to begin with.
            today: the day it is.
            now: the clock; without one, *today* is taken at its end.
        """
        self.view = view
        """What whoever is here may see."""
        self.moment_id = moment_id
        """The moment; empty when none is chosen."""
        self.asked_for = child_id
        """The child it was opened for."""
        self.child_id = child_id
        """The child looked at now."""
        self._today = today
        self._now = now

    @property
    def moment(self) -> Moment | None:
        """The moment it is about; None when none is chosen, or it is in the bin."""
        return self.view.moment(self.moment_id)

    @property
    def children(self) -> tuple[Child, ...]:
        """The children of the moment."""
        moment = self.moment
        found = map(self.view.child, moment.children if moment else ())
        return tuple(child for child in found if child is not None)

    @property
    def child(self) -> Child | None:
        """The child going back to now."""
        there = self.children
        return next((child for child in there if child.id == self.child_id), there[0] if there else None)

    @property
    def repair(self) -> Repair | None:
        """The repair as it is stored; None while nothing was touched."""
        child = self.child
        return repairing.repair_for(self.view.repairs(self.moment_id), child.id) if child else None

    @property
    def whole(self) -> Repair | None:
        """The repair with all its steps, stored or not; None when there is no child to go back to."""
        child = self.child
        if child is None:
            return None
        return repairing.whole(self.repair or repairing.fresh_repair(self.moment_id, child.id))

    @property
    def mended(self) -> bool:
        """Whether it was closed."""
        repair = self.repair
        return repair is not None and repair.closed_on is not None

    @property
    def band(self) -> str:
        """The child's age band today: going back is done now, however long ago the moment was."""
        child = self.child
        return band_of(child, self.today()) if child else ""

    def now(self) -> datetime:
        """The present: by the clock, or the end of the day that was given."""
        zone = zone_of(self.view.family.zone)
        return self._now().astimezone(zone) if self._now else datetime.combine(self._today, time(23, 59), zone)

    def today(self) -> date:
        """The day it is."""
        return self.now().date()

    def draft_key(self, part: str) -> str:
        """Give the key of the draft for a part of this repair; it holds before the repair itself is stored."""
        child = self.child
        return f"repair.{self.moment_id}.{child.id if child else ''}.{part}"

    def turn_to(self, view: View, moment_id: str, child_id: str) -> bool:
        """Turn to another moment or child, as whoever is here may see it; says whether it is another.

        Args:
            view: what whoever is here may see.
            moment_id: the moment.
            child_id: the child to begin with; the one looked at stays while moment and this child are the same.
        """
        self.view = view
        if (self.moment_id, self.asked_for) == (moment_id, child_id):
            return False
        self.moment_id, self.asked_for, self.child_id = moment_id, child_id, child_id
        return True

    def change(self, change: Callable[[Repair], Repair]) -> str:
        """Change the repair as it stands now and write it down at once.

        Returns:
            What went amiss, in one sentence; empty when nothing did.
        """
        repair = self.whole
        if repair is None:
            return ""
        changed = change(repair)
        if changed == repair:
            return ""
        try:
            self.view.put(changed)
        except JournalError as problem:
            return problem.words
        return ""

    def drop_step(self, key: str, on: str) -> str:
        """Take a step to the place of another; says what went amiss."""

        def on_repair(repair: Repair) -> Repair:
            place, there = repairing.place_of(repair, key), repairing.place_of(repair, on)
            return repair if place is None or there is None else repairing.dropped(repair, place, there)

        return self.change(on_repair)

    def change_step(self, key: str, change: Callable[[Repair, int], Repair]) -> str:
        """Change one step by its key, if it is still there; says what went amiss."""

        def on_repair(repair: Repair) -> Repair:
            place = repairing.place_of(repair, key)
            return repair if place is None else change(repair, place)

        return self.change(on_repair)
