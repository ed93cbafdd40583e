"""Everything that can be done here, in one list; a few letters find it, Enter or a click does it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from data.input import fold
from data.search import spots, words_of
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.text_area import Line
from widgets.timeline import Row, Timeline
from workspace.commands import EVERYWHERE, Command, commands_of
from workspace.sizes import HEIGHTS, WIDTHS

ITSELF = "palette"
"""The command that opens this list; it is not offered on it."""


def found(room: str, typed: str) -> tuple[Command, ...]:
    """Give what can be done in a room and goes by some letters, those with them in their name first.

    Args:
        room: one of the five.
        typed: as typed; everything for nothing.
    """
    words = words_of(typed)
    named = [c for c in commands_of(room) if c.id != ITSELF and all(word in fold(c.label) for word in words)]
    told = [
        c
        for c in commands_of(room)
        if c.id != ITSELF and c not in named and all(word in fold(f"{c.label} {c.help}") for word in words)
    ]
    return (*named, *told)


class CommandList(Timeline):
    """The rows; one click is enough, as on any button."""

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        place = self._row_at(event.get_content_offset_capture(self).y)
        if place is not None:
            event.stop()
            # The list itself would only put the cursor there.
            event.prevent_default()
            self.cursor = place
            self.action_open()


class EverythingScreen(ModalScreen[str | None]):
    """A line for letters and a list beneath; answers with the id of a command, or None when it was left."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Line"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "leave", "Leave", id="palette.leave", tooltip="Leave the list", show=False),
        Binding("up", "move('step', -1)", "Up", id="palette.up", tooltip="To the line above", show=False),
        Binding("down", "move('step', 1)", "Down", id="palette.down", tooltip="To the line below", show=False),
        Binding("pageup", "move('leaf', -1)", "Page up", id="palette.page_up", tooltip="A screen up", show=False),
        Binding(
            "pagedown", "move('leaf', 1)", "Page down", id="palette.page_down", tooltip="A screen down", show=False
        ),
    ]

    def __init__(self, room: str) -> None:
        """Offer what can be done in a room and everywhere.

        Args:
            room: one of the five.
        """
        super().__init__(classes="plain")
        self._room = room

    def compose(self) -> ComposeResult:
        """The title, the line, the list, the buttons."""
        acts = (
            Act(id="do", label=say("palette.do"), key="Enter", strong=True),
            Act(id="leave", label=say("palette.leave"), key="Esc"),
        )
        with Vertical(classes="plain--column"):
            yield Static(say("palette.title"), classes="plain--title")
            yield Line(placeholder=say("palette.placeholder"), max_length=40, id="what-words")
            yield CommandList(self._rows(""), empty=say("palette.nothing"))
            yield ActionRow(acts, classes="plain--acts")

    def _rows(self, typed: str) -> tuple[Row, ...]:
        listed = found(self._room, typed)
        here, anywhere = say("palette.here", room=say(f"app.rooms.{self._room}")), say("palette.anywhere")
        if typed.strip():
            # What goes by that name comes first, wherever it belongs.
            here = anywhere = say("palette.found")
        return tuple(
            Row(
                id=command.id,
                day=anywhere if command.room == EVERYWHERE else here,
                time=command.face,
                title=command.label,
                second=command.help,
            )
            for command in listed
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        rows, words = self.query_one(CommandList), words_of(event.value)
        rows.set_reactive(Timeline.cursor, 0)
        rows.underline(partial(spots, words=words) if words else None)
        rows.set_rows(self._rows(event.value))
        rows.cursor = 0

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(CommandList).action_open()

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        self.dismiss(event.row_id)

    @on(Timeline.Highlighted)
    def _highlighted(self, event: Timeline.Highlighted) -> None:
        event.stop()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "do":
            self.query_one(CommandList).action_open()
        else:
            self.action_leave()

    def action_move(self, how: str, by: int) -> None:
        """Move through the list while typing goes on."""
        rows = self.query_one(CommandList)
        (rows.action_step if how == "step" else rows.action_leaf)(by)

    def action_leave(self) -> None:
        """Leave; nothing is done."""
        self.dismiss(None)
