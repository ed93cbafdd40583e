"""A moment in three answers: written at once, kept while typed, understood before saved, mended with nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.errors import CannotSave
from data.records import When
from data.wording import say
from tests.journeys.walking import seen, type_words, until_seen
from tests.workspace.page_kit import NOW, SIZES, ZONE, Home, answered, hostile, now, settle
from widgets.buttons import Action
from widgets.chips import Chips
from widgets.text_area import Line, Writing
from workspace.app import Swingback
from workspace.desk import Desk
from workspace.moment_form import NEW_DRAFT
from workspace.screens.new_moment import NewMomentScreen

TWO = ("Kit", "Noor")


def new(home: Home) -> NewMomentScreen:
    return NewMomentScreen(Desk(home.journal, now=now))


def words(pilot: Pilot[object]) -> str:
    return " ".join(seen(pilot.app).split())


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_three_answers_by_keys_alone_make_a_stub(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path, children=TWO)
    async with home.at(new(home), size) as (pilot, answers):
        assert say("new_moment.save") in seen(pilot.app)
        await type_words(pilot, "Shoes again")
        await pilot.press("tab", "right", "enter", "left", "enter", "tab")
        await settle(pilot)
        assert "About Noor; Kit also there." in words(pilot)
        await type_words(pilot, "fri bedtime")
        await settle(pilot)
        assert "Understood: Fri 20 Nov, bedtime" in words(pilot)
        await pilot.press("enter")
        (moment_id,) = await answered(pilot, answers)
        moment = home.view.moment(moment_id)
        assert moment is not None
        assert moment.camera == ("Shoes again",)
        assert moment.children == (home.child("Noor").id, home.child("Kit").id)
        assert (moment.when.precision, moment.when.part) == ("part", "bedtime")
        assert home.view.state(moment_id) == "stub"
        assert home.view.drafts.shared(NEW_DRAFT) is None


async def test_with_one_child_it_is_not_asked_and_empty_time_is_now(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(new(home)) as (pilot, answers):
        assert not pilot.app.screen.query(Chips)
        assert "Empty means just now: Sat 21 Nov, 19:00" in words(pilot)
        await type_words(pilot, "Sang")
        await pilot.press("f2")
        (moment_id,) = await answered(pilot, answers)
        moment = home.view.moment(moment_id)
        assert moment is not None
        assert moment.when == When(instant=NOW, zone=ZONE)
        assert moment.children == (home.child("Kit").id,)


async def test_what_is_missing_is_asked_kindly_and_nothing_is_written(tmp_path: Path) -> None:
    home = Home(tmp_path, children=TWO)
    async with home.at(new(home)) as (pilot, answers):
        await pilot.press("f2")
        await settle(pilot)
        assert say("new_moment.no_words") in words(pilot)
        await type_words(pilot, "Sang")
        await pilot.press("f2")
        await settle(pilot)
        assert say("new_moment.no_child") in words(pilot)
        await pilot.press("enter", "f2")
        assert len(await answered(pilot, answers)) == 1


async def test_a_time_that_is_not_understood_is_said_and_goes_nowhere(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(new(home)) as (pilot, answers):
        await type_words(pilot, "Sang")
        await pilot.press("tab")
        await type_words(pilot, "when the cat sang")
        await settle(pilot)
        assert say("new_moment.unclear")[:30] in words(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert say("new_moment.not_understood", text="when the cat sang")[:50] in words(pilot)
        assert answers == []
        assert home.view.moments() == ()
        assert pilot.app.screen.focused is pilot.app.screen.query_one(Line)


async def test_no_time_is_written_that_was_not_on_the_screen_first(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(new(home)) as (pilot, answers):
        await type_words(pilot, "Sang")
        await pilot.press("tab")
        # Words only the large library knows; saved before it was asked by itself.
        await type_words(pilot, "il y a 3 jours")
        await pilot.press("enter")
        await settle(pilot)
        assert answers == []
        assert "Understood: Wed 18 Nov" in words(pilot)
        await pilot.press("enter")
        (moment_id,) = await answered(pilot, answers)
        moment = home.view.moment(moment_id)
        assert moment is not None
        assert moment.when.instant.date().isoformat() == "2026-11-18"


async def test_a_time_still_to_come_is_said_to_be(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(new(home)) as (pilot, _):
        await pilot.press("tab")
        await type_words(pilot, "tomorrow 8am")
        await settle(pilot)
        assert "Sun 22 Nov, 08:00, still to come" in words(pilot)


async def test_what_is_typed_is_kept_at_every_change_and_comes_back_with_its_cursor(tmp_path: Path) -> None:
    home = Home(tmp_path, children=TWO)
    async with home.at(new(home)) as (pilot, answers):
        await type_words(pilot, "Blocks")
        draft = home.view.drafts.shared(NEW_DRAFT)
        assert draft is not None
        assert draft.values["what"] == "Blocks"
        await pilot.press("tab", "enter", "shift+tab", "left", "left")
        await pilot.press("escape")
        assert await answered(pilot, answers) == [None]
        pilot.app.push_screen(new(home), answers.append)
        await settle(pilot)
        assert say("new_moment.brought_back") in words(pilot)
        await pilot.press("X")
        await settle(pilot)
        assert pilot.app.screen.query_one(Writing).text == "BlocXks"
        assert "About Kit." in words(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert home.view.moments()[0].camera == ("BlocXks",)


async def test_nothing_is_kept_where_nothing_was_typed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(new(home)) as (pilot, answers):
        await pilot.press("a", "backspace", "escape")
        await answered(pilot, answers)
        assert home.view.drafts.keys() == ()


async def test_starting_afresh_lets_the_old_words_go(tmp_path: Path) -> None:
    home = Home(tmp_path, children=TWO)
    async with home.at(new(home)) as (pilot, answers):
        await type_words(pilot, "Old")
        await pilot.press("tab", "enter", "tab", "9", "escape")
        await answered(pilot, answers)
        pilot.app.push_screen(new(home), answers.append)
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        screen = pilot.app.screen
        assert screen.query_one(Writing).text == ""
        assert screen.query_one(Line).value == ""
        assert screen.query_one(Chips).chosen == ()
        assert home.view.drafts.shared(NEW_DRAFT) is None


async def test_a_disk_that_refuses_is_told_and_the_words_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path)

    def refuse(*_: object) -> None:
        raise CannotSave("The disk is full. Your words are still here.")

    async with home.at(new(home)) as (pilot, answers):
        monkeypatch.setattr(type(home.view.drafts), "keep", refuse)
        await type_words(pilot, "Sang")
        await settle(pilot)
        assert "The disk is full." in words(pilot)
        monkeypatch.setattr("data.view.View.put", refuse)
        await pilot.press("f2")
        await settle(pilot)
        assert answers == []
        assert pilot.app.screen.query_one(Writing).text == "Sang"


@pytest.mark.parametrize(
    ("adults", "sentence"),
    [
        (("Nell", "Idris"), "Nell and Idris will both see this."),
        (("Nell", "Idris", "Gran"), "Nell, Idris and Gran will all see this."),
    ],
)
async def test_whoever_writes_alone_is_told_who_will_see_it(
    tmp_path: Path, adults: tuple[str, ...], sentence: str
) -> None:
    home = Home(tmp_path, adults)
    desk = Desk(home.journal, now=now)
    desk.sit_down(Alone(home.adult("Nell").id))
    async with home.at(NewMomentScreen(desk)) as (pilot, _):
        assert sentence in words(pilot)


async def test_together_or_with_nobody_else_there_is_nothing_to_tell(tmp_path: Path) -> None:
    home = Home(tmp_path, ("Nell",))
    desk = Desk(home.journal, now=now)
    desk.sit_down(Alone(home.adult("Nell").id))
    async with home.at(NewMomentScreen(desk)) as (pilot, _):
        assert "will" not in words(pilot).split("What happened?")[1].split("When was it?")[0]
        desk.sit_down(Together())
        pilot.app.push_screen(NewMomentScreen(desk))
        await settle(pilot)
        assert "see this" not in words(pilot)


async def test_the_mouse_chooses_and_saves(tmp_path: Path) -> None:
    home = Home(tmp_path, children=TWO)
    async with home.at(new(home)) as (pilot, answers):
        await type_words(pilot, "Sang")
        await pilot.click(Chips, offset=(3, 0))
        await settle(pilot)
        assert "About Kit." in words(pilot)
        await pilot.click(next(button for button in pilot.app.screen.query(Action) if button.act.id == "save"))
        assert len(await answered(pilot, answers)) == 1


async def test_signs_that_cannot_be_kept_are_left_out_and_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.at(new(home)) as (pilot, _):
        pilot.app.screen.query_one(Writing).insert("a\u202eb")
        await until_seen(pilot, say("new_moment.removed", names="")[:20])
        assert pilot.app.screen.query_one(Writing).text == "ab"


async def test_any_words_are_kept_literally(tmp_path: Path, hostile: str) -> None:
    home = Home(tmp_path, children=(hostile, "Noor"))
    async with home.at(new(home)) as (pilot, answers):
        pilot.app.screen.query_one(Writing).insert(hostile)
        await pilot.press("tab", "enter", "right", "enter", "tab", "x")
        await settle(pilot)
        pilot.app.screen.query_one(Line).value = ""
        await settle(pilot)
        await pilot.press("f2")
        (moment_id,) = await answered(pilot, answers)
        moment = home.view.moment(moment_id)
        assert moment is not None
        assert moment.camera == (hostile,)
        assert len(moment.children) == 2


async def test_a_beat_of_the_clock_while_the_page_comes_up_is_no_trouble(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.open() as pilot:
        app = pilot.app
        assert isinstance(app, Swingback)
        page = new(home)
        app.push_screen(page)
        assert page in app.screen_stack
        app.listening.keep_places()
        await settle(pilot)
        assert page.query(Writing)


__all__ = ["hostile"]
