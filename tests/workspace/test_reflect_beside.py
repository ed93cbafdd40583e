"""Links between the private room and shared moments, from both sides, with nothing on the shared one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together
from data.records import (
    ParentingAnswer,
)
from data.wording import say
from tests.data.test_keys import KEY
from tests.journeys.private_house import House, sitting
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.workspace.reflect_kit import (
    OLDER,
    TABLE,
    TODAY,
    TOWER,
    a_furnished_house,
    alone,
    furnish,
    go_to,
    more,
    my_room,
    one_line,
    reflection,
    tick,
)
from widgets.text_area import Writing
from workspace.app import Swingback


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Nell has a passphrase, two moments, and a room with something in it."""
    with a_furnished_house(tmp_path / "family") as made:
        yield made


async def shared_side(house: House) -> dict[str, object]:
    """Everything outside the sealed texts: what anyone could find of a link."""
    view = house.journal.seen_by(Together())
    return {moment.id: (moment, view.looks(moment.id), view.reads(moment.id)) for moment in view.moments()}


async def test_an_answer_is_linked_to_a_moment_and_the_shared_side_shows_nothing(house: House) -> None:
    before = await shared_side(house)
    async with alone(house) as pilot:
        await go_to(pilot, "01F2")
        await pilot.press("m")
        await until_seen(pilot, say("reflect_room.beside_title"))
        await pilot.press("down", "enter")
        await until_seen(pilot, say("reflect_room.linked"))
        assert my_room(house).reflections[1].moments == ("01M1",)
        await pilot.press("escape")
        await until_seen(pilot, say("reflect_room.beside", title=TABLE))
        assert await shared_side(house) == before
        await pilot.press("m")
        await until_seen(pilot, say("reflect_room.beside_title"))
        await pilot.press("down", "enter", "escape")
        await until(pilot, lambda: my_room(house).reflections[1].moments == (), "the link let go")


async def test_from_a_moment_one_goes_to_what_is_older_and_writes_about_it(house: House) -> None:
    async with alone(house) as pilot:
        await pilot.press("1")
        await until_seen(pilot, OLDER)
        await pilot.press("c")
        await until_seen(pilot, say("reflect_room.carry_others"))
        await pilot.press("n")
        await until_seen(pilot, say("reflect_room.write_this"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, Writing), "the page")
        await type_words(pilot, "older")
        await pilot.press("f2")
        await until_seen(pilot, say("reflect_room.beside", title=TOWER))
        assert my_room(house).reflections[-1].moments == ("01M2",)
        await pilot.press("1")
        await until(pilot, lambda: "· " in str(pilot.app.screen.query_one("#carry").render()), "the link in the pane")
        assert "older" not in str(pilot.app.screen.query_one("#carry").render()).replace(say("reflect.older"), "")


async def test_from_a_moment_one_is_asked_first_whether_now_is_a_good_time_and_links_earlier_words(
    house: House,
) -> None:
    async with sitting(house) as pilot:
        app = pilot.app
        assert isinstance(app, Swingback)
        house.journal.unlock(house.nell.id, KEY)
        app.sit_down(Alone(house.nell.id))
        await pilot.press("1")
        await until_seen(pilot, OLDER)
        await pilot.press("c")
        await until_seen(pilot, say("reflect_room.ready_yes"))
        assert "My aunt" not in seen(app)
        await pilot.press("y")
        await until_seen(pilot, say("reflect_room.carry_others"))
        await pilot.press("enter")
        await until_seen(pilot, say("reflect_room.carry_here"))
    assert my_room(house).reflections[1].moments == ("01M2",)


async def test_together_the_pane_says_the_same_line_whatever_is_linked(house: House) -> None:
    furnish(house, reflections=(replace(reflection(1, 20, "Tea towels"), moments=("01M2",)),))
    async with sitting(house) as pilot:
        await pilot.press("1")
        await until_seen(pilot, "Reflection is private.")
        await pilot.press("c")
        await pilot.pause()
        assert pilot.app.current_mode == "moments"
        assert str(pilot.app.screen.query_one("#carry").render()) == say("moments.carry_together")
        assert not pilot.app.screen.query_one("#carry-acts").display


async def test_one_sentence_goes_to_the_shared_moment_by_ones_own_act_and_nothing_else(house: House) -> None:
    async with alone(house) as pilot:
        await go_to(pilot, "01F2")
        await pilot.press("m")
        await until_seen(pilot, say("reflect_room.beside_title"))
        await pilot.press("s")
        await until_seen(pilot, say("reflect.hand_over"))
        assert "with your name and today's date" in one_line(pilot)
        await type_words(pilot, " truly")
        assert not any("truly" in text for text in house.texts())
        assert "truly" in house.opened_by(KEY)
        await pilot.press("f2")
        await until(pilot, lambda: bool(house.journal.seen_by(Together()).looks("01M2")), "the sentence")
    look = house.journal.seen_by(Together()).looks("01M2")[0]
    assert (look.words, look.adult, look.on) == (f"{say('reflect.hand_over')} truly", house.nell.id, TODAY)
    assert my_room(house).reflections[1].moments == ()


async def test_moments_where_something_old_stirred_are_gathered_with_their_signals(house: House) -> None:
    tick(house, "01M1", "old_memory")
    tick(house, "01M2", "tired")
    answer = ParentingAnswer(id="01Y1", on=TODAY, statement="p01", words="The rules", signals=("breaks_rule",))
    furnish(house, parenting=(answer,))
    async with alone(house) as pilot:
        await more(pilot, "2")
        await until_seen(pilot, say("reflect_room.touched_title"))
        assert TABLE in seen(pilot.app)
        assert TOWER not in seen(pilot.app)
        assert "Breaking a known rule, Retreating" in one_line(pilot)
        await pilot.press("3")
        await until_seen(pilot, TOWER)
        assert TABLE not in seen(pilot.app)
        await pilot.press("1")
        await until_seen(pilot, TABLE)
        await pilot.press("enter")
        await until_seen(pilot, say("reflect_room.carry_write"))


async def test_the_signal_that_gets_under_ones_skin_can_be_named(house: House) -> None:
    furnish(house, parenting=(ParentingAnswer(id="01Y1", on=TODAY, statement="p01", words="The slow ones"),))
    async with alone(house) as pilot:
        await go_to(pilot, "01Y1")
        await pilot.press("enter")
        await until_seen(pilot, "Which one, and what does my body do first?")
        await until(pilot, lambda: isinstance(pilot.app.focused, Writing), "the words first")
        await pilot.press("tab", "space", "f2")
        await until(pilot, lambda: bool(my_room(house).parenting[0].signals), "the signal kept")
        await until_seen(pilot, "Crying or fussing")
    assert my_room(house).parenting[0].words == "The slow ones"
