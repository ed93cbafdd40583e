"""Who is here: everyone together, or one grown-up alone, whose passphrase opens their own side."""

from __future__ import annotations

from typing import Literal

from data import keys
from data.actors import Alone, Together
from data.errors import JournalError
from data.keys import Identity
from data.records import Adult
from data.when import say_day
from data.wording import say
from workspace.cli_keys import LINES
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.visit import Visit

TOGETHER = "together"

Found = tuple[Literal["", "sheet", "afresh"], Identity | None]
"""How a key was come by, and the key; none where they go without."""


def ask_who(house: House) -> None:
    """Ask who sits here now."""
    adults = house.view.adults
    home = len(adults) == 1
    offered = [option(TOGETHER, say("app.home" if home else "app.together"))]
    offered += [option(adult.id, say("who.alone", name=adult.name)) for adult in adults]
    ask = Ask(words=say("who.title"), hint=say("who.hint_home" if home else "who.hint"))
    chosen = choose(house.talk, ask, offered)
    adult = house.view.adult(chosen)
    if adult is None:
        stand_up(house)
    else:
        sit_down(house, adult)
    house.talk.tell("", say("plain.who.now", here=house.desk.here()))


def stand_up(house: House) -> None:
    """Be here together again; what one adult was reading alone goes out of sight."""
    alone = isinstance(house.desk.actor, Alone)
    house.desk.sit_down(Together())
    house.visit = Visit()
    if alone:
        house.talk.cover()


def sit_down(house: House, adult: Adult) -> None:
    """Let one adult sit down alone, with their own side open where they can open it; else everything is as together."""
    actor = Alone(adult.id)
    if house.desk.actor == actor and house.journal.unlocked(adult.id):
        return
    stand_up(house)
    found: Found = ("", None)
    if keys.is_wrapped(adult.key_file):
        home = len(house.view.adults) == 1
        hint = say("who.passphrase_hint_home" if home else "who.passphrase_hint")
        found = _open_key(house, adult, hint=hint, afresh=True)
        if found[1] is None:
            house.talk.tell(say("plain.who.without"))
            return
    by, identity = found
    try:
        if identity is None:
            house.journal.unlock_bare(adult.id)
        else:
            house.journal.unlock(adult.id, identity)
    except JournalError as problem:
        house.journal.lock(adult.id)
        house.talk.tell(problem.words)
        return
    house.desk.sit_down(actor)
    _settle(house, by_sheet=by == "sheet")


def _settle(house: House, *, by_sheet: bool) -> None:
    """Offer new words after the sheet, an older state of their room that came back, and a first passphrase."""
    if house.view.read_only:
        return
    try:
        if by_sheet and house.talk.at_keyboard:
            from workspace.lines.passphrase import choose_after_sheet

            choose_after_sheet(house.talk, house.view.own_key())
        _earlier(house)
        _offer(house)
    except JournalError as problem:
        house.talk.tell(problem.words)
    except Back:
        return


def _earlier(house: House) -> None:
    own = house.view.own_key()
    for aside, count in own.earlier_ones() if own.opened else ():
        day = say_day(aside.on, today=house.desk.today())
        hint = say(f"own_key.earlier.{'one' if count == 1 else 'many'}", day=day, count=count)
        answers = [option(one, say(f"own_key.earlier.{one}")) for one in ("take", "drop", "later")]
        ask = Ask(words=say("own_key.earlier.title", name=own.adult.name), hint=hint)
        answer = choose(house.talk, ask, answers)
        if answer == "take":
            own.take_up(aside)
            house.talk.tell(say("own_key.earlier.taken"))
        elif answer == "drop":
            own.let_go(aside)


def _offer(house: House) -> None:
    """Offer a first passphrase once, to whoever sits down alone at a keyboard."""
    from workspace.lines.passphrase import offer_passphrase

    own = house.view.own_key()
    if house.talk.at_keyboard and own.opened and not own.wrapped and not own.offered:
        offer_passphrase(house.talk, own, house.desk.today())


def identity_of(house: House, adult: Adult, *, title: str = "", hint: str = "") -> Identity | None:
    """Ask for a passphrase until it opens the key, or is left with an empty line; None then.

    A key without a passphrase answers by itself. Where nobody sits at a keyboard nothing is asked, and that is said.

    Args:
        house: asks.
        adult: whose key it is.
        title: what it is asked for; their name otherwise.
        hint: what it opens.
    """
    return _open_key(house, adult, title=title, hint=hint)[1]


def _open_key(house: House, adult: Adult, *, title: str = "", hint: str = "", afresh: bool = False) -> Found:
    """Ask as `identity_of` does; says too how the key was come by.

    Args:
        house: asks.
        adult: whose key it is.
        title: what it is asked for.
        hint: what it opens.
        afresh: whether one who has forgotten both words and sheet may begin with a new key.
    """
    talk = house.talk
    if not keys.is_wrapped(adult.key_file):
        return "", keys.read_bare(adult.key_file)
    talk.head(Ask(words=title, hint=hint))
    if adult.example_passphrase:
        talk.tell(say("passphrase.example", passphrase=adult.example_passphrase))
    while True:
        typed = talk.secret(say("plain.who.passphrase", name=adult.name))
        if typed is None:
            talk.tell(say("plain.passphrase_terminal", name=adult.name))
            return "", None
        if not typed:
            return _otherwise(house, adult, afresh=afresh)
        try:
            return "", keys.unwrap(adult.key_file, typed)
        except JournalError as problem:
            talk.tell(problem.words)


def _otherwise(house: House, adult: Adult, *, afresh: bool) -> Found:
    """Offer the other ways to whoever leaves the passphrase empty; no key where they go without."""
    ways = [option("without", say("passphrase.back")), option("sheet", say("own_key.forgotten.sheet"))]
    if afresh and not house.view.read_only:
        ways.append(option("afresh", say("own_key.forgotten.afresh")))
    ask = Ask(words=say("own_key.forgotten.title", name=adult.name), hint=say("own_key.forgotten.hint"))
    wanted = choose(house.talk, ask, ways, usual="without")
    if wanted == "sheet":
        return "sheet", identity_by_sheet(house, adult)
    if wanted == "afresh":
        from workspace.lines.passphrase import write_afresh

        own = house.desk.seen_by(Alone(adult.id)).own_key()
        return "afresh", write_afresh(house.talk, own, house.desk.now())
    return "", None


def identity_by_sheet(house: House, adult: Adult) -> Identity | None:
    """Ask for the three lines of a recovery sheet until they open the key; None when the first is left empty."""
    talk = house.talk
    talk.tell("", say("recovery.open_hint"))
    while True:
        lines: list[str] = []
        for n in range(1, LINES + 1):
            lines.append(talk.listen(say("cli.keys.line", n=n), lambda: talk.tell(say("recovery.open_hint"))))
            if not lines[0].strip():
                return None
        try:
            identity = keys.from_recovery("\n".join(lines))
        except JournalError as problem:
            talk.tell(problem.words)
            continue
        # What was typed opens everything, so it goes out of sight at once.
        talk.cover()
        if identity.recipient == adult.recipient:
            return identity
        talk.tell(say("recovery.another_key", name=adult.name))


def bring_back(house: House, adult: Adult) -> bool:
    """Open what an adult was typing in an earlier sitting; they may begin afresh. Says whether to go on.

    Raises:
        Back: when they go back.
    """
    drafts = house.view.drafts
    if not adult.key_file or drafts.opened(adult.id):
        return True
    if keys.is_wrapped(adult.key_file):
        answers = (option("bring", say("debrief.bring_back")), option("afresh", say("debrief.afresh")))
        ask = Ask(words=say("debrief.bring_back_title", name=adult.name), hint=say("debrief.bring_back_hint"))
        if choose(house.talk, ask, answers) == "afresh":
            return True
    identity = identity_of(house, adult)
    if identity is None:
        raise Back
    try:
        drafts.open_private(adult.id, identity)
    except JournalError as problem:
        house.talk.tell(problem.words)
    return True
