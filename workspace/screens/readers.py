"""Which two of the grown-ups look at a moment together, asked only where there are more than two."""

from __future__ import annotations

from data.view import View
from data.wording import say
from widgets.chips import Chips, Option
from workspace.screens.answering import AnsweringScreen
from workspace.starting import READERS


class ReadersScreen(AnsweringScreen[tuple[str, ...]]):
    """Asks who the two readers are. Ends with their ids in the family's own order, or None."""

    def __init__(self, view: View) -> None:
        """Ask.

        Args:
            view: gives the grown-ups.
        """
        self._adults = view.adults
        names = tuple(Option(id=adult.id, label=adult.name) for adult in self._adults)
        super().__init__(
            say("debrief.readers.words"), say("debrief.readers.hint"), Chips(names, most=READERS, id="answer")
        )

    def action_go_on(self) -> None:
        """Begin, once there are two."""
        chosen = self.query_one(Chips).chosen
        if len(chosen) == READERS:
            self.dismiss(tuple(adult.id for adult in self._adults if adult.id in chosen))
        else:
            self.want(say("debrief.readers.need"))
