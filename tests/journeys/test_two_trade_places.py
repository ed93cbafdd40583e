"""Let each of the two have done and written what the other did: every page is the same with the two names exchanged.

The two stand in the file in the same order, with the same ids; only who noticed, wrote, answered, planned, went first
and stood at the left is exchanged. So nothing may hang on whose id or name sorts first, or on who was added first.
"""

from __future__ import annotations

import calendar
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.screen import Screen

import workspace.screens
from data.actors import Actor, Alone, Together
from tests.journeys.everywhere_lines import run
from tests.journeys.everywhere_small import NOT_GONE_THROUGH
from tests.journeys.looking import BESIDE_A_NAME, LOOKED_AT, Frames
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
    "small readers": "who can be chosen stands in the order in which people were added",
    "small ready again": "both answer, in the order in which they were added",
    "between own part": "each says their own part, in the order in which they were added",
    "repair .* (step|last step)": "who can be chosen stands in the order in which people were added",
    "summary (names|page|make).*": "prepared by everybody, in the order in which they were added",
    "summary (curtain|turn).*": "each chooses, in the order in which they were added",
    r"\$ plain family": "people stand in the order in which they were added",
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
    """Give the words of a page, line by line, with both names and what the two are to the children the same."""
    same = re.sub(f"{NELL.name}|{OMAR.name}", "Name", frame).replace("›", " ")
    same = re.sub(rf"{mark('Adult.role')}\w*", "role", same)
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


async def test_every_screen_of_the_app_is_gone_through_or_has_a_reason_not_to_be() -> None:
    for who in (Together(), Alone(NELL.id)):
        await walked(STORY, who)
    assert set(screens()) == LOOKED_AT | set(NOT_GONE_THROUGH)
    assert not LOOKED_AT & set(NOT_GONE_THROUGH)


def screens() -> Iterator[str]:
    """Give the names of all screens there are."""
    for found in pkgutil.iter_modules(workspace.screens.__path__, "workspace.screens."):
        for kind in vars(importlib.import_module(found.name)).values():
            if isinstance(kind, type) and issubclass(kind, Screen) and kind.__module__ == found.name:
                yield kind.__name__


DAYS, MONTHS = (rf"({'|'.join(names)})\w*" for names in (calendar.day_abbr, calendar.month_abbr[1:]))

NO_COUNT = rf"q\d{{3}}|typed\w+\.\d|({DAYS} )?\b\d\d? {MONTHS}( \d{{4}})?|\d\d:\d\d|\d{{4}}-\d\d-\d\d"
"""A mark of these tests, a day, or a time of the clock."""


async def test_no_number_stands_beside_the_name_of_a_grown_up() -> None:
    for who in (Together(), Alone(NELL.id)):
        await walked(STORY, who)
    found = {re.sub(NO_COUNT, "", " ".join(words.split())) for _, words in BESIDE_A_NAME}
    assert {words for words in found if re.search(r"\d", words)} == set()
    assert len(found) > 50


async def test_on_paper_and_on_the_command_line_no_number_stands_beside_the_name_of_a_grown_up(tmp_path: Path) -> None:
    STORY.build(tmp_path / "family").close()
    # None of these breaks a line by itself.
    said = [run(tmp_path / "family", *words) for words in (PAPER, ("list",), ("show", "01M4"), ("show", "01M9"))]
    lines = [line for _, out, _ in said for line in out.split("\n")]
    named = [re.sub(NO_COUNT, "", line) for line in lines if re.search(f"{NELL.name}|{OMAR.name}", line)]
    assert [line for line in named if re.search(r"\d", line)] == []
    assert len(named) >= 8


PAPER = ("summary", "--format", "md", "--names", "full")
"""Makes the page for therapy, at a terminal."""


async def test_no_colour_tells_the_two_apart() -> None:
    looks = [await in_colours(house, Together()) for house in (STORY, SWAPPED)]
    assert differing(*looks) == []
    assert "#" in looks[0]["moments 01M4"]
