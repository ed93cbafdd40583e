"""Help: what this screen is for in two sentences, and everything that can be done here with its key."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Action, ActionRow
from workspace.commands import COMMANDS, EVERYWHERE
from workspace.pages import Page
from workspace.screens.pages import BACK, PageScreen, back_act
from workspace.screens.room import Room

ALWAYS: tuple[str, ...] = ("moving", "larger")
"""What works in every terminal and needs no command, by its name in the content."""


class HelpScreen(PageScreen):
    """Says what a room is for, then everything that can be done there: each a button with its key."""

    AUTO_FOCUS = ".plain--acts Action"

    def __init__(self, room: str) -> None:
        """Explain a room.

        Args:
            room: which one; one of the five.
        """
        title = say("help.title", room=say(f"app.rooms.{room}"))
        super().__init__(Page(title, (say(f"help.{room}.first"), say(f"help.{room}.second"))))
        self.room = room

    def compose(self) -> ComposeResult:
        """The two sentences, the room's own keys, those that work everywhere, the way back."""
        with Vertical(classes="plain--column"):
            yield Static(Content(self.page.title), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                for line in self.page.lines:
                    yield Static(Content(line), classes="plain--line")
                own = list(_commands(self.room))
                if own:
                    yield Static(say("help.keys"), classes="plain--label")
                    yield from own
                yield Static(say("help.anywhere"), classes="plain--label")
                yield from _commands(EVERYWHERE)
                for name in ALWAYS:
                    key = Content.assemble((say(f"help.{name}"), "bold"), " ", say(f"help.{name}_label"))
                    yield _row(Static(key, classes="help--key"), say(f"help.{name}_help"))
            yield ActionRow((back_act(strong=True),), classes="plain--acts")

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Leave, and do what the button says."""
        event.stop()
        # A plain page by itself knows only the way back.
        event.prevent_default()
        self.dismiss(None)
        if event.act_id != BACK:
            self.app.call_later(self._do, event.act_id)

    async def _do(self, command_id: str) -> None:
        room = self.app.screen
        if isinstance(room, Room):
            await room.do(command_id)


def _commands(room: str) -> Iterator[Widget]:
    for command in COMMANDS:
        if command.room == room:
            yield _row(Action(replace(command.act(), tooltip="")), command.help)


def _row(what: Widget, words: str) -> Widget:
    return Horizontal(
        Container(what, classes="help--what"), Static(Content(words), classes="help--words"), classes="help--row"
    )
