"""What lies on the kitchen table: the open family, who is here, and the clock. The app keeps it; screens get views."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime

from data.actors import Actor, Alone, Together
from data.errors import CannotSave
from data.journal import Journal
from data.records import Adult, Family
from data.view import View
from data.when import zone_of
from data.wording import say


class Desk:
    """The open family and who sits at it."""

    def __init__(self, journal: Journal, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Sit down together at an open family.

        Args:
            journal: the family.
            now: the clock; gives aware times.
        """
        self._journal = journal
        self._now = now
        self.actor: Actor = Together()
        """Who is here."""

    def seen_by(self, actor: Actor) -> View:
        """Give what an actor may see."""
        return self._journal.seen_by(actor)

    @property
    def view(self) -> View:
        """What whoever is here may see."""
        return self.seen_by(self.actor)

    @property
    def family(self) -> Family:
        """The family."""
        return self._journal.family

    def everyone(self) -> tuple[Adult, ...]:
        """All grown-ups, those who no longer share the file too."""
        return self._journal.memory.all(Adult, "adults")

    def now(self) -> datetime:
        """The time it is, in the family's zone."""
        return self._now().astimezone(zone_of(self.family.zone))

    def today(self) -> date:
        """The day it is, in the family's zone."""
        return self.now().date()

    def here(self) -> str:
        """Say who is here, as it stands in the header."""
        if isinstance(self.actor, Alone):
            adult = self.view.adult(self.actor.adult)
            return adult.name if adult else ""
        return say("app.home") if len(self.view.adults) == 1 else say("app.together")

    def saved(self) -> tuple[str, bool]:
        """Say whether everything is on the disk, as it stands in the header, and whether something is not."""
        storage = self._journal.storage
        if storage.read_only:
            return say("app.looking"), True
        if storage.state == "unsaved":
            return say("app.not_saved", problem=storage.problem), True
        return say(f"app.{storage.state}"), False

    def sit_down(self, actor: Actor) -> None:
        """Change who is here; whoever leaves takes their key along, and undo starts afresh."""
        if isinstance(self.actor, Alone) and self.actor != actor:
            # A draft that the disk refuses stays in memory; the key and the room are gone all the same.
            with contextlib.suppress(CannotSave):
                self._journal.lock(self.actor.adult)
        self._journal.new_sitting()
        self.actor = actor
