"""A plain page with one name on it, so that one person can sit down while the other looks away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from widgets.buttons import Act, Action, ActionRow
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying


class Curtain(Widget, can_focus=True):
    """One name in the middle, one line beneath; it says nothing about what lies behind it."""

    DEFAULT_CSS = """
    Curtain {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
        align: center middle;
        & .curtain--name { width: 100%; height: auto; text-align: center; text-style: bold; padding: 0 2; }
        & .curtain--line { width: 100%; height: auto; text-align: center; color: $muted; margin-top: 1; padding: 0 2; }
        & .curtain--acts { width: 100%; height: auto; margin-top: 3; }
        & ActionRow { width: auto; max-width: 100%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "lift", "Begin", id="curtain.lift", tooltip="Sit down and begin", show=False),
    ]

    class Lifted(Saying["Curtain"]):
        """The one who was named is here."""

    class Pressed(Saying["Curtain"]):
        """One of its buttons was pressed."""

        def __init__(self, curtain: Curtain, act_id: str) -> None:
            super().__init__(curtain)
            self.act_id = act_id

    def __init__(
        self,
        name_shown: str,
        line: str = "",
        acts: tuple[Act, ...] = (),
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a curtain.

        Args:
            name_shown: the one name (or the one sentence with it) in the middle.
            line: one quiet line beneath.
            acts: buttons beneath, such as the page for the one who waits.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self.name_shown = name_shown
        self.line = line
        self.acts = acts

    def compose(self) -> ComposeResult:
        """The name, the line, the buttons."""
        yield Static(Content(self.name_shown), classes="curtain--name")
        yield Static(Content(self.line), classes="curtain--line")
        if self.acts:
            with Center(classes="curtain--acts"):
                yield ActionRow(self.acts, signs=self.signs)

    def on_mount(self) -> None:
        """Listen for Enter at once."""
        self.focus()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Pass on which button was pressed."""
        event.stop()
        self.post_message(self.Pressed(self, event.act_id))

    def action_lift(self) -> None:
        """Say that the one who was named is here."""
        self.post_message(self.Lifted(self))
