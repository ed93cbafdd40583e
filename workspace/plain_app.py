"""What the app and the small one of the first run have in common: their looks, their manners, and ending quietly."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType

from data.wording import say
from widgets.scroll import use_whole_cells
from workspace.commands import command
from workspace.quiet import listen_to_loop
from workspace.terminal import ask_for_plain_keys, clean_driver, leave_in_order
from workspace.theme import THEMES, VARIABLE_DEFAULTS

Outcome = TypeVar("Outcome")


class PlainApp(App[Outcome], Generic[Outcome]):
    """An app that prints nothing when it stumbles: whoever ran it asks for `trouble` afterwards."""

    TITLE = "Swingback"
    ENABLE_COMMAND_PALETTE = False

    # Before everything else, also while somebody writes and in front of a question.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(command("hide").key, "hide", command("hide").label, show=False, priority=True, id="everywhere.hide"),
    ]

    def __init__(self) -> None:
        """Make the app in the darker of its looks."""
        super().__init__(driver_class=clean_driver())
        use_whole_cells()
        ask_for_plain_keys()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours, so that the styles can name them."""
        return dict(VARIABLE_DEFAULTS)

    def listen_to_system(self) -> None:
        """Hear when the system or the window ends the app, and let nothing be logged between two steps."""
        listen_to_loop(asyncio.get_running_loop())
        leave_in_order(self, self.keep_places)

    def keep_places(self) -> None:
        """Note where the cursor is in what is being typed; called when the keys rest, and before the app is left."""

    async def action_hide(self) -> None:
        """Cover everything with a neutral page."""

    async def action_quit(self) -> None:
        """Leave; everything is saved already."""
        self.leave(0)

    def leave(self, code: int) -> None:
        """Leave with an exit code."""
        self.exit(return_code=code)

    @property
    def trouble(self) -> Exception | None:
        """What the app stumbled over and ended with; nothing when it ended by itself."""
        return self._exception

    def panic(self, *renderables: Any) -> None:
        """End; what stock Textual would print here may quote what somebody wrote."""
        if self._exception is None:
            self._exception = RuntimeError()
            self._exception_event.set()
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        # The stock one prints a traceback with the values of all variables.
        self._close_messages_no_wait()

    def action_help_quit(self) -> None:
        """Say how one leaves, to somebody who pressed Ctrl+C; nothing typed is touched."""
        self.notify(say("app.ctrl_c"), markup=False)
