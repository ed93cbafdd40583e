"""Who sits at a debrief, what it is about, and which question belongs to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from data.actors import Actor
from data.records import FOR_ONE, Debrief, Moment, Repair
from data.scripts import Script, Step, fill, script
from data.view import View
from data.vocabulary import band_of
from data.when import local
from workspace.carrying import about_moment, carried_repair, late_looks, looked_for, repair_words

FIRST = ("first", "first_open")
"""Steps of whoever goes first: behind the curtain, and in the open."""

SECOND = ("second", "second_open")
"""The same of whoever goes second."""


class Seats:
    """The people of one debrief and what each step has to do with them."""

    def __init__(
        self,
        seen_by: Callable[[Actor], View],
        actor: Actor,
        debrief: Debrief,
        *,
        today: date,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Sit down. The arguments are those of `Sitting`."""
        self.now = now
        """The clock, if there is one."""
        self._seen_by = seen_by
        self.view = seen_by(actor)
        """What whoever is here sees."""
        self.today = today
        """The day it is."""
        self._alone = debrief
        self._moment_id = debrief.moment
        self.for_one = debrief.form in FOR_ONE
        """Whether one adult plays this by themselves."""
        self.turn = debrief.readers[0] if self.for_one else ""
        """Id of the adult whose turn it is; empty outside turns."""
        self.looked_again = late_looks(self.view, debrief)
        """Second looks since the last sitting."""
        self.look_for = looked_for(self.view, debrief)
        """What was to be looked for since then."""

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def debrief(self) -> Debrief:
        """The debrief as it stands."""
        found = (d for d in self.view.debriefs(self._moment_id) if d.id == self._alone.id)
        return next(found, self._alone)

    @property
    def moment(self) -> Moment:
        """The moment it is about."""
        moment = self.view.moment(self._moment_id)
        assert moment is not None
        return moment

    @property
    def script(self) -> Script:
        """The form being played."""
        return script(self.debrief.form)

    def carried(self) -> Repair | None:
        """The newest open repair of another moment, to ask about first."""
        return carried_repair(self.view, self._moment_id)

    def holding(self) -> set[str]:
        """Which conditions of the script hold for this moment and this family."""
        holds = {
            "bright": self.moment.bright,
            "several_children": len(self.moment.children) > 1,
            "first_time": not self.view.family.settings.seen_rules,
            "carried": self.carried() is not None,
            "looked_again": bool(self.looked_again or self.look_for),
        }
        return {name for name, so in holds.items() if so}

    @property
    def band(self) -> str:
        """The age band of the focus child, on the day of the moment."""
        child = self.view.child(self.debrief.child)
        return band_of(child, local(self.moment.when).date()) if child else "school"

    # -- who ----------------------------------------------------------------------------------------------------

    def reader_of(self, step: Step) -> str:
        """Id of the adult a step belongs to; empty for both."""
        readers = self.debrief.readers
        if step.who in FIRST or len(readers) == 1:
            return readers[0]
        if step.who in SECOND:
            return readers[1]
        if step.who == "maker":
            makers = self.makers()
            return makers[0] if len(makers) == 1 else self._looked_at(step, makers)
        return ""

    def _looked_at(self, step: Step, makers: tuple[str, ...]) -> str:
        """Id of the maker whose return was chosen to be looked at; until then, and where it is asked again, nobody."""
        guess = self.view.guess(self._moment_id)
        return guess.landing_by if guess and guess.landing_by in makers and step.kind != "landing" else ""

    def makers(self) -> tuple[str, ...]:
        """Ids of the readers from whom something came back, so that its landing is theirs to propose."""
        if self.for_one:
            return self.debrief.readers
        return tuple(made.by for made in self.moment.returns if made.by in self.debrief.readers)

    def in_turn(self, step: Step) -> bool:
        """Whether a step stands behind a curtain."""
        return step.who in ("first", "second") and step.kind != "curtain"

    def name(self, adult_id: str) -> str:
        """An adult's name."""
        adult = self.view.adult(adult_id)
        return adult.name if adult else ""

    def words_for(self, step: Step, words: str, reader: str = "") -> str:
        """Put the names of this sitting into a step's words.

        Args:
            step: whose words they are.
            words: as they stand in the script.
            reader: whose step it is, where that was asked for.
        """
        child = self.view.child(self.debrief.child)
        whose = reader or self.reader_of(step)
        names = [self.name(adult) for adult in self.debrief.readers]
        others = [self.name(adult) for adult in self.debrief.readers if adult != whose]
        carried = self.carried()
        return fill(
            words,
            child=child.name if child else "",
            name=self.name(whose) or " / ".join(names),
            other=others[0] if others else "",
            carried=repair_words(carried) if carried else "",
            about=about_moment(self.view, carried, today=self.today) if carried else "",
        )
