"""Asks for one of many, a page at a time; only what is told is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from msgspec.structs import replace

from data.wording import say
from widgets.option import Option
from widgets.shelf import Row, RowsLater
from workspace.lines.choosing import choose, option
from workspace.lines.talk import Ask, Talk

AT_A_TIME = 10
"""Things on one printed page."""

OLDER, NEWER = "older", "newer"


class RowsToChoose(Sequence[Option]):
    """Rows of a list as words to choose from, made when they are told."""

    def __init__(self, rows: RowsLater, words: Callable[[Row], str]) -> None:
        """Take a list.

        Args:
            rows: what stands in it.
            words: gives a row in one line.
        """
        self._rows = rows
        self._words = words

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Option]:
        return map(self._made, range(len(self)))

    @overload
    def __getitem__(self, place: int) -> Option: ...

    @overload
    def __getitem__(self, place: slice) -> list[Option]: ...

    def __getitem__(self, place: int | slice) -> Option | list[Option]:
        if isinstance(place, slice):
            return [self._made(n) for n in range(*place.indices(len(self)))]
        return self._made(place)

    def _made(self, place: int) -> Option:
        return option(self._rows.ids[place], self._words(self._rows[place]))


def in_one_line(row: Row) -> str:
    """Give a moment in one line, its state in words at the end."""
    marks = (say("plain.moment.is_bright") if row.bright else "", row.mark)
    return " · ".join(part for part in (row.day, row.time, row.title, row.second, *marks) if part)


def of_many(
    talk: Talk,
    ask: Ask,
    everything: Sequence[Option],
    more: Sequence[Option] = (),
    first: int = 0,
    *,
    where: str = "",
) -> tuple[str, int]:
    """Ask for one of many, a page at a time; gives its id, and where the page began that it stood on.

    Args:
        talk: asks.
        ask: the question.
        everything: what there is, newest first.
        more: what can be answered beside it, named behind every page.
        first: where the page begins.
        where: name of the words that say which part of it the page is.
    """
    first = max(0, min(first, len(everything) - 1))
    while True:
        ways = [*everything[first : first + AT_A_TIME]]
        last = first + len(ways)
        if last < len(everything):
            ways.append(option(OLDER, say("plain.older")))
        if first:
            ways.append(option(NEWER, say("plain.newer")))
        place = say(where, first=first + 1, last=last, all=len(everything)) if where else ask.place
        chosen = choose(talk, replace(ask, place=place), [*ways, *more])
        if chosen not in (OLDER, NEWER):
            return chosen, first
        first = first + AT_A_TIME if chosen == OLDER else max(0, first - AT_A_TIME)
