"""One round of the sixteen statements: when it may come, what is kept of it, and what it says in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.ids import new_id
from data.records import Answer, PrivateRoom, StatementSet
from data.reflecting import (
    earlier_round,
    leaning,
    may_answer,
    movement_words,
    offered_again,
    place,
    region_words,
    statements,
)
from data.when import say_day
from data.wording import say
from workspace.desk import Desk

ROUND = "reflect.statements"
"""Key of the private draft of a round that was left in the middle."""

WHOM = "whom"
"""Id of the step before the first statement."""


def too_early(desk: Desk) -> str:
    """Say from which day the statements come round again; nothing when they may be answered now.

    A round that was left in the middle may always be gone on with.
    """
    room, me = desk.view.room(), desk.view.me
    if room is None or me is None or desk.view.drafts.private(me.id, ROUND) is not None:
        return ""
    last = max((one.on for one in room.statements), default=None)
    again = offered_again(last)
    if again is None or may_answer(last, desk.today()):
        return ""
    return say("reflect.too_early", day=say_day(again, today=desk.today()))


def round_of(values: Mapping[str, str], on: date) -> StatementSet | None:
    """Give what is kept of a round; nothing when every statement was let pass.

    Args:
        values: the dots by statement, and under `WHOM` the person in mind.
        on: the day it is.
    """
    answers = tuple(Answer(statement=one.id, dots=int(values[one.id])) for one in statements() if one.id in values)
    return StatementSet(id=new_id(), on=on, whom=values.get(WHOM, "").strip(), answers=answers) if answers else None


def lean_words(answered: StatementSet) -> tuple[str, ...]:
    """Say where the two lines lean, in words and without any number."""
    where = place(answered)
    return (
        say("reflect_room.line_closeness", leaning=say(f"reflect.leaning.{leaning(where.closeness, 'C')}")),
        say("reflect_room.line_worry", leaning=say(f"reflect.leaning.{leaning(where.worry, 'W')}")),
    )


def kind_words(answered: StatementSet) -> str:
    """Give the kind sentences for where a round lies."""
    where = place(answered)
    return region_words(leaning(where.closeness, "C"), leaning(where.worry, "W"))


def drift_words(room: PrivateRoom, answered: StatementSet) -> str:
    """Say whether anything moved since the round before; nothing for the first one."""
    last = earlier_round(room.statements, answered)
    return movement_words(place(last), place(answered), say_day(last.on)) if last is not None else ""
