"""Going back, further: planned repairs, one child's alone, moving steps, between the grown-ups, and into a calendar."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from msgspec.structs import replace
from textual.events import MouseMove
from textual.pilot import Pilot
from textual.widgets import Static

from data import when
from data.journal import Journal, new_family
from data.records import Adult, Birth, Child, Plan, RepairStep, When
from data.repairing import closed, cycled, fresh_repair, with_step
from data.vocabulary import step_advice
from tests.journeys.walking import until, until_seen
from tests.workspace.test_repairs import KIT, NOW, Host, journal, moment, press, room, settle, type_in
from widgets.buttons import Action
from widgets.checklist import Checklist, StepLine
from widgets.question import Question
from widgets.text_area import Line
from widgets.timeline import Timeline
from workspace import hearing
from workspace.app import Swingback
from workspace.screens.repair import RepairScreen
from workspace.screens.repair_between import BetweenScreen
from workspace.screens.repair_calendar import CalendarScreen
from workspace.screens.repair_sheet import RepairSheet
from workspace.screens.repair_step import StepScreen

__all__ = ["journal"]

SATURDAY = When(instant=datetime(2026, 11, 28, 13, 30, tzinfo=UTC), zone="Europe/London")


def plan(journal: Journal, when: When | None = SATURDAY) -> None:
    """Put a plan with a date into the repair about the tower."""
    whole = fresh_repair("tower", "kit")
    step = RepairStep(id="meet_need", plan=Plan(words="30 minutes of blocks with Kit", when=when))
    journal.load((with_step(whole, 4, step),))


def rows(found: object) -> list[tuple[str, str]]:
    """Give what the list of repairs shows: heading, second line."""
    return [(row.day, row.second) for row in found.query_one(Timeline).rows]  # type: ignore[attr-defined]  # a room


# -- the room ------------------------------------------------------------------------------------------------------


async def test_a_plan_that_lies_ahead_has_a_heading_and_shows_its_day(journal: Journal) -> None:
    plan(journal)
    journal.load((cycled(fresh_repair("shoes", "kit"), 0),))
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        found = await room(app, pilot)
        assert rows(found) == [("Open", "Kit · Thu 12 Nov"), ("Planned", "Kit · Sat 28 Nov, 13:30")]


async def test_a_plan_whose_day_is_gone_is_simply_open_again(journal: Journal) -> None:
    plan(journal, replace(SATURDAY, instant=datetime(2026, 11, 23, 13, 30, tzinfo=UTC)))
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        found = await room(app, pilot)
        assert rows(found) == [("Open", "Kit · Sat 21 Nov")]


async def test_one_key_or_a_click_shows_one_childs_repairs_alone_and_then_all_again(journal: Journal) -> None:
    both = (fresh_repair("bath", "kit"), fresh_repair("bath", "noor"))
    journal.load(tuple(cycled(one, 0) for one in both))
    app = Host(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        found = await room(app, pilot)
        seen = []
        for _ in range(3):
            await press(pilot, "o")
            seen.append([second.partition(" ")[0] for _, second in rows(found)])
        assert seen == [["Kit"], ["Noor"], ["Kit", "Noor"]]
        noor = next(one for one in found.query("#whose Action").results(Action) if one.act.label.endswith("Noor"))
        await pilot.click(noor)
        await settle(pilot)
        assert [second for _, second in rows(found)] == ["Noor · Wed 18 Nov"]
        assert found.query_one(RepairSheet).subject.child_id == "noor"


async def test_with_repairs_of_one_child_there_is_nothing_to_choose(journal: Journal) -> None:
    plan(journal)
    app = Host(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        found = await room(app, pilot)
        await press(pilot, "o")
        assert not found.query_one("#whose").display
        assert len(rows(found)) == 1


# -- several children ----------------------------------------------------------------------------------------------


async def test_each_child_of_a_moment_has_a_repair_of_its_own_in_the_words_of_its_age(journal: Journal) -> None:
    app = Host(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(RepairScreen(app.desk, "bath", "kit"))
        await settle(pilot)
        assert step_advice("calm_self", "school") in app.words()
        await press(pilot, "space", "right")
        assert "with Noor · toddler" in app.words()
        assert step_advice("calm_self", "toddler") in app.words()
        await press(pilot, "c")
        assert "What did Noor do next?" in app.words()
        await press(pilot, "escape", "down", "space", "space")
        assert app.repair("bath", "kit").steps[0].status == "done"
        assert [step.status for step in app.repair("bath", "noor").steps[:2]] == ["not_yet", "not_needed"]


# -- moving --------------------------------------------------------------------------------------------------------


async def test_a_step_moves_by_letter_and_by_button(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "J")
        assert [step.id for step in app.repair().steps[:2]] == ["go_back", "calm_self"]
        assert app.screen.query_one(Checklist).cursor == 1
        await press(pilot, "J", "K", "K")
        assert [step.id for step in app.repair().steps[:2]] == ["calm_self", "go_back"]
        later = next(one for one in app.screen.query(Action) if one.act.id == "move(1)")
        await pilot.click(later)
        await settle(pilot)
        assert [step.id for step in app.repair().steps[:2]] == ["go_back", "calm_self"]


async def test_a_step_taken_with_the_mouse_goes_where_it_is_let_go(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        lines = list(app.screen.query(StepLine))
        await pilot.mouse_down(lines[3], offset=(8, 0))
        await pilot._post_mouse_events([MouseMove], lines[0], (8, 0), button=1)
        await pilot.mouse_up(lines[0], offset=(8, 0))
        await settle(pilot)
        ids = [step.id for step in app.repair().steps[:5]]
        assert ids == ["name_their_side", "calm_self", "go_back", "own_it", "meet_need"]
        assert app.screen.query_one(Checklist).cursor == 0
        assert not app.screen.query(".-drop")
        await pilot.mouse_down(lines[0], offset=(8, 0))
        await pilot.mouse_up("#sheet-acts")
        await settle(pilot)
        assert [step.id for step in app.repair().steps[:5]] == ids


# -- between the grown-ups -----------------------------------------------------------------------------------------


async def test_between_the_grown_ups_each_says_their_own_part_in_three_short_questions(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b", "1")
        assert [line.id for line in app.screen.query(Line)] == ["part-nell", "part-idris"]
        await type_in(pilot, "I rolled my eyes")
        await press(pilot, "enter")
        await type_in(pilot, "I went quiet")
        await press(pilot, "enter")
        assert f"{step_advice('parents_repair', 'school')}." in app.words()
        await type_in(pilot, "tea")
        await press(pilot, "f2")
        (step,) = [step for step in app.repair().steps if step.id == "parents_repair"]
        assert step.status == "done"
        assert step.said == "Nell: I rolled my eyes\nIdris: I went quiet"
        assert step.plan.words == "tea"
        assert app.view.drafts.keys() == ()
        await press(pilot, "b", "1", "f2", "f4")
        (step,) = [step for step in app.repair().steps if step.id == "parents_repair"]
        assert step.status == "not_yet"
        assert step.said == "Nell: I rolled my eyes\nIdris: I went quiet"


async def test_what_was_begun_between_the_grown_ups_is_still_there_next_time(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b", "1", "tab")
        await type_in(pilot, "I wen")
        await press(pilot, "escape", "b")
        assert isinstance(app.screen, BetweenScreen)
        line = app.screen.focused
        assert isinstance(line, Line)
        assert (line.id, line.value, line.cursor_position) == ("part-idris", "I wen", 5)
        await press(pilot, "f3", "2")
        (step,) = [step for step in app.repair().steps if step.id == "parents_repair"]
        assert (step.status, step.said) == ("not_needed", "")
        assert app.view.drafts.keys() == ()


async def test_not_now_leaves_all_as_it_was(journal: Journal) -> None:
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b", "3")
        assert app.view.all_repairs() == ()
        assert not isinstance(app.screen, BetweenScreen)


# -- for whom it is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "words"), [("", "Tick what you have done."), ("Idris", "both of you"), ("Idris Gran", "all of you")]
)
async def test_ticking_is_for_one_for_both_or_for_all(tmp_path: Path, names: str, words: str) -> None:
    adults = tuple(Adult(id=name, name=name) for name in ("Nell", *names.split()))
    journal = Journal.create(tmp_path / "family", new_family("", "Europe/London"), adults, (KIT,))
    journal.load((moment("tower", 21, "Kit knocked the tower over.", "kit"),))
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert words in app.words()
        assert ("Who ticked" in app.words()) == (len(adults) > 1)
    journal.close()


# -- into a calendar -----------------------------------------------------------------------------------------------


async def test_a_plan_becomes_a_file_that_a_calendar_reads_and_that_names_nobody(
    journal: Journal, tmp_path: Path
) -> None:
    plan(journal)
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "i")
        assert isinstance(app.screen, CalendarScreen)
        assert app.screen.query_one(Question).ask.progress == "Sat 28 Nov, 13:30"
        app.screen.query_one("#where", Line).value = str(tmp_path / "saturday.ics")
        title = app.screen.query_one("#title", Line)
        title.value = "Blocks with KIT"
        await press(pilot, "f2")
        assert "stands in the title" in str(app.screen.query_one("#note", Static).content)
        assert app.screen.focused is title
        assert not (tmp_path / "saturday.ics").exists()
        title.value = "Half an hour; just us"
        await press(pilot, "f2")
        made = tmp_path / "saturday.ics"
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        (event,) = Calendar.from_ical(made.read_bytes()).walk("VEVENT")
        assert str(event["SUMMARY"]) == "Half an hour; just us"
        assert SATURDAY.instant == event.DTSTART  # type: ignore[attr-defined]  # what the library gives for an event
        written = made.read_bytes().lower()
        assert all(word not in written for word in (b"kit", b"blocks", b"swingback", b"nell"))
        assert app.repair().steps[4].plan.words == "30 minutes of blocks with Kit"


async def test_the_title_a_family_chose_is_suggested_the_next_time_unless_it_names_a_child_by_then(
    journal: Journal, tmp_path: Path
) -> None:
    plan(journal)
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        for n, (there, typed, kept) in enumerate(
            (("Time together", "Tea for two", "Tea for two"), ("Tea for two", "", "Tea for two"))
        ):
            await press(pilot, "i")
            title = app.screen.query_one("#title", Line)
            assert title.value == there
            title.value = typed
            app.screen.query_one("#where", Line).value = str(tmp_path / f"{n}.ics")
            await press(pilot, "f2")
            assert app.view.family.settings.calendar_title == kept
        app.view.put(Child(id="tea", name="Tea", birth=Birth(year=2024)))
        await press(pilot, "i")
        app.screen.query_one("#where", Line).value = str(tmp_path / "2.ics")
        await press(pilot, "f2")
        assert "stands in the title" in str(app.screen.query_one("#note", Static).content)
        assert not (tmp_path / "2.ics").exists()


async def test_without_a_plan_ahead_the_calendar_is_not_offered(journal: Journal) -> None:
    whole = fresh_repair("tower", "kit")
    journal.load((closed(cycled(whole, 1), "Slept.", SATURDAY.instant.date()),))
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert [one.act.id for one in app.screen.query(Action) if one.act.id == "calendar"] == []
        await press(pilot, "i")
        assert not isinstance(app.screen, CalendarScreen)


@pytest.mark.parametrize("where", ["", "taken.ics", "nowhere/plan.ics"])
async def test_a_place_that_will_not_do_is_asked_for_again(journal: Journal, tmp_path: Path, where: str) -> None:
    plan(journal)
    (tmp_path / "taken.ics").write_text("mine")
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "i")
        app.screen.query_one("#where", Line).value = str(tmp_path / where) if where else ""
        await press(pilot, "f2")
        assert isinstance(app.screen, CalendarScreen)
        assert app.screen.query_one("#note", Static).display
        assert app.screen.focused is app.screen.query_one("#where")
        await press(pilot, "escape")
        assert (tmp_path / "taken.ics").read_text() == "mine"


async def test_the_child_looked_at_beside_the_moment_is_the_one_the_checklist_opens_for(journal: Journal) -> None:
    app = Swingback(journal, now=lambda: NOW)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_seen(pilot, "Kit knocked")
        timeline = app.screen.query_one(Timeline)
        timeline.go_to("bath")
        sheet = app.screen.query_one(RepairSheet)
        await until(pilot, lambda: sheet.subject.moment_id == "bath", "the other moment")
        sheet.look_with("noor")
        await until_seen(pilot, "with Noor · toddler")
        timeline.focus()
        await press(pilot, "p")
        assert isinstance(app.screen, RepairScreen)
        assert app.screen.query_one(RepairSheet).subject.child_id == "noor"


async def test_a_step_moves_while_the_cursor_is_in_the_list_of_repairs(journal: Journal) -> None:
    plan(journal)
    app = Host(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await room(app, pilot)
        await press(pilot, "J")
        assert [step.id for step in app.repair().steps[:2]] == ["go_back", "calm_self"]


# -- times ---------------------------------------------------------------------------------------------------------


async def look_at_go_back(app: Host, pilot: Pilot[Any]) -> StepScreen:
    """Open the step *go back*."""
    await press(pilot, "down", "enter")
    screen = app.screen
    assert isinstance(screen, StepScreen)
    return screen


async def test_no_key_waits_for_the_large_library(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(when, "_ask_dateparser", lambda words, *_: asked.append(words))
    monkeypatch.setattr(hearing, "PAUSE", 3600)
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await look_at_go_back(app, pilot)
        screen.query_one("#when Line", Line).focus()
        await type_in(pilot, "saturday after lunch")
        await settle(pilot)
        assert "Sat 28 Nov, lunch" in app.words()
        assert asked == []
        await press(pilot, "f2")
        assert asked == []
        assert app.repair().steps[1].plan.when is not None


async def test_what_only_the_library_understands_is_shown_before_it_is_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(when, "_ask_dateparser", lambda words, *_: SATURDAY if words == "samstag" else None)
    monkeypatch.setattr(hearing, "PAUSE", 3600)
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await look_at_go_back(app, pilot)
        screen.query_one("#when Line", Line).focus()
        await type_in(pilot, "samstag")
        await press(pilot, "f2")
        assert app.screen is screen
        assert "Sat 28 Nov, 13:30" in app.words()
        await press(pilot, "f2")
        assert app.repair().steps[1].plan.when == SATURDAY


async def test_a_moment_after_typing_the_library_is_asked_by_itself(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(when, "_ask_dateparser", lambda words, *_: SATURDAY if words == "samstag" else None)
    monkeypatch.setattr(hearing, "PAUSE", 0)
    app = Host(journal, ("tower", "kit"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await look_at_go_back(app, pilot)
        screen.query_one("#when Line", Line).focus()
        await type_in(pilot, "samstag")
        await until(pilot, lambda: "Sat 28 Nov, 13:30" in app.words(), "what was understood")
        await press(pilot, "f2")
        assert app.repair().steps[1].plan.when == SATURDAY
