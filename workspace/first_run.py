"""A small app around the first run, which ends with a new family."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from data.journal import Journal
from workspace.manners import wants_ascii
from workspace.plain_app import PlainApp
from workspace.screens.hidden import HiddenScreen
from workspace.screens.welcome import WelcomeScreen
from workspace.terminal import colours
from workspace.theme import ALL_COLOURS, look


class WelcomeApp(PlainApp[Journal]):
    """A small app around the first run."""

    CSS_PATH = "styles/app.tcss"

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime],
        zone: str = "",
        colours: int = ALL_COLOURS,
        plain_signs: bool = False,
    ) -> None:
        """Welcome somebody.

        Args:
            folder: where the family will lie.
            now: the clock; gives aware times.
            zone: the IANA name of the zone they live in; this machine's when empty.
            colours: how many colours the terminal can show.
            plain_signs: whether it shows plain signs alone.
        """
        super().__init__(look("auto", colours=colours).name, colours=colours, plain_signs=plain_signs)
        self._welcome = WelcomeScreen(folder, now, zone)

    def on_mount(self) -> None:
        """Begin."""
        self.listen_to_system()
        self.push_screen(self._welcome, self.exit)

    def keep_places(self) -> None:
        """Note where the cursor is in what is being typed."""
        if self._welcome.is_mounted:
            self._welcome.keep_place()

    async def action_hide(self) -> None:
        """Cover everything with a neutral page."""
        if not isinstance(self.screen, HiddenScreen):
            self.keep_places()
            await self.push_screen(HiddenScreen(None, left=False), self._leave_hidden)

    def _leave_hidden(self, answer: object) -> None:
        if answer == "close":
            self.leave(0)

    def leave(self, code: int) -> None:
        """Leave; a family that is made already is there the next time."""
        if self._welcome.made is not None:
            self._welcome.made.close()
        super().leave(code)


def first_run(folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Journal | None:
    """Welcome somebody on the full screen and make their family.

    Args:
        folder: where the family will lie; nothing stands there yet.
        now: the clock; gives aware times.

    Returns:
        the new family, open; None when they left before the last answer.

    Raises:
        SystemExit: when the system ended it.
        Exception: whatever it stumbled over.
    """
    app = WelcomeApp(folder, now=now, colours=colours(), plain_signs=wants_ascii("auto", os.environ))
    made = app.run()
    if app.trouble is not None:
        raise app.trouble
    if made is None and app.return_code:
        raise SystemExit(app.return_code)
    return made
