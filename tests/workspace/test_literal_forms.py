"""Whatever is pasted into any form stands there letter for letter, and is written down letter for letter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from data.actors import Together
from tests.data.conftest import Home as Family
from tests.data.test_keys import KEY
from tests.journeys.everywhere_lines import run
from tests.journeys.private_house import House
from tests.journeys.walking import seen, until, until_seen
from tests.workspace.forms_kit import FORMS
from tests.workspace.page_kit import Home, now
from tests.workspace.test_being_curious import at, revealed
from tests.workspace.test_debrief import running
from tests.workspace.test_half_written import go_to, house, opened, place_of
from widgets.buttons import Action
from widgets.text_area import Line, Writing
from workspace.app import Swingback
from workspace.screens.reflect_statements import StatementsScreen
from workspace.screens.reflect_write import WriteScreen

__all__ = ["house"]  # a fixture, found by its name

SIGNS = "and/or [/sad] [b]x {x} 🙂👩‍👧 שלום"
"""Markup, a pattern, signs of two cells and of several parts, and words read from right to left."""

NUMBERED = [f"kit{n:04}" for n in range((5_000 - len(SIGNS)) // 8)]
"""Words of which every one can be told apart."""

LONG = " ".join([SIGNS, *NUMBERED]).ljust(5_000, "z")
"""Five thousand letters."""

UNDERSTOOD = {"new moment, when", "repair, when", "a child's age"}
"""Forms whose words are not written down but understood; they stand in the line as they were typed."""

FEWER = {"the family's words": 24}
"""Forms that take fewer letters than their place does, and how many."""

MOST_PAGES = 24
"""More pages than any form has left."""

NOT_CLOSED_YET = {"a turn", "my read"}
"""Forms that write down at their last question; until then the words are in the sealed draft."""


def strings(value: Any) -> Iterator[str]:
    """Give every text inside of something."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from (name, *strings(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def kept(house: House, name: str) -> Iterator[str]:
    """Give every text that stands in the records a form writes into."""
    if name in NOT_CLOSED_YET:
        for line in house.opened_by(KEY).splitlines():
            yield from strings(json.loads(line)) if line.startswith("{") else ()
    elif FORMS[name].private:
        yield from strings(msgspec.to_builtins(house.room(house.nell)))
        yield from strings(json.loads(house.folder.joinpath("family.json").read_bytes()))
    else:
        house.journal.flush()
        yield from strings(json.loads(house.folder.joinpath("family.json").read_bytes()))


def literal(house: House, name: str, words: str) -> bool:
    """Whether the words are written down just as they are, to the last letter, by themselves or among more."""
    return any(words in text for text in kept(house, name))


def in_place(pilot: Pilot[Any]) -> str:
    """Give what stands in the place with the cursor."""
    place = place_of(pilot, "")
    return place.text if isinstance(place, TextArea) else place.value


def as_much_as_fits(name: str, place: Input | TextArea) -> str:
    """Give five thousand letters, or as many as a place takes, without a blank at their end."""
    line = place.max_length if isinstance(place, Input) else None
    return LONG[: FEWER.get(name, line or len(LONG))].rstrip()


async def go_on(pilot: Pilot[Any]) -> None:
    """Press the button that goes on, by its key, and write a word where nothing is kept without one."""
    screen = pilot.app.screen
    for place in screen.query(Writing) if isinstance(screen, WriteScreen) else ():
        if not place.text:
            place.text = "So."
    strong = [one.act.key for one in screen.query(Action) if one.act.strong and one.act.key]
    dots = isinstance(screen, StatementsScreen) and not screen.query(Line)
    await pilot.press("3" if dots else (strong or ["F2"])[-1].lower())
    await pilot.pause()


async def until_written(pilot: Pilot[Any], house: House, name: str, words: str) -> None:
    """Go on through what is left of a form, until the words are written down."""
    for _ in range(MOST_PAGES):
        await go_on(pilot)
        if literal(house, name, words):
            return
    raise AssertionError(f"{name} was never written down:\n{seen(pilot.app)}")


async def on_the_screen(pilot: Pilot[Any], words: str) -> None:
    """Wait until some words stand there, broken wherever a line ends."""
    bare = "".join(words.split())
    await until(pilot, lambda: bare in "".join(seen(pilot.app).replace("│", "").split()), words)


@pytest.mark.parametrize("name", FORMS)
async def test_what_is_pasted_is_written_down_letter_for_letter(name: str, house: House) -> None:
    form = FORMS[name]
    async with opened(house.journal, house, form.who) as pilot:
        await go_to(pilot, house, form)
        place = place_of(pilot, form.field)
        before, words = in_place(pilot), as_much_as_fits(name, place)
        place.select_all() if isinstance(place, Input) else place.action_select_all()
        pilot.app.post_message(Paste(words))
        await until(pilot, lambda: in_place(pilot) == words, f"what was pasted over {before!r}")
        if len(words) < 500:
            await pilot.press("home")
            await on_the_screen(pilot, SIGNS[:18])
        if name in UNDERSTOOD:
            return
        await pilot.app.listening.beat()  # type: ignore[attr-defined]  # this app has it
        await until_written(pilot, house, name, words)


# -- five thousand letters, from the list to the page -------------------------------------------------------------


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Home]:
    """A family with one moment of five thousand letters, that is to stand on the page."""
    home = Home(tmp_path / "family")
    home.view.put(replace(home.moment(LONG), marked=True))
    yield home
    home.journal.close()


def whole(frame: str) -> bool:
    """Whether every one of the words stands there."""
    return all(word in frame for word in NUMBERED)


async def test_five_thousand_letters_come_back_on_the_screen(told: Home) -> None:
    async with Swingback(told.journal, now=now).run_test(size=(120, 130), notifications=True) as pilot:
        await until(pilot, lambda: whole(seen(pilot.app)), "every word")
        assert seen(pilot.app).count(SIGNS[:18]) > 1, "in the list and beside it"
        for key, where in (("delete", "the toast"), ("ctrl+d", "the bin")):
            await pilot.press(key)
            await until(pilot, lambda: SIGNS[:18] in seen(pilot.app), where)
        await pilot.press("escape", "u")
        await until(pilot, lambda: whole(seen(pilot.app)), "every word again")


def test_five_thousand_letters_come_back_on_the_command_line(told: Home) -> None:
    told.journal.flush()
    moment = told.view.moments()[0]
    code, shown, _ = run(told.journal.folder, "show", moment.id, "--json")
    assert (code, json.loads(shown)["what_happened"]) == (0, LONG)
    code, listed, _ = run(told.journal.folder, "list", "--json")
    title = json.loads(listed)[0]["title"].rstrip("…")
    assert code == 0
    assert title.startswith(SIGNS)
    assert LONG.startswith(title)
    for words in (("show", moment.id), ("summary", "--format", "txt", "--agreed")):
        code, said, _ = run(told.journal.folder, *words)
        assert code == 0
        assert SIGNS[:18] in said


async def test_a_child_whose_name_is_a_pattern_is_asked_about_by_that_name(tmp_path: Path) -> None:
    family = Family(tmp_path / "family")
    revealed(family, made=("first", "second"))
    family.journal.seen_by(Together()).put(replace(family.kit, name="{x}"))
    async with running(family.journal) as pilot:
        await at(pilot, "landing")
        await until_seen(pilot, "Whose answer to {x} shall we look at?")
    family.journal.close()
