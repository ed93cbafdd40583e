"""A plan taken over into a calendar, line by line: what a calendar may show, and where the file goes."""

from __future__ import annotations

from data import repairing
from data.errors import JournalError
from data.repair_order import dated
from data.repairing import label_of
from data.when import say_when
from data.wording import say
from workspace.going_back import GoingBack
from workspace.lines.choosing import choose, line, option
from workspace.lines.house import House
from workspace.lines.talk import Ask
from workspace.plan_entry import (
    TITLE_LIMIT,
    PlanAhead,
    gives_away,
    plan_ahead,
    usual_file,
    usual_title,
    write_plan,
)
from workspace.repair_saying import plan_words


def into_calendar(house: House, going: GoingBack) -> None:
    """Ask which plan, for a title that gives nothing away and for a place, and write the file."""
    plan = plan_ahead(going, _which(house, going))
    if plan is None:
        house.talk.tell("", say("repairs.calendar.no_plan"))
        return
    title = _title(house, going, plan)
    typed = usual_file()
    while True:
        typed = line(house.talk, Ask(words=say("repairs.calendar.where")), lambda said: None, so_far=typed)
        try:
            made = write_plan(going.view, plan, title, typed, now=going.now())
        except JournalError as problem:
            house.talk.tell(problem.words)
            continue
        house.talk.tell("", say("repairs.calendar.done", place=made))
        return


def _which(house: House, going: GoingBack) -> str:
    """Ask which plan, where several lie ahead; gives the key of its step."""
    repair, today = going.repair, going.today()
    places = dated(repair, from_day=today) if repair else ()
    if repair is None or len(places) < 2:
        return ""
    offered = []
    for place in places:
        step = repair.steps[place]
        words = plan_words(step, going.view.family, today=today)
        named = say("plain.moment.named", name=label_of(step), words=words)
        offered.append(option(repairing.key_of(repair, place), named))
    return choose(house.talk, Ask(words=say("plain.repair.which_plan")), offered)


def _title(house: House, going: GoingBack, plan: PlanAhead) -> str:
    """Ask for a title until it names nobody."""
    clock = going.view.family.settings.clock
    ask = Ask(
        place=say_when(plan.when, clock=clock, today=going.today()),
        words=say("repairs.calendar.ask"),
        hint=say("repairs.calendar.hint"),
    )
    title = usual_title(going.view)
    while True:
        typed = line(house.talk, ask, lambda said: None, so_far=title, limit=TITLE_LIMIT)
        title = typed.strip() or usual_title(going.view)
        given = gives_away(going.view, title)
        if not given:
            return title
        house.talk.tell(given)
