"""Earlier states of the family line by line: what there is, what bringing one back would change, and doing it."""

from __future__ import annotations

from data.restoring import bring_back
from data.wording import say
from workspace.earlier_states import before_bringing, moments_words, states
from workspace.lines.choosing import option
from workspace.lines.house import House
from workspace.lines.listing import of_many
from workspace.lines.sure import sure
from workspace.lines.talk import Ask

BACK = "back"


def earlier_states(house: House) -> None:
    """Name the earlier states, and bring one back once it was said what that changes."""
    talk, found = house.talk, states(house.desk, house.journal)
    if found.words:
        talk.tell("", found.words)
    if not found.there:
        return
    ways = [option(str(n), line) for n, (_, line) in enumerate(found.there)]
    ask = Ask(words=say("backups.title"), hint=say("backups.hint"))
    chosen, _ = of_many(talk, ask, ways, [option(BACK, say("backups.leave"))])
    if chosen == BACK:
        return
    path, line = found.there[int(chosen)]
    told = before_bringing(house.journal, path, line)
    if sure(talk, say("backups.sure"), "", say("backups.yes"), say("backups.no"), lines=told):
        done = bring_back(house.journal, house.desk.actor, path, house.desk.now())
        talk.tell("", say("backups.done", moments=moments_words(done.moments)))
