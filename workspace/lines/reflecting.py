"""The private room line by line: whether now is a good time, what there is to do in it, and how a sitting ends."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from data import keys
from data.errors import JournalError
from data.records import PrivateRoom
from data.reflecting import closings, words_you_may_hear, worth_another_look
from data.safety import numbers
from data.scripts import script
from data.wording import say
from workspace.closing import CLOSING, WITHOUT_LINE, with_closing
from workspace.copying_out import write_copy
from workspace.lines.choosing import choose, line, option
from workspace.lines.helping import read_out
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.open_door import is_due, note_said
from workspace.pages import company_page
from workspace.visit import Visit

LEAVE = "leave"


def reflect(house: House) -> None:
    """Open the room of whoever sits here alone, if now is a good time."""
    if come_in(house):
        _stay(house)


def come_in(house: House) -> bool:
    """Ask whoever sits here alone whether now is a good time; says whether the room is open now."""
    talk, me = house.talk, house.view.me
    if me is None or house.view.room() is None:
        talk.tell("", say("reflect_room.title"), say("reflect_room.closed" if me is None or me.key_file else NO_KEYS))
        talk.tell(say("plain.reflect.sit_alone"))
        return False
    if house.visit.actor != house.desk.actor:
        house.visit = Visit(actor=house.desk.actor)
    if house.visit.ready:
        return True
    how = say("reflect_room.encrypted" if keys.is_wrapped(me.key_file) else "plain.reflect.hidden_only")
    ask = Ask(place=say("reflect_room.title"), words=say("reflect.ready"), lines=(say("reflect.opening"), how))
    answers = [option(one, say(f"reflect_room.{one}")) for one in ("ready_yes", "ready_no")]
    if choose(talk, ask, answers) == "ready_no":
        talk.tell("", say("reflect.not_now"))
        return False
    house.view.drafts.open_private(me.id, house.view.own_key().identity)
    # Finish what a passphrase set in an earlier sitting may have left undone; the disk may still refuse.
    with contextlib.suppress(JournalError):
        house.view.own_key().settle()
    house.visit.ready = True
    _offer_company(house)
    return True


NO_KEYS = "reflect_room.no_keys"


def _stay(house: House) -> None:
    """Do one thing after the other, until they leave."""
    offered = [option(one, _label(one)) for one in (*DOES, "close", LEAVE)]
    last = max((one.on for one in room_of(house).statements), default=None)
    if worth_another_look(last, house.desk.today()):
        house.talk.tell("", say("plain.reflect.again"))
    while True:
        wanted = choose(house.talk, Ask(words=say("plain.reflect.what")), offered)
        if wanted == LEAVE:
            return
        try:
            if wanted == "close":
                _close(house)
                return
            DOES[wanted](house)
        except Back:
            continue
        _offer_company(house)
        # Ten minutes of writing come to the close by themselves, and not while somebody writes.
        if house.visit.wrote_long(house.desk.now()):
            _close(house)
            return


def _label(what: str) -> str:
    """Name what can be done in the room, in the words of the screen where it has them."""
    return say(f"reflect_room.more_{what}" if what in MORE else f"plain.reflect.{what}")


def _offer_company(house: House) -> None:
    """Open the door to company, where one's own choices say so, and then not again for a while."""
    if is_due(house.desk):
        note_said(house.desk)
        read_out(house, company_page(asked=False, rests="plain.reflect.company_rests"))


def room_of(house: House) -> PrivateRoom:
    """Give the room of whoever sits here; it is open for as long as they do."""
    room = house.view.room()
    assert room is not None, "nobody else sits down while somebody answers"
    return room


def _write(house: House) -> None:
    from workspace.lines.reflect_write import write

    write(house)


def _statements(house: House) -> None:
    from workspace.lines.statements import answer_statements

    answer_statements(house)


def _kept(house: House) -> None:
    from workspace.lines.reflect_kept import look_back

    look_back(house)


def _find(house: House) -> None:
    from workspace.lines.reflect_kept import find_own

    find_own(house)


def _figures(house: House) -> None:
    from workspace.lines.figures import write_figures

    write_figures(house)


def _touched(house: House) -> None:
    from workspace.lines.carrying import touched

    touched(house)


def _words(house: House) -> None:
    house.talk.tell("", say("reflect_words.title"), say("reflect_words.hint"))
    for paragraph in words_you_may_hear():
        house.talk.tell("", paragraph.words, paragraph.source)


def _company(house: House) -> None:
    known = numbers(house.view.family.settings.help_lines)
    read_out(house, company_page(asked=True, known=known))


def _copy(house: House) -> None:
    """Write a copy of one's own room where one says; the place is remembered nowhere."""
    ways = [option(one, say(f"reflect_copy.{one}")) for one in ("all_act", "taken_act", "leave")]
    ask = Ask(words=say("reflect_copy.title"), hint=say("reflect_copy.hint"))
    wanted = choose(house.talk, ask, ways)
    where = Ask(words=say("reflect_copy.where", example=say("reflect_copy.example")))
    while wanted != "leave" and (typed := line(house.talk, where, lambda said: None)).strip():
        problem = write_copy(house.view, typed, house.desk.today(), only_taken=wanted == "taken_act")
        house.talk.tell("", problem or say("reflect_copy.done"))
        if not problem:
            return


def _key(house: House) -> None:
    from workspace.lines.own_key import look_after_key

    look_after_key(house)


MORE = ("figures", "touched", "words", "company", "copy", "search")
"""What stands under *More* on the screen, and is named in the same words here."""

DOES: dict[str, Callable[[House], None]] = {
    "write": _write,
    "statements": _statements,
    "kept": _kept,
    "search": _find,
    "figures": _figures,
    "touched": _touched,
    "words": _words,
    "company": _company,
    "copy": _copy,
    "key": _key,
}
"""What can be done in the room, in the order in which it is offered."""


def _close(house: House) -> None:
    """End the sitting with one of three sentences, and a line if one likes."""
    form = script("reflection")
    step = form.step("closing")
    # Whoever comes in again is asked afresh whether now is a good time, also when the sentence was left out.
    house.visit.ready = None
    left = house.private(CLOSING)
    if left is not None and left.step in step.values:
        wanted = left.step
    else:
        offered = [option(value, label) for value, label in zip(step.values, step.buttons, strict=True)]
        wanted = choose(house.talk, Ask(words=step.words, hint=step.hint), offered)
    chosen = next(one for one in closings() if one.id == wanted)
    words = ""
    if wanted != WITHOUT_LINE:
        words = line(
            house.talk,
            Ask(words=chosen.words, hint=form.step("closing_words").words),
            lambda typed: house.keep_private(CLOSING, {"line": typed}, wanted),
            so_far=left.values.get("line", "") if left is not None else "",
            limit=form.step("closing_words").limit,
        )
        house.care(words, "own.closing")
    house.view.put_room(with_closing(room_of(house), house.desk.today(), chosen, words))
    house.drop_private(CLOSING)
