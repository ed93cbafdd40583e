"""A tiny app that holds one piece of screen, and texts that try to break it."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from workspace.theme import INK, THEMES, VARIABLE_DEFAULTS


class Host(App[None]):
    """Holds pieces of screen and keeps what they say."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-narrow"), (110, "-normal"), (160, "-wide")]  # noqa: RUF012  # Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-mid"), (34, "-tall")]  # noqa: RUF012  # Textual declares it so

    def __init__(self, *pieces: Widget) -> None:
        super().__init__()
        self.pieces = pieces
        self.heard: list[Message] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = INK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        yield from self.pieces

    def trial(self, width: int = 80, height: int = 24) -> Any:
        """Start the app on a screen of this size and note every message."""
        return self.run_test(size=(width, height), message_hook=self._note)

    def _note(self, message: Message) -> None:
        if not any(message is known for known in self.heard):
            self.heard.append(message)

    def said(self, kind: type[Message]) -> list[Any]:
        """Everything of one kind that was said so far."""
        return [message for message in self.heard if isinstance(message, kind)]

    def text(self) -> str:
        """What is on the screen, without colours."""
        return "\n".join(
            "".join(segment.text for segment in strip).rstrip() for strip in self.screen._compositor.render_strips()
        )


HOSTILE = (
    "and/or [/sad] [b]x",
    "he said [quietly] stop",
    "🙂 family 👩‍👧 [red]",
    "שלום עולם [x]",
    "[" * 20 + "$primary" + "]" * 20,
    "line one\nline two\ttab",
    "x" * 5_000,
    "日本語の長い題名がここにあります" * 4,
)


@pytest.fixture(params=HOSTILE, ids=("closing", "quiet", "emoji", "rtl", "brackets", "lines", "long", "wide"))
def hostile(request: pytest.FixtureRequest) -> str:
    """A text someone could really type."""
    return str(request.param)
