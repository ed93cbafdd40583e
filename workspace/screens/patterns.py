"""What the family is learning about each child: said only when enough is known, and until then said honestly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act, ActionRow
from workspace.commands import bindings
from workspace.pages import patterns_page
from workspace.screens.room import Room

BACK = "to_moments"
"""Id of the button that goes back to the moments."""


class PatternsRoom(Room):
    """One calm page; no counts while there is too little to count."""

    CSS_PATH = "../styles/pages.tcss"
    AUTO_FOCUS = "Action"
    ROOM: ClassVar[str] = "patterns"

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("patterns"),
        Binding("escape", "room('moments')", "Back", id="patterns.back", tooltip="To the moments", show=False),
        Binding("up", "scroll(-1)", "Up", id="patterns.up", tooltip="A line up", show=False),
        Binding("down", "scroll(1)", "Down", id="patterns.down", tooltip="A line down", show=False),
    ]

    def furniture(self) -> Iterable[Widget]:
        """The page, and the way back."""
        yield Vertical(
            VerticalScroll(Static(id="patterns-words"), id="patterns-scroll", can_focus=False),
            ActionRow((Act(id=BACK, label=say("patterns.back"), key="Esc", strong=True),)),
            id="patterns-page",
        )

    def show_room(self) -> None:
        """Say what can be said of the children; as long as it is the same of each, it is said once."""
        page = patterns_page(tuple(child.name for child in self.view.children), len(self.view.adults))
        title = Content.styled(page.title, "bold")
        words = "\n\n".join(["", *page.lines])
        self.query_one("#patterns-words", Static).update(Content.assemble(title, words))

    async def do(self, command_id: str) -> None:
        """Go back to the moments, or do what a command says."""
        if command_id == BACK:
            self.action_room("moments")
        else:
            await super().do(command_id)

    def action_scroll(self, by: int) -> None:
        """Move the page where it does not all fit."""
        self.query_one("#patterns-scroll", VerticalScroll).scroll_relative(y=by, animate=False)
