"""What is looked for among the moments, by words and by chips; it lives as long as it is on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from data.filters import Chip, kept
from data.records import Moment
from data.search import Search, spots, words_of
from data.view import View
from data.wording import say
from widgets.shelf import Row, RowsLater
from workspace.found_words import title_found
from workspace.moment_rows import MomentRows

if TYPE_CHECKING:
    from widgets.timeline_lines import Spots


class Asked(Struct, frozen=True):
    """What an answer was given to, so that the same answer can be given again."""

    revision: int
    words: str
    chips: tuple[Chip, ...]
    today: date


class Finding:
    """Words and chips, and the rows of the moments that fit. Nothing of it is written down or remembered."""

    def __init__(self) -> None:
        """Look for nothing."""
        self.words = ""
        """The words as typed."""
        self.chips: tuple[Chip, ...] = ()
        """What the moments are narrowed by."""
        self.back_to = ""
        """The moment under the cursor before; empty once a found one was chosen."""
        self._search = Search()
        self._kept: tuple[Asked, frozenset[str]] | None = None
        self._rows: tuple[Asked, RowsLater] | None = None
        self._spots: tuple[tuple[str, ...], Spots | None] = ((), None)

    @property
    def active(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.words.strip() or self.chips)

    @property
    def ready(self) -> bool:
        """Whether an answer comes at once."""
        return self._search.ready or not self.words.strip()

    def gather(self, view: View) -> Iterator[None]:
        """Take in what can be found, in portions."""
        return self._search.gather(view)

    def end(self) -> None:
        """Look for nothing any more; what was taken in stays for the next time of this sitting."""
        self.words, self.chips, self.back_to = "", (), ""
        self._kept = self._rows = None
        self._spots = ((), None)

    def forget(self) -> None:
        """Let go of everything: somebody else sits here now, or nobody."""
        self.end()
        self._search.forget()

    def _places(self, view: View, ids: Sequence[str], today: date) -> Sequence[int]:
        """Give the places in the timeline of the moments that fit."""
        found = self._search.places(view, self.words) if self.words.strip() else range(len(ids))
        if not self.chips:
            return found
        asked = Asked(view.revision, "", self.chips, today)
        if self._kept is None or self._kept[0] != asked:
            self._kept = (asked, kept(view, self.chips, today))
        among = self._kept[1]
        return [place for place in found if ids[place] in among]

    def rows(self, rows: MomentRows, view: View, today: date) -> RowsLater:
        """Give the timeline's rows: all of them, or those that fit, with the place where the words stand.

        Args:
            rows: makes the rows.
            view: what whoever is here may see.
            today: the day it is.
        """
        everything = rows.of(view, today)
        if not self.active:
            return everything
        asked = Asked(view.revision, self.words, self.chips, today)
        if self._rows is None or self._rows[0] != asked:
            places = self._places(view, everything.ids, today)
            self._rows = (asked, rows.some(places, partial(_dressed, view, words_of(self.words))))
        return self._rows[1]

    def spots(self) -> Spots | None:
        """Give what says where the words stand in a line, for the same words the same; None without words."""
        words = words_of(self.words)
        if self._spots[0] != words:
            self._spots = (words, partial(spots, words=words) if words else None)
        return self._spots[1]

    def nothing(self) -> str:
        """Say kindly that no moment fits."""
        return say("finding.nothing" if self.words.strip() else "finding.nothing_chips")


def _dressed(view: View, words: tuple[str, ...], moment: Moment, row: Row) -> Row:
    """Put the place where the words stand in place of a title that does not hold them all."""
    return replace(row, title=title_found(view, words, moment, row.title))
