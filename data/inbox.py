"""What was written down while the family was open in another window, waiting in a folder of its own."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from data.fileops import FileOps
from data.records import Moment

if TYPE_CHECKING:
    from data.journal import Journal


def take_in(journal: Journal, ops: FileOps) -> int:
    """Take waiting moments into the timeline, and away from the folder once they are on the disk.

    Args:
        journal: the family, open for writing.
        ops: the acts that touch the disk.

    Returns:
        How many came.

    Raises:
        CannotSave: when the disk refuses; they are in the timeline and stay in the folder as well.
    """
    taken = []
    for path in sorted((journal.folder / "inbox").glob("*.json")):
        try:
            moment = msgspec.json.decode(path.read_bytes(), type=Moment)
        except (OSError, msgspec.MsgspecError):
            continue
        if journal.memory.any("moments", moment.id) is None:
            journal.act(("moments", moment.id, moment), undoable=False)
        taken.append(path)
    if taken:
        journal.flush()
        for path in taken:
            with contextlib.suppress(FileNotFoundError):
                ops.remove(path)
    return len(taken)
