"""The line at the top: the five rooms, who is here, and whether everything is saved."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual.reactive import reactive

from widgets.bar_line import BarLine, Piece
from widgets.cells import cut, flat
from widgets.saying import Saying

WHO = "\x00who"
"""What a click on the name of who is here says; no room can have this id."""


_FULLEST_FIRST = (
    (True, 2, True, True),
    (False, 2, True, True),
    (False, 2, False, True),
    (False, 1, True, True),
    (False, 1, False, True),
    (False, 0, False, True),
    (False, 1, False, False),
    (False, 0, False, False),
)
"""What a line shows, down to the least: the product, names of rooms (see `RoomTabs._line`), saved, who is here."""


class RoomTab(Struct, frozen=True, kw_only=True):
    """One room on the line."""

    id: str
    digit: str
    name: str


class RoomTabs(BarLine):
    """The rooms as words to click; on a narrow screen names go politely, the room you are in and trouble last."""

    DEFAULT_CSS = """
    RoomTabs {
        width: 1fr;
        height: 1;
        background: $panel;
        color: $foreground;
        pointer: pointer;
        & .tabs--product { text-style: bold; }
        & .tabs--room { color: $muted; }
        & .tabs--here { background: $background; color: $foreground; text-style: bold; }
        & .tabs--who { color: $foreground; text-style: bold; }
        & .tabs--saved { color: $muted; }
        & .tabs--trouble { color: $alarm; text-style: bold; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tabs--product", "tabs--room", "tabs--here", "tabs--who", "tabs--saved", "tabs--trouble",
    }  # fmt: skip

    prefix = "tabs"

    rooms: reactive[tuple[RoomTab, ...]] = reactive[tuple[RoomTab, ...]](())
    """The rooms from left to right."""
    active: reactive[str] = reactive("")
    """Id of the room you are in."""
    who: reactive[str] = reactive("")
    """Who is here, in words."""
    saved: reactive[str] = reactive("")
    """Whether everything is saved, in words."""
    trouble: reactive[bool] = reactive(False)
    """Whether those words are about something not saved."""

    class Chosen(Saying["RoomTabs"]):
        """A room was clicked."""

        def __init__(self, tabs: RoomTabs, room_id: str) -> None:
            super().__init__(tabs)
            self.room_id = room_id

    class WhoAsked(Saying["RoomTabs"]):
        """The name of who is here was clicked."""

    def __init__(
        self,
        product: str,
        rooms: tuple[RoomTab, ...],
        *,
        active: str = "",
        who: str = "",
        saved: str = "",
        id: str | None = None,
    ) -> None:
        """Make the line.

        Args:
            product: the name of the app, shown where there is room.
            rooms: the rooms from left to right.
            active: id of the room you are in.
            who: who is here, in words.
            saved: whether everything is saved, in words.
            id: as for any widget.
        """
        super().__init__(id=id)
        self.product = product
        self.set_reactive(RoomTabs.rooms, rooms)
        self.set_reactive(RoomTabs.active, active)
        self.set_reactive(RoomTabs.who, who)
        self.set_reactive(RoomTabs.saved, saved)

    def pieces(self, width: int) -> tuple[Piece, ...]:
        """Give the fullest line that fits."""
        for product, names, saved, who in _FULLEST_FIRST:
            line = self._line(product, names, saved or self.trouble, who)
            if sum(cell_len(piece.text) for piece in line) <= width:
                return line
        here = tuple(piece for piece in line if piece.style in ("here", "trouble"))
        return tuple(Piece(text=cut(piece.text, width // len(here)), style=piece.style) for piece in here)

    def _line(self, product: bool, names: int, saved: bool, who: bool) -> tuple[Piece, ...]:
        """Draw the rooms with all names (2), the name of the room you are in (1) or only digits (0)."""
        line = [Piece(text=f"  {flat(self.product)}  ", style="product")] if product else [Piece(text=" ")]
        for room in self.rooms:
            here = room.id == self.active
            name = f" {flat(room.name)}" if names == 2 or (names == 1 and here) else ""
            line.append(Piece(text=f" {room.digit}{name} ", style="here" if here else "room", press=room.id))
            if names == 2 and product:
                line.append(Piece(text=" "))
        if who and self.who:
            line.append(Piece(text=f"  {flat(self.who)}  ", style="who", press=WHO, right=True))
        if saved and self.saved:
            style = "trouble" if self.trouble else "saved"
            line.append(Piece(text=f"{flat(self.saved)}  ", style=style, right=True))
        return tuple(line)

    def pressed(self, press: str) -> None:
        """Say which room was clicked, or that who is here is to change."""
        self.post_message(self.WhoAsked(self) if press == WHO else self.Chosen(self, press))
