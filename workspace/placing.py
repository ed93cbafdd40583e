"""Where somebody is in what they are writing: which field, and where in it; and the way back there."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widgets import Input, TextArea

from data.drafts import Draft
from widgets.chips import Chips
from widgets.text_area import Line, Writing
from workspace.answers import NOWHERE as NOWHERE


def value_of(place: Writing | Line | Chips) -> str | tuple[str, ...]:
    """Give what stands in a place for an answer."""
    if isinstance(place, Chips):
        return place.chosen
    return place.text if isinstance(place, TextArea) else place.value


def cursor_of(place: Writing | Line | Chips) -> tuple[int, int]:
    """Give where the cursor is in a place for an answer: row and column."""
    if isinstance(place, TextArea):
        return place.cursor_location
    return (0, place.cursor_position) if isinstance(place, Input) else (0, 0)


def put_cursor(place: Writing | Line | Chips, cursor: tuple[int, int]) -> None:
    """Set the cursor to where it was left; at the end of the text when it was nowhere."""
    if isinstance(place, TextArea):
        place.move_cursor(cursor if cursor[1] >= 0 else place.document.end)
    elif isinstance(place, Input):
        place.cursor_position = cursor[1] if cursor[1] >= 0 else len(place.value)


def where(screen: Screen[Any]) -> tuple[str, tuple[int, int]]:
    """Give the field that the cursor is in, by its id, and where in it; nothing when it is in no text."""
    place = screen.focused
    if not isinstance(place, Writing | Line):
        return "", (0, 0)
    # A line inside a larger piece goes by the name of that piece.
    named = next((one for one in place.ancestors_with_self if one.id), place)
    return named.id or "", cursor_of(place)


def go_back(screen: Screen[Any], draft: Draft | None) -> bool:
    """Put the cursor where a draft says it was left; says whether there is such a field."""
    for found in screen.query(f"#{draft.field}") if draft is not None and draft.field else ():
        place = found if isinstance(found, Writing | Line) else next(iter(found.query(Line)), None)
        if place is not None and draft is not None:
            place.focus()
            put_cursor(place, draft.cursor)
            return True
    return False
