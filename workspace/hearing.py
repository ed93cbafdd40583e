"""Words for a time, understood while they are typed: plain ones at once, others a little later by a library."""

from __future__ import annotations

from collections.abc import Callable

from data.records import When

PAUSE = 0.4
"""Seconds without typing after which the large library is asked too."""


class Ear:
    """Understands the words of one line. The library takes most of a second, so no key ever waits for it."""

    def __init__(self, understand: Callable[[str, bool], When | None]) -> None:
        """Listen.

        Args:
            understand: gives the time that words mean; told whether it may ask the library.
        """
        self._understand = understand
        self._slow: dict[str, When | None] = {}

    def quick(self, text: str) -> When | None:
        """Give what words mean, as far as that is known at once."""
        found = self._understand(text, False)
        return found if found is not None else self._slow.get(text.strip())

    def asked(self, text: str) -> bool:
        """Say whether nothing more can come of these words: they are plain, or the library was asked."""
        return not text.strip() or text.strip() in self._slow or self._understand(text, False) is not None

    def slow(self, text: str) -> When | None:
        """Give what words mean, and ask the library where they are not plain."""
        if not self.asked(text):
            self._slow[text.strip()] = self._understand(text, True)
        return self.quick(text)
