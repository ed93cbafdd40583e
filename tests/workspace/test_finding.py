"""Finding a moment again: by words, by chips and by its day, by keys and by the mouse; and nothing of it is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.ids import new_id
from data.records import Child, Moment, When
from data.wording import say
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.widgets.conftest import HOSTILE
from tests.workspace.page_kit import ZONE, Home, settle
from widgets.buttons import Action
from widgets.chip_field import ChipField
from widgets.timeline import Timeline
from workspace.screens.filter import FilterScreen
from workspace.screens.go_to_day import DayScreen
from workspace.screens.seeking import Seeking

WORDS = ("Bricks flew past the cat", "Shoes stayed off", "Straße und Brücke", "A long hug")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "family", children=("Kit", "Wren"))
    for n, words in enumerate(WORDS):
        made.moment(words, child="Wren" if n == 3 else "Kit", hour=18 - n)
    return made


def shown(pilot: Pilot[Any]) -> list[str]:
    """Give the first words of what the list shows, or of the place where the words stand."""
    return [row.title for row in pilot.app.screen.query_one(Timeline).rows]


def underlined(pilot: Pilot[Any]) -> list[str]:
    """Give what is underlined anywhere on the page."""
    strips = pilot.app.screen._compositor.render_strips()
    return [part.text for strip in strips for part in strip if part.style and part.style.underline]


def current(pilot: Pilot[Any]) -> str:
    row = pilot.app.screen.query_one(Timeline).current
    return row.title if row is not None else ""


@asynccontextmanager
async def looking(home: Home, words: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """Open the app, and look for some words."""
    async with home.open(size) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: pilot.app.focused is not None and pilot.app.focused.id == "seek-words", "the line")
        await type_words(pilot, words)
        await settle(pilot)
        yield pilot


async def test_the_list_narrows_while_words_are_typed_and_esc_gives_all_back(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("down", "slash")
        await until(pilot, lambda: pilot.app.focused is not None and pilot.app.focused.id == "seek-words", "the line")
        await type_words(pilot, "br")
        await settle(pilot)
        assert shown(pilot) == ["Bricks flew past the cat", "Straße und Brücke"]
        await type_words(pilot, "u")
        await settle(pilot)
        assert shown(pilot) == ["Straße und Brücke"]
        assert say("finding.found_one", all=4) in seen(pilot.app)
        strips = [pilot.app.screen.query_one(Timeline).render_line(y) for y in range(4)]
        marked = [part.text for strip in strips for part in strip if part.style and part.style.underline]
        assert marked == ["Brü"]
        # In the list, as the title of the moment beside it, and in its words.
        assert underlined(pilot) == ["Brü"] * 3
        await pilot.press("escape")
        await settle(pilot)
        assert underlined(pilot) == []
        assert shown(pilot) == list(WORDS)
        assert current(pilot) == "Shoes stayed off"
        assert not pilot.app.screen.query(Seeking)


async def test_enter_goes_to_what_was_found_and_stays_there(home: Home) -> None:
    async with looking(home, "hug") as pilot:
        await pilot.press("enter")
        assert isinstance(pilot.app.focused, Timeline)
        await pilot.press("escape")
        await settle(pilot)
        assert shown(pilot) == list(WORDS)
        assert current(pilot) == "A long hug"


async def test_arrows_move_through_the_list_while_typing(home: Home) -> None:
    async with looking(home, "br") as pilot:
        await pilot.press("down")
        assert current(pilot) == "Straße und Brücke"
        await type_words(pilot, "u")
        await settle(pilot)
        assert current(pilot) == "Straße und Brücke"


async def test_nothing_found_is_said_kindly(home: Home) -> None:
    async with looking(home, "xyzzy") as pilot:
        assert shown(pilot) == []
        assert say("finding.nothing").split()[0] in seen(pilot.app)
        for key in ("down", "enter", "pagedown"):
            await pilot.press(key)
        await pilot.press("escape")
        await settle(pilot)
        assert shown(pilot) == list(WORDS)


@pytest.mark.parametrize("size", [(40, 15), (120, 40)])
async def test_it_works_at_every_size(home: Home, size: tuple[int, int]) -> None:
    async with looking(home, "shoes", size) as pilot:
        assert shown(pilot) == ["Shoes stayed off"]
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert "Shoes" in seen(pilot.app)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert shown(pilot) == list(WORDS)


async def test_what_was_typed_is_gone_when_somebody_else_sits_down_and_behind_the_neutral_page(home: Home) -> None:
    idris = home.adult("Idris")
    async with looking(home, "bricks") as pilot:
        assert underlined(pilot) == ["Bricks"] * 3
        pilot.app.sit_down(Alone(idris.id))  # type: ignore[attr-defined]  # this app has it
        await settle(pilot)
        assert underlined(pilot) == []
        assert shown(pilot) == list(WORDS)
        assert not pilot.app.screen.query(Seeking)
        pilot.app.sit_down(Together())  # type: ignore[attr-defined]  # this app has it
        await pilot.press("slash")
        await settle(pilot)
        await type_words(pilot, "shoes")
        await settle(pilot)
        room = pilot.app.screen
        await pilot.press("f9")
        await settle(pilot)
        assert room.finding.words == ""  # type: ignore[attr-defined]  # the room of moments
        assert not room.query(Seeking)


async def test_nothing_that_was_looked_for_reaches_the_disk(home: Home, tmp_path: Path) -> None:
    async with looking(home, "quellmoos") as pilot:
        await pilot.app.listening.beat()  # type: ignore[attr-defined]  # this app has it
        await pilot.app.listening.beat()  # type: ignore[attr-defined]  # this app has it
        home.journal.flush()
        assert not [p for p in tmp_path.rglob("*") if p.is_file() and b"quellmoos" in p.read_bytes()]


async def test_a_moment_written_while_looking_is_shown(home: Home) -> None:
    async with looking(home, "shoes") as pilot:
        await pilot.press("enter")
        made = home.moment("Something new", hour=19)
        pilot.app.screen.show_in_list(made.id)  # type: ignore[attr-defined]  # the room of moments
        await settle(pilot)
        assert current(pilot) == "Something new"


async def test_chips_narrow_the_list_and_go_one_by_one(home: Home) -> None:
    async with home.open((120, 40)) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilterScreen), "the chips")
        await pilot.press("right", "space", "tab", "space", "f2")
        await settle(pilot)
        assert shown(pilot) == ["A long hug"]
        await until_seen(pilot, "Wren ×")
        assert "stub ×" in seen(pilot.app)
        chip = next(a for a in pilot.app.screen.query(Action) if a.act.label.startswith("Wren"))
        await pilot.click(chip)
        await settle(pilot)
        assert shown(pilot) == list(WORDS)
        await pilot.press("slash")
        await settle(pilot)
        await type_words(pilot, "hug")
        await settle(pilot)
        assert shown(pilot) == ["A long hug"]
        await pilot.press("escape")
        await settle(pilot)
        assert shown(pilot) == list(WORDS)
        assert "stub ×" not in seen(pilot.app)


async def test_every_chip_explains_itself(home: Home) -> None:
    async with home.open((80, 24)) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilterScreen), "the chips")
        await until_seen(pilot, say("finding.abouts.child", label="Kit"))
        await pilot.press("tab")
        await until_seen(pilot, say("finding.states.stub"))
        await pilot.press("escape")
        await settle(pilot)
        assert shown(pilot) == list(WORDS)


async def test_a_day_is_gone_to_in_plain_words(home: Home) -> None:
    old = Moment(
        id=new_id(),
        when=replace(home.view.moments()[0].when, instant=home.view.moments()[0].when.instant.replace(month=3)),
        camera=("In spring",),
        children=(home.child("Kit").id,),
    )
    assert isinstance(old.when, When)
    assert old.when.zone == ZONE
    home.view.put(old)
    async with home.open((80, 24)) as pilot:
        await pilot.press("g")
        await until(pilot, lambda: isinstance(pilot.app.screen, DayScreen), "the line")
        await type_words(pilot, "april")
        await until_seen(pilot, "Thu 30 Apr")
        await pilot.press("enter")
        await settle(pilot)
        assert current(pilot) == "In spring"
        await pilot.press("g")
        await until(pilot, lambda: isinstance(pilot.app.screen, DayScreen), "the line")
        await type_words(pilot, "blub")
        await until_seen(pilot, say("finding.day.unclear"))
        await pilot.press("escape", "home")
        await settle(pilot)
        assert current(pilot) == WORDS[0]


async def test_typed_words_are_never_markup(home: Home) -> None:
    moment = home.moment("\n".join(HOSTILE)[:4000], hour=19)
    home.view.put(replace(moment, tags=tuple(" ".join(text.split()) for text in HOSTILE)))
    async with looking(home, "", (120, 40)) as pilot:
        for text in HOSTILE:
            pilot.app.screen.query_one(Seeking).line.value = text[:20]
            await settle(pilot)
            assert shown(pilot), text
        await pilot.press("escape", "f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilterScreen), "the chips")
        tags = pilot.app.screen.query_one("#filter-tag", ChipField)
        for tag in tags.shown:
            tags.post_message(ChipField.Toggled(tags, tag.id))
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert len(shown(pilot)) == 1


def test_a_child_alone_is_no_choice(tmp_path: Path) -> None:
    from data.filters import offered

    one = Home(tmp_path / "one")
    one.moment("Kit sang")
    assert "child" not in offered(one.view)
    assert isinstance(one.child("Kit"), Child)
    one.journal.close()
