"""Finds where the newest moments stand in a file, and all that belongs to them, by how documents begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import nlargest

from data.kept import Newest, Place, Unread

NEWEST = 40
"""How many moments are read at once: more than stand on any but the tallest screen."""

# How documents begin in the file. Nothing that somebody wrote looks like it: there each quote has a backslash.
# No moment is as short as what is passed over after its beginning: the names of its fields alone are longer.
_MOMENT = re.compile(rb'\{"id":"([^"\\]+)","when":\{"instant":"([^"\\]+)".{200}', re.DOTALL)
_OF_MOMENT = re.compile(rb'\{"id":"([^"\\]+)","moment":"([^"\\]+)"')
_GUESS = re.compile(rb'\{"id":"(([^"\\]+))","next_move":')


def newest_in(unread: tuple[Unread, ...]) -> Newest:
    """Find how many moments there are, and where the newest stand with all that belongs to them.

    Args:
        unread: the tables of a timeline, of one file.

    Raises:
        ValueError: when no moment begins as it is written.
    """
    moments = next((one for one in unread if one.table == "moments"), None)
    if moments is None:
        raise ValueError("moments")
    found = _MOMENT.finditer(moments.data, moments.begin, moments.end)
    begins = [(one[2], one[1], one.start()) for one in found]
    if not begins:
        raise ValueError(moments.table)
    newest = nlargest(NEWEST, range(len(begins)), key=begins.__getitem__)
    of_these = {begins[n][1] for n in newest}
    starts = [start for _, _, start in begins]
    places = {moments.table: tuple(_place(moments, starts, n) for n in newest)}
    for one in unread:
        if one is not moments:
            places[one.table] = tuple(_belonging(one, of_these))
    return Newest(len(begins), places)


def _belonging(unread: Unread, moments: set[bytes]) -> Iterator[Place]:
    """Give where the documents of a table stand that belong to some moments."""
    beginning = _GUESS if unread.table == "guesses" else _OF_MOMENT
    begins = [(found[2], found.start()) for found in beginning.finditer(unread.data, unread.begin, unread.end)]
    starts = [start for _, start in begins]
    return (_place(unread, starts, n) for n, (moment, _) in enumerate(begins) if moment in moments)


def _place(unread: Unread, starts: list[int], n: int) -> Place:
    return starts[n], starts[n + 1] if n + 1 < len(starts) else unread.end
