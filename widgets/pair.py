"""A quiet word of ours beside somebody's words; on a narrow screen it stands above them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static


class Pair(Widget):
    """A label and what belongs to it; gone altogether when there is nothing to show."""

    # Whether the label stands beside or above follows the class the screen carries.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    Pair { layout: horizontal; width: 1fr; max-width: 102; height: auto; }
    Pair.-apart { margin-top: 1; }
    Pair > .pair--label { width: 19; height: auto; color: $muted; padding-right: 1; }
    Pair > .pair--words { width: 1fr; height: auto; color: $foreground; }
    .-tiny Pair, .-narrow Pair { layout: vertical; margin-top: 1; }
    .-tiny Pair > .pair--label, .-narrow Pair > .pair--label { width: 1fr; }
    """

    def __init__(self, value: Widget | None = None, *, apart: bool = False, classes: str | None = None) -> None:
        """Make a pair.

        Args:
            value: what stands beside the label, when it is more than words.
            apart: leave a blank line above.
            classes: as for any widget.
        """
        super().__init__(classes=f"{classes or ''} {'-apart' if apart else ''}")
        self.label = Static(classes="pair--label", markup=False)
        self.value = value or Static(classes="pair--words", markup=False)
        self._needed = value is not None
        self._stands = False

    def compose(self) -> ComposeResult:
        """The label, then what belongs to it; both only once there is something to show."""
        self._stands = True
        if self._needed:
            yield self.label
            yield self.value

    def show(self, label: str, words: Content | str) -> None:
        """Show a label and words, or nothing where there are no words."""
        words = Content(words) if isinstance(words, str) else words
        self.display = bool(words.plain)
        if self.display and not self._needed:
            self._needed = True
            if self._stands:
                self.mount(self.label, self.value)
        if self.display and isinstance(self.value, Static):
            self.label.update(Content(label))
            self.value.update(words)
