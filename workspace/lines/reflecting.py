"""The private room line by line: whether now is a good time, what there is to do in it, and how a sitting ends."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from msgspec.structs import replace

from data import keys
from data.errors import JournalError
from data.records import PrivateRoom
from data.reflecting import closings, words_you_may_hear
from data.scripts import script
from data.wording import say
from workspace.lines.choosing import choose, line, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back

CLOSING = "reflect.closing"
"""Key of the private draft of a closing line, as on the screen."""

WITHOUT_LINE = "enough"
"""The closing that is complete in itself."""

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
    return True


NO_KEYS = "reflect_room.no_keys"


def _stay(house: House) -> None:
    """Do one thing after the other, until they leave."""
    offered = [option(one, say(f"plain.reflect.{one}")) for one in (*DOES, "close", LEAVE)]
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


def _words(house: House) -> None:
    for paragraph in words_you_may_hear():
        house.talk.tell("", paragraph.words, paragraph.source)


def _passphrase(house: House) -> None:
    from workspace.lines.passphrase import choose_passphrase

    choose_passphrase(house)


DOES: dict[str, Callable[[House], None]] = {
    "write": _write,
    "statements": _statements,
    "kept": _kept,
    "words": _words,
    "passphrase": _passphrase,
}
"""What can be done in the room, in the order in which it is offered."""


def _close(house: House) -> None:
    """End the sitting with one of three sentences, and a line if one likes."""
    form = script("reflection")
    step = form.step("closing")
    left = house.private(CLOSING)
    if left is not None and left.step in step.values:
        chosen = left.step
    else:
        offered = [option(value, label) for value, label in zip(step.values, step.buttons, strict=True)]
        chosen = choose(house.talk, Ask(words=step.words, hint=step.hint), offered)
    sentence = next(one.words for one in closings() if one.id == chosen)
    said = sentence
    if chosen != WITHOUT_LINE:
        words = line(
            house.talk,
            Ask(words=sentence, hint=form.step("closing_words").words),
            lambda typed: house.keep_private(CLOSING, {"line": typed}, chosen),
            so_far=left.values.get("line", "") if left is not None else "",
            limit=form.step("closing_words").limit,
        ).strip()
        said = say("reflect_room.closing_said", words=sentence, line=words) if words else sentence
    room = room_of(house)
    house.view.put_room(replace(room, closings=(*room.closings, (house.desk.today(), said))))
    house.drop_private(CLOSING)
