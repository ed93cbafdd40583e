"""Offers a passphrase, asks for a new one, and shows the recovery sheet, which goes out of sight again."""

from __future__ import annotations

from datetime import date, datetime

from data import keys, recovery
from data.errors import JournalError
from data.keys import Identity
from data.own_key import OwnKey
from data.wording import say
from workspace.cli_keys import LINES
from workspace.key_care import VERY_SHORT, afresh_asked
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.sure import sure
from workspace.lines.talk import Ask, Talk
from workspace.lines.who import identity_of
from workspace.pages import protection_page


def offer_passphrase(talk: Talk, own: OwnKey, today: date, *, absent: bool = False) -> bool:
    """Offer a first passphrase; says whether one was set. *Later* is an equal answer, and is noted.

    Args:
        talk: asks.
        own: whose key it is, open.
        today: the day that stands on the recovery sheet.
        absent: the adult may not be here; then *later* is not noted, and they are asked when they first sit down.
    """
    name = own.adult.name
    more = (say("own_key.offer.hint_absent", name=name),) if absent else ()
    ask = Ask(words=say("own_key.offer.title", name=name), hint=say("own_key.offer.hint"), lines=more)
    answers = [option(one, say(f"own_key.offer.{one}")) for one in ("now", "later", "what")]
    while (answer := choose(talk, ask, answers)) != "later":
        if answer == "what":
            page = protection_page()
            talk.tell("", page.title, *page.lines)
        elif _first_passphrase(talk, own, today):
            return True
    if not absent:
        own.note_offered()
    return False


def _first_passphrase(talk: Talk, own: OwnKey, today: date) -> bool:
    made = _new_key(talk, own.adult.name)
    if made is None:
        return False
    identity, key_file = made
    try:
        left = own.set_passphrase(key_file, identity)
    except JournalError as problem:
        talk.tell(problem.words)
        return False
    talk.tell(say("cli.keys.set"))
    if left:
        talk.tell(say("passphrase.left", names=", ".join(path.name for path in left)))
    show_sheet(talk, own, today)
    return True


def _new_key(talk: Talk, name: str) -> tuple[Identity, str] | None:
    """Make a new key and close it with new words; None where they were left."""
    typed = new_words(talk, name)
    if not typed:
        return None
    talk.tell(say("passphrase.sealing"))
    identity = keys.make()
    return identity, keys.wrap(identity, typed)


def write_afresh(talk: Talk, own: OwnKey, now: datetime) -> Identity | None:
    """Name what is set aside, and begin with a new key; None where that was left.

    Args:
        talk: asks.
        own: whose passphrase it was; the room is closed.
        now: aware, in the family's zone.
    """
    made = _new_key(talk, own.adult.name) if sure(talk, *afresh_asked(own.adult)) else None
    if made is None:
        return None
    identity, key_file = made
    try:
        own.write_afresh(key_file, identity, now)
    except JournalError as problem:
        talk.tell(problem.words)
        return None
    show_sheet(talk, own, now.date())
    talk.tell(say("own_key.afresh.done"))
    return identity


def choose_after_sheet(talk: Talk, own: OwnKey) -> None:
    """Offer new words to somebody who came in with the recovery sheet, and so has forgotten theirs."""
    name = own.adult.name
    typed = new_words(talk, name, title=say("recovery.opened_title", name=name))
    if typed:
        talk.tell(say("passphrase.sealing"))
        own.change_passphrase(keys.wrap(own.identity, typed))
        talk.tell(say("passphrase.changed"))


def new_words(talk: Talk, name: str, *, title: str = "") -> str:
    """Ask for new words twice, until both lines are alike; empty when it is left with an empty line.

    Args:
        talk: asks.
        name: whose passphrase it will be.
        title: what is asked, when it is more than a passphrase.
    """
    talk.head(Ask(words=title or say("passphrase.new_title", name=name), hint=say("passphrase.new_hint")))
    talk.tell(say("passphrase.new_protects"), say("passphrase.new_not"), say("passphrase.new_forgotten"))
    said_short = False
    while first := talk.secret(say("plain.first.new")):
        if not first.strip():
            talk.tell(say("passphrase.new_empty"))
        elif talk.secret(say("plain.first.again")) != first:
            talk.tell(say("passphrase.new_differ"))
        elif len(first) < VERY_SHORT and not said_short:
            said_short = True
            talk.tell(say("plain.new_short"))
        else:
            return first
    return ""


def show_sheet(talk: Talk, own: OwnKey, today: date) -> None:
    """Show the sheet, have it typed back once if they like, and take it out of sight.

    Args:
        talk: shows and asks.
        own: whose key it is, open.
        today: the day that stands on it.
    """
    paper = own.sheet(today)
    talk.tell("", paper, "", say("recovery.advice"), say("plain.sheet_print"), say("recovery.printing"))
    try:
        with talk.also({"print": (say("recovery.print_button"), lambda: talk.tell(_printed(paper)))}):
            talk.listen(say("cli.keys.on_paper"), lambda: talk.tell(paper))
    finally:
        talk.cover()
    try:
        with talk.also({"sheet": (say("recovery.back_again"), lambda: talk.tell(paper))}):
            proved = _typed_back(talk, own)
    finally:
        # The lines typed from it open everything, and it may have been shown again.
        talk.cover()
    talk.tell(say("recovery.proved" if proved else "plain.unproved"))


def _typed_back(talk: Talk, own: OwnKey) -> bool:
    """Ask for the three lines until they are alike; says whether they were, and not left with an empty line."""
    talk.tell(say("cli.keys.back"), say("plain.sheet_again"))
    while True:
        lines: list[str] = []
        for n in range(1, LINES + 1):
            lines.append(talk.listen(say("cli.keys.line", n=n), lambda: talk.tell(say("cli.keys.back"))))
            if not lines[0].strip():
                return False
        differs = recovery.proves("\n".join(lines), own.identity)
        if not differs:
            return True
        talk.tell(differs)


def _printed(paper: str) -> str:
    """Hand the sheet to the printer, without a file; says what came of it."""
    from workspace.summary.printing import print_words

    return say(f"recovery.{print_words(paper, title=say('recovery.print_title'))}")


def choose_passphrase(house: House) -> None:
    """Let whoever sits here alone choose a first passphrase, or another one after typing the one until now."""
    talk, own = house.talk, house.view.own_key()
    if not talk.at_keyboard:
        talk.tell(say("plain.passphrase_terminal", name=own.adult.name))
        return
    if not own.wrapped:
        offer_passphrase(talk, own, house.desk.today())
        return
    title = say("passphrase.until_now", name=own.adult.name)
    identity = identity_of(house, own.adult, title=title, hint=say("passphrase.until_now_hint"))
    typed = new_words(talk, own.adult.name) if identity is not None else ""
    if identity is not None and typed:
        talk.tell(say("passphrase.sealing"))
        own.change_passphrase(keys.wrap(identity, typed))
        talk.tell(say("passphrase.changed"))
