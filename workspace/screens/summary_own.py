"""Where one adult ticks, for this one print, what comes along from their own room; nothing is ticked at first."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act
from widgets.chip_field import ChipField, Option
from widgets.question import Ask, Question
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary.values import OwnPiece


class OwnScreen(ModalScreen[frozenset[str] | None]):
    """Asks once a print. Ends with the ids of what was ticked, or None when it was left."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="own.leave", tooltip="Leave; nothing is made", show=False),
        Binding("f2", "go_on", "Go on", id="own.on", tooltip="Go on with these", show=False),
    ]

    def __init__(self, pieces: tuple[OwnPiece, ...]) -> None:
        """Offer the pieces.

        Args:
            pieces: what its owner marked to take to someone.
        """
        super().__init__(classes="making")
        self._pieces = pieces

    def compose(self) -> ComposeResult:
        """One chip for each piece, and a quiet line."""
        options = tuple(Option(id=piece.id, label=piece.heading) for piece in self._pieces)
        ask = Ask(
            words=say("summary_room.own.words"),
            hint=say("summary_room.own.hint"),
            acts=(Act(id="on", label=say("summary_room.make.go_on"), key="F2", strong=True),),
        )
        yield Vertical(Question(ask, ChipField(options, (), ())), id="make-stage")
        yield Static(Content(say("summary_room.make.how_to_stop")), id="make-line")

    @on(ChipField.Toggled)
    def _toggled(self, event: ChipField.Toggled) -> None:
        event.stop()
        chosen = event.control.chosen
        here = event.option_id in chosen
        event.control.chosen = tuple(one for one in chosen if one != event.option_id) + (
            () if here else (event.option_id,)
        )

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Go on with what is ticked."""
        self.dismiss(frozenset(self.query_one(ChipField).chosen))

    def action_leave(self) -> None:
        """Leave; nothing is made."""
        self.dismiss(None)
