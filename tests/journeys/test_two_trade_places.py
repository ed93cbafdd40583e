"""Let each of the two have done and written what the other did: every page is the same with the two names exchanged.

The two stand in the file in the same order, with the same ids; only who noticed, wrote, answered, planned, went first
and stood at the left is exchanged. So nothing may hang on whose id or name sorts first, or on who was added first.
"""

from __future__ import annotations

import re

import pytest

from data.actors import Actor, Alone, Together
from tests.journeys.looking import Frames
from tests.journeys.told import NELL, OMAR
from tests.journeys.walked import STORY, SWAPPED, in_colours, mark, walked

pytestmark = pytest.mark.xdist_group("everywhere")
"""All who look at the walks look in one process, so that each walk is taken once."""

LISTS_OF_PEOPLE = {
    "who": "people stand in the order in which they were added, and the cursor on whoever is here",
    "family": "people stand in the order in which they were added",
    "family name": "the page that mends the name of whoever was added first",
    "(new|edit) moment": "says that everybody will see it, in the order in which they were added",
    "about a moment": "who was there can be ticked in the order in which they were added",
    "between own part": "each says their own part, in the order in which they were added",
    "repair .* (step|last step)": "who can be chosen stands in the order in which people were added",
    "summary (names|page|make).*": "prepared by everybody, in the order in which they were added",
    "summary (curtain|turn).*": "each chooses, in the order in which they were added",
    r"\$ summary both": "prepared by everybody, and everybody is asked, in the order in which they were added",
}
"""Pages on which the two names may stand the other way round, and why; everything else on them is compared."""


NOBODYS = ("help", "toast", "bin, two")
"""Pages in which neither of the two has a part."""


def exchanged(frame: str) -> str:
    """Give a page with the two names exchanged, also where only their first letters stand."""
    one, other = NELL.name, OMAR.name
    called = mark("Adult.name")
    for a, b in ((one, other), (f"z{one[0]}", f"z{other[0]}"), (f"{called}{one[0]}.", f"{called}{other[0]}.")):
        frame = frame.replace(a, "\0").replace(b, a).replace("\0", b)
    return frame


def unordered(frame: str) -> list[list[str]]:
    """Give the words of a page, line by line, with both names the same and in no order."""
    same = re.sub(f"{NELL.name}|{OMAR.name}", "Name", frame).replace("›", " ")
    return [sorted(line.split()) for line in same.split("\n")]


def differing(frames: Frames, swapped: Frames) -> list[str]:
    """Give the pages that tell the two apart."""
    found = []
    for name, frame in swapped.items():
        one, other = frames[name], exchanged(frame)
        listed = any(re.fullmatch(rf"{pattern}( · \d+)?", name) for pattern in LISTS_OF_PEOPLE)
        if unordered(one) != unordered(other) if listed else one != other:
            found.append(name)
    return found


@pytest.mark.parametrize(("here", "there"), [(Together(), Together()), (Alone(NELL.id), Alone(OMAR.id))])
async def test_every_page_is_the_same_with_the_names_exchanged(here: Actor, there: Actor) -> None:
    frames = await walked(STORY, here)
    swapped = await walked(SWAPPED, there)
    assert all(name.startswith(NOBODYS) for name in frames.keys() - swapped.keys())
    assert differing(frames, swapped) == []
    assert len(swapped) > 100


async def test_no_colour_tells_the_two_apart() -> None:
    looks = [await in_colours(house, Together()) for house in (STORY, SWAPPED)]
    assert differing(*looks) == []
    assert "#" in looks[0]["moments 01M4"]
