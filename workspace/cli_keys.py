"""The commands for one's own key: choosing another passphrase, and the recovery sheet; at a terminal only."""

from __future__ import annotations

import contextlib
import os
import sys
from argparse import Namespace
from collections.abc import Iterator

from data import keys, recovery
from data.actors import Alone, Together
from data.errors import WrongPassphrase
from data.input import clean
from data.journal import Journal
from data.keys import Identity
from data.own_key import OwnKey
from data.when import zone_of
from data.wording import say
from workspace.cli_voice import DONE, NOT_THERE, USE, Start, Stop, ask, at_terminal, find, names_of, tell

TRIES = 3
"""How often two lines may differ before the command ends."""

LINES = 3
"""Lines on a recovery sheet beneath the beginning that every key has."""

_ASIDE, _BACK, _EMPTY = "\x1b[?1049h", "\x1b[?1049l", "\x1b[H\x1b[2J"
"""What asks a terminal for its second page, which leaves nothing in the scrollback; and to go back, and to empty it."""


def passphrase(args: Namespace, start: Start) -> int:
    """Choose one's own passphrase, the first one or another."""
    with _own_key(start) as (own, journal):
        first = not own.wrapped
        tell(say("passphrase.new_hint"))
        tell(say("passphrase.new_protects"))
        tell(say("passphrase.new_not"))
        typed = _new_words()
        if not first:
            own.change_passphrase(keys.wrap(own.identity, typed))
            tell(say("passphrase.changed"))
            return DONE
        identity = keys.make()
        left = own.set_passphrase(keys.wrap(identity, typed), identity)
        tell(say("cli.keys.set"))
        if left:
            tell(say("passphrase.left", names=", ".join(path.name for path in left)))
        _show(own, journal, start, plain=args.plain)
    return DONE


def sheet(args: Namespace, start: Start) -> int:
    """Show one's own recovery sheet on a page of the terminal that leaves nothing behind."""
    if not on_screen():
        raise Stop(say("cli.keys.terminal"), USE)
    with _own_key(start) as (own, journal):
        if not own.wrapped:
            raise Stop(say("cli.keys.no_passphrase", name=own.adult.name), NOT_THERE)
        _show(own, journal, start, plain=args.plain)
    return DONE


def on_screen() -> bool:
    """Tell whether results go to a terminal, and not into a file that would keep them."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextlib.contextmanager
def _own_key(start: Start) -> Iterator[tuple[OwnKey, Journal]]:
    """Open the family for one grown-up, whose key is opened first.

    Raises:
        Stop: when nobody can be asked, nobody is named, or there is no key.
    """
    if not at_terminal():
        raise Stop(say("cli.keys.terminal"), USE)
    if not start.as_name:
        raise Stop(say("cli.keys.as"), USE)
    journal = Journal.open(start.folder)
    try:
        adults = journal.seen_by(Together()).adults
        adult = find(start.as_name, adults)
        if adult is None:
            raise Stop(say("cli.no_adult", name=start.as_name, names=names_of(adults)), NOT_THERE)
        own = journal.seen_by(Alone(adult.id)).own_key()
        if not adult.key_file:
            raise Stop(say("passphrase.no_key", name=adult.name), NOT_THERE)
        if own.wrapped:
            own.open(_identity(own))
        else:
            own.open_bare()
        yield own, journal
    finally:
        journal.close()


def _identity(own: OwnKey) -> Identity:
    """Ask for the passphrase until now; an empty line asks for the recovery sheet in its place.

    Raises:
        Stop: when the sheet opens another key.
        NotReadable: when neither opens anything.
    """
    name = own.adult.name
    typed = _secret(say("cli.keys.until_now", name=name))
    if typed:
        return keys.unwrap(own.adult.key_file, typed)
    tell(say("recovery.open_hint"))
    identity = keys.from_recovery("\n".join(ask(say("cli.keys.line", n=n)) for n in range(1, LINES + 1)))
    if not own.fits(identity):
        raise Stop(say("recovery.another_key", name=name), USE)
    return identity


def _secret(question: str) -> str:
    from getpass import getpass

    return getpass(clean(question)[0])


def _new_words() -> str:
    """Ask for the new passphrase twice.

    Raises:
        WrongPassphrase: when the two never were alike, or nothing was typed.
    """
    for _ in range(TRIES):
        first = _secret(say("cli.keys.new"))
        if not first.strip():
            raise WrongPassphrase(say("keys.passphrase_empty"))
        if _secret(say("cli.keys.again")) == first:
            return first
        tell(say("passphrase.new_differ"))
    raise WrongPassphrase(say("cli.keys.never_alike"))


def _show(own: OwnKey, journal: Journal, start: Start, *, plain: bool) -> None:
    """Show the sheet on the terminal's second page, and have it typed back once."""
    today = start.now.astimezone(zone_of(journal.family.zone)).date()
    aside = on_screen() and not plain and os.environ.get("TERM") != "dumb"
    proved = False
    try:
        _write(_ASIDE + _EMPTY if aside else "")
        _write(own.sheet(today) + "\n")
        ask(say("cli.keys.on_paper"))
        _write(_EMPTY if aside else "")
        proved = _typed_back(own.identity)
    finally:
        _write(_BACK if aside else "")
    tell(say("recovery.proved") if proved else say("cli.keys.unproved"))
    if not aside:
        tell(say("cli.keys.scrollback"))


def _typed_back(identity: Identity) -> bool:
    """Ask for the three lines until they are alike; an empty first line leaves it."""
    tell(say("cli.keys.back"))
    while True:
        lines = []
        for n in range(1, LINES + 1):
            lines.append(ask(say("cli.keys.line", n=n)))
            if not lines[0]:
                return False
        differs = recovery.proves("\n".join(lines), identity)
        if not differs:
            return True
        tell(differs)


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
