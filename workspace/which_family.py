"""A small app in front of the real one, which asks which family is to be opened where several are kept."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from workspace.manners import wants_ascii
from workspace.plain_app import PlainApp
from workspace.screens.hidden import HiddenScreen
from workspace.screens.which_family import WhichScreen
from workspace.terminal import colours
from workspace.theme import ALL_COLOURS, look


class WhichApp(PlainApp[Path]):
    """A small app around that one question."""

    CSS_PATH = "styles/app.tcss"

    def __init__(self, found: Sequence[Path], *, colours: int = ALL_COLOURS, plain_signs: bool = False) -> None:
        """Ask which family.

        Args:
            found: the folders of the families, by name.
            colours: how many colours the terminal can show.
            plain_signs: whether it shows plain signs alone.
        """
        super().__init__(look("auto", colours=colours).name, colours=colours, plain_signs=plain_signs)
        self._found = found

    def on_mount(self) -> None:
        """Ask."""
        self.listen_to_system()
        self.push_screen(WhichScreen(self._found), self.exit)

    async def action_hide(self) -> None:
        """Cover everything with a neutral page."""
        if not isinstance(self.screen, HiddenScreen):
            await self.push_screen(HiddenScreen(None, left=False), self._leave_hidden)

    def _leave_hidden(self, answer: object) -> None:
        if answer == "close":
            self.leave(0)


def ask_on_screen(found: Sequence[Path]) -> Path | None:
    """Ask which family on the full screen.

    Returns:
        its folder; None when somebody left.

    Raises:
        SystemExit: when the system ended it.
        Exception: whatever it stumbled over.
    """
    app = WhichApp(found, colours=colours(), plain_signs=wants_ascii("auto", os.environ))
    chosen = app.run()
    if app.trouble is not None:
        raise app.trouble
    if chosen is None and app.return_code:
        raise SystemExit(app.return_code)
    return chosen
