"""What was done in one sitting, so that it can be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

Change = tuple[str, str, Struct | None, Struct | None]
"""Table, id, what stood there before, what stands there after."""

Act = tuple[Change, ...]
"""Changes that were made in one save."""


class History:
    """The acts of a sitting, and those of them that were taken back."""

    def __init__(self, apply: Callable[[Act], None]) -> None:
        """Begin with nothing done.

        Args:
            apply: makes the changes of an act, in one save.
        """
        self._apply = apply
        self._done: list[Act] = []
        self._undone: list[Act] = []

    def forget(self) -> None:
        """Begin afresh, as whenever who is here changes."""
        self._done.clear()
        self._undone.clear()

    def note(self, act: Act) -> None:
        """Note an act that was done and can be taken back."""
        self._done.append(act)
        self._undone.clear()

    def knows(self, places: Iterable[tuple[str, str]]) -> bool:
        """Say whether any act changed one of these places.

        Args:
            places: pairs of table and id.
        """
        asked = set(places)
        return any((table, key) in asked for act in (*self._done, *self._undone) for table, key, _, _ in act)

    @property
    def taken_back(self) -> bool:
        """Whether there is something that was taken back and can be done again."""
        return bool(self._undone)

    def back(self) -> bool:
        """Take the last act back; False when there is none."""
        if not self._done:
            return False
        act = self._done.pop()
        self._apply(tuple((table, key, after, before) for table, key, before, after in act))
        self._undone.append(act)
        return True

    def again(self) -> bool:
        """Do again what was taken back last; False when there is nothing."""
        if not self._undone:
            return False
        act = self._undone.pop()
        self._apply(act)
        self._done.append(act)
        return True
