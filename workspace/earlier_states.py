"""Earlier states of a family, kept by the app itself: each in a line, and what bringing one back would change."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from data.backups import Backup
from data.beside import copies_beside
from data.journal import Journal
from data.restoring import Difference, difference, offered
from data.when import say_day, say_time
from data.wording import say
from workspace.desk import Desk

NAMED = 5
"""How many moments that would come or go are named."""


class States(Struct, frozen=True, kw_only=True):
    """What could be brought back."""

    there: tuple[tuple[Path, str], ...]
    """Where each lies, and its line; newest first, then whole copies beside the family file."""
    words: str
    """A sentence where there is none, or where some cannot be read."""


def states(desk: Desk, journal: Journal) -> States:
    """Find what could be brought back."""
    found = offered(journal)
    there = [(state.path, _said(desk, state)) for state in found if state.good]
    for copy in copies_beside(journal.storage.path, journal.storage.family):
        if copy.whole:
            there.append((copy.path, say("backups.beside", name=copy.path.name, moments=moments_words(copy.moments))))
    bad = sum(not state.good for state in found)
    words = say("backups.none") if not there else say("backups.bad", n=bad) if bad else ""
    return States(there=tuple(there), words=words)


def before_bringing(journal: Journal, path: Path, line: str) -> tuple[str, ...]:
    """Say what bringing a state back would change, and what it would not.

    Raises:
        JournalError: when it cannot be read.
    """
    change = difference(journal, path)
    return (line, "", *_changes(change), "", say("backups.kept_first"), say("backups.own_side"))


def moments_words(count: int) -> str:
    """Give a number of moments in words."""
    return say("backups.one_moment") if count == 1 else say("backups.moments", n=count)


def _said(desk: Desk, state: Backup) -> str:
    made = state.made.astimezone(desk.now().tzinfo)
    clock = say_time(made, clock=desk.family.settings.clock)
    when = f"{say_day(made.date(), today=desk.today())}, {clock}"
    said = say("backups.state", when=when, moments=moments_words(state.moments))
    return say("backups.labelled", state=said, why=_why(state.label)) if state.label else said


def _why(label: str) -> str:
    """Say for what a backup was made, where the app knows."""
    return say("backups.why.before_restore") if label == "before-restore" else label


def _changes(change: Difference) -> tuple[str, ...]:
    """Say what bringing a state back would change on the timeline, in words."""
    told: list[str] = []
    for name, count, titles in (
        ("back", change.back, change.titles_back),
        ("gone", change.gone, change.titles_gone),
        ("other", change.other, ()),
    ):
        if count:
            told.append(say(f"backups.change.{name}_one" if count == 1 else f"backups.change.{name}", n=count))
            told += [say("backups.change.title", title=title) for title in titles[:NAMED]]
            if len(titles) > NAMED:
                told.append(say("backups.change.more", n=len(titles) - NAMED))
    return tuple(told) or (say("backups.change.none"),)
