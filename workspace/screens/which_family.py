"""Asks which family is to be opened, where several are kept on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.wording import say
from widgets.buttons import Act, Action
from workspace.screens.listed import Choices, Listed


class WhichScreen(Listed[Path]):
    """Asks which family; None when somebody leaves."""

    def __init__(self, found: Sequence[Path]) -> None:
        """Ask.

        Args:
            found: the folders of the families, by name.
        """
        self._found = tuple(found)
        acts = [
            Act(id=f"family-{n}", label=one.name, key=str(n) if n < 10 else "") for n, one in enumerate(self._found, 1)
        ]
        leave = Act(id="leave", label=say("pages.which.leave"), key="Esc")
        super().__init__(say("pages.which.title"), say("pages.which.hint"), (leave,), Choices(acts))

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query(Action).first().focus()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Take the choice."""
        event.stop()
        kind, _, n = event.act_id.partition("-")
        self.dismiss(self._found[int(n) - 1] if kind == "family" else None)
