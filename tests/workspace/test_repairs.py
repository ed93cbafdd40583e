"""Going back together, by real keys: the checklist, one step closely, how it ends, and the room of all repairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from data.actors import Together
from data.journal import Journal, new_family
from data.records import Adult, Birth, Child, Moment, Plan, Repair, RepairStep, When
from data.repairing import closed, cycled, fresh_repair
from data.view import View
from data.vocabulary import step_advice, what_not_to_do
from tests.journeys.walking import until
from tests.widgets.conftest import HOSTILE
from widgets.buttons import Action
from widgets.checklist import Checklist
from widgets.question import Question
from widgets.timeline import Timeline
from workspace.desk import Desk
from workspace.screens.repair import RepairScreen
from workspace.screens.repair_sheet import RepairSheet
from workspace.screens.repair_step import StepScreen
from workspace.screens.repairs import RepairsRoom
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.theme import THEMES, VARIABLE_DEFAULTS

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
KIT = Child(id="kit", name="Kit", birth=Birth(year=2020, month=3))
NOOR = Child(id="noor", name="Noor", birth=Birth(year=2025, month=1))
APP_STYLES = Path(__file__).parents[2] / "workspace" / "styles" / "app.tcss"


def moment(moment_id: str, day: int, words: str, *children: str) -> Moment:
    """Give a moment of November."""
    when = When(instant=datetime(2026, 11, day, 18, 10, tzinfo=UTC), zone="Europe/London")
    return Moment(id=moment_id, when=when, camera=(words,), children=children)


class Host(App[None]):
    """A tiny app around a family, holding one sheet, or whatever screen is pushed."""

    CSS_PATH: ClassVar[str] = str(APP_STYLES)
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, journal: Journal, sheet: tuple[str, str] | None = None) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.journal = journal
        self.desk = Desk(journal, now=lambda: NOW)
        self.sheet = sheet

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(VARIABLE_DEFAULTS)

    def compose(self) -> ComposeResult:
        if self.sheet is not None:
            yield RepairSheet(self.desk.view, *self.sheet, today=self.desk.today(), now=self.desk.now)

    def on_mount(self) -> None:
        if self.sheet is not None:
            self.query_one(RepairSheet).focus()

    def action_undo(self) -> None:
        self.desk.view.undo()

    @property
    def view(self) -> View:
        return self.journal.seen_by(Together())

    def repair(self, moment_id: str = "tower", child: str = "kit") -> Repair:
        """The one repair of a moment with a child."""
        (one,) = [one for one in self.view.repairs(moment_id) if one.child == child]
        return one

    def text(self) -> str:
        """What is on the screen, without colours."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def words(self) -> str:
        """What is on the screen as one line, so that wrapping does not matter."""
        return " ".join(re.sub("[▁-█▌]", " ", self.text()).split())


async def settle(pilot: Pilot[Any]) -> None:
    """Let everything that follows happen."""
    for _ in range(4):
        await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, one after the other, each with all that follows from it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_in(pilot: Pilot[Any], words: str) -> None:
    """Type words."""
    await pilot.press(*["space" if letter == " " else letter for letter in words])
    await pilot.pause()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A family of two adults and two children, with three moments."""
    adults = (Adult(id="nell", name="Nell"), Adult(id="idris", name="Idris"))
    journal = Journal.create(tmp_path / "family", new_family("Rowan", "Europe/London"), adults, (KIT, NOOR))
    journal.load(
        (
            moment("tower", 21, "Kit knocked the tower over and looked across. Nell shouted.", "kit"),
            moment("bath", 18, "Both shrieked in the bath. Idris pulled the plug.", "kit", "noor"),
            moment("shoes", 12, "Shoes, four times.", "kit"),
        )
    )
    yield journal
    journal.close()


async def test_five_steps_stand_first_in_the_words_of_the_childs_age_and_nothing_is_stored(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        text = app.text()
        for label in (
            "Calm down first",
            "Go back",
            'Own it, no "but"',
            "Name their side",
            "Meet the need",
            "More steps",
        ):
            assert label in text
        assert "Notice we missed" not in text
        assert step_advice("go_back", "school") in app.words()
        assert "Who ticked is not kept" in text
        assert app.view.repairs("tower") == ()


async def test_each_child_of_a_moment_has_a_sheet_of_their_own_in_the_words_of_their_age(journal: Journal) -> None:
    app = Host(journal, ("bath", "kit"))
    async with app.run_test(size=(80, 30)) as pilot:
        await press(pilot, "space", "right", "down")
        assert step_advice("go_back", "toddler") in app.words()
        assert "√ Noor" in app.text()
        await press(pilot, "space")
        assert app.repair("bath", "kit").steps[0].status == "done"
        assert [step.status for step in app.repair("bath", "noor").steps[:2]] == ["not_yet", "done"]
        await press(pilot, "shift+tab", "shift+tab", "enter")
        assert "√ Kit" in app.text()


async def test_space_goes_through_the_four_answers_and_each_is_stored_at_once(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for _ in range(4):
            await press(pilot, "space")
            seen.append(app.repair().steps[0].status)
        assert seen == ["done", "not_needed", "child_said_no", "not_yet"]
        await pilot.press("space", "space", "space")
        await settle(pilot)
        assert app.repair().steps[0].status == "child_said_no"
        assert "child said no for now" in app.text()
        assert "Who ticked" not in app.text()
        assert app.view.state("tower") == "offered"


async def test_undo_takes_one_tick_back_and_the_sheet_shows_it(journal: Journal) -> None:
    app = Host(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(RepairScreen(app.desk, "tower", "kit"))
        await press(pilot, "space", "space", "u")
        assert app.repair().steps[0].status == "done"
        assert "√" in app.text()
        await press(pilot, "u")
        assert app.view.repairs("tower") == ()
        assert "Who ticked" in app.text()


async def test_what_to_leave_out_is_one_key_away(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 30)) as pilot:
        await press(pilot, "down", "down", "h")
        for hint in what_not_to_do("own_it"):
            assert hint in app.words()
        assert step_advice("own_it", "school") not in app.words()
        await press(pilot, "h")
        assert step_advice("own_it", "school") in app.words()


async def test_what_to_leave_out_comes_into_sight_below_a_long_list(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 18)) as pilot:
        await press(pilot, "end", "enter", "home", "down", "down", "h")
        for hint in what_not_to_do("own_it"):
            assert hint in app.words()


async def test_more_steps_come_out_and_the_cursor_is_on_the_first_of_them(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "end", "enter")
        current = app.query_one(Checklist).current
        assert current is not None
        assert current.id == "notice_miss"
        await press(pilot, "end", "enter")
        await type_in(pilot, "Build it again")
        await press(pilot, "f2")
        assert app.repair().steps[-1] == RepairStep(id="", label="Build it again")
        assert "Build it again" in app.text()


async def test_an_own_step_wants_a_few_words_and_can_be_taken_out(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "a", "enter")
        assert "A few words are enough" in app.text()
        await type_in(pilot, "Bake")
        await press(pilot, "enter")
        await press(pilot, "down", "down", "down", "down", "down", "enter")
        out = next(one for one in app.screen.query(Action) if one.act.id == "out")
        out.focus()
        await press(pilot, "enter")
        assert all(step.id for step in app.repair().steps)


async def test_a_step_moves_up_and_down(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "shift+down", "shift+down", "space")
        assert [step.id for step in app.repair().steps[:3]] == ["go_back", "own_it", "calm_self"]
        assert app.repair().steps[2].status == "done"


async def test_a_step_takes_who_a_plan_a_day_ahead_what_was_said_and_when_it_was(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "down", "enter", "right", "space", "tab", "space", "right", "space", "tab")
        await type_in(pilot, "30 minutes of blocks")
        await press(pilot, "tab")
        await type_in(pilot, "saturday after lunch")
        assert "Sat 28 Nov, lunch" in app.text()
        await press(pilot, "tab")
        await type_in(pilot, "I was too loud")
        await press(pilot, "tab")
        await type_in(pilot, "yesterday 18:30")
        assert "Mon 23 Nov, 18:30" in app.text()
        await press(pilot, "f2")
        step = app.repair().steps[1]
        assert (step.status, step.who, step.plan.words, step.said) == (
            "done", ("nell", "idris"), "30 minutes of blocks", "I was too loud",
        )  # fmt: skip
        assert step.plan.when is not None
        assert step.plan.when.instant == datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
        assert step.happened is not None
        assert step.happened.instant == datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
        for words in ("Nell and Idris", "Mon 23 Nov, 18:30", "“I was too loud”"):
            assert words in app.words()
        assert journal.drafts.keys() == ()


async def test_opening_a_step_and_keeping_it_changes_nothing(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "f2")
        assert app.view.repairs("tower") == ()


async def test_a_when_that_is_no_time_stays_as_words_of_the_plan(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "tab")
        await type_in(pilot, "blocks")
        await press(pilot, "tab")
        await type_in(pilot, "some rainy day")
        await press(pilot, "f2")
        plan = app.repair().steps[0].plan
        assert (plan.words, plan.when) == ("blocks, some rainy day", None)


@pytest.mark.parametrize("words", ["once upon a time", "tomorrow"])
async def test_a_time_it_happened_that_is_not_clear_or_still_to_come_is_asked_again(
    journal: Journal, words: str
) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "space", "enter", "tab", "tab", "tab", "tab", "tab")
        await type_in(pilot, words)
        await press(pilot, "f2")
        assert isinstance(app.screen, StepScreen)
        assert "Not sure which time that was" in app.words()
        assert app.repair().steps[0].happened is None


async def test_leaving_a_step_keeps_what_was_typed_until_it_is_kept_or_let_go(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "tab")
        await type_in(pilot, "a story")
        await press(pilot, "escape")
        assert app.view.repairs("tower") == ()
        await press(pilot, "enter")
        await until(pilot, lambda: "last time is still here" in app.words(), "what was typed before")
        await press(pilot, "f4")
        await until(pilot, lambda: "a story" not in app.text(), "an empty place")
        await press(pilot, "escape", "enter")
        assert "last time" not in str(app.screen.query_one("#note", Static).content)


async def test_what_the_child_did_next_closes_the_repair_and_undo_opens_it(journal: Journal) -> None:
    app = Host(journal)
    async with app.run_test(size=(80, 40)) as pilot:
        app.push_screen(RepairScreen(app.desk, "tower", "kit"))
        await press(pilot, "space", "c")
        assert "What did Kit do next?" in app.text()
        await press(pilot, "f2")
        assert app.repair().closed_on is None
        await type_in(pilot, "leaned in")
        await press(pilot, "f2")
        assert (app.repair().closed_on, app.repair().did_next) == (date(2026, 11, 24), "leaned in")
        assert app.view.state("tower") == "mended"
        assert "What Kit did next leaned in closed Tue 24 Nov" in app.words()
        await press(pilot, "u")
        assert app.view.state("tower") == "repair_open"


async def test_a_closed_repair_can_be_opened_again_long_after(journal: Journal) -> None:
    journal.load((closed(cycled(fresh_repair("tower", "kit"), 1), "slept", date(2026, 11, 22)),))
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        next(one for one in app.screen.query(Action) if one.act.id == "reopen").focus()
        await press(pilot, "enter")
        assert (app.repair().closed_on, app.repair().did_next) == (None, "slept")


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)])
async def test_without_a_moment_the_sheet_says_something_kind_and_takes_no_key(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = Host(journal, ("", ""))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "space", "enter", "a", "c", "h", "right")
        assert "going back to your child about it has its place here" in app.words()
        assert app.view.all_repairs() == ()


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_stay_as_they_were_typed(journal: Journal, words: str) -> None:
    own = RepairStep(id="", label=words, said=words, plan=Plan(words=words))
    whole = fresh_repair("tower", "kit")
    told = replace(whole, steps=(*whole.steps, own), did_next=words, closed_on=date(2026, 11, 23))
    journal.load((told,))
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(RepairScreen(app.desk, "tower", "kit"))
        await press(pilot, "c", "escape")
        assert words in str(app.screen.query_one("#sheet-story", Static).content)
        await press(pilot, "end", "enter", "end", "up", "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.screen.query_one(Question).ask.words == words
        await press(pilot, "escape", "u")
        assert app.repair() == told


def fill(journal: Journal) -> None:
    """Put repairs of all three kinds into the family."""
    begun = cycled(fresh_repair("tower", "kit"), 0)
    offered = fresh_repair("bath", "noor")
    for _ in range(3):
        offered = cycled(offered, 1)
    told = closed(cycled(fresh_repair("shoes", "kit"), 1), "Put them on by himself", date(2026, 11, 13))
    told = replace(told, steps=(*told.steps[:1], replace(told.steps[1], said="I was in a hurry"), *told.steps[2:]))
    journal.load((begun, offered, told))


async def room(app: Host, pilot: Pilot[Any]) -> RepairsRoom:
    """Go into the room, drawn again after every change as the app does."""
    found = RepairsRoom(app.desk)
    app.push_screen(found)
    await settle(pilot)
    app.journal.subscribe(found.show_room)
    return found


async def test_the_room_lists_open_then_offered_then_mended_without_a_count(journal: Journal) -> None:
    fill(journal)
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        found = await room(app, pilot)
        rows = found.query_one(Timeline).rows
        assert [(row.day, row.second) for row in rows] == [
            ("Open", "Kit · Sat 21 Nov"), ("Offered", "Noor · Wed 18 Nov"), ("Mended", "Kit · Thu 12 Nov"),
        ]  # fmt: skip
        assert "Kit knocked the tower over and looked across. Nell shouted." in app.words()
        await press(pilot, "end")
        story = str(found.query_one("#sheet-story", Static).content)
        assert story == (
            "What was said\nI was in a hurry\n\nWhat Kit did next\nPut them on by himself\nclosed Fri 13 Nov"
        )


async def test_enter_goes_into_the_checklist_and_escape_back_to_the_list(journal: Journal) -> None:
    fill(journal)
    app = Host(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        found = await room(app, pilot)
        await press(pilot, "enter", "down", "space")
        assert app.repair().steps[1].status == "done"
        await press(pilot, "escape")
        assert isinstance(found.focused, Timeline)


async def test_on_a_tiny_screen_the_checklist_opens_on_a_screen_of_its_own(journal: Journal) -> None:
    fill(journal)
    app = Host(journal)
    async with app.run_test(size=(40, 15)) as pilot:
        await room(app, pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, RepairScreen)
        await press(pilot, "down", "down", "down", "down", "space")
        assert "√ Meet the need" in app.text()
        assert app.repair().steps[4].status == "done"
        await press(pilot, "escape")
        assert isinstance(app.screen, RepairsRoom)


async def test_closing_from_the_list_moves_the_repair_among_the_mended(journal: Journal) -> None:
    fill(journal)
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        found = await room(app, pilot)
        await press(pilot, "c")
        await type_in(pilot, "fell asleep")
        await press(pilot, "f2")
        assert [row.day for row in found.query_one(Timeline).rows] == ["Offered", "Mended", "Mended"]
        current = found.query_one(Timeline).current
        assert current is not None
        assert current.id == app.repair().id


async def test_the_keys_on_the_buttons_work_while_the_cursor_is_in_the_list(journal: Journal) -> None:
    fill(journal)
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await room(app, pilot)
        await press(pilot, "h")
        assert what_not_to_do("calm_self")[0] in app.words()
        await press(pilot, "a")
        await type_in(pilot, "Wave")
        await press(pilot, "f2")
        assert app.repair().steps[-1].label == "Wave"


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)])
async def test_an_empty_room_is_kind_and_shows_one_way_on(journal: Journal, size: tuple[int, int]) -> None:
    app = Host(journal)
    async with app.run_test(size=size) as pilot:
        found = await room(app, pilot)
        assert "Nothing to go back to just now" in app.words()
        assert isinstance(found.focused, Action)
        assert found.focused.act.id == "moments"
        await press(pilot, "c", "h")
        assert app.screen is found


async def test_a_repair_whose_moment_is_in_the_bin_is_not_listed(journal: Journal) -> None:
    fill(journal)
    app = Host(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        found = await room(app, pilot)
        app.view.bin("tower", today=date(2026, 11, 24))
        await settle(pilot)
        assert [row.day for row in found.query_one(Timeline).rows] == ["Offered", "Mended"]


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)])
async def test_the_step_under_the_cursor_stays_in_sight_at_every_size(journal: Journal, size: tuple[int, int]) -> None:
    app = Host(journal)
    async with app.run_test(size=size) as pilot:
        app.push_screen(RepairScreen(app.desk, "bath", "kit"))
        await settle(pilot)
        await press(pilot, "end", "enter")
        for key in ("home", "down", "end", "up", "up"):
            await press(pilot, key)
            current = app.screen.query_one(Checklist).current
            assert current is not None
            assert f"▌ · {current.label}" in app.text()
