"""Which moments the list shows: words to choose from, line by line, each of which explains itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from data.filters import KINDS, Chip, Kind, kept, offered
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.chip_field import ChipField, Option
from workspace.desk import Desk
from workspace.found_words import about, label_of
from workspace.sizes import HEIGHTS, WIDTHS


class FilterScreen(ModalScreen[tuple[Chip, ...] | None]):
    """Lines of chips; answers with those that were chosen, or None when it was left as it was."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "ChipField, Action"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="filter.leave", tooltip="Leave it as it was", show=False),
        Binding("f2", "show", "Show", id="filter.show", tooltip="Show these moments", show=False),
        Binding("f4", "clear", "Clear", id="filter.clear", tooltip="Choose nothing", show=False),
    ]

    def __init__(self, desk: Desk, chips: tuple[Chip, ...]) -> None:
        """Offer what stands in some moment.

        Args:
            desk: gives the view of whoever is here.
            chips: what is chosen already.
        """
        super().__init__(classes="plain")
        self._view, self._today = desk.view, desk.today()
        self._offered = offered(self._view)
        self._first = chips
        self.chips = chips
        """What is chosen now."""

    def compose(self) -> ComposeResult:
        """A line for each kind, a sentence about the chip with the cursor, and the buttons."""
        with Vertical(classes="plain--column"):
            yield Static(say("finding.filter.title"), classes="plain--title")
            hint = "hint" if self._offered else "none_yet"
            yield Static(say(f"finding.filter.{hint}"), classes="plain--hint")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                for kind in self._offered:
                    yield from self._line(kind)
            yield Static(id="filter-about", markup=False)
            yield ActionRow(self._acts(), classes="plain--acts")

    def _line(self, kind: Kind) -> Iterator[Widget]:
        chips = [Chip(kind=kind, value=value) for value in self._offered[kind]]
        options = tuple(
            Option(id=chip.value, label=label_of(chip, self._view), description=about(chip, self._view))
            for chip in chips
        )
        chosen = tuple(chip.value for chip in self.chips if chip.kind == kind)
        yield Static(say(f"finding.kinds.{kind}"), classes="plain--label")
        line = ChipField(options, (), chosen)
        line.id = f"filter-{kind}"
        yield line

    def on_mount(self) -> None:
        """Say how to go about it."""
        self._about("")

    def _acts(self) -> tuple[Act, ...]:
        fit = len(kept(self._view, self.chips, self._today))
        show = say("finding.filter.show_all")
        if self.chips:
            show = say("finding.filter.show_one" if fit == 1 else "finding.filter.show", n=fit)
        acts = [
            Act(id="show", label=show, key="F2", strong=True),
            Act(id="leave", label=say("finding.filter.leave"), key="Esc"),
        ]
        if self.chips:
            acts.insert(1, Act(id="clear", label=say("finding.filter.clear"), key="F4"))
        return tuple(acts)

    def _about(self, words: str) -> None:
        line = self.query_one("#filter-about", Static)
        line.update(Content(words or (say("finding.filter.about") if self._offered else "")), layout=False)

    @on(ChipField.Here)
    def _here(self, event: ChipField.Here) -> None:
        event.stop()
        self._about(event.option.description if event.option else "")

    @on(ChipField.Toggled)
    def _toggled(self, event: ChipField.Toggled) -> None:
        event.stop()
        kind = next(one for one in KINDS if event.control.id == f"filter-{one}")
        chip = Chip(kind=kind, value=event.option_id)
        self.chips = tuple(one for one in self.chips if one != chip) if chip in self.chips else (*self.chips, chip)
        self._show_chosen()

    def _show_chosen(self) -> None:
        for kind in self._offered:
            chosen = tuple(chip.value for chip in self.chips if chip.kind == kind)
            self.query_one(f"#filter-{kind}", ChipField).chosen = chosen
        self.query_one(ActionRow).acts = self._acts()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        {"show": self.action_show, "clear": self.action_clear, "leave": self.action_leave}[event.act_id]()

    def action_show(self) -> None:
        """Show the moments that fit."""
        self.dismiss(self.chips)

    def action_clear(self) -> None:
        """Choose nothing."""
        self.chips = ()
        # The buttons are made anew, and the cursor is never nowhere.
        for line in self.query(ChipField).results(ChipField):
            line.focus()
            break
        self._show_chosen()

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
