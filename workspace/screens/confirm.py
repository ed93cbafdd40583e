"""One question before something that cannot be taken back, naming what it is about."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from widgets.buttons import Act, Action, ActionRow
from workspace.sizes import HEIGHTS, WIDTHS


class Confirm(ModalScreen[bool]):
    """Yes or no; Escape is no, and the cursor begins on no."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", "No", id="confirm.no", tooltip="Leave it as it is", show=False),
        Binding("up,pageup", "scroll(-1)", "Up", id="confirm.up", tooltip="Up", show=False),
        Binding("down,pagedown", "scroll(1)", "Down", id="confirm.down", tooltip="Down", show=False),
    ]

    def __init__(self, title: str, words: str, yes: str, no: str) -> None:
        """Ask.

        Args:
            title: the question.
            words: what it is about, by name.
            yes: the words on the button that does it.
            no: the words on the button that leaves things as they are.
        """
        super().__init__(classes="plain")
        self._title = title
        self._words = words
        self._acts = (Act(id="yes", label=yes), Act(id="no", label=no, key="Esc", strong=True))

    def compose(self) -> ComposeResult:
        """The question, what it is about, and both answers."""
        with Vertical(classes="plain--column"):
            yield Static(Content(self._title), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                yield Static(Content(self._words), classes="plain--line")
            yield ActionRow(self._acts, classes="plain--acts")

    def on_mount(self) -> None:
        """Begin on no."""
        self.query(Action).last().focus()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Take the answer."""
        event.stop()
        self.action_answer(event.act_id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)

    def action_scroll(self, by: int) -> None:
        """Move what is named, where it does not all fit."""
        self.query_one(".plain--scroll", VerticalScroll).scroll_relative(y=3 * by, animate=False)
