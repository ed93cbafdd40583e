"""Notices stand where they cover nothing that can be clicked or written in, and move when the page beneath changes."""

from __future__ import annotations

from typing import Any

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from data.actors import Alone, Together
from tests.data.conftest import Home, a_moment
from tests.journeys.walking import seen, until, until_seen
from tests.workspace.test_debrief import NOW
from widgets.bar_line import BarLine
from widgets.buttons import Action
from widgets.text_area import Line, Writing
from widgets.timeline import Timeline
from workspace.app import Swingback
from workspace.notices import AROUND, shapes

LONG = (
    "The file that was asked for stands in a folder with a long name, beside the one of last week, and can be printed."
)
"""Words that take two lines and more."""


def notices(pilot: Pilot[Any]) -> list[Toast]:
    """Give the notices that are seen."""
    return [toast for toast in pilot.app.screen.query(Toast) if toast.visible and toast.region.area]


async def shown(pilot: Pilot[Any], how_many: int = 1) -> list[Toast]:
    """Wait for notices to be seen, whole and clear of all that can be used; gives them."""
    await until(pilot, lambda: len(notices(pilot)) == how_many, "the notice")
    screen = pilot.app.screen
    used = [*screen.query(Action), *screen.query(BarLine), *screen.query(Timeline), *screen.query(Writing)]
    there = notices(pilot)
    for toast in there:
        assert screen.region.contains_region(toast.region)
        for piece in (*used, *screen.query(Line), *(one for one in there if one is not toast)):
            region = piece.region
            if isinstance(piece, Timeline):
                rows = piece.virtual_size.height - piece.scroll_offset.y
                region = Region(region.x, region.y, region.width, min(region.height, rows))
            assert not region.overlaps(toast.region), f"{piece!r} lies beneath it:\n{seen(pilot.app)}"
    return there


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_notice_covers_nothing_that_can_be_used(home: Home, size: tuple[int, int]) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit), a_moment(home.kit, "Kit hid behind the curtain.", 20))
    home.journal.unlock_bare(home.nell.id)
    app = Swingback(home.journal, now=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until_seen(pilot, "Kit hid")
        app.sit_down(Alone(home.nell.id))
        for keys in ("1", "2", "3y", "1n"):
            await pilot.press(*keys)
            app.clear_notifications()
            for words in (LONG, LONG[:40]):
                app.notify(words, markup=False)
            await shown(pilot, 2)


async def test_a_notice_makes_way_when_something_comes_to_stand_beneath_it(home: Home) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit))
    app = Swingback(home.journal, now=lambda: NOW)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_seen(pilot, "Kit knocked")
        app.notify(LONG, markup=False)
        place = (await shown(pilot))[0].region
        await pilot.pause()
        assert notices(pilot)[0].region == place
        button = Action(app.screen.query(Action).first().act)
        button.styles.position, button.styles.layer, button.styles.offset = "absolute", "_toastrack", place.offset
        await app.screen.mount(button)
        await until(pilot, lambda: not notices(pilot)[0].region.overlaps(button.region), "another place")
        await shown(pilot)
        await button.remove()
        for size in ((64, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await shown(pilot)


async def test_what_was_said_of_an_act_goes_when_the_act_is_taken_back(home: Home) -> None:
    home.journal.seen_by(Together()).put(a_moment(home.kit))
    app = Swingback(home.journal, now=lambda: NOW)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_seen(pilot, "Kit knocked")
        for key in ("delete", "u", "u"):
            await pilot.press(key)
            await shown(pilot)
            assert ("Press u" in seen(pilot.app)) == (key == "delete")


def test_no_word_of_a_notice_is_cut() -> None:
    for words in ("Taken back.", LONG, f"It is not {'many' * 9}, or so"):
        for one in shapes(Content(words), 80):
            lines = Content(words).wrap(one.width - AROUND)
            assert [word for line in lines for word in line.plain.split()] == words.split()
            assert len(lines) == one.height
