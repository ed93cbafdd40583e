"""What can go wrong with a family file, each with a sentence fit to show a person."""

from __future__ import annotations


class JournalError(Exception):
    """A problem told in plain words: what happened, what is safe, what to do next.

    Args:
        words: the sentence, from content (see `data.wording`).
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
        """The sentence to show."""


class CannotOpen(JournalError):
    """The family file cannot be opened (exit code 3 on the command line)."""


class Damaged(CannotOpen):
    """The file's bytes are not what was saved; they were left untouched."""

    def __init__(self, words: str, backup: str = "", moments: int = 0) -> None:
        super().__init__(words)
        self.backup = backup
        """Path of the newest backup that opens; empty when there is none."""
        self.moments = moments
        """How many moments that backup holds."""


class NewerSchema(CannotOpen):
    """A newer Swingback wrote this file; it was left untouched."""


class HeldElsewhere(CannotOpen):
    """Another copy has the family open."""


class NotThere(CannotOpen):
    """There is no family file at this place."""


class CannotSave(JournalError):
    """The disk refused; the old file is whole and the new words are still in memory (exit code 4)."""


class ChangedOnDisk(CannotSave):
    """Something else wrote the file since it was last read; nothing was written over it."""


class NotAllowed(JournalError):
    """This actor may not do that."""


class NotReadable(JournalError):
    """A sealed text cannot be opened with this key."""


class WrongPassphrase(NotReadable):
    """The passphrase does not open this key."""
