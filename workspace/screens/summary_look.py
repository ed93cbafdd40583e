"""The rows of chips with which a page is chosen: which days, which form, how large, which names, paper and parts."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from data.records import PageLook
from data.wording import say
from widgets.chip_field import ChipField
from workspace.looks import OTHER_DAYS, ROWS, choosable, chosen_in, with_choice
from workspace.summary.values import Paper

LINES = (("days",), ("form", "large"), ("names",), ("paper",), ("parts",))
"""The rows as they stand beneath one another, some of them two on a line."""


class PageLooks(Vertical):
    """All the rows; it is told how the page looks now, and says how it shall look."""

    @dataclass
    class Changed(Message):
        """Another look was chosen."""

        look: PageLook

    class DaysWanted(Message):
        """Days are to be named."""

    def __init__(self, look: PageLook, paper: Paper, *, id: str | None = None) -> None:
        """Make the rows.

        Args:
            look: how the page looks now.
            paper: its sheet, where the look leaves that to the family's setting.
            id: as for any widget.
        """
        super().__init__(id=id)
        self._look = look
        self._paper = paper

    def compose(self) -> ComposeResult:
        """Give the rows."""
        for line in LINES:
            with Horizontal(classes="page-choice"):
                for what in line:
                    yield Static(Content(say(f"summary_room.{what}")), classes="page-label")
                    field = ChipField(choosable(self._look, what), (), chosen_in(self._look, what, self._paper))
                    field.id = f"page-{what}"
                    if what != line[-1]:
                        # As wide as its own chips, so that the next row can begin on the same line.
                        field.styles.width = sum(cell_len(each.label) + 5 for each in choosable(self._look, what))
                    yield field

    def show_look(self, look: PageLook) -> None:
        """Show how the page looks now."""
        self._look = look
        for what in (*ROWS, "parts"):
            for field in self.query(f"#page-{what}").results(ChipField):
                if field.shown != choosable(look, what):
                    field.offer(choosable(look, what), ())
                field.chosen = chosen_in(look, what, self._paper)

    @on(ChipField.Toggled)
    def _chose(self, event: ChipField.Toggled) -> None:
        event.stop()
        what, value = (event.control.id or "").removeprefix("page-"), event.option_id
        if value == OTHER_DAYS:
            self.post_message(self.DaysWanted())
            return
        # Taken on at once, so that a second press before the page has followed adds to the first.
        self._look = with_choice(self._look, what, value)
        self.post_message(self.Changed(self._look))
