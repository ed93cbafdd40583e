"""Going back: a checklist changes purely, repairs stand in a kind order, and plans are understood ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from data import repairing
from data.records import Family, Happened, Moment, Plan, Repair, RepairStep, TimeOfDay, When
from data.repair_order import dated, group_of, grouped
from data.repairing import understand_plan
from data.states import repair_state
from data.vocabulary import FIRST_STEPS, vocabulary
from data.when import local, say_when, understand

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
FAMILY = Family(id="f", zone="Europe/London", times_of_day=(TimeOfDay(name="Swim, then chips", hour=17),))


def moment(moment_id: str, day: int) -> Moment:
    """Give a moment of November."""
    when = When(instant=datetime(2026, 11, day, 18, tzinfo=UTC), zone="Europe/London")
    return Moment(id=moment_id, when=when, camera=("Shouted.",), children=("kit",))


def repair(repair_id: str, moment_id: str, *statuses: str, closed_on: date | None = None) -> Repair:
    """Give a repair whose first steps have these answers."""
    fresh = replace(repairing.fresh_repair(moment_id, "kit"), id=repair_id, closed_on=closed_on)
    for place, status in enumerate(statuses):
        while fresh.steps[place].status != status:
            fresh = repairing.cycled(fresh, place)
    return fresh


def test_a_fresh_repair_has_all_eleven_steps_the_five_first_and_counts_as_nothing() -> None:
    fresh = repairing.fresh_repair("m", "kit")
    assert tuple(step.id for step in fresh.steps[:5]) == FIRST_STEPS
    assert {step.id for step in fresh.steps} == {entry.id for entry in vocabulary("repair_steps").entries}
    assert len(fresh.steps) == 11
    assert repair_state(fresh) == "none"


def test_one_key_goes_through_four_equal_answers_and_keeps_what_was_written() -> None:
    one = repairing.with_step(
        repairing.fresh_repair("m", "kit"), 1, RepairStep(id="go_back", said="Sorry.", who=("a",))
    )
    seen = []
    for _ in range(4):
        one = repairing.cycled(one, 1)
        seen.append(one.steps[1].status)
    assert seen == ["done", "not_needed", "child_said_no", "not_yet"]
    assert one.steps[1].said == "Sorry."
    assert one.steps[1].who == ("a",)


def test_five_steps_show_then_what_was_touched_and_all_only_when_asked() -> None:
    fresh = repairing.fresh_repair("m", "kit")
    assert repairing.shown(fresh, more=False) == (0, 1, 2, 3, 4)
    assert repairing.shown(fresh, more=True) == tuple(range(11))
    assert repairing.shown(repairing.cycled(fresh, 8), more=False) == (0, 1, 2, 3, 4, 8)
    assert repairing.shown(repairing.with_own(fresh, "Build it again"), more=False) == (0, 1, 2, 3, 4, 11)


def test_a_closed_repair_shows_only_what_was_answered_until_more_is_asked_for() -> None:
    told = repairing.closed(repair("r", "m", "done", "not_yet", "child_said_no"), "Sat by me", TODAY)
    assert repairing.shown(told, more=False) == (0, 2)
    assert len(repairing.shown(told, more=True)) == 11


def test_a_repair_written_with_few_steps_gets_the_others_in_their_usual_order() -> None:
    few = Repair(
        id="r", moment="m", child="kit", steps=(RepairStep(id="own_it", status="done"), RepairStep(id="", label="x"))
    )
    all_of_it = repairing.whole(few)
    assert tuple(step.id for step in all_of_it.steps[:5]) == FIRST_STEPS
    assert all_of_it.steps[2].status == "done"
    assert all_of_it.steps[-1].label == "x"
    assert repairing.whole(all_of_it) is all_of_it


def test_own_steps_are_found_by_their_place_and_can_be_taken_out() -> None:
    own = repairing.with_own(repairing.with_own(repairing.fresh_repair("m", "kit"), " One "), "Two")
    assert own.steps[11].label == "One"
    assert repairing.place_of(own, repairing.key_of(own, 12)) == 12
    assert repairing.place_of(own, "go_back") == 1
    assert repairing.place_of(own, "own.40") is None
    assert repairing.without(own, 11).steps[11].label == "Two"


def test_a_step_moves_past_the_one_shown_beside_it_and_the_first_five_stay_together() -> None:
    fresh = repairing.fresh_repair("m", "kit")
    assert repairing.moved(fresh, 1, -1, more=False).steps[0].id == "go_back"
    assert repairing.moved(fresh, 0, -1, more=False) == fresh
    assert repairing.moved(fresh, 4, 1, more=True) == fresh
    touched = repairing.cycled(repairing.cycled(fresh, 5), 9)
    assert repairing.moved(touched, 9, -1, more=False).steps[5].id == fresh.steps[9].id


@given(st.lists(st.tuples(st.integers(0, 10), st.sampled_from((-1, 1)), st.booleans()), max_size=30))
def test_moving_never_loses_a_step(moves: list[tuple[int, int, bool]]) -> None:
    one = repairing.fresh_repair("m", "kit")
    for place, by, more in moves:
        if place in repairing.shown(one, more=more):
            one = repairing.moved(one, place, by, more=more)
    assert {step.id for step in one.steps} == {step.id for step in repairing.fresh_repair("m", "kit").steps}
    assert {step.id for step in one.steps[:5]} == set(FIRST_STEPS)


def test_closing_mends_keeps_its_day_and_can_be_taken_back() -> None:
    told = repairing.closed(repair("r", "m", "child_said_no"), "  Leaned in. ", TODAY)
    assert repair_state(told) == "mended"
    assert told.did_next == "Leaned in."
    assert repairing.closed(told, "Slept.", TODAY + timedelta(days=9)).closed_on == TODAY
    opened = repairing.reopened(told)
    assert repair_state(opened) == "offered"
    assert opened.did_next == "Leaned in."


def test_open_and_offered_stand_oldest_first_and_mended_newest_first() -> None:
    moments = {str(n): moment(str(n), n) for n in range(1, 9)}
    there = [
        repair("a", "5", "done"),
        repair("b", "2", "done"),
        repair("c", "7", "child_said_no"),
        repair("d", "3", "done", "child_said_no"),
        repair("e", "1", closed_on=date(2026, 11, 9)),
        repair("f", "8", closed_on=date(2026, 11, 20)),
        repair("g", "4"),
        repair("h", "away", "done"),
    ]
    found = grouped(there, moments, today=TODAY)
    assert [(group, one.id) for group, one, _ in found] == [
        ("open", "b"), ("open", "a"), ("offered", "d"), ("offered", "c"), ("mended", "f"), ("mended", "e"),
    ]  # fmt: skip
    assert all(its.id == one.moment for _, one, its in found)


def planned(repair_id: str, moment_id: str, *days: int) -> Repair:
    """Give a repair whose first steps are planned for days of November."""
    one = replace(repairing.fresh_repair(moment_id, "kit"), id=repair_id)
    for place, day in enumerate(days):
        when = When(instant=datetime(2026, 11, day, 12, tzinfo=UTC), zone="Europe/London", precision="day")
        one = repairing.with_step(one, place, replace(one.steps[place], plan=Plan(when=when)))
    return one


def test_planned_repairs_stand_by_their_next_plan_and_for_one_child_alone() -> None:
    moments = {str(n): moment(str(n), n) for n in range(1, 9)}
    sooner, today = planned("a", "5", 1, 26), planned("b", "2", 24)
    gone, kept = planned("c", "1", 23), repairing.cycled(planned("d", "3", 30), 0)
    other = replace(planned("e", "4", 25), child="noor")
    there = (sooner, today, gone, kept, other)
    found = [(group, one.id) for group, one, _ in grouped(there, moments, today=TODAY)]
    assert found == [("open", "c"), ("open", "d"), ("planned", "b"), ("planned", "e"), ("planned", "a")]
    assert [one.id for _, one, _ in grouped(there, moments, today=TODAY, child="noor")] == ["e"]
    assert dated(sooner) == (0, 1)
    assert dated(sooner, from_day=TODAY) == (1,)
    assert group_of(repairing.fresh_repair("m", "kit"), TODAY) is None


@given(st.integers(0, 11), st.integers(0, 11))
def test_a_step_let_go_on_another_takes_its_place_and_none_is_lost(place: int, there: int) -> None:
    whole = repairing.with_own(repairing.fresh_repair("m", "kit"), "Build it again")
    after = repairing.dropped(whole, place, there)
    assert sorted(map(repairing.label_of, after.steps)) == sorted(map(repairing.label_of, whole.steps))
    if (place < 5) == (there < 5):
        assert after.steps[there] == whole.steps[place]
    else:
        assert after == whole
    assert {step.id for step in after.steps[:5]} == set(FIRST_STEPS)


def test_a_mended_repair_is_told_as_a_story_of_what_was_said_or_else_tried() -> None:
    done = repair("r", "m", "done", "done")
    quiet = repairing.closed(done, "Slept.", TODAY)
    assert [(line.label, line.words) for line in repairing.story(quiet, moment("m", 3))] == [
        ("happened", "Shouted."), ("tried", "Calm down first\nGo back"), ("next", "Slept."),
    ]  # fmt: skip
    said = repairing.with_step(quiet, 1, replace(quiet.steps[1], said="I was too loud."))
    assert [line.label for line in repairing.story(said, moment("m", 3))] == ["happened", "was_said", "next"]


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("saturday after lunch", "Sat 28 Nov, lunch"),
        ("Sat", "Sat 28 Nov"),
        ("tuesday", "Tue 1 Dec"),
        ("next saturday", "Sat 28 Nov"),
        ("this saturday bedtime", "Sat 28 Nov, bedtime"),
        ("today", "Tue 24 Nov"),
        ("today at 6", "Tue 24 Nov, 18:00"),
        ("tomorrow", "Wed 25 Nov"),
        ("tonight", "Tue 24 Nov, night"),
        ("6pm", "Wed 25 Nov, 18:00"),
        ("9pm", "Tue 24 Nov, 21:00"),
        ("lunch", "Wed 25 Nov, lunch"),
        ("bedtime", "Tue 24 Nov, bedtime"),
        ("28 nov", "Sat 28 Nov"),
        ("24 nov", "Tue 24 Nov"),
        ("23 nov", "Tue 23 Nov 2027"),
        ("sat 28 nov", "Sat 28 Nov"),
        ("2 jan, lunch", "Sat 2 Jan 2027, lunch"),
        ("29 feb", "Tue 29 Feb 2028"),
        ("fri, swim, then chips", "Fri 27 Nov, Swim, then chips"),
        ("in 3 days", "Fri 27 Nov"),
        ("last friday", "Fri 20 Nov"),
        ("yesterday", "Mon 23 Nov"),
        ("2027-01-05 17:00", "Tue 5 Jan 2027, 17:00"),
    ],
)
def test_a_plan_is_understood_ahead(words: str, means: str) -> None:
    when = understand_plan(words, now=NOW, family=FAMILY)
    assert when is not None
    assert say_when(when, today=TODAY) == means


@pytest.mark.parametrize("words", ["", "   ", "some rainy day", "friday friday", "31 feb", "x" * 500])
def test_what_is_not_a_time_is_not_understood(words: str) -> None:
    assert understand_plan(words, now=NOW, family=FAMILY) is None


@pytest.mark.parametrize("days", range(8))
def test_a_weekday_named_for_a_plan_is_the_first_one_after_today(days: int) -> None:
    now = NOW + timedelta(days=days)
    for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        when = understand_plan(name, now=now, family=FAMILY)
        assert when is not None
        assert 1 <= (local(when).date() - now.date()).days <= 7


@pytest.mark.parametrize("words", ["sat lunch", "12 dec", "tomorrow 07:40", "2 jan, bedtime"])
def test_a_plan_said_back_is_understood_the_same_a_day_later(words: str) -> None:
    when = understand_plan(words, now=NOW, family=FAMILY)
    assert when is not None
    said = say_when(when, today=TODAY)
    assert understand_plan(said, now=NOW + timedelta(hours=20), family=FAMILY) == when


def test_when_a_step_happened_is_kept_to_the_exactness_known() -> None:
    when = understand("yesterday bedtime", now=NOW, family=FAMILY)
    assert when is not None
    happened = repairing.happened_of(when)
    assert happened == Happened(instant=when.instant, precision="part")
    assert say_when(repairing.when_of(happened, FAMILY)) == "Mon 23 Nov"


def test_a_plan_alone_makes_a_step_worth_showing() -> None:
    assert not repairing.touched(RepairStep(id="follow_up"))
    assert repairing.touched(RepairStep(id="follow_up", plan=Plan(words="Ask on Friday")))
