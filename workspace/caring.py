"""The note on words that need more than this app, wherever somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.safety import note_words, notice, numbers
from data.view import View

if TYPE_CHECKING:
    from textual.screen import Screen

OWN = "own"
"""Answers about oneself; all others here are about a child."""


def care_words(view: View, text: str, field: str = "", *, shared: bool = False) -> str:
    """Give the note that a text brings up; empty when nothing on the list is there. It is kept nowhere.

    Args:
        view: gives the family's own numbers.
        text: what stands there now.
        field: the record and field it is typed for.
        shared: two people look at the screen.
    """
    own = field.partition(".")[0] == OWN
    name = notice(text, about="self" if own else "child", shared=shared)
    return note_words(name, numbers(view.family.settings.help_lines)) if name else ""


def show_care(screen: Screen[Any], words: str) -> None:
    """Show a note where the screen has its place for one, or take it away.

    Args:
        screen: holds a quiet place with the id *care*.
        words: the note; empty to take it away.
    """
    # Plain lines ask for the words above without a screen.
    from textual.content import Content
    from textual.widgets import Static

    screen.set_class(bool(words), "-caring")
    for place in screen.query("#care").results(Static):
        place.display = bool(words)
        place.update(Content(words))
