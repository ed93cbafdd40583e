"""The statements, the small close, and the kind notes of the private room, by real keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from data.wording import say
from tests.data.test_keys import KEY
from tests.journeys.private_house import (
    House,
    a_house,
    begin_writing,
    sit_down_as_nell,
    sitting,
    stay_awake,
)
from tests.journeys.walking import seen, type_words, until, until_seen
from widgets.dots import Dots


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Nell has a passphrase, Idris has none."""
    with a_house(tmp_path / "family") as made:
        yield made


async def answer_all(pilot: Pilot[Any], keys_of: str) -> None:
    """Answer a whole round, one key a statement."""
    await pilot.press("s")
    await until(pilot, lambda: bool(pilot.app.screen.query("#whom")), "whom")
    await pilot.press("enter")
    for n, key in enumerate(keys_of, 1):
        await until_seen(pilot, say("reflect_room.place", n=n, total=16))
        await until(pilot, lambda: isinstance(pilot.app.focused, Dots), "the dots")
        await pilot.press(key)
    await until_seen(pilot, say("reflect_room.after_title"))


async def test_sixteen_statements_end_in_kind_words_without_a_number(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await answer_all(pilot, "3" * 14 + "ss")
        shown = seen(pilot.app)
        assert "Nothing here pulls strongly one way." in " ".join(shown.split())
        assert not re.search(r"\d", shown)
        await pilot.press("enter")
        await until_seen(pilot, say("reflect_room.statements_title"))
    answers = house.room(house.nell).statements[0].answers
    assert [answer.dots for answer in answers] == [3] * 14


async def test_statements_come_round_again_after_thirty_days(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await answer_all(pilot, "4" * 16)
        await pilot.press("enter")
        stay_awake(pilot, house, timedelta(days=29))
        await pilot.press("s")
        await until_seen(pilot, "It keeps")
        await pilot.press("escape")
        stay_awake(pilot, house, timedelta(days=1))
        await pilot.press("s")
        await until(pilot, lambda: bool(pilot.app.screen.query("#whom")), "another round")


async def test_a_round_left_in_the_middle_comes_back_to_its_statement(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await pilot.press("s")
        await until(pilot, lambda: bool(pilot.app.screen.query("#whom")), "whom")
        await until_seen(pilot, "Home-made and untested")
        await type_words(pilot, "Idris")
        await pilot.press("enter")
        await until_seen(pilot, say("reflect_room.place", n=1, total=16))
        await until_seen(pilot, "Home-made and untested")
        await until(pilot, lambda: isinstance(pilot.app.focused, Dots), "the dots")
        await pilot.press("5")
        await until_seen(pilot, say("reflect_room.place", n=2, total=16))
        await until(pilot, lambda: isinstance(pilot.app.focused, Dots), "the dots")
        await pilot.press("right", "right")
        second = str(pilot.app.screen.query_one(".question--words").render())
        await pilot.press("escape")
        await until_seen(pilot, say("reflect_room.begin"))
        assert house.room(house.nell).statements == ()
        await pilot.press("s")
        await until_seen(pilot, say("reflect_room.place", n=2, total=16))
        assert str(pilot.app.screen.query_one(".question--words").render()) == second
        await pilot.press("enter")
        for _ in range(14):
            await pilot.press("s")
        await until_seen(pilot, say("reflect.not_placed"))
        await until_seen(pilot, "Home-made and untested")
    kept = house.room(house.nell).statements[0]
    assert kept.whom == "Idris"
    assert sorted(answer.dots for answer in kept.answers) == [4, 5]


@pytest.mark.parametrize("choice", ["1", "3", "escape"])
async def test_enough_offers_a_small_close_and_escape_always_leaves(house: House, choice: str) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await pilot.press("x")
        await until_seen(pilot, say("reflect_room.closing_leave"))
        await pilot.press(choice)
        if choice == "1":
            await until(pilot, lambda: bool(pilot.app.screen.query("Line")), "a line")
            await type_words(pilot, "went back")
            await pilot.press("enter")
        await until(pilot, lambda: pilot.app.current_mode == "moments", "the moments")
    said = [words for _, words in house.room(house.nell).closings]
    first = "One thing I appreciate about how I turned up this week: went back"
    assert said == {"1": [first], "3": ["Enough for today"], "escape": []}[choice]


async def test_words_on_the_list_bring_up_a_note_and_nothing_of_it_is_kept(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await begin_writing(pilot)
        await type_words(pilot, "i want to die")
        await until_seen(pilot, "You deserve help now")
        await pilot.press("f2")
        await until_seen(pilot, "i want to die")
    assert "self_harm" not in house.opened_by(KEY)


async def test_after_ten_minutes_of_writing_company_is_mentioned_once(house: House) -> None:
    words = say("reflect.round_again").split(".")[0]
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await begin_writing(pilot)
        await type_words(pilot, "one")
        assert words not in seen(pilot.app)
        stay_awake(pilot, house, timedelta(minutes=11))
        await type_words(pilot, "two")
        await until_seen(pilot, words)
        await pilot.press("f2")
        # Ten minutes are enough: the close comes by itself, and only once.
        await until_seen(pilot, say("reflect_room.closing_leave"))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.current_mode == "moments", "the moments")
        await pilot.press("3")
        await until_seen(pilot, say("reflect.ready").split("?")[0])
        await pilot.press("y")
        await until_seen(pilot, "onetwo")
        await begin_writing(pilot)
        await type_words(pilot, "three")
        await pilot.pause()
        assert words not in seen(pilot.app)


async def test_a_click_on_a_dot_chooses_it_and_waits(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await pilot.press("s")
        await until(pilot, lambda: bool(pilot.app.screen.query("#whom")), "whom")
        await pilot.press("enter")
        await until_seen(pilot, say("reflect_room.place", n=1, total=16))
        dots = pilot.app.screen.query_one(Dots)
        line = next(text for text in seen(pilot.app).splitlines() if text.count("○") == 5)
        places = [n for n, sign in enumerate(line) if sign == "○"]
        for value, place in enumerate(places, 1):
            await pilot.click(Dots, offset=(place - dots.region.x, 0))
            assert dots.chosen == value
        assert say("reflect_room.place", n=1, total=16) in seen(pilot.app)


async def test_a_passphrase_that_does_not_open_says_so_and_escape_is_heard_meanwhile(house: House) -> None:
    async with sitting(house) as pilot:
        await pilot.press("w")
        await until_seen(pilot, "Nell, alone")
        await pilot.press("2")
        await until(pilot, lambda: bool(pilot.app.screen.query("#passphrase")), "the passphrase line")
        await type_words(pilot, "tea")
        await pilot.press("enter")
        await until_seen(pilot, say("keys.passphrase_differs").split(".")[0])
        await type_words(pilot, "toast")
        await pilot.press("enter")
        await until_seen(pilot, say("passphrase.opening").split("…")[0])
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.screen.query("#passphrase"), "the way back")
        assert not house.journal.unlocked(house.nell.id)
