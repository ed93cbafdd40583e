"""The line beneath a question that says how to stop; a click on a key it names is that key."""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual.reactive import reactive

from widgets.bar_line import BarLine, Piece
from widgets.cells import flat
from widgets.saying import Saying

KEYS = re.compile(r"\b(Esc|F\d\d?)\b[^.,;]*")
"""A key that can be clicked, and what the line says of it."""


class StopLine(BarLine):
    """One quiet sentence or two with keys in them."""

    DEFAULT_CSS = """
    StopLine {
        width: 1fr;
        height: 1;
        background: $panel;
        color: $muted;
        pointer: pointer;
    }
    """

    prefix = "stop"

    words: reactive[str] = reactive("")
    """What it says."""

    small: reactive[str] = reactive("")
    """The same in fewer words, for a window in which the whole does not fit."""

    class Pressed(Saying["StopLine"]):
        """A key was clicked."""

        def __init__(self, line: StopLine, key: str) -> None:
            super().__init__(line)
            self.key = key
            """As it stands on the line, such as *F7*."""

    def __init__(self, words: str = "", small: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        """Make the line.

        Args:
            words: what it says.
            small: the same in fewer words.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.set_reactive(StopLine.words, words)
        self.set_reactive(StopLine.small, small)

    def pieces(self, width: int) -> tuple[Piece, ...]:
        """Give the words, cut into what can be clicked and what lies between."""
        words = flat(self.words if cell_len(self.words) <= width or not self.small else self.small)
        found = []
        end = 0
        for match in KEYS.finditer(words):
            found += [Piece(text=words[end : match.start()]), Piece(text=match[0], press=match[1])]
            end = match.end()
        return (*found, Piece(text=words[end:]))

    def pressed(self, press: str) -> None:
        """Say which key was clicked."""
        self.post_message(self.Pressed(self, press))
