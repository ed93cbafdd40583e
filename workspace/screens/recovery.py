"""The recovery sheet on the screen: copied or printed, typed back once, and typed in when the passphrase is gone."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any, ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from data import keys, recovery
from data.errors import NotReadable
from data.keys import Identity
from data.own_key import OwnKey
from data.records import Adult
from data.wording import say
from widgets.buttons import Act, Action
from widgets.text_area import Line
from workspace.screens.passphrase import Answer, Sheet

LINES = 3
"""Lines on the sheet beneath the beginning that every key has."""


class RecoveryScreen(Sheet[bool]):
    """The sheet, to be copied onto paper or handed to a printer; None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "kept", "On paper", id="recovery.kept", tooltip="It is on paper", show=False),
        Binding("f5", "print", "Print", id="recovery.print", tooltip="Hand it to the printer", show=False),
    ]

    def __init__(self, adult: Adult, identity: Identity, today: date) -> None:
        """Show the sheet.

        Args:
            adult: whose it is.
            identity: their open key.
            today: the day that stands on a printed one.
        """
        super().__init__(
            say("recovery.title", name=adult.name),
            say("recovery.hint"),
            (
                Act(id="kept", label=say("recovery.kept_button"), key="Enter", strong=True),
                Act(id="print", label=say("recovery.print_button"), key="F5"),
                Act(id="leave", label=say("recovery.back_later"), key="Esc"),
            ),
            Static(Content(keys.recovery_text(identity)), classes="plain--line recovery--key"),
            Static(Content(say("recovery.advice")), classes="plain--line"),
            beneath=(say("recovery.printing"),),
        )
        self._paper = recovery.sheet(adult.name, identity, today)
        self._printing = False

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        match event.act_id:
            case "kept":
                self.action_kept()
            case "print":
                self.action_print()
            case _:
                self.action_leave()

    def action_kept(self) -> None:
        """Go on; the sheet is on paper now."""
        self.dismiss(True)

    def action_print(self) -> None:
        """Hand the sheet to the printer, without a file."""
        if not self._printing:
            self._printing = True
            self._print()

    @work(exit_on_error=False)
    async def _print(self) -> None:
        from workspace.summary.printing import print_words

        outcome = await asyncio.to_thread(print_words, self._paper, title=say("recovery.print_title"))
        self._printing = False
        self.reply(say(f"recovery.{outcome}"))


class SheetLines(Sheet[Answer]):
    """A page with the three lines of a sheet to type; subclasses say what becomes of them in `take`."""

    # The first line is chosen below, without moving the page away from its top.
    AUTO_FOCUS = ""

    def __init__(self, title: str, hint: str, acts: tuple[Act, ...]) -> None:
        """Ask for the three lines.

        Args:
            title: what is asked.
            hint: a quiet line beneath it.
            acts: the buttons; the first one takes what was typed.
        """
        body: list[Widget] = []
        for n in range(1, LINES + 1):
            body.append(Static(Content(say("recovery.line", n=n)), classes="plain--label"))
            line = Line(id=f"line-{n}")
            # Whoever comes back to a line mends a letter of it, and must not lose the rest.
            line.select_on_focus = False
            body.append(line)
        super().__init__(title, hint, acts, *body)

    def on_mount(self) -> None:
        """Begin in the first line, with the top of the page in sight."""
        self.query_one("#line-1", Line).focus(scroll_visible=False)

    @property
    def typed(self) -> str:
        """What stands in the lines."""
        return "\n".join(self.query_one(f"#line-{n}", Line).value for n in range(1, LINES + 1))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        n = int((event.input.id or "line-1").removeprefix("line-"))
        # Somebody may also have typed or pasted everything into one line.
        if n == LINES or len(keys.plain_recovery(self.typed)) >= len(keys.plain_recovery(keys.make().secret)):
            self.take()
        else:
            self.query_one(f"#line-{n + 1}", Line).focus()

    def take(self) -> None:
        """Take what was typed."""


class TypeBackScreen(SheetLines[str]):
    """The sheet typed back once; *proved*, *again* to see it once more, or None for not now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "again", "Again", id="back.again", tooltip="Show the sheet again", show=False),
    ]

    def __init__(self, adult: Adult, identity: Identity) -> None:
        """Ask for the lines.

        Args:
            adult: whose sheet it is.
            identity: the key that stands on it.
        """
        super().__init__(
            say("recovery.back_title"),
            say("recovery.back_hint"),
            (
                Act(id="compare", label=say("recovery.back_button"), key="Enter", strong=True),
                Act(id="again", label=say("recovery.back_again"), key="F3"),
                Act(id="leave", label=say("recovery.back_later"), key="Esc"),
            ),
        )
        self._identity = identity

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        match event.act_id:
            case "compare":
                self.take()
            case "again":
                self.action_again()
            case _:
                self.action_leave()

    def take(self) -> None:
        """Compare what was typed with the key."""
        differs = recovery.proves(self.typed, self._identity)
        if differs:
            self.reply(differs)
        else:
            self.dismiss("proved")

    def action_again(self) -> None:
        """Show the sheet once more."""
        self.dismiss("again")


class OpenBySheetScreen(SheetLines[Identity]):
    """The sheet typed in to open what the passphrase would; None when it was left."""

    def __init__(self, adult: Adult) -> None:
        """Ask for the lines.

        Args:
            adult: whose sheet it is, with the public key it must belong to.
        """
        super().__init__(
            say("recovery.open_title", name=adult.name),
            say("recovery.open_hint"),
            (
                Act(id="open", label=say("recovery.open_button"), key="Enter", strong=True),
                Act(id="leave", label=say("recovery.open_back"), key="Esc"),
            ),
        )
        self._adult = adult

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "open":
            self.take()
        else:
            self.action_leave()

    def take(self) -> None:
        """Read the key from what was typed."""
        try:
            identity = keys.from_recovery(self.typed)
        except NotReadable as problem:
            self.reply(problem.words)
            return
        if identity.recipient != self._adult.recipient:
            self.reply(say("recovery.another_key", name=self._adult.name))
            return
        self.dismiss(identity)


async def show_sheet(app: App[Any], own: OwnKey, today: date) -> None:
    """Show one's recovery sheet, and have it typed back once.

    Args:
        app: shows the pages; must be called from a worker.
        own: whose key it is, open.
        today: the day that stands on a printed one.
    """
    adult, identity = own.adult, own.identity
    typed: str | None = "again"
    while typed == "again":
        if not await app.push_screen_wait(RecoveryScreen(adult, identity, today)):
            break
        typed = await app.push_screen_wait(TypeBackScreen(adult, identity))
    app.notify(say("recovery.proved" if typed == "proved" else "recovery.unproved"), markup=False)
