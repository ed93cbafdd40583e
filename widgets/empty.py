"""A place with nothing in it yet: one kind sentence, and one button."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from widgets.buttons import Act, Action
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying


class Empty(Widget):
    """One sentence and one button in the middle of a pane."""

    DEFAULT_CSS = """
    Empty {
        width: 1fr;
        height: 1fr;
        align: center middle;
        padding: 0 2;
        & Center { height: auto; }
        & .empty--words { width: 48; max-width: 100%; height: auto; text-align: center; color: $muted; }
        & Action { margin-top: 1; }
    }
    """

    class Pressed(Saying["Empty"]):
        """Its button was pressed."""

        def __init__(self, empty: Empty, act_id: str) -> None:
            super().__init__(empty)
            self.act_id = act_id

    def __init__(
        self,
        words: str,
        act: Act | None = None,
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make an empty place.

        Args:
            words: the kind sentence.
            act: what its button offers; no button when left out.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.words = words
        self.act = act
        self.signs = signs

    def compose(self) -> ComposeResult:
        """The sentence, then the button."""
        with Center():
            yield Static(Content(self.words), classes="empty--words")
        if self.act is not None:
            with Center():
                yield Action(self.act, signs=self.signs)

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Pass on that the button was pressed."""
        event.stop()
        self.post_message(self.Pressed(self, event.act_id))
