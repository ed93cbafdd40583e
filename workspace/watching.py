"""Once a second: has nobody been here, has the lid been closed, is there still a terminal, is a pause for the disk?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from data.drafts import Drafts
from data.errors import JournalError

BEAT = 1.0
"""Seconds between two looks."""

ASLEEP = timedelta(seconds=60)
"""A gap like this between two looks means that the machine slept, or that its clock was set."""

LONGEST_WITHOUT_PAUSE = 5
"""Looks after which what is being typed goes to the medium, even while somebody types on."""


class Watch:
    """Counts the time in which nobody was here. Knows no screen: it is told of keys, and says what it noticed."""

    def __init__(self, now: Callable[[], datetime], minutes: Callable[[], int], drafts: Drafts) -> None:
        """Begin to watch.

        Args:
            now: the clock, aware.
            minutes: gives how long a sitting may be left before it locks; 0 for any time.
            drafts: what is being typed.
        """
        self._now = now
        self._minutes = minutes
        self._drafts = drafts
        self._looked = self._here = now()
        self._touched = False
        self._unrested = 0
        self.trouble = ""
        """Why what is typed did not reach the medium, in one sentence; empty when it did."""

    def touch(self) -> None:
        """Note that somebody is here."""
        self._touched = True
        self._here = self._now()

    def away(self) -> bool:
        """Look at the clock; says whether whoever sat here was away, or the machine asleep."""
        now = self._now()
        slept = not -ASLEEP < now - self._looked < ASLEEP
        self._looked = now
        minutes = self._minutes()
        left = minutes > 0 and now - self._here >= timedelta(minutes=minutes)
        if slept or left:
            self._here = now
        return slept or left

    def rests(self) -> bool:
        """Say whether the keys rest for a moment after somebody typed, or have not rested for long."""
        typed, self._touched = self._touched, False
        if typed:
            self._unrested += 1
            if self._unrested < LONGEST_WITHOUT_PAUSE:
                return False
        elif not self._unrested:
            # Nobody typed; there is only something to do where the disk refused before.
            return self._drafts.waiting
        self._unrested = 0
        return True

    def flush(self) -> None:
        """Send what is being typed to the medium; a refusal is noted, and tried again at the next pause."""
        self.trouble = ""
        if self._drafts.waiting:
            try:
                self._drafts.flush()
            except JournalError as problem:
                self.trouble = problem.words
