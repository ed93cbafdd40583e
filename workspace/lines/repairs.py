"""All repairs of all moments line by line: open, planned, offered, mended; of all children, or of one alone."""

from __future__ import annotations

from data.repair_order import grouped
from data.when import say_when
from data.wording import say
from widgets.glyphs import FULL
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.listing import of_many
from workspace.lines.mending import checklist
from workspace.lines.talk import Ask, Back
from workspace.lines.telling import told_repair
from workspace.repair_saying import children_with_repairs, list_row, what_happened

WHOSE, ALL = "whose", "all"


def all_repairs(house: House) -> None:
    """List the repairs of all moments, open ones first, and work on the one that is chosen."""
    child, first = "", 0
    while True:
        view, today = house.view, house.desk.today()
        moments = {moment.id: moment for moment in view.moments()}
        there = children_with_repairs(view, moments, today=today)
        # Whoever's last repair has gone is not looked at alone any more.
        child = child if len(there) > 1 and child in {one.id for one in there} else ""
        found = grouped(view.all_repairs(), moments, today=today, child=child)
        if not found:
            house.talk.tell("", say("repairs.room.empty"))
            return
        rows = [list_row(view, *one, signs=FULL, today=today) for one in found]
        offered = [option(row.id, " · ".join((row.title, row.second, row.day))) for row in rows]
        more = [option(WHOSE, say("commands.by_child.help"))] if len(there) > 1 else []
        chosen, first = of_many(house.talk, Ask(words=say("plain.repair.which")), offered, more, first)
        if chosen == WHOSE:
            names = [option(ALL, say("repairs.room.all_children")), *(option(one.id, one.name) for one in there)]
            child = choose(house.talk, Ask(words=say("plain.repair.whose")), names, usual=child or ALL)
            first = 0
            continue
        repair, moment = next((repair, moment) for _, repair, moment in found if repair.id == chosen)
        happened = what_happened(view, moment)
        when = say_when(moment.when, clock=view.family.settings.clock, today=today)
        house.talk.tell("", view.title(moment), when, *((happened,) if happened else ()))
        house.talk.tell(*told_repair(view, repair, moment, today=today))
        try:
            checklist(house, view, moment.id, repair.child)
        except Back:
            continue
