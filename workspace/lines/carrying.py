"""From a moment into one's own reflection: what stands beside it, on one's own side only."""

from __future__ import annotations

from data.carried import linked, with_kept
from data.records import Moment
from data.when import say_day
from data.wording import say
from workspace.beside_moment import carry_words
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.reflect_write import write
from workspace.lines.reflecting import come_in, room_of
from workspace.lines.talk import Ask

WRITE, LINK, BACK = "write", "link", "back"


def carry(house: House, moment: Moment) -> None:
    """Ask whether a moment touched something older, and write about it or link what is there."""
    if not come_in(house):
        return
    words = carry_words(house.view, moment, house.desk.today())
    ways = [WRITE, *([LINK] if room_of(house).reflections else []), BACK]
    offered = [option(one, say(f"plain.carry.{one}")) for one in ways]
    wanted = choose(house.talk, Ask(words=words), offered)
    if wanted == WRITE:
        write(house, (moment.id,))
    elif wanted == LINK:
        _link(house, moment)


def _link(house: House, moment: Moment) -> None:
    """Link one reflection to the moment, or let its link go; the moment shows nothing of it."""
    room, today = room_of(house), house.desk.today()
    kept = sorted(room.reflections, key=lambda one: one.on, reverse=True)
    offered = [
        option(one.id, " · ".join((say_day(one.on, today=today), one.theme, " ".join(one.words.split())[:80])))
        for one in kept
    ]
    chosen = choose(house.talk, Ask(words=say("plain.carry.which")), offered)
    one = next(each for each in kept if each.id == chosen)
    changed = linked(one, moment.id)
    house.view.put_room(with_kept(room, changed))
    house.talk.tell("", say("plain.carry.linked" if moment.id in changed.moments else "plain.carry.let_go"))
