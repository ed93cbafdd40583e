"""Five dots: chosen by key, arrow or click, and never counted on the screen."""

from __future__ import annotations

import re

import pytest

from data.wording import say
from tests.widgets.conftest import Host
from widgets.dots import Dots
from widgets.glyphs import ASCII


@pytest.mark.parametrize("width", [38, 80, 160])
async def test_the_two_ends_stand_beneath_in_words_and_no_number(width: int) -> None:
    host = Host(Dots(chosen=4))
    async with host.trial(width):
        shown = host.text()
        assert shown.count("○") == 4
        assert shown.count("●") == 1
        assert say("reflect.not_me") in shown
        assert say("reflect.very_me") in shown
        assert not re.search(r"\d", shown)


async def test_a_key_chooses_for_good_and_an_arrow_from_the_middle_goes_one_on() -> None:
    host = Host(Dots())
    async with host.trial() as pilot:
        host.query_one(Dots).focus()
        await pilot.press("right", "right", "right", "right", "left", "2")
        said = [(message.value, message.final) for message in host.said(Dots.Chosen)]
    assert said == [(3, False), (4, False), (5, False), (5, False), (4, False), (2, True)]


async def test_a_click_chooses_the_dot_under_it_and_nothing_beneath() -> None:
    host = Host(Dots(signs=ASCII))
    async with host.trial() as pilot:
        line = host.text().splitlines()[0]
        places = [n for n, sign in enumerate(line) if sign == "o"]
        await pilot.click(Dots, offset=(places[4], 0))
        await pilot.click(Dots, offset=(places[0], 1))
        assert host.query_one(Dots).chosen == 5
        assert not set("○●") & set(host.text())
