"""The line at the bottom: a few keys worth knowing here; each is whole or not there at all."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual.reactive import reactive

from data.wording import say
from widgets.bar_line import BarLine, Piece
from widgets.cells import cut, flat
from widgets.saying import Saying

HELP = "help"
"""Id of the hint that is always there."""


class Hint(Struct, frozen=True, kw_only=True):
    """One key and what it does."""

    id: str
    key: str
    label: str
    priority: int = 0
    """The lower, the sooner it goes where there is no room."""


class Hints(BarLine):
    """Hints from left to right; the least needed go first, and help never."""

    DEFAULT_CSS = """
    Hints {
        width: 1fr;
        height: 1;
        background: $panel;
        color: $foreground;
        pointer: pointer;
        & .hints--key { color: $sage; text-style: bold; }
        & .hints--label { color: $muted; }
        & .hints--aside { color: $muted; }
        & .hints--trouble { color: $alarm; text-style: bold; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hints--key", "hints--label", "hints--aside", "hints--trouble"}

    prefix = "hints"

    hints: reactive[tuple[Hint, ...]] = reactive[tuple[Hint, ...]](())
    """The hints from left to right; help is added when it is not among them."""
    aside: reactive[str] = reactive("")
    """Words at the right, for screens too low for a header: who is here and whether everything is saved."""
    trouble: reactive[bool] = reactive(False)
    """Whether those words are about something not saved; they then stay whatever goes."""

    class Pressed(Saying["Hints"]):
        """A hint was clicked."""

        def __init__(self, hints: Hints, hint_id: str) -> None:
            super().__init__(hints)
            self.hint_id = hint_id

    def __init__(self, hints: tuple[Hint, ...] = (), *, id: str | None = None) -> None:
        """Make the line.

        Args:
            hints: the hints from left to right.
            id: as for any widget.
        """
        super().__init__(id=id)
        self.set_reactive(Hints.hints, hints)

    def shown(self, room: int) -> tuple[Hint, ...]:
        """Give the hints that fit into a room, in their order; help is always among them."""
        keep = list(self.hints)
        if all(hint.id != HELP for hint in keep):
            keep.append(Hint(id=HELP, key="?", label=say("widgets.hint_help")))
        while len(keep) > 1 and sum(_width(hint) for hint in keep) > room:
            # Of equally needed ones the last goes first.
            going = min((hint for hint in reversed(keep) if hint.id != HELP), key=lambda hint: hint.priority)
            keep.remove(going)
        return tuple(keep)

    def pieces(self, width: int) -> tuple[Piece, ...]:
        """Give the hints that fit, and the words at the right where there is room for them."""
        aside = f"{cut(self.aside, width // 2)}  " if self.aside else ""
        hints = self.shown(width - 2 - cell_len(aside))
        line = [Piece(text="  ")]
        for hint in hints:
            line.append(Piece(text=f"{flat(hint.key)} ", style="key", press=hint.id))
            line.append(Piece(text=flat(hint.label), style="label", press=hint.id))
            line.append(Piece(text="   "))
        if aside and (self.trouble or sum(map(_width, hints)) + 2 + cell_len(aside) <= width):
            line.append(Piece(text=aside, style="trouble" if self.trouble else "aside", right=True))
        return tuple(line)

    def pressed(self, press: str) -> None:
        """Say which hint was clicked."""
        self.post_message(self.Pressed(self, press))


def _width(hint: Hint) -> int:
    return cell_len(flat(hint.key)) + 1 + cell_len(flat(hint.label)) + 3
