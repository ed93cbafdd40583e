"""Offers a passphrase, asks for a new one, and shows the recovery sheet, which goes out of sight again."""

from __future__ import annotations

from datetime import date

from data import keys, recovery
from data.errors import JournalError
from data.own_key import OwnKey
from data.wording import content, say
from workspace.cli_keys import LINES
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Talk
from workspace.lines.who import identity_of


def offer_passphrase(talk: Talk, own: OwnKey, today: date) -> bool:
    """Offer a first passphrase; says whether one was set. *Later* is an equal answer, and is noted.

    Args:
        talk: asks.
        own: whose key it is, open.
        today: the day that stands on the recovery sheet.
    """
    ask = Ask(words=say("own_key.offer.title", name=own.adult.name), hint=say("own_key.offer.hint"))
    answers = [option(one, say(f"own_key.offer.{one}")) for one in ("now", "later", "what")]
    while (answer := choose(talk, ask, answers)) != "later":
        if answer == "what":
            page = content("own_key")["protects"]
            talk.tell("", page["title"], *page["lines"])
        elif _first_passphrase(talk, own, today):
            return True
    own.note_offered()
    return False


def _first_passphrase(talk: Talk, own: OwnKey, today: date) -> bool:
    typed = new_words(talk, own.adult.name)
    if not typed:
        return False
    talk.tell(say("passphrase.sealing"))
    identity = keys.make()
    try:
        left = own.set_passphrase(keys.wrap(identity, typed), identity)
    except JournalError as problem:
        talk.tell(problem.words)
        return False
    talk.tell(say("cli.keys.set"))
    if left:
        talk.tell(say("passphrase.left", names=", ".join(path.name for path in left)))
    _sheet(talk, own, today)
    return True


def new_words(talk: Talk, name: str) -> str:
    """Ask for new words twice, until both lines are alike; empty when it is left with an empty line.

    Args:
        talk: asks.
        name: whose passphrase it will be.
    """
    talk.head(Ask(words=say("passphrase.new_title", name=name), hint=say("passphrase.new_hint")))
    talk.tell(say("passphrase.new_protects"), say("passphrase.new_not"), say("passphrase.new_forgotten"))
    while first := talk.secret(say("plain.first.new")):
        if not first.strip():
            talk.tell(say("passphrase.new_empty"))
        elif talk.secret(say("plain.first.again")) == first:
            return first
        else:
            talk.tell(say("passphrase.new_differ"))
    return ""


def _sheet(talk: Talk, own: OwnKey, today: date) -> None:
    """Show the sheet, have it typed back once if they like, and take it out of sight."""
    talk.tell("", own.sheet(today), "")
    try:
        talk.listen(say("cli.keys.on_paper"), lambda: talk.tell(own.sheet(today)))
    finally:
        talk.cover()
    talk.tell(say("cli.keys.back"))
    while True:
        lines: list[str] = []
        for n in range(1, LINES + 1):
            lines.append(talk.listen(say("cli.keys.line", n=n), lambda: talk.tell(say("cli.keys.back"))))
            if not lines[0].strip():
                talk.tell(say("cli.keys.unproved"))
                return
        differs = recovery.proves("\n".join(lines), own.identity)
        if not differs:
            talk.cover()
            talk.tell(say("recovery.proved"))
            return
        talk.tell(differs)


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
