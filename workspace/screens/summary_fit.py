"""The line that says when a page takes more than one side, with the two ways on: shorten it, or use two sides."""

from __future__ import annotations

from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from data.errors import JournalError
from data.wording import say
from widgets.buttons import Act, ActionRow
from workspace.page_begun import may_be_long
from workspace.summary.build import longest
from workspace.summary.values import Paper, Summary

SHORTEN, TWO_SIDES = "shorten", "two_sides"
"""Ids of its two buttons; the room does what they say."""


class PageFit(Vertical):
    """Finds out beside the screen how many sides the page takes, and speaks up only where one side is not enough."""

    DEFAULT_CSS = """
    PageFit {
        height: auto;
        display: none;
        & > Static { height: auto; color: $amber; }
        &.-long { display: block; }
    }
    """

    @dataclass
    class Measured(Message):
        """The sides a page takes are known."""

        summary: Summary
        paper: Paper
        sides: int

    def __init__(self, *, id: str | None = None) -> None:
        """Begin without a page."""
        super().__init__(id=id)
        self._page: tuple[Summary, Paper] | None = None
        self.sides = 1
        """The sides of the page shown now, as far as known."""

    def compose(self) -> ComposeResult:
        """The sentence and its buttons."""
        yield Static(markup=False)
        yield ActionRow(
            (
                Act(id=SHORTEN, label=say("summary_room.fit.shorten")),
                Act(id=TWO_SIDES, label=say("summary_room.fit.two_sides")),
            )
        )

    def show_page(self, summary: Summary, paper: Paper, *, settled: bool) -> None:
        """Take on another page.

        Args:
            summary: the page.
            paper: its sheet.
            settled: whether it may take as many sides as it likes.
        """
        if not may_be_long(summary, settled=settled):
            self._page = None
            self._say(summary, 1)
        elif self._page != (summary, paper):
            self._page = (summary, paper)
            self._measure(summary, paper)

    @work(thread=True, exit_on_error=False)
    def _measure(self, summary: Summary, paper: Paper) -> None:
        from workspace.summary.pdf import sides

        try:
            self.post_message(self.Measured(summary, paper, sides(summary, paper=paper)))
        except JournalError:
            # What cannot be set is said when the page is made.
            return

    def on_page_fit_measured(self, event: Measured) -> None:
        """Say it, unless another page has come since."""
        event.stop()
        if self._page == (event.summary, event.paper):
            self._say(event.summary, event.sides)

    def _say(self, summary: Summary, sides: int) -> None:
        self.sides = sides
        self.set_class(sides > 1, "-long")
        long = longest(summary)
        if sides > 1 and long is not None:
            words = say("summary_room.fit.long", sides=sides, heading=long.heading)
            self.query_one(Static).update(Content(words))
