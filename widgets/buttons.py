"""Buttons that look like buttons: a filled cell with its key beside its word, and a row of them."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.layout import Layout
from textual.reactive import reactive
from textual.widget import Widget

from widgets.cells import flat
from widgets.flow_layout import FlowLayout
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying


class Act(Struct, frozen=True, kw_only=True):
    """What one button offers."""

    id: str
    label: str
    key: str = ""
    """The key shown on it; the screen, not the button, listens for that key."""
    strong: bool = False
    """The one most people want next."""
    tooltip: str = ""
    off: bool = False
    """Shown, but not to be pressed now."""


class Action(Widget, can_focus=True):
    """One button."""

    DEFAULT_CSS = """
    Action {
        width: auto;
        height: 1;
        padding: 0 2 0 0;
        background: $key;
        color: $foreground;
        pointer: pointer;
        & .action--key { color: $sage; text-style: bold; }
        &:hover { background: $chip-on; }
        &.-strong { background: $chip-on; text-style: bold; }
        &:focus {
            background: $sage;
            color: $on-accent;
            text-style: bold;
            & .action--key { color: $on-accent; text-style: bold; }
        }
        &:disabled { color: $muted; background: $panel; & .action--key { color: $muted; } }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"action--key"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", "Press", id="button.press", tooltip="Do what this button says", show=False),
    ]

    act: reactive[Act] = reactive(Act(id="", label=""), layout=True)
    """What it offers."""

    class Pressed(Saying["Action"]):
        """A button was pressed, by Enter, space or a click."""

        def __init__(self, action: Action, act_id: str) -> None:
            super().__init__(action)
            self.act_id = act_id

    def __init__(self, act: Act, *, signs: Glyphs = FULL, id: str | None = None, classes: str | None = None) -> None:
        """Make a button.

        Args:
            act: what it offers.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self.set_reactive(Action.act, act)
        self._dress(act)

    def watch_act(self, act: Act) -> None:
        """Take on what another act says about looks."""
        self._dress(act)

    def _dress(self, act: Act) -> None:
        self.set_class(act.strong, "-strong", update=self.is_attached)
        self.disabled = act.off
        self.tooltip = Content(act.tooltip) if act.tooltip else None

    def _words(self) -> Content:
        # A sign before the words shows where you are without colour, in the cells that are blank otherwise.
        lead = f"{self.signs.right} " if self.has_focus else "  "
        label = Content(flat(self.act.label))
        if not self.act.key:
            return Content.assemble(lead, label)
        key = Content.styled(flat(self.act.key), self.get_visual_style("action--key", partial=True))
        return Content.assemble(lead, key, " ", label)

    def render(self) -> Content:
        """Draw the key and the word."""
        return self._words()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its words."""
        key = Content(flat(self.act.key)).cell_length + 1 if self.act.key else 0
        return 2 + key + Content(flat(self.act.label)).cell_length

    def on_click(self, event: events.Click) -> None:
        """Press it."""
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        """Say that it was pressed."""
        if not self.act.off:
            self.post_message(self.Pressed(self, self.act.id))


_FLOW = FlowLayout()


class ActionRow(Widget):
    """A row of buttons that goes on to the next line where it does not fit."""

    DEFAULT_CSS = """
    ActionRow {
        width: 1fr;
        height: auto;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "near(-1)", "Before", id="buttons.before", tooltip="To the button before", show=False),
        Binding("right", "near(1)", "Next", id="buttons.next", tooltip="To the next button", show=False),
    ]

    acts: reactive[tuple[Act, ...]] = reactive((), recompose=True)
    """What the buttons offer, from left to right."""

    def __init__(
        self,
        acts: tuple[Act, ...] = (),
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a row of buttons.

        Args:
            acts: what they offer, from left to right.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self.set_reactive(ActionRow.acts, acts)

    @property
    def layout(self) -> Layout:
        """Like words on a line."""
        return _FLOW

    def compose(self) -> ComposeResult:
        """Make one button for each."""
        for act in self.acts:
            yield Action(act, signs=self.signs)

    def button(self, act_id: str) -> Action | None:
        """Give the button of one act, or None when there is none."""
        return next((button for button in self.query(Action) if button.act.id == act_id), None)

    def action_near(self, by: int) -> None:
        """Move from one button to the next."""
        able = [button for button in self.query(Action) if button.focusable]
        here = next((place for place, button in enumerate(able) if button.has_focus), None)
        if here is not None and 0 <= here + by < len(able):
            able[here + by].focus()
