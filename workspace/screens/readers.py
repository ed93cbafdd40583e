"""Which two of the grown-ups look at a moment together, asked only where there are more than two."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from data.view import View
from data.wording import say
from widgets.buttons import Act
from widgets.chips import Chips, Option
from widgets.question import Ask, Question
from workspace.sizes import HEIGHTS, WIDTHS

TWO = 2
"""A debrief has exactly two readers; the others may add second looks."""


class ReadersScreen(ModalScreen[tuple[str, ...] | None]):
    """Asks who the two readers are. Ends with their ids in the family's own order, or None."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="readers.leave", tooltip="Back to the moments", show=False),
        Binding("f2", "go_on", "Continue", id="readers.on", tooltip="Begin with these two", show=False),
    ]

    def __init__(self, view: View) -> None:
        """Ask.

        Args:
            view: gives the grown-ups.
        """
        super().__init__()
        self._adults = view.adults

    def compose(self) -> ComposeResult:
        """The names, and one button."""
        names = tuple(Option(id=adult.id, label=adult.name) for adult in self._adults)
        acts = (
            Act(id="continue", label=say("debrief.continue"), key="F2", strong=True),
            Act(id="leave", label=say("debrief.go_back"), key="Esc"),
        )
        asked = Ask(words=say("debrief.readers.words"), hint=say("debrief.readers.hint"), acts=acts)
        yield Question(asked, Chips(names, most=TWO, id="answer"))
        yield Static(id="readers-note", markup=False)

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        if event.act_id == "continue":
            self.action_go_on()
        else:
            self.action_leave()

    def action_go_on(self) -> None:
        """Begin, once there are two."""
        chosen = self.query_one(Chips).chosen
        if len(chosen) == TWO:
            self.dismiss(tuple(adult.id for adult in self._adults if adult.id in chosen))
        else:
            self.query_one("#readers-note", Static).update(say("debrief.readers.need"))

    def action_leave(self) -> None:
        """Begin nothing."""
        self.dismiss(None)
