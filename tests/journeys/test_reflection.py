"""One grown-up alone in their private room, by real keys: in, writing, a passphrase, and out again without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from data import keys
from data.actors import Alone
from data.journal import Journal
from data.keys import Identity
from data.wording import say
from tests.data.test_keys import KEY
from tests.journeys.private_house import House, a_house, begin_writing, sit_down_as_nell, sitting
from tests.journeys.walking import seen, type_words, until, until_seen
from workspace.app import Swingback

MARKER = "the yard with the dog"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Nell has a passphrase, Idris has none."""
    with a_house(tmp_path / "family") as made:
        yield made


async def test_together_sees_one_quiet_page_and_nothing_else(house: House) -> None:
    async with sitting(house) as pilot:
        before = seen(pilot.app)
        for key in ("n", "s", "p", "x", "t", "y", "escape"):
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: seen(pilot.app) == before, "the same page as before")


async def test_what_is_typed_is_nowhere_in_the_folder_until_its_author_opens_it(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await begin_writing(pilot)
        await type_words(pilot, MARKER)
        await pilot.pause()
        assert not any(MARKER in text for text in house.texts())
        assert MARKER in house.opened_by(KEY)
        await pilot.press("f2")
        await until_seen(pilot, MARKER)
        assert not any(MARKER in text for text in house.texts())
        assert MARKER in house.opened_by(KEY)
    assert house.room(house.nell).reflections[0].words == MARKER


async def test_the_room_is_the_same_to_everyone_else_before_and_after(house: House) -> None:
    async with sitting(house) as pilot:
        before = seen(pilot.app)
        await sit_down_as_nell(pilot)
        await begin_writing(pilot)
        await type_words(pilot, MARKER)
        await pilot.press("f2")
        await until_seen(pilot, MARKER)
        await pilot.press("w")
        await until_seen(pilot, "Nell, alone")
        await pilot.press("1")
        await until_seen(pilot, "› w")
        await until(pilot, lambda: seen(pilot.app) == before, "the same page as before")
        words = " ".join(str(widget.render()) for widget in pilot.app.screen.query("*") if widget.id)
        assert MARKER not in words


async def test_a_page_left_half_written_comes_back_with_its_question_and_cursor(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await pilot.press("n")
        await until_seen(pilot, say("reflect_room.write_this"))
        await pilot.press("n", "enter")
        await until_seen(pilot, say("reflect_room.write_keep"))
        question = pilot.app.screen.query_one(".question--words").render()
        await type_words(pilot, "one two")
        await pilot.press("left", "left", "left", "x", "backspace", "escape")
        await until_seen(pilot, say("reflect_room.begin"))
    house.journal.close()
    house.journal = Journal.open(house.folder)
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await pilot.press("n")
        await until_seen(pilot, "one two")
        assert str(pilot.app.screen.query_one(".question--words").render()) == str(question)
        await pilot.press("X")
        await until_seen(pilot, "one Xtwo")


async def test_not_now_keeps(house: House) -> None:
    async with sitting(house) as pilot:
        await pilot.press("w")
        await until_seen(pilot, "Idris, alone")
        await pilot.press("3")
        await until_seen(pilot, say("own_key.offer.later"))
        await pilot.press("2")
        await until_seen(pilot, say("reflect_room.ready_no"))
        await pilot.press("escape")
        await until_seen(pilot, say("reflect.not_now"))
        assert say("reflect.honest").split(".")[0] not in seen(pilot.app)
        await pilot.press("y")
        await until_seen(pilot, say("reflect.honest").split(".")[0])


async def test_a_passphrase_is_offered_at_the_first_sitting_alone_and_never_again(house: House) -> None:
    for first in (True, False):
        async with sitting(house) as pilot:
            await pilot.press("w")
            await until_seen(pilot, "Idris, alone")
            await pilot.press("3")
            if first:
                await until_seen(pilot, say("own_key.offer.title", name="Idris"))
                await pilot.press("escape")
            await until_seen(pilot, say("reflect_room.ready_no"))
            assert say("own_key.offer.later") not in seen(pilot.app)
        house.journal.close()
        house.journal = Journal.open(house.folder)


async def type_sheet(pilot: Pilot[Any], identity: Identity | None) -> None:
    """Type the three lines of a recovery sheet, as somebody does who looks from paper to keys."""
    assert identity is not None
    await until(pilot, lambda: bool(pilot.app.screen.query("#line-3")), "the lines of the sheet")
    for line in keys.recovery_text(identity).lower().splitlines()[1:]:
        await type_words(pilot, line)
        await pilot.press("enter")


async def test_choosing_a_passphrase_goes_by_the_recovery_sheet_into_the_room(house: House) -> None:
    old = keys.read_bare(house.journal.adult(house.idris.id).key_file)
    async with sitting(house) as pilot:
        await pilot.press("w")
        await until_seen(pilot, "Idris, alone")
        await pilot.press("3")
        await until_seen(pilot, say("own_key.offer.now"))
        await pilot.press("1")
        await until_seen(pilot, say("passphrase.new_again"))
        await type_words(pilot, "tea")
        await pilot.press("enter")
        await type_words(pilot, "tee")
        await pilot.press("enter")
        await until_seen(pilot, say("passphrase.new_differ").split(".")[0])
        await pilot.press("backspace", "a", "enter")
        await until_seen(pilot, say("passphrase.new_short").split(",")[0])
        await pilot.press("enter")
        await until_seen(pilot, "AGE-SECRET-KEY-1")
        await pilot.press("enter")
        await type_sheet(pilot, house.journal.rooms.identity(house.idris.id))
        await until_seen(pilot, say("reflect_room.ready_yes"))
        house.journal.flush()
    adult = house.journal.adult(house.idris.id)
    assert keys.is_wrapped(adult.key_file)
    assert keys.unwrap(adult.key_file, "tea").recipient == adult.recipient
    assert house.opened_by(old) == ""


async def test_an_answer_can_be_written_on_and_taken_along_and_taken_back(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await begin_writing(pilot)
        await type_words(pilot, "first")
        await pilot.press("f2")
        await until_seen(pilot, say("reflect_room.write_on"))
        await pilot.press("enter")
        await until(pilot, lambda: bool(pilot.app.screen.query("Writing")), "the page")
        await pilot.press("end")
        await type_words(pilot, " more")
        await pilot.press("f2")
        await until_seen(pilot, "first more")
        await pilot.press("t")
        await until_seen(pilot, say("reflect_room.take_along_off"))
        kept = house.room(house.nell).reflections
        assert [(one.words, one.take_along) for one in kept] == [("first more", True)]
        await pilot.press("u")
        await until_seen(pilot, say("reflect_room.take_along_act"))


async def test_somebody_else_sitting_down_drops_a_page_half_written(house: House) -> None:
    async with sitting(house) as pilot:
        await sit_down_as_nell(pilot)
        await begin_writing(pilot)
        await type_words(pilot, MARKER)
        await until_seen(pilot, MARKER)
        app = pilot.app
        assert isinstance(app, Swingback)
        app.sit_down(Alone(house.idris.id))
        await until(pilot, lambda: MARKER not in seen(pilot.app), "the words gone")
        await pilot.pause()
        assert len(app.screen_stack) == 1 or "private" not in app.screen.classes
    assert MARKER in house.opened_by(KEY)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)])
async def test_the_room_can_be_read_at_every_size(house: House, size: tuple[int, int]) -> None:
    async with sitting(house, size) as pilot:
        await pilot.press("w")
        await until_seen(pilot, "Nell, alone")
        await pilot.press("escape")
        app = pilot.app
        assert isinstance(app, Swingback)
        house.journal.unlock(house.nell.id, KEY)
        app.sit_down(Alone(house.nell.id))
        await until_seen(pilot, say("reflect_room.ready_yes"))
        await pilot.press("y")
        await begin_writing(pilot)
        await type_words(pilot, "[/b] small")
        await pilot.press("f2")
        await until_seen(pilot, "[/b] small")
        await pilot.press("enter")
        await until_seen(pilot, "[/b] small")
