"""The rows of the timeline: made when they are drawn, and again only after their moment changed."""

from __future__ import annotations

from datetime import date

from data.records import Moment, When
from data.view import View
from data.when import local
from widgets.glyphs import FULL
from widgets.timeline import Row, RowsLater
from workspace.picturing import row


class MomentRows:
    """Remembers the rows that were drawn, and the day that each moment was lived on."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: dict[str, Row] = {}
        self._made_on: date | None = None
        self._days: dict[str, tuple[When, int]] = {}
        self._place = 0

    def of(self, view: View, today: date) -> RowsLater:
        """Give the rows as they are now.

        Args:
            view: what whoever is here may see.
            today: the day it is; days are named by it.
        """
        touched, self._place = view.touched_since(self._place)
        if "" in touched or today != self._made_on:
            self._made.clear()
            self._made_on = today
        for moment_id in touched:
            self._made.pop(moment_id, None)
        moments = view.moments()

        def make(place: int) -> Row:
            moment = moments[place]
            if moment.id not in self._made:
                self._made[moment.id] = row(view, moment, FULL, today=today)
            return self._made[moment.id]

        return RowsLater([moment.id for moment in moments], [self._day(moment) for moment in moments], make)

    def _day(self, moment: Moment) -> int:
        """Give the number of the day a moment was lived on."""
        known = self._days.get(moment.id)
        if known is None or known[0] is not moment.when:
            known = self._days[moment.id] = (moment.when, local(moment.when).toordinal())
        return known[1]
