"""From a moment into one's own reflection: what stands beside it, on one's own side only."""

from __future__ import annotations

import contextlib

from data.carried import linked, with_kept
from data.records import Moment
from data.when import local, say_day
from data.wording import say
from workspace.beside_moment import carry_words
from workspace.caring import OWN as ABOUT_ME
from workspace.lines.choosing import choose, line, option
from workspace.lines.house import House
from workspace.lines.listing import of_many
from workspace.lines.reflect_write import write
from workspace.lines.reflecting import come_in, room_of
from workspace.lines.talk import Ask, Back
from workspace.moments_beside import LONGEST, VIEWS, about, found, held_by, put_sentence, sentence_key
from workspace.picturing import children_words

WRITE, LINK, SENTENCE, BACK = "write", "link", "sentence", "back"

TURN = "turn:"
"""Before the name of another list of moments."""


def carry(house: House, moment: Moment) -> None:
    """Ask whether a moment touched something older, once the room is open."""
    if come_in(house):
        beside(house, moment)


def beside(house: House, moment: Moment) -> None:
    """Tell what stands beside a moment; write about it, link what is there, or put a sentence to it."""
    words = carry_words(house.view, moment, house.desk.today())
    ways = [WRITE, *([LINK] if room_of(house).reflections else []), SENTENCE, BACK]
    offered = [option(one, say(f"plain.carry.{one}")) for one in ways]
    wanted = choose(house.talk, Ask(place=house.view.title(moment), words=words), offered)
    if wanted == WRITE:
        write(house, (moment.id,))
    elif wanted == LINK:
        _link(house, moment)
    elif wanted == SENTENCE:
        _sentence(house, moment)


def _link(house: House, moment: Moment) -> None:
    """Link one reflection to the moment, or let its link go; the moment shows nothing of it."""
    room, today = room_of(house), house.desk.today()
    kept = sorted(room.reflections, key=lambda one: one.on, reverse=True)
    offered = [
        option(one.id, " · ".join((say_day(one.on, today=today), one.theme, " ".join(one.words.split())[:80])))
        for one in kept
    ]
    chosen, _ = of_many(house.talk, Ask(words=say("plain.carry.which")), offered)
    one = next(each for each in kept if each.id == chosen)
    changed = linked(one, moment.id)
    house.view.put_room(with_kept(room, changed))
    house.talk.tell("", say("plain.carry.linked" if moment.id in changed.moments else "plain.carry.let_go"))


def _sentence(house: House, moment: Moment) -> None:
    """Suggest a sentence, say who will see it, and put it beneath the moment by one more answer."""
    key = sentence_key(moment.id)
    draft = house.private(key)
    ask = Ask(
        place=house.view.title(moment), words=say("reflect_room.sentence_title"), hint=say("reflect_room.sentence_hint")
    )
    so_far = draft.values.get("line", "") if draft is not None else say("reflect.hand_over")
    words = line(
        house.talk, ask, lambda said: house.keep_private(key, {"line": said}), so_far=so_far, limit=LONGEST
    ).strip()
    if not words:
        return
    house.care(words, ABOUT_ME)
    ways = [option("leave", say("reflect_room.sentence_leave")), option("add", say("reflect_room.sentence_add"))]
    if choose(house.talk, Ask(words=words), ways) == "add":
        put_sentence(house.desk, moment.id, words)
        house.drop_private(key)
        house.talk.tell("", say("reflect_room.sentence_added"))


def link_moments(house: House, reflection_id: str) -> None:
    """Name the moments, and link one answer to some of them, or let links go, until that is all."""
    first, which = 0, VIEWS[0]
    while True:
        chosen, first = _moment(house, which, first, reflection_id)
        room = room_of(house)
        one = next((each for each in room.reflections if each.id == reflection_id), None)
        if chosen == BACK or one is None:
            return
        if chosen.startswith(TURN):
            first, which = 0, chosen.removeprefix(TURN)
            continue
        changed = linked(one, chosen)
        house.view.put_room(with_kept(room, changed))
        house.talk.tell("", say("plain.carry.linked" if chosen in changed.moments else "plain.carry.let_go"))


def touched(house: House) -> None:
    """Name the moments that may touch something of one's own, and go on from one of them."""
    first, which = 0, "old"
    while True:
        chosen, first = _moment(house, which, first)
        if chosen == BACK:
            return
        if chosen.startswith(TURN):
            first, which = 0, chosen.removeprefix(TURN)
            continue
        moment = house.view.moment(chosen)
        if moment is not None:
            with contextlib.suppress(Back):
                beside(house, moment)


def _moment(house: House, which: str, first: int, reflection_id: str = "") -> tuple[str, int]:
    """Ask for a moment of one list, for another list, or for the way back.

    Args:
        house: the family and the conversation.
        which: the list; one of `VIEWS`.
        first: where the printed page begins.
        reflection_id: the answer to link; nothing where one only looks.
    """
    view, room, today = house.view, room_of(house), house.desk.today()
    ticks = view.own_key().ticks()
    reflection = next((one for one in room.reflections if one.id == reflection_id), None)
    held = held_by(room, reflection)
    moments = found(which, view, room, ticks)
    offered = []
    for moment in moments:
        mark = say("reflect_room.linked") if moment.id in held else ""
        day = say_day(local(moment.when).date(), today=today)
        parts = (day, view.title(moment), children_words(view, moment), mark)
        offered.append(option(moment.id, " · ".join(part for part in parts if part)))
    more = [option(f"{TURN}{one}", say(f"reflect_room.beside_{one}")) for one in VIEWS if one != which]
    more.append(option(BACK, say("reflect_room.back")))
    title = say("reflect_room.beside_title" if reflection_id else "reflect_room.touched_title")
    lines = () if moments else (say("reflect_room.beside_none"),)
    return of_many(house.talk, Ask(words=title, hint=about(which, room, ticks), lines=lines), offered, more, first)
