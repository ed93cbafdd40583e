"""Begins a debrief, a read of one's own or a second look about a moment, or comes back to one."""

from __future__ import annotations

from typing import cast

from data.ids import new_id
from data.records import Debrief, Moment, SecondLook
from data.when import zone_of
from data.wording import say
from workspace.lines.choosing import choose, option, several, text
from workspace.lines.house import House
from workspace.lines.my_read import ReadPlayer
from workspace.lines.sitting import Player
from workspace.lines.talk import Ask
from workspace.lines.who import bring_back
from workspace.my_read import MyReadSitting, looks_again
from workspace.pausing import ANSWERS, Answer, come_back, time_words
from workspace.picturing import name_of
from workspace.playing import Sitting
from workspace.starting import AGAIN, ALONE, READERS, asks_readers, begun_form, start_debrief, why_not
from workspace.waiting import answers, asked, settle, waits


def debrief(house: House, moment: Moment) -> None:
    """Play the debrief of a moment: together, or the form for one."""
    view = house.view
    if view.me is None:
        _together(house, moment)
        return
    if _waits_for(house, moment, ALONE):
        _alone(house, moment)


def _alone(house: House, moment: Moment) -> None:
    view, me = house.view, house.view.me
    if me is None or not bring_back(house, me):
        return
    _play(house, start_debrief(view, moment, begun_form(view, moment, ALONE)))


def _play(house: House, begun: Debrief) -> None:
    desk = house.desk
    sitting = Sitting(desk.seen_by, desk.actor, begun, today=desk.today(), now=desk.now)
    if sitting.resumed:
        house.talk.tell("", say("plain.sitting.begun"))
    Player(house, sitting).play()


def _together(house: House, moment: Moment) -> None:
    """Begin a debrief for two, or come back to it, where it is offered now."""
    view, why = house.view, why_not(house.view, house.desk.today())
    if why == "no_keys":
        house.talk.tell(say("debrief.needs_keys"))
    elif why == "later":
        house.talk.tell("", say("rules.neutral"), say("rules.neutral_alone"))
    if why:
        return
    readers = _readers(house) if asks_readers(view, moment) else ()
    begun = start_debrief(view, moment, "joint", readers=readers)
    if _ready_again(house, begun):
        _play(house, start_debrief(view, moment, "joint"))


def _readers(house: House) -> tuple[str, ...]:
    """Ask which two read."""
    adults = house.view.adults
    ask = Ask(words=say("debrief.readers.words"), hint=say("debrief.readers.hint"))
    while True:
        chosen = several(house.talk, ask, [option(one.id, one.name) for one in adults], most=READERS)
        if len(chosen) == READERS:
            return tuple(adult.id for adult in adults if adult.id in chosen)
        house.talk.tell(say("plain.sitting.two_please"))


def _ready_again(house: House, begun: Debrief) -> bool:
    """Ask both whether a debrief that rests goes on; says whether to play it now."""
    if begun.return_at is None:
        return True
    view, now = house.view, house.desk.now()
    chosen = begun.return_at.astimezone(zone_of(view.family.zone))
    words, hint = say("rules.pause.back"), say("rules.pause.back_hint")
    if now < chosen:
        early = time_words(chosen, now.date(), view.family.settings.clock)
        words, hint = say("rules.pause.until", time=early), say("rules.pause.until_hint")
    house.talk.head(Ask(words=words, hint=hint))
    ways = [option(one, say(f"rules.pause.{one}")) for one in ANSWERS]
    said = {
        reader: cast(Answer, choose(house.talk, Ask(words=name_of(view, reader)), ways)) for reader in begun.readers
    }
    outcome = come_back(view, begun, said, now=now, today=house.desk.today())
    if outcome == "ended":
        child = view.child(begun.child)
        house.talk.tell("", say("rules.pause.two_not_yets", child=child.name if child else ""))
    elif outcome == "not_now":
        house.talk.tell("", say("rules.neutral"), say("rules.neutral_alone"))
    return outcome == "go_on"


def my_read(house: House, moment: Moment) -> None:
    """Write one's own read of a moment, unseen; what was opened and talked through gets a second look instead."""
    me = house.view.me
    if me is None:
        house.talk.tell(say("plain.sitting.sit_alone"))
        return
    if _waits_for(house, moment, AGAIN):
        _write(house, moment)


def _write(house: House, moment: Moment) -> None:
    me = house.view.me
    if me is None or not bring_back(house, me):
        return
    if looks_again(house.view, moment):
        second_look(house, moment)
        return
    desk = house.desk
    begun = Debrief(id=new_id(), moment=moment.id, form="alone", child=moment.children[0], readers=(me.id,))
    ReadPlayer(house, MyReadSitting(desk.seen_by, desk.actor, begun, today=desk.today())).play()


def second_look(house: House, moment: Moment) -> None:
    """Add a later reading beneath what was said before."""
    me = house.view.me
    if me is None or not bring_back(house, me):
        return
    key = f"look.{moment.id}"
    left = house.private(key)

    so_far = left.values.get("words", "") if left is not None else ""
    ask = Ask(words=say("moments.look_words"), hint=say("moments.look_hint"))
    words = text(house.talk, ask, lambda said: house.keep_private(key, {"words": said}), so_far=so_far).strip()
    if not words:
        return
    house.care(words, "read.words")
    look = SecondLook(id=new_id(), moment=moment.id, adult=me.id, on=house.desk.today(), words=words)
    house.view.put(look)
    house.drop_private(key)


def _waits_for(house: House, moment: Moment, form: str) -> bool:
    """Ask the author of a closed read what shall become of it; says whether to go on to the form asked for."""
    view = house.view
    if not waits(view, moment):
        return True
    title, hint = asked(both=len(view.ready(moment.id)) > 1, away=moment.set_aside)
    offered = [option(answer, words) for answer, words in answers(away=moment.set_aside).items()]
    answer = choose(house.talk, Ask(words=title, hint=hint), offered)
    if answer in (AGAIN, ALONE):
        if answer != form:
            (_alone if answer == ALONE else _write)(house, moment)
        return answer == form
    done = settle(view, moment, answer)
    if done:
        # Where it comes back is another word here than on the screen.
        house.talk.tell(say("plain.sitting.away" if done == "away" else f"rules.alone_left.{done}"))
    return False
