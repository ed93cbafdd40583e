"""The rest of the private room by real keys: the cloud, finding again, links, figures, company, and a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from data.actors import Alone, Together
from data.records import (
    Figure,
    Moment,
    When,
)
from data.wording import say
from tests.data.test_keys import KEY
from tests.journeys.private_house import NOW, House, stay_awake
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.workspace.reflect_kit import (
    TODAY,
    TOWER,
    a_furnished_house,
    a_round,
    alone,
    furnish,
    go_to,
    headings,
    leaf_words,
    more,
    my_room,
    press_on,
    tick,
)
from widgets.text_area import Line, Writing
from widgets.timeline import Timeline
from workspace.app import Swingback
from workspace.screens.reflect_figures import FigureScreen
from workspace.screens.reflect_open import LeafView
from workspace.visit import Visit


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Nell has a passphrase, two moments, and a room with something in it."""
    with a_furnished_house(tmp_path / "family") as made:
        yield made


# -- small and large ----------------------------------------------------------------------------------------------


async def test_the_honest_line_stands_in_full_wherever_there_is_room_for_it(house: House) -> None:
    furnish(house, statements=(a_round(100, 5, 2),))
    async with alone(house, (80, 24)) as pilot:
        room = pilot.app.screen
        honest, short, leaf, acts = (
            room.query_one(f"#{one}") for one in ("honest", "honest-short", "leaf", "leaf-acts")
        )
        assert (honest.display, short.display) == (True, False)
        assert acts.region.y > leaf.region.bottom
        await pilot.resize_terminal(80, 18)
        await until(pilot, lambda: short.display and not honest.display, "the honest line in few words")
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: honest.display and not short.display, "the honest line in full")


# -- the cloud ----------------------------------------------------------------------------------------------------


async def test_what_is_longer_than_its_place_is_read_on_by_one_key_and_begins_again(house: House) -> None:
    furnish(house, statements=(a_round(5, 5, 2),))
    async with alone(house, (80, 24)) as pilot:
        await go_to(pilot, "01S5")
        await until_seen(pilot, say("reflect_room.read_on"))
        leaf = pilot.app.screen.query_one(LeafView)
        shown: list[str] = []
        while not shown or leaf.scroll_offset.y:
            shown.append(seen(pilot.app))
            await pilot.press("space")
            await pilot.pause()
        assert len(shown) > 1
        assert "░" not in shown[0]
        assert any("░" in page for page in shown)
        assert "Worry: " in shown[-1]


async def test_each_round_shows_its_cloud_with_the_one_before_of_the_same_person_faint_behind_it(house: House) -> None:
    whole = a_round(5, 5, 2)
    few = replace(a_round(1, 5, 2), answers=whole.answers[:11])
    furnish(house, statements=(a_round(120, 2, 4), a_round(60, 2, 4, "Sam"), whole, few))
    async with alone(house) as pilot:
        await go_to(pilot, "01S5")
        await until_seen(pilot, "░")
        shown = leaf_words(pilot)
        assert "Somewhere in here, these days" in shown
        assert "The faint cloud is from Mon 27 Jul" in shown
        assert "The cloud has drifted toward leaning in and resting easy since Mon 27 Jul" in shown
        assert "Closeness: leans in" in shown
        await go_to(pilot, "01S60")
        await until_seen(pilot, "With Sam in mind")
        assert "The faint cloud" not in leaf_words(pilot)
        assert "drifted" not in leaf_words(pilot)
        await go_to(pilot, "01S120")
        await until(pilot, lambda: "The faint cloud" not in leaf_words(pilot), "the first round alone")
        assert "░" in seen(pilot.app)
        await go_to(pilot, "01S1")
        await until_seen(pilot, say("reflect.not_placed"))
        assert "░" not in seen(pilot.app)


async def test_the_cloud_stands_at_the_end_of_a_round_too(house: House) -> None:
    furnish(house, statements=(a_round(120, 2, 4),))
    async with alone(house, (80, 24)) as pilot:
        await until_seen(pilot, "They may be worth another look")
        await pilot.press("s")
        await until(pilot, lambda: bool(pilot.app.screen.query("#whom")), "whom")
        await pilot.press("enter")
        for n in range(1, 17):
            await until_seen(pilot, say("reflect_room.place", n=n, total=16))
            await pilot.press("5")
        await until_seen(pilot, say("reflect_room.after_title"))
        await until_seen(pilot, "░")
        assert not re.search(r"\d", seen(pilot.app).split(say("reflect.map.bottom"))[0])
        await pilot.press("enter")
        await until_seen(pilot, say("reflect_room.statements_title"))
        assert "They may be worth another look" not in seen(pilot.app)


# -- finding again ------------------------------------------------------------------------------------------------


async def test_history_stands_by_day_or_by_theme_and_is_searched_by_its_words(house: House) -> None:
    furnish(house, closings=((TODAY, "Enough for today"),))
    async with alone(house) as pilot:
        assert len(headings(pilot)) == 3
        await pilot.press("b")
        assert headings(pilot) == ["Handed down", "Repair", say("reflect_room.theme_closing")]
        await pilot.press("b")
        assert "Repair" not in headings(pilot)
        await pilot.press("slash")
        await type_words(pilot, "AUNT")
        rows = pilot.app.screen.query_one(Timeline)
        await until(pilot, lambda: [row.id for row in rows.rows] == ["01F2"], "the one that has it")
        await type_words(pilot, "xyz")
        await until_seen(pilot, say("reflect_room.nothing_found"))
        await pilot.press("escape")
        await until(pilot, lambda: len(rows.rows) == 3, "everything again")
        assert isinstance(pilot.app.focused, Timeline)
        await pilot.press("slash")
        await type_words(pilot, "temper")
        app = pilot.app
        assert isinstance(app, Swingback)
        app.sit_down(Together())
        await until(pilot, lambda: "temper" not in seen(app), "nothing of it for anybody else")
        assert app.screen.query_one("#search", Input).value == ""
    assert "AUNTxyz" not in house.opened_by(KEY)


async def test_something_is_let_go_and_brought_back_while_one_sits_here(house: House) -> None:
    async with alone(house) as pilot:
        await go_to(pilot, "01F1")
        await pilot.press("delete")
        await until(pilot, lambda: [one.id for one in my_room(house).reflections] == ["01F2"], "gone")
        assert "Tea towels" not in house.opened_by(KEY)
        await pilot.press("u")
        await until(pilot, lambda: len(my_room(house).reflections) == 2, "back")
        await go_to(pilot, "01F1")
        await pilot.press("delete")
        house.journal.flush()
    assert [one.id for one in my_room(house).reflections] == ["01F2"]


# -- figures ------------------------------------------------------------------------------------------------------


async def test_a_figure_that_looks_like_a_slip_is_asked_about_once_and_kept_as_told(house: House) -> None:
    async with alone(house, (80, 24)) as pilot:
        await more(pilot, "1")
        await until_seen(pilot, "ECR-R")
        await pilot.press("enter")
        await until_seen(pilot, "Anxiety, usually 1 to 7")
        await type_words(pilot, "44")
        await until_seen(pilot, "Anxiety, usually 1 to 7")
        assert not any("44" in text for text in house.texts() if "figure" in text)
        await pilot.press("enter")
        await type_words(pilot, "2,1")
        await pilot.press("f2")
        await until_seen(pilot, "Anxiety: that is outside the usual 1 to 7.")
        assert my_room(house).figures == ()
        await pilot.press("f2")
        await until(pilot, lambda: bool(my_room(house).figures), "kept")
        await until_seen(pilot, "Avoidance: 2,1")
        assert not any(sign in seen(pilot.app) for sign in "█▓▒░↑")
    assert my_room(house).figures[0].values == (("anxiety", "44"), ("avoidance", "2,1"))


async def test_the_first_place_for_a_figure_keeps_its_name_above_it(house: House) -> None:
    async with alone(house, (80, 24)) as pilot:
        desk = pilot.app.desk  # type: ignore[attr-defined]  # this app has it
        await pilot.app.push_screen(FigureScreen(desk, Visit(actor=desk.actor, ready=True), "ecr_r"))
        await until(pilot, lambda: isinstance(pilot.app.focused, Line), "the first place")
        for _ in range(4):
            await pilot.pause()
        await pilot.wait_for_scheduled_animations()
        assert "Anxiety, usually 1 to 7" in seen(pilot.app)


async def test_figures_left_half_written_come_back_and_kept_ones_are_changed(house: House) -> None:
    async with alone(house) as pilot:
        await more(pilot, "1")
        await until_seen(pilot, "ECR-R")
        await pilot.press("enter")
        await until_seen(pilot, "Anxiety, usually 1 to 7")
        await type_words(pilot, "3")
        await pilot.press("escape")
        await until_seen(pilot, say("commands.statements.label"))
        await more(pilot, "1")
        await until_seen(pilot, "Anxiety, usually 1 to 7")
        await pilot.press("tab", "tab", *"20", "space", *"nov", "f2")
        await until(pilot, lambda: bool(my_room(house).figures), "kept")
        await until_seen(pilot, "Anxiety: 3")
        await pilot.press("enter")
        await until_seen(pilot, "Anxiety, usually 1 to 7")
        await pilot.press("end", "backspace", "4", "f2")
        await until_seen(pilot, "Anxiety: 4")
    figure = my_room(house).figures[0]
    assert (figure.values, figure.on) == ((("anxiety", "4"),), date(2026, 11, 20))


async def test_anything_can_be_marked_to_be_taken_to_someone(house: House) -> None:
    figure = Figure(id="01Z1", instrument="phq9", on=TODAY, values=(("total", "7"),))
    furnish(house, figures=(figure,), statements=(a_round(5, 5, 2),))
    async with alone(house) as pilot:
        for row in ("01Z1", "01S5", "01F1"):
            await go_to(pilot, row)
            await pilot.press("t")
            await until_seen(pilot, say("reflect_room.take_along_off"))
    room = my_room(house)
    assert [room.figures[0].take_along, room.statements[0].take_along, room.reflections[0].take_along] == [True] * 3


# -- company ------------------------------------------------------------------------------------------------------


def five_hard_moments(house: House, since: int = 0) -> None:
    for n in range(since, since + 5):
        when = When(instant=NOW + timedelta(days=since - n % 5), zone="Europe/London")
        house.journal.load((Moment(id=f"01N{n}", when=when, camera=("x",), children=("k",)),))
        tick(house, f"01N{n}", feelings=("helpless",))


async def sit_down_again(pilot: Pilot[Any], house: House) -> None:
    app = pilot.app
    assert isinstance(app, Swingback)
    app.sit_down(Together())
    house.journal.unlock(house.nell.id, KEY)
    app.sit_down(Alone(house.nell.id))
    await until_seen(pilot, say("reflect_room.ready_yes"))
    await pilot.press("y")


async def test_the_door_to_company_opens_once_and_then_rests_for_thirty_days(house: House) -> None:
    five_hard_moments(house)
    words = say("safety.company").split(".")[0]
    async with alone(house) as pilot:
        await until_seen(pilot, words)
        await pilot.press("escape")
        for days, again in ((29, False), (1, True)):
            await until_seen(pilot, "Tea towels")
            stay_awake(pilot, house, timedelta(days=days))
            if again:
                five_hard_moments(house, since=30)
            await sit_down_again(pilot, house)
            await until(pilot, lambda: pilot.app.screen.has_class("-open") or words in seen(pilot.app), "the room")
            await pilot.pause()
            assert (words in seen(pilot.app)) == again
    assert not any("helpless" in text for text in house.texts())


async def test_writing_on_is_opening_the_same_question_again(house: House) -> None:
    async with alone(house) as pilot:
        for times in (1, 2, 3):
            await go_to(pilot, "01F1")
            await press_on(pilot, "enter")
            await until(pilot, lambda: isinstance(pilot.app.focused, Writing), "the page")
            assert (say("reflect.round_again").split(".")[0] in seen(pilot.app)) == (times == 3)
            await pilot.press("escape")
            await until_seen(pilot, "Tea towels" if times < 3 else say("safety.company").split(".")[0])


async def test_company_its_phrases_and_the_words_one_may_hear_stand_there_for_whoever_asks(house: House) -> None:
    async with alone(house) as pilot:
        await more(pilot, "4")
        await until_seen(pilot, say("safety.company").split(".")[0])
        await until_seen(pilot, "This app cannot notice danger")
        await pilot.press("end")
        await until_seen(pilot, "flashback")
        await pilot.press("escape")
        await until_seen(pilot, "Tea towels")
        await pilot.press("a")
        await until_seen(pilot, "Attachment anxiety")
        await until_seen(pilot, "Brennan, Clark and Shaver 1998")
        await pilot.press("end")
        await until_seen(pilot, "What sixteen home-made statements cannot know.")


# -- a copy -------------------------------------------------------------------------------------------------------


async def test_a_copy_goes_where_one_says_and_nowhere_else(house: House, tmp_path: Path) -> None:
    place = tmp_path / "mine.txt"
    async with alone(house) as pilot:
        house.journal.flush()
        before = list(house.texts())
        await more(pilot, "5")
        await until_seen(pilot, "It is not sealed")
        line = pilot.app.screen.query_one(Input)
        line.value = str(house.folder / "mine.txt")
        await pilot.press("f2")
        await until_seen(pilot, say("reflect_copy.not_there").split(".")[0])
        line.value = str(place)
        await pilot.press("f3")
        await until_seen(pilot, say("reflect_copy.nothing_taken").split(".")[0])
        assert not place.exists()
        await pilot.press("f2")
        await until(pilot, place.exists, "the file")
        await until_seen(pilot, "Tea towels")
        assert list(house.texts()) == before
    assert "My aunt at the sink" in place.read_text(encoding="utf-8")
    assert not any(str(place) in text for text in house.texts())
    assert str(place) not in house.opened_by(KEY)


async def test_somebody_else_sitting_down_closes_every_private_page(house: House) -> None:
    async with alone(house) as pilot:
        app = pilot.app
        assert isinstance(app, Swingback)
        for keys in (("m",), ("o", "1"), ("o", "1", "enter"), ("o", "2"), ("o", "5"), ("m", "s")):
            await go_to(pilot, "01F2")
            for key in keys:
                await press_on(pilot, key)
            await until(pilot, lambda: "private" in app.screen.classes, "the page")
            app.sit_down(Alone(house.idris.id))
            await until(pilot, lambda: "private" not in app.screen.classes, "the page gone")
            assert TOWER not in seen(app)
            assert "My aunt" not in seen(app)
            await sit_down_again(pilot, house)
            await until(pilot, lambda: app.screen.has_class("-open"), "the open room")
