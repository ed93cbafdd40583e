"""Opens a family for plain mode and closes it again, however the conversation ends."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from data.errors import JournalError
from data.input import fold
from data.journal import Journal
from data.places import is_family
from data.second_window import open_or_look
from data.wording import say
from workspace.cli_voice import names_of
from workspace.lines.house import House
from workspace.lines.keyboard import unfinished_lines_stay
from workspace.lines.menu import main_menu
from workspace.lines.talk import Gone, Stopped, Talk
from workspace.lines.who import sit_down, stand_up
from workspace.quiet import no_core_file, no_looking_in, report_quietly

Clock = Callable[[], datetime]


def run_lines(folder: Path, as_name: str = "", *, now: Clock = lambda: datetime.now(UTC)) -> int:
    """Play the app line by line.

    Args:
        folder: the family folder.
        as_name: who sits down; nobody in particular when empty.
        now: the clock; gives aware times.

    Returns:
        The exit code of the command line.

    Raises:
        JournalError: when the family cannot be opened, or not everything could be saved.
    """
    no_core_file()
    no_looking_in()
    report_quietly()
    talk = Talk(sys.stdin, sys.stdout)
    with _told_by_the_system(talk), unfinished_lines_stay(sys.stdin):
        return _conversation(talk, folder, as_name, now)


def _conversation(talk: Talk, folder: Path, as_name: str, now: Clock) -> int:
    talk.tell(say("plain.waking"))
    journal: Journal | None = None
    last = "plain.ended"
    try:
        journal = open_or_look(folder) if is_family(folder) else _first_run(talk, folder, now)
        _at_home(House(journal, talk, now=now), as_name)
    except Stopped:
        pass
    except Gone:
        last = "plain.ended_unread"
    finally:
        if journal is not None:
            _close(journal)
    # The terminal may be gone as well, and then there is nobody to be told.
    with contextlib.suppress(OSError):
        talk.tell(say(last))
    return 0


def _first_run(talk: Talk, folder: Path, now: Clock) -> Journal:
    from workspace.lines.first_run import first_run

    journal = first_run(talk, folder, now=now)
    talk.tell(say("plain.first.cards"))
    return journal


def _at_home(house: House, as_name: str) -> None:
    """Go from one thing to the next until they leave."""
    if house.desk.view.read_only:
        house.talk.tell(say("plain.looking"))
    if as_name:
        adult = next((one for one in house.desk.view.adults if fold(one.name) == fold(as_name)), None)
        if adult is not None:
            sit_down(house, adult)
        else:
            names = names_of(house.desk.view.adults)
            house.talk.tell(say("cli.no_adult", name=as_name, names=names))
    try:
        main_menu(house)
    finally:
        # What one of them read alone does not stay in the window; the terminal may be gone as well.
        with contextlib.suppress(OSError):
            stand_up(house)


def _close(journal: Journal) -> None:
    """Save everything and let the family go.

    Raises:
        JournalError: when not everything could be saved.
    """
    try:
        with contextlib.suppress(JournalError):
            journal.drafts.flush()
        journal.close()
    except JournalError:
        journal.abandon()
        raise


@contextlib.contextmanager
def _told_by_the_system(talk: Talk) -> Iterator[None]:
    """Take a word to end as the end of the input, so that all is saved, and notice when the shell had the terminal."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Gone

    def woke(number: int, frame: FrameType | None) -> None:
        talk.woke()

    wanted = {"SIGTERM": end, "SIGHUP": end, "SIGCONT": woke}
    before = []
    # Only the main thread may say what a signal does; a test may play from another.
    with contextlib.suppress(ValueError):
        for name, does in wanted.items():
            number = getattr(signal, name, None)
            if number is not None:
                before.append((number, signal.signal(number, does)))
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
