"""What one keeps in the private room, newest first: read again, found, written on, taken along, or let go of."""

from __future__ import annotations

from data.carried import taken_along, without
from data.records import Figure, ParentingAnswer, Reflection, StatementSet
from data.wording import say
from workspace.leaves import Leaf, by_theme, day_of, leaves, rows
from workspace.lines.choosing import choose, line, option, yes
from workspace.lines.house import House
from workspace.lines.listing import of_many
from workspace.lines.reflecting import room_of
from workspace.lines.talk import Ask, Back

THEMED = "themed"
"""Id of the answer that puts theme beside theme, or day beneath day."""


def look_back(house: House) -> None:
    """List what was kept, and open what is chosen."""
    _through(house, "")


def find_own(house: House) -> None:
    """Ask for words, and list what has them; they are written down nowhere."""
    typed = line(house.talk, Ask(words=say("reflect_room.search")), lambda said: None)
    if typed.strip():
        _through(house, typed)


def _through(house: House, sought: str) -> None:
    """Go through what was kept, and open what is chosen, until they go back.

    Args:
        house: the family and the conversation.
        sought: words that must stand in it; empty for everything.
    """
    first, themed, today = 0, False, house.desk.today()
    while True:
        everything = leaves(room_of(house), house.view)
        kept = tuple(leaf for leaf in everything if not sought or leaf.says(sought))
        if not kept:
            house.talk.tell("", say("reflect_room.nothing_found" if everything else "reflect_room.empty"))
            return
        kept = by_theme(kept) if themed else kept
        offered = [
            option(row.id, " · ".join(part for part in (row.day, row.second, row.title, row.mark) if part))
            for row in rows(kept, today, themed)
        ]
        back = option("back", say("reflect_room.back"))
        turn = option(THEMED, say("plain.reflect.by_day" if themed else "reflect_room.more_theme"))
        words = say("plain.reflect.found" if sought else "plain.reflect.which")
        chosen, first = of_many(house.talk, Ask(words=words), offered, (turn, back), first)
        if chosen == back.id:
            return
        if chosen == THEMED:
            first, themed = 0, not themed
            continue
        try:
            _visit(house, next(leaf for leaf in kept if leaf.id == chosen))
        except Back:
            continue


def _visit(house: House, leaf: Leaf) -> None:
    """Tell one thing, and ask what shall become of it."""
    room, talk, kept = room_of(house), house.talk, leaf.kept
    honest = say("reflect_room.honest_short") if isinstance(kept, StatementSet) else ""
    label = f"{day_of(leaf, house.desk.today())} · {leaf.theme}"
    talk.tell("", *(part for part in (label, leaf.title, leaf.words, leaf.more, honest) if part))
    ways = [option("back", say("reflect_room.back"))]
    if leaf.may_write_on:
        ways.append(option("on", say("reflect_room.write_on")))
    if kept is not None:
        ways.append(
            option("take", say("reflect_room.take_along_off" if kept.take_along else "reflect_room.take_along"))
        )
    if isinstance(kept, Reflection):
        ways.append(option("beside", say("plain.reflect.beside")))
    ways.append(option("go", say("plain.reflect.let_go")))
    match choose(talk, Ask(words=""), ways, usual="back"):
        case "on":
            _write_on(house, leaf)
        case "take":
            house.view.put_room(taken_along(room, leaf.id))
        case "beside":
            from workspace.lines.carrying import link_moments

            link_moments(house, leaf.id)
        case "go" if yes(talk, Ask(words=say("plain.reflect.sure")), usual=False):
            house.view.put_room(without(room, leaf.id))
            talk.tell(say("plain.reflect.gone"))


def _write_on(house: House, leaf: Leaf) -> None:
    match leaf.kept:
        case Figure() as figure:
            from workspace.lines.figures import write_figures

            write_figures(house, figure)
        case Reflection() | ParentingAnswer() as kept:
            from workspace.lines.reflect_write import write_on

            write_on(house, kept)
