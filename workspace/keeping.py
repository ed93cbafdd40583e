"""Keeps the few lines of a short page while they are typed, and gives them back with the cursor where it was."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from data.drafts import Draft, Drafts
from data.errors import JournalError
from workspace.placing import go_back, where


class Keeping:
    """The draft of one short page."""

    def __init__(self, drafts: Drafts, key: str) -> None:
        """Look for what was left.

        Args:
            drafts: where what is typed is kept.
            key: of this page.
        """
        self._drafts = drafts
        self._key = key
        self.left: Draft | None = drafts.shared(key)
        """What was left half typed, if anything was."""

    def value(self, name: str, written: str = "") -> str:
        """Give what stands in a line at first.

        Args:
            name: of the line.
            written: what stands there when nothing was left.
        """
        return self.left.values.get(name, written) if self.left is not None else written

    def begin(self, screen: Screen[Any]) -> bool:
        """Put the cursor where it was left; says whether there was such a place."""
        return go_back(screen, self.left)

    def keep(self, screen: Screen[Any], values: dict[str, str], *, step: str = "") -> str:
        """Keep what is typed and where the cursor is; says what went amiss, in one sentence."""
        field, cursor = where(screen)
        draft = Draft(key=self._key, values=values, step=step, cursor=cursor, field=field)
        if draft == self.left or (self.left is None and not any(values.values())):
            return ""
        self.left = draft
        try:
            self._drafts.keep(draft)
        except JournalError as problem:
            return problem.words
        return ""

    def flush(self) -> None:
        """Send it to the medium; a refusal is said at the next letter."""
        try:
            self._drafts.flush()
        except JournalError:
            return

    def drop(self) -> None:
        """Let it go: it was written down, or the page was left on purpose."""
        if self.left is not None:
            self.left = None
            self._drafts.drop(self._key)
