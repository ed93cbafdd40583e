"""The rows of the timeline: made when they are drawn, and again only after their moment changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING

from data.records import Moment, When
from data.view import View
from data.when import local
from widgets.glyphs import FULL
from widgets.shelf import Row, RowsLater
from workspace.picturing import row

if TYPE_CHECKING:
    from data.glimpse import Glimpse


class MomentRows:
    """Remembers the rows that were drawn, and the day that each moment was lived on."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: dict[str, Row] = {}
        self._made_on: date | None = None
        self._days: dict[str, tuple[When, int]] = {}
        self._place = 0
        self._view: View | None = None
        self._rows: RowsLater | None = None
        self._early: Glimpse | None = None

    def of(self, view: View, today: date) -> RowsLater:
        """Give the rows as they are now.

        Args:
            view: what whoever is here may see.
            today: the day it is; days are named by it.
        """
        touched, self._place = view.touched_since(self._place)
        self._view = view
        if "" in touched or today != self._made_on:
            self._made.clear()
            self._made_on, self._rows = today, None
        for moment_id in touched:
            self._made.pop(moment_id, None)
        early = view.glimpse
        if self._rows is None or early is not self._early or not self._stay(view, touched):
            self._rows = self._all_rows(view) if early is None else self._early_rows(view, early)
            self._early = early
        return self._rows

    def _all_rows(self, view: View) -> RowsLater:
        moments = view.moments()

        def make(place: int) -> Row:
            # One that is gone by now is drawn once more as it was, by a timeline that is about to hear of it.
            return self._row(view.moment(moments[place].id) or moments[place])

        return RowsLater([one.id for one in moments], [self._day(one) for one in moments], make)

    def _early_rows(self, view: View, early: Glimpse) -> RowsLater:
        """Give the rows before the timeline is read: the newest, and a place for each of the others."""
        newest = [moment for moment_id in early.ids if (moment := view.moment(moment_id)) is not None]
        below = early.count - len(newest)

        def make(place: int) -> Row:
            # Asking for one that is not known yet waits until all are read.
            moments = newest if place < len(newest) else view.moments()
            return self._row(moments[place]) if place < len(moments) else Row(id="", day="")

        ids = [moment.id for moment in newest] + [""] * below
        return RowsLater(ids, [*map(self._day, newest), *repeat(0, below)], make)

    def some(self, places: Sequence[int], dress: Callable[[Moment, Row], Row]) -> RowsLater:
        """Give the rows of some moments, after `of` gave those of all.

        Args:
            places: which of them, in order.
            dress: changes a row that is about to be drawn.
        """
        view, everything = self._view, self._rows
        assert everything is not None
        all_ids, all_days = everything.ids, everything.days
        ids, made = [all_ids[place] for place in places], dict[int, Row]()

        def make(place: int) -> Row:
            if place not in made:
                moment = view.moment(ids[place]) if view is not None else None
                made[place] = Row(id=ids[place], day="") if moment is None else dress(moment, self._row(moment))
            return made[place]

        return RowsLater(ids, [all_days[place] for place in places], make)

    def _stay(self, view: View, touched: tuple[str, ...]) -> bool:
        """Say whether every moment that changed stands where it stood, and no others came: the list is the same."""
        if view.glimpse is not None:
            return not touched
        if self._rows is None or len(view.moments()) != len(self._rows):
            return False
        for moment_id in touched:
            moment, known = view.moment(moment_id), self._days.get(moment_id)
            if moment is None or known is None or known[0] != moment.when:
                return False
        return True

    def _row(self, moment: Moment) -> Row:
        """Make the row of a moment, or give the one that was made."""
        assert self._view is not None
        assert self._made_on is not None
        if moment.id not in self._made:
            self._made[moment.id] = row(self._view, moment, FULL, today=self._made_on)
        return self._made[moment.id]

    def _day(self, moment: Moment) -> int:
        """Give the number of the day a moment was lived on."""
        known = self._days.get(moment.id)
        if known is None or known[0] is not moment.when:
            known = self._days[moment.id] = (moment.when, local(moment.when).toordinal())
        return known[1]
