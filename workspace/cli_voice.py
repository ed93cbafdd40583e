"""How the command line speaks, asks and ends: results to one side, everything else to the other, never a surprise."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from data.errors import CannotOpen, CannotSave, JournalError, NotAllowed, NotReadable
from data.input import clean, fold
from data.wording import content, say
from workspace.manners import as_shown

if TYPE_CHECKING:
    # A command that opens no family is over before these are loaded.
    from data.actors import Actor
    from data.journal import Journal
    from data.records import Adult, Child
    from data.view import View

DONE, NOT_THERE, USE, CANNOT_OPEN, CANNOT_SAVE = range(5)
"""How a command ends: done; a problem found, or what was asked for is not there; used or answered otherwise; the family
file cannot be opened; it could not be saved."""


NOTHING_TYPED = {"name": "", "data": None, "as_name": None, "plain": False, "no_color": False}
"""What is meant where nothing was typed: the app, on the usual family."""


Person = TypeVar("Person", "Adult", "Child")
"""Anyone with a name."""


class Stop(Exception):
    """The command ends here, with a sentence and an exit code."""

    def __init__(self, words: str, code: int) -> None:
        super().__init__(words)
        self.words = words
        self.code = code


class Start(NamedTuple):
    """What every command starts from."""

    folder: Path
    """The family folder."""
    now: datetime
    """The present, aware."""
    as_name: str = ""
    """Who is here; empty for everyone together."""


def now() -> datetime:
    """Give the present, aware."""
    return datetime.now(UTC)


def give(text: str) -> None:
    """Print a result; signs that could drive a terminal are left out."""
    print(as_shown(clean(text)[0], sys.stdout))


def tell(text: str) -> None:
    """Print a message beside the results."""
    print(as_shown(clean(text)[0], sys.stderr), file=sys.stderr)


def at_terminal() -> bool:
    """Tell whether a person sits at the other end and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """Ask at the terminal; the question stands beside the results, so that a result can go to a file."""
    print(as_shown(clean(question)[0], sys.stderr), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def is_yes(answer: str) -> bool:
    """Tell whether an answer is a yes."""
    return answer.casefold() in content("cli")["yes"]


def names_of(people: Iterable[Adult | Child]) -> str:
    """Give names as a person would list them."""
    return in_words(person.name for person in people)


def in_words(words: Iterable[str]) -> str:
    """Put words in a row: *a, b and c*."""
    row = tuple(words)
    if len(row) < 2:
        return row[0] if row else say("cli.nothing_there")
    return say("cli.comma").join(row[:-1]) + say("cli.and") + row[-1]


def exit_code(error: JournalError) -> int:
    """Give the exit code for a problem with the family file."""
    if isinstance(error, CannotSave):
        return CANNOT_SAVE
    if isinstance(error, CannotOpen):
        return CANNOT_OPEN
    return USE if isinstance(error, NotAllowed | NotReadable) else NOT_THERE


@contextlib.contextmanager
def reading(start: Start) -> Iterator[View]:
    """Look at the family without the lock, also while it is open elsewhere."""
    from data.journal import Journal

    journal = Journal.open(start.folder, read_only=True)
    try:
        yield journal.seen_by(sit_down(journal, start))
    finally:
        journal.close()


def sit_down(journal: Journal, start: Start) -> Actor:
    """Give whoever acts, after their passphrase if they have one.

    Raises:
        Stop: when nobody has that name, or the passphrase cannot be asked for or does not open the key.
    """
    from data.actors import Alone, Together

    if not start.as_name:
        return Together()
    together = journal.seen_by(Together())
    adult = find(start.as_name, together.adults)
    if adult is None:
        raise Stop(say("cli.no_adult", name=start.as_name, names=names_of(together.adults)), NOT_THERE)
    from data import keys

    if adult.key_file and keys.is_wrapped(adult.key_file):
        if not at_terminal():
            raise Stop(say("cli.passphrase_terminal", name=adult.name), USE)
        from getpass import getpass

        typed = getpass(clean(say("cli.passphrase", name=adult.name))[0])
        journal.unlock(adult.id, keys.unwrap(adult.key_file, typed))
    elif keys.available():
        journal.unlock_bare(adult.id)
    return Alone(adult=adult.id)


def find(name: str, people: Sequence[Person]) -> Person | None:
    """Find a person by name or by first name, whatever the capitals and accents.

    Raises:
        Stop: when the name fits more than one.
    """
    wanted = fold(" ".join(name.split()))
    whole = [person for person in people if fold(person.name) == wanted]
    fitting = whole or [person for person in people if fold(person.name).split()[:1] == [wanted]]
    if len(fitting) > 1:
        raise Stop(say("cli.two_alike", name=name), USE)
    return fitting[0] if fitting else None


def day_of(text: str, view: View, start: Start) -> date:
    """Understand a day.

    Raises:
        Stop: when it is not a day.
    """
    from data.when import local, understand

    when = understand(text, now=start.now, family=view.family)
    if when is None:
        raise Stop(say("cli.not_a_day", text=text), USE)
    return local(when).date()


def today_of(view: View, start: Start) -> date:
    """Give the day it is where the family lives."""
    from data.when import zone_of

    return start.now.astimezone(zone_of(view.family.zone)).date()
