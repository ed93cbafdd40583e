"""What one keeps in the private room, newest first: read again, written on, taken along, or let go of."""

from __future__ import annotations

from datetime import date

from data import figures
from data.carried import Kept, everything, find, taken_along, without
from data.records import Figure, ParentingAnswer, PrivateRoom, Reflection, StatementSet
from data.reflecting import parenting, prompts
from data.vocabulary import vocabulary
from data.when import say_day
from data.wording import say
from workspace.lines.choosing import choose, option, yes
from workspace.lines.house import House
from workspace.lines.reflecting import room_of
from workspace.lines.talk import Ask, Back
from workspace.round_words import kind_words, lean_words

AT_A_TIME = 10
"""Things on one printed page."""


def look_back(house: House) -> None:
    """List what was kept, and open what is chosen; how sittings ended is told at the end of the list."""
    first = 0
    while True:
        room = room_of(house)
        kept = sorted(everything(room), key=lambda one: (one.on or date.min, one.id), reverse=True)
        if not kept:
            house.talk.tell("", say("reflect_room.empty"))
            return
        page = kept[first : first + AT_A_TIME]
        offered = [option(one.id, _line(house, one)) for one in page]
        if first + AT_A_TIME < len(kept):
            offered.append(option("older", say("plain.reflect.older")))
        closed = [say("plain.moment.named", name=say_day(on), words=words) for on, words in room.closings[-3:]]
        chosen = choose(house.talk, Ask(words=say("plain.reflect.which"), lines=tuple(closed)), offered)
        if chosen == "older":
            first += AT_A_TIME
            continue
        try:
            _visit(house, chosen)
        except Back:
            continue


def _day(one: Kept, today: date) -> str:
    return say_day(one.on, today=today) if one.on is not None else say("reflect_room.no_day")


def _line(house: House, one: Kept) -> str:
    taking = say("reflect_room.taking") if one.take_along else ""
    parts = (_day(one, house.desk.today()), _theme(one), " ".join(_title(one).split())[:80], taking)
    return " · ".join(part for part in parts if part)


def _theme(one: Kept) -> str:
    match one:
        case Reflection():
            return one.theme or say("reflect_room.theme_own")
        case ParentingAnswer():
            return say("reflect_room.theme_parenting")
        case StatementSet():
            return say("reflect_room.theme_statements")
        case Figure():
            return say("reflect_room.theme_figures")


def _title(one: Kept) -> str:
    match one:
        case Reflection():
            return one.own_prompt or next((each.words for each in prompts() if each.id == one.prompt), "")
        case ParentingAnswer():
            return next((each.words for each in parenting() if each.id == one.statement), "")
        case StatementSet():
            return say("reflect_room.statements_title")
        case Figure():
            return figures.name_of(one)


def _told(house: House, room: PrivateRoom, one: Kept) -> tuple[str, ...]:
    """Give everything one thing says."""
    match one:
        case Reflection():
            found = (house.view.moment(moment_id) for moment_id in one.moments)
            gone = say("reflect_room.beside_gone")
            titles = (house.view.title(moment) if moment else "" for moment in found)
            beside = (say("reflect_room.beside", title=title) if title else gone for title in titles)
            return (one.words, *beside)
        case ParentingAnswer():
            return (one.words, ", ".join(vocabulary("signals").label(signal) for signal in one.signals))
        case StatementSet():
            whom = say("reflect_room.with_whom", whom=one.whom) if one.whom else ""
            return (whom, kind_words(one), *lean_words(one), say("reflect_room.honest_short"))
        case Figure():
            return (*figures.lines_of(one), one.said, *figures.beside(one))


def _visit(house: House, kept_id: str) -> None:
    """Tell one thing, and ask what shall become of it."""
    room = room_of(house)
    one = find(room, kept_id)
    if one is None:
        return
    talk = house.talk
    said = (_line(house, one), _title(one), *_told(house, room, one))
    talk.tell("", *(line for line in said if line))
    ways = [option("back", say("reflect_room.back"))]
    if isinstance(one, Reflection | ParentingAnswer):
        ways.append(option("on", say("reflect_room.write_on")))
    ways.append(option("take", say("reflect_room.take_along_off" if one.take_along else "reflect_room.take_along")))
    ways.append(option("go", say("plain.reflect.let_go")))
    wanted = choose(talk, Ask(words=""), ways, usual="back")
    if wanted == "on" and isinstance(one, Reflection | ParentingAnswer):
        from workspace.lines.reflect_write import write_on

        write_on(house, one)
    elif wanted == "take":
        house.view.put_room(taken_along(room, kept_id))
    elif wanted == "go" and yes(talk, Ask(words=say("plain.reflect.sure")), usual=False):
        house.view.put_room(without(room, kept_id))
        talk.tell(say("plain.reflect.gone"))
