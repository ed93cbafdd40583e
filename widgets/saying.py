"""What pieces of screen say to whatever they stand in."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.message import Message
from textual.widget import Widget

Piece = TypeVar("Piece", bound=Widget)


class Saying(Message, Generic[Piece]):
    """Something that happened in a piece of screen.

    Written out, where a dataclass would make each kind anew at every start: a hundredth of the way to the first page.
    """

    def __init__(self, piece: Piece) -> None:
        """Say where it happened.

        Args:
            piece: the piece of screen.
        """
        super().__init__()
        self._piece = piece

    @property
    def control(self) -> Piece:
        """The piece it happened in."""
        return self._piece
