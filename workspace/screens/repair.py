"""One moment's repair on a screen of its own, for terminals with no room to show it beside the moment."""

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
from widgets.buttons import Act, Action, ActionRow
from workspace.desk import Desk
from workspace.screens.repair_sheet import RepairSheet
from workspace.sizes import HEIGHTS, WIDTHS


class RepairScreen(ModalScreen[None]):
    """The checklist of one moment and child, with what it was about above and one way back."""

    CSS_PATH = "../styles/repairs.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p", "back", "Back", id="repair.back", tooltip="Back to where you were", show=False),
        Binding("u", "app.undo", "Undo", id="repair.undo", tooltip="Take the last change back", show=False),
    ]

    way_back = "repair"
    """The room's action that opens this again."""

    def __init__(self, desk: Desk, moment_id: str, child_id: str) -> None:
        """Show a repair.

        Args:
            desk: gives the view of whoever is here, and the clock.
            moment_id: the moment it is about.
            child_id: the child to begin with.
        """
        super().__init__()
        self._desk = desk
        self._moment_id = moment_id
        self._child_id = child_id

    def compose(self) -> ComposeResult:
        """What it was about, the checklist, the way back."""
        view = self._desk.view
        moment = view.moment(self._moment_id)
        with Vertical(id="column"):
            yield Static(Content(view.title(moment) if moment else ""), id="about-moment")
            yield RepairSheet(
                view, self._moment_id, self._child_id, today=self._desk.today(), now=self._desk.now, id="sheet"
            )
            yield ActionRow((Act(id="back", label=say("repairs.acts.back"), key="Esc"),), id="back")

    def on_mount(self) -> None:
        """Begin in the steps; the sheet itself brings the one under the cursor into sight."""
        self.query_one(RepairSheet).focus(scroll_visible=False)

    @on(Action.Pressed)
    def _button(self, event: Action.Pressed) -> None:
        event.stop()
        self.action_back()

    def action_back(self) -> None:
        """Go back to where this was opened."""
        self.dismiss(None)
