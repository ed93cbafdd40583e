"""The walks that several tests look at, each taken once: the same family as each of its people sees it."""

from __future__ import annotations

import tempfile
from dataclasses import replace as retold_as
from pathlib import Path

from msgspec.structs import replace

from data.actors import Actor, Alone
from data.journal import Journal
from data.records import Adult
from tests.journeys.everywhere import PARTS, everywhere
from tests.journeys.everywhere_lines import on_the_line
from tests.journeys.full_house import House
from tests.journeys.looking import Frames
from tests.journeys.retelling import Words
from tests.journeys.told import NELL, OMAR

HOSTILE = "[b][/s]{x}🙂ש"
"""Signs that are markup, a pattern, wide, or read from right to left, standing before every word that was typed."""

ALONE = PARTS - {"help", "forms", "repair", "toasts"}
"""What is gone through by one alone; the other pages are the same ones as when both sit there."""

TRADED = PARTS - {"help", "toasts"}
"""What is gone through when the two are exchanged; in the pages left out nobody has a part."""

Walk = tuple[Frames, Frames]
"""Every page by its name, in words and in colours."""

_PLACES: dict[str, str] = {}


def mark(place: str) -> str:
    """Give the short mark of a typed field, such as ``q07``."""
    return _PLACES.setdefault(place, f"q{len(_PLACES):03}")


def place_of(found: str) -> str:
    """Give the field that a mark stands for."""
    return next(place for place, known in _PLACES.items() if known == found)


def hostile(place: str, words: str) -> str:
    """Give a typed field hostile words that tell which field it is."""
    return f"{HOSTILE}{mark(place)}{words[:4].replace(' ', '')}"


def hostile_of(who: Adult) -> Words:
    """Give somebody's private fields hostile words that tell whose they are."""
    return lambda place, words: f"{HOSTILE}{mark(place)}z{who.name[0]}"


PRIVATE = {NELL.id: r"q\d{3}zN", OMAR.id: r"q\d{3}zO"}
"""What tells somebody's private words."""

STORY = House(words=hostile, private=hostile_of)
"""The family in hostile words."""

_TRADED = (
    replace(NELL, role=OMAR.role, recipient=OMAR.recipient, key_file=OMAR.key_file),
    replace(OMAR, role=NELL.role, recipient=NELL.recipient, key_file=NELL.key_file),
)

SWAPPED = retold_as(STORY, parts=(1, 0), people=_TRADED)
"""The same family, in which each did, wrote and locked what the other did, wrote and locked."""

_taken: dict[tuple[int, Actor], Walk] = {}


def typed(place: str) -> str:
    """Give what is typed on the way."""
    return f"{HOSTILE}typed{place.replace(' ', '')}"


async def walked(house: House, actor: Actor) -> Frames:
    """Give everything somebody sees of a family, on the screen and on the command line.

    Args:
        house: the family; one of those above.
        actor: who looks.
    """
    return (await _walk(house, actor))[0]


async def in_colours(house: House, actor: Actor) -> Frames:
    """Give the same pages of the screen, with the colour of every piece."""
    return (await _walk(house, actor))[1]


async def _walk(house: House, actor: Actor) -> Walk:
    """Walk, or remember the walk."""
    key = (id(house), actor)
    if key not in _taken:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "family"
            house.build(folder).close()
            together = PARTS if house is STORY else TRADED
            _taken[key] = await seen_in(folder, actor, parts=ALONE if isinstance(actor, Alone) else together)
    return _taken[key]


async def seen_in(folder: Path, actor: Actor, *, parts: frozenset[str] = PARTS) -> Walk:
    """Give everything somebody sees of a family in a folder that nobody has open."""
    journal = Journal.open(folder)
    try:
        # Whoever has a passphrase is not asked for it here, so alone they would be told what both are told.
        lines = {} if isinstance(actor, Alone) else on_the_line(folder)
        words, colours = await everywhere(journal, actor, typed=typed, parts=parts)
        return lines | words, colours
    finally:
        journal.close()
