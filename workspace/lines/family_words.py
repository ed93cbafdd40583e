"""The family's own words line by line: its times of day, and signals and needs that no list has."""

from __future__ import annotations

from functools import partial

from data.wording import say
from workspace.family_words import PARTS, as_typed, unclear_in, with_words
from workspace.lines.choosing import in_turn, text
from workspace.lines.house import House
from workspace.lines.talk import Ask

KEY = "family.words"
"""Key of the draft, as on the screen."""


def own_words(house: House) -> None:
    """Ask for the three lists, a word on each line, and write them down once all of it is clear."""
    values = {**as_typed(house.desk.family), **house.left(KEY)}

    def ask(part: str) -> bool:
        def keep(said: str) -> None:
            values[part] = said
            house.keep(KEY, values, part)

        asked = Ask(words=say(f"family.words.{part}"), hint=say(f"family.words.{part}_hint"))
        typed = text(house.talk, asked, keep, so_far=values[part])
        house.care(typed, shared=True)
        unclear = unclear_in(part, typed)
        if unclear:
            house.talk.tell("", unclear)
        return not unclear

    in_turn([partial(ask, part) for part in PARTS])
    family = house.desk.family
    changed = with_words(family, values)
    if changed != family:
        house.view.put(changed)
    house.view.drafts.drop(KEY)
    house.talk.tell("", say("family.words.done"))
