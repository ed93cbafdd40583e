"""Finds words among what whoever is here may read, and lists the moments in which they stand."""

from __future__ import annotations

from data.search import Search
from data.wording import say
from workspace.lines.choosing import line
from workspace.lines.house import House
from workspace.lines.moments import look_through
from workspace.lines.talk import Ask


def find(house: House) -> None:
    """Ask for words, which are written down nowhere, and list what they are found in."""
    typed = line(house.talk, Ask(words=say("plain.find.words"), hint=say("plain.find.hint")), lambda said: None)
    if not typed.strip():
        return
    search = Search()
    for _ in search.gather(house.view):
        continue
    found = search.find(house.view, typed)
    if found:
        look_through(house, found)
    else:
        house.talk.tell("", say("plain.find.none", words=typed.strip()))
