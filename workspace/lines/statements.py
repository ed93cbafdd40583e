"""Sixteen statements about closeness and worry, one a question, and the kind words for where they lean."""

from __future__ import annotations

from data.carried import with_kept
from data.ids import new_id
from data.reflecting import statements
from data.wording import say
from workspace.lines.choosing import choose, line, option
from workspace.lines.house import House
from workspace.lines.reflecting import room_of
from workspace.lines.talk import Ask, Back
from workspace.round_words import ROUND, WHOM, drift_words, kind_words, lean_words, round_of, too_early

DOTS = 5

SKIP = "skip"


def answer_statements(house: House) -> None:
    """Ask a round, or go on with one that was left; a round that is too early is put off kindly."""
    words = too_early(house.desk)
    if words:
        house.talk.tell("", words)
        return
    house.talk.tell("", say("reflect_room.honest_short"))
    draft = house.private(ROUND)
    values = dict(draft.values) if draft is not None else {"seed": new_id()}
    asked = statements(values["seed"])
    step = draft.step if draft is not None else WHOM
    place = next((n for n, one in enumerate(asked) if one.id == step), -1)
    while place < len(asked):
        try:
            if place < 0:
                _whom(house, values)
            else:
                _one(house, values, place)
            place += 1
            following = asked[place].id if place < len(asked) else step
            house.keep_private(ROUND, values, following)
        except Back:
            if place < 0:
                raise
            place -= 1
    _finish(house, values)


def _whom(house: House, values: dict[str, str]) -> None:
    title, hint = say("reflect.whom").split(". ", 1)

    def keep(said: str) -> None:
        values[WHOM] = said
        house.keep_private(ROUND, values, WHOM)

    words = line(house.talk, Ask(words=f"{title}.", hint=hint), keep, so_far=values.get(WHOM, ""), limit=120)
    house.care(words, "own.whom")


def _one(house: House, values: dict[str, str], place: int) -> None:
    """Ask how like oneself one statement is; Enter lets it pass, or keeps what was said before, which can be let go."""
    asked = statements(values["seed"])
    one = asked[place]
    ends = {1: say("reflect.not_me"), DOTS: say("reflect.very_me")}
    offered = [option(str(n), ends.get(n, say("plain.reflect.between"))) for n in range(1, DOTS + 1)]
    offered.append(option(SKIP, say("reflect_room.dots_skip")))
    where = say("reflect_room.place", n=place + 1, total=len(asked))
    said = values.get(one.id, "")
    so_far = (say("plain.so_far", words=said),) if said else ()
    answer = choose(house.talk, Ask(place=where, words=one.words, lines=so_far), offered, skip=True)
    if answer == SKIP:
        values.pop(one.id, None)
    elif answer:
        values[one.id] = answer


def _finish(house: House, values: dict[str, str]) -> None:
    """Keep the round, and say kindly where the two lines lean; nothing that could be counted."""
    answered = round_of(values, house.desk.today())
    if answered is not None:
        room = with_kept(room_of(house), answered)
        house.view.put_room(room)
        said = (
            say("reflect_room.after_title"),
            kind_words(answered),
            *lean_words(answered),
            drift_words(room, answered),
            say("reflect.in_a_while"),
            say("reflect.honest"),
        )
        house.talk.tell("", *(one for one in said if one))
    house.drop_private(ROUND)
