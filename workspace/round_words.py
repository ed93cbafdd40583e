"""What one round of statements says in words: which way it leans, and whether it moved."""

from __future__ import annotations

from data.records import PrivateRoom, StatementSet
from data.reflecting import earlier_round, leaning, movement_words, place, region_words
from data.when import say_day
from data.wording import say


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
