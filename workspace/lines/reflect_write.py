"""One open question at a time in the private room, answered or let pass; every line is kept sealed as it comes."""

from __future__ import annotations

from collections.abc import Callable

from data.carried import Kept, with_kept
from data.records import ParentingAnswer, Reflection
from data.vocabulary import vocabulary
from data.wording import say
from workspace.caring import OWN as ABOUT_ME
from workspace.family_words import own_entries
from workspace.lines.choosing import choose, line, option, several, text
from workspace.lines.house import House
from workspace.lines.reflecting import room_of
from workspace.lines.talk import Ask, Back
from workspace.open_door import note_opened, went_round
from workspace.openings import (
    AT,
    NAMES_A_SIGNAL,
    OWN,
    Opening,
    after,
    answered,
    any_other,
    find,
    first_for,
    of_kept,
    of_next_theme,
)
from workspace.word_lists import options

TAKE, NEXT, THEME, SHUFFLE, MINE = "write_this", "write_next", "write_theme", "write_shuffle", "write_own"

OTHERS = {NEXT: after, THEME: of_next_theme, SHUFFLE: any_other}
"""The ways to another question."""


def write(house: House, moments: tuple[str, ...] = ()) -> None:
    """Offer a question, or come back to a page left half written, and keep what is written about it.

    Args:
        house: the family and the conversation.
        moments: shared moments that a new answer is linked to, on this side only.
    """
    left = house.private(AT)
    at = find(left.step) if left is not None and not moments and _has_words(house, find(left.step)) else None
    if at is not None:
        house.talk.tell("", say("plain.reflect.brought_back"))
    while True:
        opening = at or _pick(house)
        try:
            answer(house, opening, moments=moments)
            return
        except Back:
            # To another question; what was typed for this one waits there.
            at = None


def _has_words(house: House, opening: Opening) -> bool:
    draft = house.private(opening.key)
    return draft is not None and any(words.strip() for words in draft.values.values())


def _pick(house: House) -> Opening:
    """Offer questions one after the other until one is taken."""
    at = first_for(room_of(house))
    offered = [option(one, say(f"reflect_room.{one}")) for one in (TAKE, NEXT, THEME, SHUFFLE, MINE)]
    while True:
        hint = at.hint or say("reflect_room.write_pick_hint")
        wanted = choose(house.talk, Ask(place=at.theme, words=at.words, hint=hint), offered)
        if wanted == TAKE:
            note_opened(house.desk, at.id)
            return at
        if wanted == MINE:
            return find(OWN)
        at = OTHERS[wanted](at)


def write_on(house: House, kept: Reflection | ParentingAnswer) -> None:
    """Write on an answer given earlier."""
    opening = of_kept(kept)
    note_opened(house.desk, opening.question)
    answer(house, opening, kept)


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
    house.visit.writing_since = house.visit.writing_since or house.desk.now()

    def keep(name: str, words: str) -> None:
        values[name] = words
        house.keep_private(opening.key, values, opening.id)

    if opening.question == OWN and earlier is None:
        ask = Ask(words=opening.words, hint=say("reflect_room.write_own_hint"))
        asked = line(house.talk, ask, lambda said: keep("own", said), so_far=values.get("own", ""), limit=240)
        house.care(asked, ABOUT_ME)
    hint = opening.hint or say("reflect_room.write_hint")
    ask = Ask(place=opening.theme, words=values.get("own", "") or opening.words, hint=hint)
    _going_round(house, opening)
    so_far = values.get("words", earlier.words if earlier is not None else "")
    words = text(house.talk, ask, lambda said: keep("words", said), so_far=so_far).strip()
    if not house.care(words, ABOUT_ME):
        _going_round(house, opening)
    if not words:
        return
    signals = _signals(house, keep, values, earlier) if opening.question == NAMES_A_SIGNAL else ()
    made = answered(
        opening,
        words,
        on=house.desk.today(),
        earlier=earlier,
        own=values.get("own", ""),
        signals=signals,
        moments=moments,
    )
    house.view.put_room(with_kept(room_of(house), made))
    house.drop_private(opening.key, AT)
    house.talk.tell("", say("plain.reflect.is_kept"))


def _going_round(house: House, opening: Opening) -> None:
    """Say once a sitting that company may help, where one goes round in circles."""
    visit = house.visit
    if not visit.said_company and went_round(house.desk, opening.question, visit.writing_since):
        visit.said_company = True
        house.talk.tell("", say("reflect.round_again"))


def _signals(
    house: House, keep: Callable[[str, str], None], values: dict[str, str], earlier: Kept | None
) -> tuple[str, ...]:
    """Ask which of the child's signals it is about, where the statement is about one."""
    known = (*vocabulary("signals").entries, *own_entries(house.desk.family, "signals"))
    before = earlier.signals if isinstance(earlier, ParentingAnswer) else ()
    chosen = tuple(values["signals"].split()) if "signals" in values else before
    ask = Ask(words=say("reflect_room.write_signals"))
    named = several(house.talk, ask, options(known), most=3, chosen=chosen)
    keep("signals", " ".join(named))
    return named
