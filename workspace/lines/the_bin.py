"""The bin line by line: what is in it, bringing one thing back, and letting go of all of it."""

from __future__ import annotations

from data.actors import Together
from data.wording import say
from workspace.in_bin import going, in_bin, item_words, title_of
from workspace.lines.choosing import option
from workspace.lines.house import House
from workspace.lines.listing import of_many
from workspace.lines.sure import sure
from workspace.lines.talk import Ask

EMPTY, BACK = "empty", "back"


def the_bin(house: House) -> None:
    """Bring something back from the bin, or let go of all of it."""
    talk, view, today = house.talk, house.view, house.desk.today()
    there = in_bin(view)
    if not there:
        talk.tell("", say("bin.nothing"))
        return
    together = isinstance(house.desk.actor, Together)
    more = [*([option(EMPTY, say("bin.empty"))] if together else []), option(BACK, say("bin.leave"))]
    ask = Ask(
        words=say("bin.title"),
        hint=say("bin.hint"),
        lines=() if together else (say("permissions.only_together"),),
    )
    offered = [option(one.id, item_words(one, today=today)) for one in there]
    chosen, _ = of_many(talk, ask, offered, more)
    if chosen == EMPTY:
        lines = going(there, today=today)
        if sure(talk, say("bin.sure"), "", say("bin.yes"), say("bin.no"), lines=lines):
            view.empty_bin()
            talk.tell("", say("bin.emptied"))
    elif chosen != BACK:
        view.restore(chosen)
        title = next(title_of(one) for one in there if one.id == chosen)
        talk.tell("", say("bin.back_again", title=title))
