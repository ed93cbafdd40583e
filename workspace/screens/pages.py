"""A plain page on the screen: its title, its sentences, and one button back."""

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
from workspace.pages import Page
from workspace.sizes import HEIGHTS, WIDTHS

BACK = "back"
"""Id of the button that leaves a plain page."""


def back_act(*, strong: bool = False) -> Act:
    """Give the button that leaves a page."""
    return Act(id=BACK, label=say("pages.back"), key="Esc", strong=strong)


class PageScreen(ModalScreen[None]):
    """A calm page to read; nothing on it is kept."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Action"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "back", "Back", id="page.back", tooltip="Leave this page", show=False),
        Binding("up", "scroll('up')", "Up", id="page.up", tooltip="A line up", show=False),
        Binding("down", "scroll('down')", "Down", id="page.down", tooltip="A line down", show=False),
        Binding("pageup", "scroll('page_up')", "Page up", id="page.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "scroll('page_down')", "Page down", id="page.page_down", tooltip="A page down", show=False),
        Binding("home", "scroll('home')", "Top", id="page.home", tooltip="To the top", show=False),
        Binding("end", "scroll('end')", "End", id="page.end", tooltip="To the end", show=False),
    ]

    def __init__(self, page: Page) -> None:
        """Show a page.

        Args:
            page: what it says.
        """
        super().__init__(classes="plain")
        self.page = page

    def compose(self) -> ComposeResult:
        """The title, the sentences, the way back."""
        with Vertical(classes="plain--column"):
            yield Static(Content(self.page.title), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                for line in self.page.lines:
                    yield Static(Content(line), classes="plain--line")
            yield ActionRow((back_act(strong=True),), classes="plain--acts")

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Leave."""
        event.stop()
        self.action_back()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)

    def action_scroll(self, how: str) -> None:
        """Move the sentences.

        Args:
            how: the end of one of the `scroll_…` methods: up, down, page_up, page_down, home, end.
        """
        getattr(self.query_one(".plain--scroll", VerticalScroll), f"scroll_{how}")(animate=False)
