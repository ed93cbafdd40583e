"""The note on words that need more than this app, wherever somebody writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from data.safety import note_words, notice, numbers
from data.view import View
from data.vocabulary import story_hint
from data.wording import say

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widgets import Static

OWN = "own"
"""Answers about oneself; all others here are about a child."""

OWN_SIDE = "own.words"
"""The line about one's own side of a read: what it was like, more than who did what."""

BY_HAND = "moved_by_hand"
"""What came back from somebody, where it is kindly asked whether anyone was hurt."""

NO_SENTENCES = "WhenInput Line, #when, #where"
"""Lines for a time or for the place of a file."""


def care_words(
    view: View, texts: str | Iterable[str], field: str = "", *, shared: bool = False, chosen: Iterable[str] = ()
) -> str:
    """Give the note that words bring up; empty when there is nothing to say. It is kept nowhere.

    Args:
        view: gives the family's own numbers.
        texts: what stands there now, in one place or in several.
        field: the record and field it is typed for.
        shared: two people look at the screen.
        chosen: what is chosen from a list there.
    """
    own = field.partition(".")[0] == OWN
    places = (texts,) if isinstance(texts, str) else texts
    name = notice(*places, about="self" if own else "child", shared=shared)
    if name:
        return note_words(name, numbers(view.family.settings.help_lines))
    if BY_HAND in chosen and not shared:
        return say("safety.moved_by_hand")
    return next(filter(None, map(story_hint, places)), "") if field == OWN_SIDE else ""


# Plain lines ask for the words above without a screen, so what draws is loaded below.


def care_place() -> Static:
    """Give the place for the note on a screen; it takes no room until there is one."""
    from textual.widgets import Static

    place = Static(id="care", markup=False)
    place.display = False
    return place


def take_care(screen: Screen[Any], view: View, field: str = "", *, shared: bool = False) -> str:
    """Show the note that what was written and chosen on a page brings up, or take it away; gives its words.

    Args:
        screen: holds these places, and one from `care_place`.
        view: gives the family's own numbers.
        field: the record and field they are typed for.
        shared: two people look at the screen.
    """
    from widgets.chips import Chips
    from widgets.text_area import Line, Writing

    typed = [place.text for place in screen.query(Writing)]
    typed += [line.value for line in screen.query("Line").exclude(NO_SENTENCES).results(Line)]
    chosen = [one for chips in screen.query(Chips) for one in chips.chosen]
    words = care_words(view, typed, field, shared=shared, chosen=chosen)
    show_care(screen, words)
    return words


def show_care(screen: Screen[Any], words: str) -> None:
    """Show a note in its place, or take it away.

    Args:
        screen: holds a place from `care_place`.
        words: the note; empty to take it away.
    """
    from textual.content import Content
    from textual.widgets import Static

    def keep_cursor_in_sight() -> None:
        if screen.focused is not None:
            screen.focused.scroll_visible(animate=False)

    screen.set_class(bool(words), "-caring")
    for place in screen.query("#care").results(Static):
        if str(place.content) == words:
            # Most letters change nothing, and a page that is laid out again at every letter is slow.
            continue
        if words and not place.display:
            # The note takes lines from what stands above it.
            screen.call_after_refresh(keep_cursor_in_sight)
        place.display = bool(words)
        place.update(Content(words))
