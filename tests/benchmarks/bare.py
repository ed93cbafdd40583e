"""Bare Textual apps to measure against: ``bare.py hello`` shows one line, ``bare.py typing`` one text area.

They run as scripts of their own, with Textual's own settings, and import nothing of ours.
"""

from __future__ import annotations

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line that shows how many keys were pressed; a page key draws a page of such lines anew."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Static { width: 100%; height: 100%; }"

    def compose(self) -> ComposeResult:
        """One piece of text over the whole screen."""
        yield Static("hello 0")

    def on_key(self, event: events.Key) -> None:
        """Show something else."""
        shown = self.query_one(Static)
        count = int(str(shown.content).split()[1]) + 1
        whole = event.key in ("pagedown", "home", "end")
        lines = self.size.height if whole else 1
        shown.update("\n".join([f"hello {count} " + "x" * (self.size.width - 20)] * lines), layout=False)


class Typing(App[None]):
    """One text area over the whole screen."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The text area."""
        from textual.widgets import TextArea

        yield TextArea()


if __name__ == "__main__":
    (Typing if sys.argv[1:] == ["typing"] else Hello)().run()
