"""Help: what this screen is for in two sentences, and everything that can be done here with its key."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.buttons import ActionRow
from workspace.commands import COMMANDS, EVERYWHERE
from workspace.screens.pages import Page, PageScreen, back_act

ALWAYS: tuple[str, ...] = ("rooms", "moving", "larger")
"""What works in every terminal and needs no command, by its name in the content."""


class HelpScreen(PageScreen):
    """Says what a room is for, then its keys."""

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
                    yield _row(say(f"help.{name}"), say(f"help.{name}_label"), say(f"help.{name}_help"))
            yield ActionRow((back_act(strong=True),), classes="plain--acts")


def _commands(room: str) -> Iterator[Widget]:
    for command in COMMANDS:
        if command.room == room:
            yield _row(command.face, command.label, command.help)


def _row(key: str, label: str, words: str) -> Widget:
    return Horizontal(
        Static(Content(key), classes="help--key"),
        Vertical(
            Static(Content(label), classes="help--label"),
            Static(Content(words), classes="help--words"),
            classes="help--what",
        ),
        classes="help--row",
    )
