"""The rows of chips with which a page is chosen: which days, which form, how large, which names, paper and parts."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from data.records import PageLook
from data.wording import say
from widgets.chip_field import ChipField, Option
from workspace.looks import DAYS, NAMED, parts_of, with_part
from workspace.summary.values import PARTS_OF, Paper

WORDS: dict[str, tuple[str, ...]] = {
    "days": (*map(str, DAYS), "named"),
    "form": ("one", "full"),
    "large": ("plain", "large"),
    "names": ("none", "initials", "full"),
    "paper": ("a4", "letter"),
}
"""What can be chosen in each row but the last."""

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
                    field = ChipField(self._options(what), (), self._chosen(what))
                    field.id = f"page-{what}"
                    if what != line[-1]:
                        # As wide as its own chips, so that the next row can begin on the same line.
                        field.styles.width = sum(cell_len(each.label) + 5 for each in self._options(what))
                    yield field

    def _options(self, what: str) -> tuple[Option, ...]:
        ids = PARTS_OF[self._look.form] if what == "parts" else WORDS[what]
        return tuple(Option(id=one, label=say(f"summary_room.{what}_{one}")) for one in ids)

    def _chosen(self, what: str) -> tuple[str, ...]:
        look = self._look
        if what == "parts":
            return parts_of(look)
        return ({
            "days": "named" if look.days == NAMED else str(look.days),
            "form": look.form,
            "large": "large" if look.large else "plain",
            "names": look.names,
            "paper": look.paper or self._paper,
        }[what],)  # fmt: skip

    def show_look(self, look: PageLook) -> None:
        """Show how the page looks now."""
        self._look = look
        for what in (*WORDS, "parts"):
            for field in self.query(f"#page-{what}").results(ChipField):
                if field.shown != self._options(what):
                    field.offer(self._options(what), ())
                field.chosen = self._chosen(what)

    @on(ChipField.Toggled)
    def _chose(self, event: ChipField.Toggled) -> None:
        event.stop()
        what, value = (event.field.id or "").removeprefix("page-"), event.option_id
        if value == "named":
            self.post_message(self.DaysWanted())
            return
        # Taken on at once, so that a second press before the page has followed adds to the first.
        self._look = _with(self._look, what, value)
        self.post_message(self.Changed(self._look))


def _with(look: PageLook, what: str, value: str) -> PageLook:
    """Give the look with one thing chosen."""
    match what:
        case "days":
            return replace(look, days=int(value))
        case "form":
            return replace(look, form="full" if value == "full" else "one", left_out=())
        case "large":
            return replace(look, large=value == "large")
        case "names":
            names = next(each for each in ("none", "initials", "full") if each == value)
            return replace(look, names=names)
        case "paper":
            return replace(look, paper="letter" if value == "letter" else "a4")
        case _:
            part = next(each for each in PARTS_OF[look.form] if each == value)
            return with_part(look, part)
