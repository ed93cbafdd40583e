"""One open question at a time in the private room, answered or let pass; every line is kept sealed as it comes."""

from __future__ import annotations

import random

from msgspec.structs import replace

from data.carried import Kept, with_kept
from data.ids import new_id
from data.records import ParentingAnswer, Reflection
from data.reflecting import parenting
from data.vocabulary import vocabulary
from data.wording import say
from workspace.family_words import own_entries
from workspace.lines.choosing import choose, line, option, several, text
from workspace.lines.house import House
from workspace.lines.reflecting import room_of
from workspace.lines.steps import options
from workspace.lines.talk import Ask
from workspace.screens.reflect_openings import NAMES_A_SIGNAL, OWN, Opening, find, of_kept, openings

AT = "reflect.at"
"""Key of the private draft that tells which question was left half answered, as on the screen."""

TAKE, NEXT, THEME, SHUFFLE, MINE = "write_this", "write_next", "write_theme", "write_shuffle", "write_own"


def write(house: House, moments: tuple[str, ...] = ()) -> None:
    """Offer a question, or come back to a page left half written, and keep what is written about it.

    Args:
        house: the family and the conversation.
        moments: shared moments that a new answer is linked to, on this side only.
    """
    left = house.private(AT)
    if left is not None and not moments and _has_words(house, find(left.step)):
        house.talk.tell("", say("plain.reflect.brought_back"))
        answer(house, find(left.step))
    else:
        answer(house, _pick(house), moments=moments)


def _has_words(house: House, opening: Opening) -> bool:
    draft = house.private(opening.key)
    return draft is not None and any(words.strip() for words in draft.values.values())


def _pick(house: House) -> Opening:
    """Offer questions one after the other until one is taken."""
    every = openings()
    room = room_of(house)
    answered = {one.prompt for one in room.reflections} | {one.statement for one in room.parenting}
    at = next((one for one in every if one.id not in answered), every[0])
    offered = [option(one, say(f"reflect_room.{one}")) for one in (TAKE, NEXT, THEME, SHUFFLE, MINE)]
    while True:
        hint = at.hint or say("reflect_room.write_pick_hint")
        wanted = choose(house.talk, Ask(place=at.theme, words=at.words, hint=hint), offered)
        place = every.index(at)
        if wanted == TAKE:
            return at
        if wanted == MINE:
            return find(OWN)
        if wanted == NEXT:
            at = every[(place + 1) % len(every)]
        elif wanted == THEME:
            at = next((one for one in every[place:] if one.theme != at.theme), every[0])
        else:
            at = random.choice([one for one in every if one != at])


def write_on(house: House, kept: Reflection | ParentingAnswer) -> None:
    """Write on an answer given earlier."""
    answer(house, of_kept(kept), kept)


def answer(
    house: House,
    opening: Opening,
    earlier: Reflection | ParentingAnswer | None = None,
    moments: tuple[str, ...] = (),
) -> None:
    """Ask one question, and keep what is written; nothing written keeps nothing.

    Args:
        house: the family and the conversation.
        opening: the question.
        earlier: the answer to write on.
        moments: what a new answer is linked to.
    """
    draft = house.private(opening.key)
    values = dict(draft.values) if draft is not None else {}
    if earlier is None:
        house.keep_private(AT, {}, opening.id)

    def keep(name: str, words: str) -> None:
        values[name] = words
        house.keep_private(opening.key, values, opening.id)

    if opening.question == OWN and earlier is None:
        ask = Ask(words=opening.words, hint=say("reflect_room.write_own_hint"))
        line(house.talk, ask, lambda said: keep("own", said), so_far=values.get("own", ""), limit=240)
    hint = opening.hint or say("reflect_room.write_hint")
    ask = Ask(place=opening.theme, words=values.get("own", "") or opening.words, hint=hint)
    so_far = values.get("words", earlier.words if earlier is not None else "")
    words = text(house.talk, ask, lambda said: keep("words", said), so_far=so_far).strip()
    house.care(words, "own.words")
    if not words:
        return
    signals = _signals(house, values, earlier) if opening.question == NAMES_A_SIGNAL else ()
    made = _made(house, opening, earlier, words, values, signals)
    if isinstance(made, Reflection) and earlier is None:
        made = replace(made, moments=moments)
    house.view.put_room(with_kept(room_of(house), made))
    house.drop_private(opening.key, AT)
    house.talk.tell("", say("plain.reflect.is_kept"))


def _signals(house: House, values: dict[str, str], earlier: Kept | None) -> tuple[str, ...]:
    """Ask which of the child's signals it is about, where the statement is about one."""
    known = (*vocabulary("signals").entries, *own_entries(house.desk.family, "signals"))
    before = earlier.signals if isinstance(earlier, ParentingAnswer) else ()
    chosen = tuple(values["signals"].split()) if "signals" in values else before
    return several(house.talk, Ask(words=say("reflect_room.write_signals")), options(known), most=3, chosen=chosen)


def _made(
    house: House,
    opening: Opening,
    earlier: Reflection | ParentingAnswer | None,
    words: str,
    values: dict[str, str],
    signals: tuple[str, ...],
) -> Kept:
    """Give what is kept: the earlier answer with these words, or a new one."""
    if isinstance(earlier, ParentingAnswer):
        return replace(earlier, words=words, signals=signals)
    if earlier is not None:
        return replace(earlier, words=words)
    asked, today = opening.question, house.desk.today()
    if any(asked == one.id for one in parenting()):
        return ParentingAnswer(id=new_id(), on=today, statement=asked, words=words, signals=signals)
    own = asked == OWN
    return Reflection(
        id=new_id(),
        on=today,
        theme=opening.theme,
        prompt="" if own else asked,
        own_prompt=values.get("own", "").strip() if own else "",
        words=words,
    )
