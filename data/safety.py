"""When words need more than a debrief: a short list of phrases anyone can read, and the note each one brings up.

It is a list and nothing more. The app says so where the list is shown: it cannot notice danger, and nobody is reading.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from data.people import HelpLine
from data.wording import content, say

NOTES: tuple[str, ...] = ("self_harm", "hurting_child", "afraid", "memories")
"""The notes that phrases bring up, the most pressing first."""

About = Literal["self", "child"]
"""Whose words or wishes a text tells of: the writer's own, or a child's."""


def notice(*texts: str, about: About = "self", shared: bool = False) -> str:
    """Name the note that what stands in one or several places brings up; each place is looked at by itself.

    Args:
        texts: what somebody wrote.
        about: ``child`` for words about a child's moment, so that the note speaks of staying with the child.
        shared: a screen that two people look at; notes about fear of a partner and about memories never come up there.

    Returns:
        One of `NOTES`, ``child_self_harm``, or an empty text when nothing on the list is there.
    """
    plain = [_plain(text) for text in texts]
    for name in NOTES:
        if shared and content("safety")["notes"][name].get("alone_only", False):
            continue
        if any(phrase in text for text in plain for phrase in _wanted(name)):
            return "child_self_harm" if name == "self_harm" and about == "child" else name
    return ""


def numbers(lines: tuple[HelpLine, ...]) -> str:
    """Give the family's own entries as they stand in a note; empty where there are none.

    Args:
        lines: whom to call, as the family wrote it down.
    """
    return " · ".join(" ".join(part for part in (line.label, line.number) if part) for line in lines)


def note_words(name: str, known: str = "") -> str:
    """Give what a note says.

    Args:
        name: what `notice` gave.
        known: the family's own numbers, as `numbers` gives them; without them the note says where to ask, and never
            makes one up.

    Raises:
        KeyError: when there is no such note.
    """
    return say(f"safety.notes.{name}.words", numbers=known or say("safety.numbers_none"))


def afraid_at_home(known: str = "") -> tuple[str, tuple[str, ...]]:
    """Give the page *If you are afraid at home*: its title and its lines, the numbers last."""
    page = content("safety")["afraid_at_home"]
    return page["title"], (*page["lines"], known or say("safety.numbers_none"))


def phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the whole list, as pairs of note and phrases, to be shown to whoever asks."""
    return tuple((name, tuple(content("safety")["notes"][name]["phrases"])) for name in NOTES)


@cache
def _wanted(name: str) -> tuple[str, ...]:
    return tuple(sorted({_plain(phrase) for phrase in content("safety")["notes"][name]["phrases"]}))


def _plain(text: str) -> str:
    """Lower the case, drop apostrophes of every shape, and put one space before, between and after the words."""
    words = re.sub(r"['’ʼ`´]", "", text.casefold())
    return re.sub(r"\W+", " ", f" {words} ")
