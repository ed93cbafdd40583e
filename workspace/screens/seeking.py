"""The place above the timeline where words are typed and chosen chips stand; it says how many moments fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.text_area import Line

LONGEST = 80
"""The most characters that can be looked for."""


class Seeking(Vertical):
    """A line for words, what was found, and the chips; it keeps nothing, and everything in it goes when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('step', -1)", "Up", id="seeking.up", tooltip="To the moment above", show=False),
        Binding("down", "move('step', 1)", "Down", id="seeking.down", tooltip="To the moment below", show=False),
        Binding("pageup", "move('leaf', -1)", "Page up", id="seeking.page_up", tooltip="One screen up", show=False),
        Binding("pagedown", "move('leaf', 1)", "Page down", id="seeking.page_down", tooltip="Down", show=False),
    ]

    class Sought(Message):
        """Other words stand in the line."""

        def __init__(self, pane: Seeking, words: str) -> None:
            super().__init__()
            self.pane = pane
            self.words = words

    @dataclass
    class Dropped(Message):
        """A chip was let go."""

        place: int
        """Which one, from the left."""

    @dataclass
    class Moved(Message):
        """The list was meant, while the cursor is in the line."""

        how: str
        by: int

    class Entered(Message):
        """Enter: the list is wanted now."""

    def compose(self) -> ComposeResult:
        """The line, the number, the chips."""
        yield Line(placeholder=say("finding.placeholder"), max_length=LONGEST, id="seek-words")
        yield Static(id="seek-said", markup=False)
        yield ActionRow(id="seek-chips")

    @property
    def line(self) -> Line:
        """Where words are typed."""
        return self.query_one("#seek-words", Line)

    def forget(self) -> None:
        """Let go of the words: Textual holds on to a piece of screen for a while after it is gone."""
        with self.prevent(Input.Changed):
            self.line.value = ""

    def tell(self, words: str) -> None:
        """Say what was found."""
        self.query_one("#seek-said", Static).update(Content(words), layout=False)

    def show_chips(self, labels: tuple[tuple[str, str], ...]) -> None:
        """Show the chips.

        Args:
            labels: of each its label, and by what it narrows.
        """
        row = self.query_one("#seek-chips", ActionRow)
        row.display = bool(labels)
        row.acts = tuple(
            Act(
                id=f"chip-{n}",
                label=say("finding.drop", label=label),
                tooltip=say("finding.drop_about", kind=kind),
            )
            for n, (label, kind) in enumerate(labels)
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Sought(self, event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered())

    @on(Line.Cleaned)
    def _cleaned(self, event: Line.Cleaned) -> None:
        event.stop()
        self.tell(say("finding.removed", names=", ".join(event.names)))

    @on(Action.Pressed)
    def _pressed(self, event: Action.Pressed) -> None:
        event.stop()
        self.post_message(self.Dropped(int(event.act_id.removeprefix("chip-"))))

    def action_move(self, how: str, by: int) -> None:
        """Move the cursor of the list while typing goes on."""
        self.post_message(self.Moved(how, by))
