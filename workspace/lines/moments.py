"""The timeline as printed lines, ten moments at a time, and everything about the one that is chosen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from msgspec.structs import replace

from data.records import Moment
from data.wording import say
from workspace.beside_moment import may_carry
from workspace.lines.choosing import choose, option, yes
from workspace.lines.finding import Looking
from workspace.lines.house import House
from workspace.lines.listing import RowsToChoose, in_one_line, of_many
from workspace.lines.talk import Ask, Back
from workspace.lines.telling import told

FIND = "find"


def look_through(house: House) -> None:
    """Go through the timeline, newest first, and open what is chosen."""
    _go_through(house, Looking(house))


def find(house: House) -> None:
    """Ask how to look, and go through what is found."""
    looking = Looking(house)
    if looking.ask():
        _go_through(house, looking)


def _go_through(house: House, looking: Looking) -> None:
    while True:
        rows = looking.rows()
        if not rows and looking.finding.active:
            # What was done to the last one that fitted made it fit no more.
            looking.end()
            continue
        if not rows:
            house.talk.tell("", say("plain.moments.none"))
            return
        more = [option(FIND, say("plain.menu.find"))]
        offered = RowsToChoose(rows, in_one_line)
        ask, where = Ask(words=say("plain.moments.words")), "plain.moments.place"
        chosen, looking.first = of_many(house.talk, ask, offered, more, looking.first, where=where)
        if chosen == FIND:
            with contextlib.suppress(Back):
                looking.ask()
        else:
            _visit(house, chosen)


def _visit(house: House, moment_id: str) -> None:
    """Show one moment and do things with it, until they go back to the list."""
    shown = False
    while (moment := house.view.moment(moment_id)) is not None:
        if not shown:
            house.talk.tell("", *told(house.desk, moment))
        wanted = _ask_what(house, moment)
        if wanted == "list":
            return
        shown = wanted not in CHANGES
        try:
            DOES[wanted](house, moment)
        except Back:
            shown = True


def _ask_what(house: House, moment: Moment) -> str:
    offered = [
        option(one, say(f"plain.moment.{_word(one, moment)}")) for one in DOES if FITS.get(one, _always)(house, moment)
    ]
    offered.append(option("list", say("plain.moment.list")))
    try:
        return choose(house.talk, Ask(words=say("plain.moment.words")), offered)
    except Back:
        return "list"


def _word(what: str, moment: Moment) -> str:
    """Give the name of the words for what can be done; a mark that is there is taken away."""
    taken_away = {"bright": moment.bright, "mark": moment.marked}.get(what, False)
    return f"{what}_off" if taken_away else what


def _always(house: House, moment: Moment) -> bool:
    return True


def _again(house: House, moment: Moment) -> None:
    """Say it once more; the visit does."""


def _edit(house: House, moment: Moment) -> None:
    from workspace.lines.writing import edit_moment

    edit_moment(house, moment)


def _about(house: House, moment: Moment) -> None:
    from workspace.lines.about import about

    about(house, moment)


def _bright(house: House, moment: Moment) -> None:
    house.view.put(replace(moment, bright=not moment.bright))
    house.talk.tell(say("plain.moment.done"))


def _mark(house: House, moment: Moment) -> None:
    house.view.put(replace(moment, marked=not moment.marked))
    house.talk.tell(say("plain.moment.done"))


def _to_bin(house: House, moment: Moment) -> None:
    title = house.view.title(moment)
    if yes(house.talk, Ask(words=say("plain.moment.bin_sure", title=title)), usual=False):
        house.view.bin(moment.id, today=house.desk.today())
        house.talk.tell(say("plain.moment.binned", title=title))


def _debrief(house: House, moment: Moment) -> None:
    from workspace.lines.debriefs import debrief

    debrief(house, moment)


def _read(house: House, moment: Moment) -> None:
    from workspace.lines.debriefs import my_read

    my_read(house, moment)


def _look(house: House, moment: Moment) -> None:
    from workspace.lines.debriefs import second_look

    second_look(house, moment)


def _repair(house: House, moment: Moment) -> None:
    from workspace.lines.mending import checklist

    checklist(house, house.view, moment.id)


def _carry(house: House, moment: Moment) -> None:
    from workspace.lines.carrying import carry

    carry(house, moment)


def _room_open(house: House, moment: Moment) -> bool:
    """Whether somebody sits here alone with their room open."""
    return may_carry(house.view)


def _alone(house: House, moment: Moment) -> bool:
    """Whether there is one adult here, who can write for themselves."""
    return house.view.me is not None


DOES: dict[str, Callable[[House, Moment], None]] = {
    "debrief": _debrief,
    "read": _read,
    "repair": _repair,
    "look": _look,
    "carry": _carry,
    "edit": _edit,
    "about": _about,
    "bright": _bright,
    "mark": _mark,
    "bin": _to_bin,
    "again": _again,
}
"""What can be done with a moment, in the order in which it is offered."""

FITS: dict[str, Callable[[House, Moment], bool]] = {"read": _alone, "look": _alone, "carry": _room_open}
"""When something is offered at all, where that is not always."""

CHANGES = ("debrief", "read", "repair", "look", "edit", "about", "again")
"""After these the moment is told once more."""
