"""The questions that open a page in the private room: a prompt, a statement about one's child, or one's own."""

from __future__ import annotations

import random
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from data.carried import Kept
from data.ids import new_id
from data.records import ParentingAnswer, PrivateRoom, Reflection
from data.reflecting import parenting, prompts
from data.wording import say

AT = "reflect.at"
"""Key of the private draft that tells which question was left half answered."""

OWN = "own"
"""Stands for a question of one's own, where a prompt has its id."""

NAMES_A_SIGNAL = "p01"
"""The statement about one signal of one's child; its answer can name it from the list."""


class Opening(Struct, frozen=True, kw_only=True):
    """A question that opens a page."""

    id: str
    theme: str
    words: str
    hint: str = ""
    asked: str = ""
    """The id of the question, where the page is that of an answer given earlier."""

    @property
    def key(self) -> str:
        """Key of the private draft of its answer."""
        return f"reflect.write.{self.id}"

    @property
    def question(self) -> str:
        """Id of the prompt or statement."""
        return self.asked or self.id


def openings() -> tuple[Opening, ...]:
    """Give all questions, theme by theme, the statements about being with one's child last."""
    asked = [Opening(id=prompt.id, theme=prompt.theme, words=prompt.words) for prompt in prompts()]
    theme = say("reflect_room.theme_parenting")
    asked += [Opening(id=one.id, theme=theme, words=one.words, hint=one.follow_up) for one in parenting()]
    return tuple(asked)


def find(opening_id: str) -> Opening:
    """Give one question; a question of one's own for any other id."""
    own = Opening(id=OWN, theme=say("reflect_room.theme_own"), words=say("reflect_room.write_own_words"))
    return next((one for one in openings() if one.id == opening_id), own)


def of_kept(kept: Reflection | ParentingAnswer) -> Opening:
    """Give the question of an answer given earlier; its draft has a key of its own."""
    if isinstance(kept, ParentingAnswer):
        found = find(kept.statement)
        return replace(found, id=f"again.{kept.id}", asked=found.id)
    found = find(kept.prompt or OWN)
    words = kept.own_prompt or found.words
    return replace(found, id=f"again.{kept.id}", asked=found.id, theme=kept.theme or found.theme, words=words)


def first_for(room: PrivateRoom | None) -> Opening:
    """Give the question to begin with: the first that was not answered yet."""
    every = openings()
    answered = {one.prompt for one in room.reflections} if room is not None else set()
    answered |= {one.statement for one in room.parenting} if room is not None else set()
    return next((one for one in every if one.id not in answered), every[0])


def after(at: Opening) -> Opening:
    """Give the question behind another, the first behind the last."""
    every = openings()
    return every[(every.index(at) + 1) % len(every)]


def of_next_theme(at: Opening) -> Opening:
    """Give the first question of the next theme."""
    every = openings()
    return next((one for one in every[every.index(at) :] if one.theme != at.theme), every[0])


def any_other(at: Opening) -> Opening:
    """Give some other question."""
    return random.choice([one for one in openings() if one != at])


def answered(
    opening: Opening,
    words: str,
    *,
    on: date,
    earlier: Reflection | ParentingAnswer | None = None,
    own: str = "",
    signals: tuple[str, ...] = (),
    moments: tuple[str, ...] = (),
) -> Kept:
    """Give what is kept of an answer: the earlier one with these words, or a new one.

    Args:
        opening: the question.
        words: the answer.
        on: the day a new one is written.
        earlier: an answer that was written on.
        own: one's own question, where it is one.
        signals: the child's signals it names, where the statement is about one.
        moments: shared moments that a new answer is linked to.
    """
    if isinstance(earlier, ParentingAnswer):
        return replace(earlier, words=words, signals=signals)
    if earlier is not None:
        return replace(earlier, words=words)
    asked = opening.question
    if any(asked == one.id for one in parenting()):
        return ParentingAnswer(id=new_id(), on=on, statement=asked, words=words, signals=signals)
    is_own = asked == OWN
    return Reflection(
        id=new_id(),
        on=on,
        theme=opening.theme,
        prompt="" if is_own else asked,
        own_prompt=own.strip() if is_own else "",
        words=words,
        moments=moments,
    )
