"""The questions that open a page in the private room: a prompt, a statement about one's child, or one's own."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from data.records import ParentingAnswer, Reflection
from data.reflecting import parenting, prompts
from data.wording import say

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
