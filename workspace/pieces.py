"""The pieces of a page, group by group, and which of them are let go; nothing is rewritten."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from data.wording import say
from widgets.option import Option
from workspace.summary.items import items
from workspace.summary.values import Summary

MANY = 24
"""Moments from which on a piece is left out of all of them at once, and a moment only as a whole."""

EVERY = "every"
"""Stands in place of a moment's id in the id of a piece that is meant in every moment."""


class Group(Struct, frozen=True, kw_only=True):
    """The pieces of one moment, or those beside all moments."""

    heading: str
    pieces: tuple[Option, ...]


class PagePieces:
    """All pieces of a page, and which are left out of it."""

    def __init__(self, page: Summary, struck: Iterable[str] = (), *, first: str = "") -> None:
        """Take a page apart.

        Args:
            page: the whole page, with nothing struck.
            struck: ids of what is left out of it.
            first: id of the moment whose pieces come first; empty for the order of the page.
        """
        self._items = items(page)
        self._first = first
        self.struck = frozenset(struck)
        """Ids of what is left out."""

    def groups(self) -> tuple[Group, ...]:
        """Give one group for each moment, and one for the parts beside them; three where there are very many."""
        groups: dict[str, list[Option]] = {}
        headings = {"": say("summary_room.pieces.parts")}
        moments = {item.moment for item in self._items if item.moment}
        for item in self._items:
            if item.id in moments:
                headings[item.id] = item.label
                groups.setdefault(item.id, []).append(Option(id=item.id, label=say("summary_room.pieces.whole")))
            else:
                label = item.label[:1].upper() + item.label[1:]
                groups.setdefault(item.moment, []).append(Option(id=item.id, label=label))
        if len(moments) > MANY:
            groups, headings = self._of_many(groups.get("", []), moments, headings)
        order = sorted(groups, key=lambda each: (each != self._first, each == ""))
        return tuple(Group(heading=headings[group], pieces=tuple(groups[group])) for group in order)

    def _of_many(
        self, parts: list[Option], moments: set[str], headings: dict[str, str]
    ) -> tuple[dict[str, list[Option]], dict[str, str]]:
        """Give three groups, however many moments there are: parts, pieces of every moment, and whole moments."""
        pieces: dict[str, Option] = {}
        for item in self._items:
            if item.moment:
                piece = f"{EVERY}.{item.id.partition('.')[2]}"
                pieces.setdefault(piece, Option(id=piece, label=item.label[:1].upper() + item.label[1:]))
        whole = [Option(id=item.id, label=headings[item.id]) for item in self._items if item.id in moments]
        told = {"": headings[""], EVERY: say("summary_room.pieces.every"), "whole": say("summary_room.pieces.which")}
        groups = {"": parts, EVERY: list(pieces.values()), "whole": whole}
        return {name: options for name, options in groups.items() if options}, told

    def _meant(self, piece: str) -> frozenset[str]:
        """Give the ids of what a piece stands for: a piece of every moment is many."""
        moment, _, name = piece.partition(".")
        if moment != EVERY:
            return frozenset({piece})
        return frozenset(item.id for item in self._items if item.moment and item.id == f"{item.moment}.{name}")

    def kept(self, pieces: Iterable[Option]) -> tuple[str, ...]:
        """Give the ids of those pieces that stay on the page."""
        struck = self.struck
        return tuple(one.id for one in pieces if not self._meant(one.id) <= struck and _moment(one.id) not in struck)

    def toggle(self, piece: str) -> None:
        """Let a piece go, or bring it back."""
        moment, _, name = piece.partition(".")
        if moment == EVERY:
            meant = self._meant(piece)
            self.struck = self.struck - meant if meant <= self.struck else self.struck | meant
        elif name and moment in self.struck:
            # One piece of a moment that was gone as a whole: the others stay gone.
            others = {each.id for each in self._items if each.moment == moment} - {piece}
            self.struck = (self.struck - {moment}) | others
        else:
            self.struck ^= {piece}


def _moment(piece: str) -> str:
    return piece.partition(".")[0]
