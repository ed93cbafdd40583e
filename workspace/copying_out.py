"""A copy of one's own room in a file of one's own: whether it can be written, and what is said when it cannot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.carried import everything
from data.errors import JournalError
from data.view import View
from data.wording import say


def write_copy(view: View, place: str, today: date, *, only_taken: bool) -> str:
    """Write the file; gives a sentence about why it was not written, or nothing.

    Args:
        view: of the one who sits alone with their room open.
        place: where it goes, as typed; remembered nowhere.
        today: the day that stands at its head.
        only_taken: whether only what is taken along goes into it.
    """
    room, name = view.room(), place.strip()
    if not name:
        return say("reflect_copy.empty_name")
    if only_taken and room is not None and not any(one.take_along for one in everything(room)):
        return say("reflect_copy.nothing_taken")
    try:
        view.own_key().copy_to(Path(name).expanduser(), today, only_taken=only_taken)
    except JournalError as problem:
        return problem.words
    except (RuntimeError, ValueError):
        # No such home, or signs that no file can be called by.
        return say("reflect_copy.refused", why=name)
    return ""
