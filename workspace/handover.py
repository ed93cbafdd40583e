"""The note from one home to the other: which answers may stand on it, and in which words; everything else stays."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from data.errors import CannotSave
from data.fileops import write_whole
from data.ids import new_id
from data.reads import Read
from data.vocabulary import vocabulary
from data.when import local, say_day
from data.wording import say
from workspace.seats import Seats

OTHER_HOME = "other-home"
"""Stands for the reader of an exchanged read, who has no place in this file."""

WRITTEN = ("helped", "medical", "good")
"""What may be written freely on a note, 240 characters each."""


def note(seats: Seats, values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give the lines of a note, each with what it is about; nothing about landing, states, feelings or reflections.

    Args:
        seats: whose moment it is.
        values: the answers given so far, as they are kept.
    """
    moment, child = seats.moment, seats.view.child(seats.debrief.child)
    name = child.name if child else ""
    lines = [(say("handover.about", child=name), say_day(local(moment.when).date()))]
    if values.get("handover.facts") == "yes":
        lines.append((say("handover.what_was"), _labels("contexts", moment.context)))
        lines.append((say("handover.seen", child=name), _labels("signals", moment.signals)))
    lines += [(say(f"handover.{part}"), values.get(f"handover.{part}", "")) for part in WRITTEN]
    if swaps(values):
        needs = tuple(part for part in values.get("read.needs", "").split(",") if part)
        lines.append((say("handover.need", child=name), _labels("needs", needs)))
        lines.append((say("handover.line"), values.get("handover.line", "")))
    return tuple((about, words.strip()) for about, words in lines if words.strip())


def _labels(name: str, ids: tuple[str, ...]) -> str:
    return ", ".join(vocabulary(name).label(one) for one in ids)


def swaps(values: Mapping[str, str]) -> bool:
    """Whether both homes agreed to swap a read of this moment."""
    return values.get("handover.exchange") == "yes"


def their_read(seats: Seats, values: Mapping[str, str]) -> Read | None:
    """Give the read that came from the other home: its need and one line, and nothing else."""
    needs = tuple(part for part in values.get("handover.their_needs", "").split(",") if part)
    words = values.get("handover.their_words", "").strip()
    if not swaps(values) or not (needs or words):
        return None
    # A parent who is known here, and keeps a file elsewhere, has no key in this one.
    who = next((adult.id for adult in seats.view.former if not adult.recipient), OTHER_HOME)
    return Read(id=new_id(), moment=seats.moment.id, adult=who, needs=needs, words=words, present=False, exchanged=True)


def place_for(seats: Seats) -> Path:
    """Say where a note would be written: a file that is not there yet, its name a day and nothing else."""
    from workspace.making import free, usual_folder

    return free(usual_folder() / f"{say('handover.file', date=seats.today.isoformat())}.txt")


def write_note(lines: tuple[tuple[str, str], ...], path: Path) -> None:
    """Write a note to a file that is not there yet.

    Raises:
        CannotSave: when the disk refuses.
    """
    text = "\n\n".join(f"{about}\n{words}" for about, words in lines) + "\n"
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        write_whole(path, text.encode())
    except (OSError, CannotSave):
        raise CannotSave(say("handover.cannot", path=path)) from None
