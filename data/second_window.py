"""A second window on the same family: it looks on while the first one writes, and takes over when that one closes."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import CannotOpen, CannotSave, HeldElsewhere, NotReadable
from data.journal import Journal
from data.records import Adult, Private

if TYPE_CHECKING:
    from data.ahead import Ahead


def open_or_look(folder: Path, *, ahead: Ahead | None = None) -> Journal:
    """Open a family to write in it, or only to look while another window has it; `ahead` is that of `Journal.open`.

    Raises:
        CannotOpen: when it cannot even be looked at.
    """
    try:
        return Journal.open(folder, ahead=ahead)
    except HeldElsewhere:
        return Journal.open(folder, read_only=True)


def take_over(journal: Journal) -> bool:
    """Begin to write in a family that was only looked at, once no other window does any more.

    Returns:
        Whether this window may write now; what others wrote before is there, and listeners were told.
    """
    try:
        if not journal.storage.take_over():
            return False
    except CannotOpen:
        # Half a file of a sync program, or a folder gone for the moment: looked at again a little later.
        return False
    _take_anew(journal)
    journal.take_in()
    return True


def look_again(journal: Journal) -> bool:
    """Read the file again if the other window has written it since.

    Returns:
        Whether there is anything new.
    """
    try:
        if not journal.storage.reload():
            return False
    except (CannotOpen, CannotSave):
        return False
    _take_anew(journal)
    return True


def _take_anew(journal: Journal) -> None:
    journal.memory.fill_anew(journal.storage.read())
    for adult in journal.memory.all(Adult, "adults"):
        identity = journal.rooms.identity(adult.id)
        if identity is not None:
            try:
                journal.rooms.unlock(adult, journal.memory.get(Private, "private", adult.id), identity)
            except NotReadable:
                # Another key since then: it is asked for again.
                with contextlib.suppress(CannotSave):
                    journal.lock(adult.id)
    journal.tell_all()
