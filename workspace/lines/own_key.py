"""One's own key line by line: a passphrase, the recovery sheet, what was set aside, and erasing one's private room."""

from __future__ import annotations

from data import keys
from data.keys import Identity
from data.own_key import OwnKey
from data.records import SetAside
from data.when import say_day
from data.wording import say
from workspace.key_care import adult_then, closed_words, erased_words, how_private, offered
from workspace.lines.choosing import choose, option
from workspace.lines.helping import read_out
from workspace.lines.house import House
from workspace.lines.passphrase import choose_passphrase, show_sheet
from workspace.lines.sure import sure
from workspace.lines.talk import Ask
from workspace.lines.who import identity_by_sheet, identity_of
from workspace.pages import protection_page

BACK = "back"


def look_after_key(house: House) -> None:
    """Offer what there is to do with one's own key, and do it."""
    own = house.view.own_key()
    ways = [option(one, say(f"own_key.key.{one}")) for one in (*offered(own), BACK)]
    ask = Ask(words=say("own_key.key.title", name=own.adult.name), hint=how_private(own))
    match choose(house.talk, ask, ways, usual=BACK):
        case "set" | "change":
            choose_passphrase(house)
        case "sheet":
            # Whoever passes by an open room must not walk away with its key.
            if _once_more(house, own, say("passphrase.title", name=own.adult.name), say("recovery.hint")):
                show_sheet(house.talk, own, house.desk.today())
        case "closed":
            _look_at_closed(house, own)
        case "what":
            read_out(house, protection_page())
        case "erase":
            _erase(house, own)


def _once_more(house: House, own: OwnKey, title: str, hint: str) -> bool:
    """Ask for the passphrase of an open room again; true at once where there is none."""
    identity = identity_of(house, own.adult, title=title, hint=hint)
    return identity is not None and own.fits(identity)


def _look_at_closed(house: House, own: OwnKey) -> None:
    """Name what was set aside, and open the one whose passphrase or sheet turned up."""
    today = house.desk.today()
    waiting = {str(n): one for n, one in enumerate(own.closed_ones())}
    ways = [option(n, closed_words(one, today)) for n, one in waiting.items()]
    ways.append(option(BACK, say("own_key.closed.back")))
    ask = Ask(words=say("own_key.closed.title"), hint=say("own_key.closed.hint"))
    chosen = choose(house.talk, ask, ways, usual=BACK)
    if chosen == BACK:
        return
    identity = _key_of_then(house, own, waiting[chosen])
    if identity is not None:
        own.take_up(waiting[chosen], identity)
        house.talk.tell("", say("own_key.closed.taken"))


def _key_of_then(house: House, own: OwnKey, aside: SetAside) -> Identity | None:
    then = adult_then(own, aside)
    if not then.key_file:
        return identity_by_sheet(house, then)
    day = say_day(aside.on, today=house.desk.today())
    title, hint = say("own_key.closed.ask", name=then.name), say("own_key.closed.ask_hint", day=day)
    return identity_of(house, then, title=title, hint=hint)


def _erase(house: House, own: OwnKey) -> None:
    """Name what goes, ask for the passphrase once more, and empty the room."""
    name = own.adult.name
    question = say("own_key.erase.title", name=name), say("own_key.erase.words")
    if not sure(house.talk, *question, say("own_key.erase.yes"), say("own_key.erase.no")):
        return
    title, hint = say("own_key.erase.passphrase", name=name), say("own_key.erase.passphrase_hint")
    if keys.is_wrapped(own.adult.key_file) and not _once_more(house, own, title, hint):
        return
    house.talk.tell("", erased_words(own.erase()))
