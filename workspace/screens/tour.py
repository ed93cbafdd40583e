"""Six short cards for somebody who is here for the first time; each can be the last."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from workspace.pages import cards
from workspace.sizes import HEIGHTS, WIDTHS


class TourScreen(ModalScreen[None]):
    """One card after another."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Action"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="tour.leave", tooltip="Leave the cards", show=False),
        # Before the row of buttons, which would take them for a way from button to button.
        Binding("right", "turn(1)", "Next", id="tour.right", tooltip="The next card", show=False, priority=True),
        Binding("left", "turn(-1)", "Back", id="tour.left", tooltip="The card before", show=False, priority=True),
        Binding("enter,space,pagedown", "turn(1)", "Next", id="tour.next", tooltip="The next card", show=False),
        Binding("pageup", "turn(-1)", "Back", id="tour.back", tooltip="The card before", show=False),
        Binding("up", "scroll(-1)", "Up", id="tour.up", tooltip="A line up", show=False),
        Binding("down", "scroll(1)", "Down", id="tour.down", tooltip="A line down", show=False),
    ]

    def __init__(self) -> None:
        """Begin at the first card."""
        super().__init__(classes="plain")
        self._cards = cards()
        self._place = 0

    def compose(self) -> ComposeResult:
        """Which card it is, what it says, and the buttons."""
        with Vertical(classes="plain--column"):
            yield Static(id="tour-place", classes="plain--hint", markup=False)
            yield Static(id="tour-title", classes="plain--title", markup=False)
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                yield Static(id="tour-words", classes="plain--line", markup=False)
            yield ActionRow(self._acts(), classes="plain--acts")

    def on_mount(self) -> None:
        """Show the first card."""
        self._show()

    def _acts(self) -> tuple[Act, ...]:
        last = self._place == len(self._cards) - 1
        return (
            Act(id="next", label=say("tour.begin" if last else "tour.next"), key="Enter", strong=True),
            Act(id="back", label=say("tour.back"), key=say("tour.back_key"), off=not self._place),
            Act(id="leave", label=say("tour.leave"), key="Esc"),
        )

    def _show(self) -> None:
        card = self._cards[self._place]
        place = say("tour.progress", n=self._place + 1, all=len(self._cards))
        self.query_one("#tour-place", Static).update(Content(place))
        self.query_one("#tour-title", Static).update(Content(card.title))
        self.query_one("#tour-words", Static).update(Content("\n\n".join(card.lines)))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        """Go to the next card, or to the one before; after the last one the app begins."""
        if self._place + by >= len(self._cards):
            self.dismiss(None)
        elif self._place + by >= 0:
            self._place += by
            self._show()
            # Each button changes by itself, so that the one with the cursor keeps it.
            for button, act in zip(self.query(Action), self._acts(), strict=True):
                button.act = act
            if self.focused is None:
                self.query(Action).first().focus()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "leave":
            self.action_leave()
        else:
            self.action_turn(1 if event.act_id == "next" else -1)

    def action_scroll(self, by: int) -> None:
        """Move the words on a low screen."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        """Leave; help shows the cards again."""
        self.dismiss(None)
