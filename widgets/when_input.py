"""A line to say when it happened in plain words, with what was understood beneath it."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from data.wording import say
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying
from widgets.text_area import Line


class WhenInput(Widget):
    """Takes plain words such as *yesterday 6pm*, and shows what they were understood as before anything is kept."""

    DEFAULT_CSS = """
    WhenInput {
        width: 1fr;
        max-width: 60;
        height: 2;
        & > .when--heard { height: 1; padding-left: 2; color: $muted; }
        & > .when--heard.-unclear { color: $open; }
    }
    """

    class Changed(Saying["WhenInput"]):
        """Other words were typed."""

        def __init__(self, when_input: WhenInput, value: str, heard: str) -> None:
            super().__init__(when_input)
            self.value = value
            """The words as typed."""
            self.heard = heard
            """What was understood; empty when it was not."""

    class Submitted(Saying["WhenInput"]):
        """Enter was pressed."""

        def __init__(self, when_input: WhenInput, value: str, heard: str) -> None:
            super().__init__(when_input)
            self.value = value
            """The words as typed."""
            self.heard = heard
            """What was understood; empty when it was not."""

    def __init__(
        self,
        understand: Callable[[str], str],
        value: str = "",
        *,
        placeholder: str = "",
        unclear: str = "",
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make the line.

        Args:
            understand: says in words what typed words mean; empty when they mean nothing yet.
            value: what stands there already.
            placeholder: a quiet example.
            unclear: says that the words mean nothing yet; left out, the usual sentence for when something happened.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.understand = understand
        self._first = value
        self._signs = signs
        self._placeholder = placeholder or say("widgets.when_example")
        self._unclear = unclear or say("widgets.when_unclear")
        self._heard = Static(classes="when--heard", markup=False)

    def compose(self) -> ComposeResult:
        """The line, and what was understood."""
        yield Line(self._first, placeholder=self._placeholder, signs=self._signs)
        yield self._heard

    def on_mount(self) -> None:
        """Say what the first words mean."""
        self.hear_again()

    @property
    def value(self) -> str:
        """The words as typed."""
        return self.query_one(Line).value

    @value.setter
    def value(self, words: str) -> None:
        self.query_one(Line).value = words

    @property
    def heard(self) -> str:
        """What was understood; empty when it was not."""
        return self.understand(self.value) if self.value.strip() else ""

    def focus(self, scroll_visible: bool = True) -> WhenInput:
        """Bring the cursor into the line."""
        self.query_one(Line).focus(scroll_visible)
        return self

    def hear_again(self) -> str:
        """Say what the words mean now; gives what was understood."""
        heard = self.heard
        unclear = bool(self.value.strip()) and not heard
        self._heard.set_class(unclear, "-unclear")
        self._heard.update(Content(self._unclear if unclear else heard), layout=False)
        return heard

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the words mean as they are typed."""
        event.stop()
        self.post_message(self.Changed(self, self.value, self.hear_again()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on that the words are ready."""
        event.stop()
        self.post_message(self.Submitted(self, self.value, self.heard))
