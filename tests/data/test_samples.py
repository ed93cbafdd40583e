"""The invented family: does it hold together, and is it as varied as it says?"""

from __future__ import annotations

import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from data.actors import Together
from data.input import clean
from data.journal import Journal
from data.records import Guess, Moment, Read
from data.samples import demo_families, make_demo
from data.samples.cast import SAMPLES, Calendar, read_file
from data.samples.shapes import MomentShape, MomentsShape, PeopleShape
from data.storage import check_file
from data.view import View
from data.vocabulary import band_of, vocabulary

TODAY = date(2026, 4, 8)
"""A Wednesday ten days after the clocks went forward, so that both offsets of London are in play."""

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """The demo, open to look at; no test here writes to it."""
    folder = tmp_path_factory.mktemp("demo") / "rowan"
    make_demo(folder, TODAY)
    opened = Journal.open(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def view(journal: Journal) -> View:
    """The demo as both grown-ups see it."""
    return journal.seen_by(Together())


def guesses(view: View) -> tuple[Guess, ...]:
    return tuple(guess for moment in view.moments() if (guess := view.guess(moment.id)) is not None)


def reads(view: View) -> tuple[Read, ...]:
    return tuple(read for moment in view.moments() for read in view.reads(moment.id))


def states(view: View) -> Counter[str]:
    return Counter(view.state(moment.id) for moment in view.moments())


def told_moments() -> tuple[MomentShape, ...]:
    files = sorted(path.name for path in SAMPLES.glob("rowan-moments-*.toml"))
    return tuple(moment for name in files for moment in read_file(name, MomentsShape).moment)


def texts(value: Any) -> Iterator[str]:
    """Every text anywhere inside plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


STATES = {
    "stub": 5,
    "one_ready": 2,
    "both_ready": 2,
    "talked": 9,
    "repair_open": 3,
    "offered": 1,
    "mended": 7,
}


def test_every_state_a_moment_can_be_in_is_there_as_often_as_meant(view: View) -> None:
    assert states(view) == STATES
    assert sum(moment.bright for moment in view.moments()) == 7


def test_nothing_is_set_aside_and_the_file_is_sound(journal: Journal) -> None:
    assert journal.memory.set_aside == ()
    verified = check_file(journal.folder / "family.json")
    assert (verified.family, verified.moments) == (journal.family.id, sum(STATES.values()))


def test_the_family_says_that_it_is_invented_and_skips_the_rules_read_once(view: View) -> None:
    family = view.family
    assert family.demo
    assert family.settings.seen_rules
    assert family.zone == "Europe/London"
    assert {"bedtime", "school run"} <= {part.name for part in family.times_of_day}
    assert [adult.name for adult in view.adults] == ["Bridie", "Dom"]
    assert [child.name for child in view.children] == ["Mabel", "Otis"]


@pytest.mark.parametrize("days", [0, 84])
def test_one_child_is_six_and_one_is_two_all_the_while(view: View, days: int) -> None:
    mabel, otis = view.children
    on = TODAY - timedelta(days=days)
    assert band_of(mabel, on) == "school"
    assert band_of(otis, on) == "toddler"


def test_every_landing_and_every_next_move_occurs(view: View) -> None:
    found = guesses(view)
    assert {guess.landing for guess in found} == {entry.id for entry in vocabulary("landings").entries}
    assert {guess.next_move for guess in found} == {entry.id for entry in vocabulary("next_moves").entries}


def test_every_word_from_a_list_is_on_its_list_and_within_its_number(view: View) -> None:
    def check(name: str, ids: tuple[str, ...], most: int, least: int = 0) -> None:
        assert set(ids) <= {entry.id for entry in vocabulary(name).entries}, (name, ids)
        assert least <= len(ids) <= most
        assert len(set(ids)) == len(ids)

    for moment in view.moments():
        check("signals", moment.signals, 3, least=0 if view.state(moment.id) == "stub" else 1)
        check("contexts", moment.context, 3)
        for made in moment.returns:
            check("returns", made.kinds, 3)
    for guess in guesses(view):
        check("needs", guess.needs, 2, least=1)
    for read in reads(view):
        check("signals", read.noticed, 3, least=1)
        check("needs", read.needs, 2, least=1)
        check("feelings", read.feelings, 3, least=1)
        check("returns", read.made.kinds, 3)
        if read.own is not None:
            check("feelings", read.own.feelings, 3)
            check("states", read.own.state, 3)
    for repair in view.all_repairs():
        check("repair_steps", tuple(step.id for step in repair.steps if step.id), 11)
        assert all(bool(step.id) != bool(step.label) for step in repair.steps)


def test_what_is_still_sealed_uses_the_same_lists() -> None:
    sealed = [read for moment in told_moments() for read in moment.read if read.sealed]
    assert len(sealed) == 6
    for read in sealed:
        for name, ids in (
            ("signals", read.noticed),
            ("needs", read.needs),
            ("feelings", read.feelings + read.own.feelings),
            ("returns", read.kinds),
            ("states", read.own.state),
        ):
            assert all(word in vocabulary(name) for word in ids), (name, ids)


def test_a_read_is_second_hand_exactly_when_its_reader_was_not_there(view: View) -> None:
    second_hand = 0
    for read in reads(view):
        moment = view.moment(read.moment)
        assert moment is not None
        assert read.present == (read.adult in moment.present)
        second_hand += not read.present
    assert second_hand >= 1


def test_a_landing_is_about_a_return_that_its_maker_told_of(view: View) -> None:
    for guess in guesses(view):
        moment = view.moment(guess.id)
        assert moment is not None
        assert guess.landing_by in {made.by for made in moment.returns if made.kinds}


def test_the_moments_are_of_many_kinds(view: View) -> None:
    moments = view.moments()
    assert sum(moment.sampling == "prompted" for moment in moments) == 2
    assert sum(len(moment.camera) == 2 for moment in moments) == 1
    assert sum(len(moment.children) == 2 for moment in moments) >= 3
    assert sum(len(view.looks(moment.id)) for moment in moments) == 2
    assert sum(moment.marked for moment in moments) == 3
    assert {d.form for d in view.all_debriefs()} == {"joint", "short", "alone"}
    assert any(guess.child_account for guess in guesses(view))
    assert any(guess.open_question and guess.landing == "not_sure" for guess in guesses(view))
    assert len({tag for moment in moments for tag in moment.tags}) >= 8
    assert {read.sure for read in reads(view)} == {"guess", "fairly", "quite"}


def test_some_reads_differ_some_overlap_and_two_different_needs_are_kept_with_and(view: View) -> None:
    kinds: Counter[str] = Counter()
    kept_both = 0
    for guess in guesses(view):
        pair = [set(read.needs) for read in view.reads(guess.id)]
        if len(pair) == 2:
            kinds["same" if pair[0] == pair[1] else "overlap" if pair[0] & pair[1] else "different"] += 1
            kept_both += not pair[0] & pair[1] and all(set(guess.needs) & needs for needs in pair)
    assert kinds["overlap"] >= 2
    assert kinds["different"] >= 2
    assert kept_both >= 1


def test_the_story_of_the_looking_over_is_told_whole(view: View) -> None:
    (moment,) = [m for m in view.moments() if {"breaks_rule", "seek_gaze"} <= set(m.signals)]
    guess = view.guess(moment.id)
    assert guess is not None
    assert (guess.landing, view.state(moment.id)) == ("misread", "mended")
    assert any("raised_voice" in made.kinds for made in moment.returns)
    first, second = (set(read.needs) for read in view.reads(moment.id))
    assert not first & second
    (repair,) = view.repairs(moment.id)
    done = {step.id: step for step in repair.steps if step.status == "done"}
    assert {"calm_self", "go_back", "own_it", "name_their_side", "meet_need"} <= done.keys()
    assert "sorry" in done["own_it"].said
    assert "but" not in done["own_it"].said.split()
    assert "half an hour" in done["meet_need"].said


def test_one_signal_has_come_often_enough_to_be_a_hunch(view: View) -> None:
    mabel = view.children[0].id
    seen = [m for m in view.moments() if m.children[0] == mabel and "clowning" in m.signals]
    kept = [guess.needs for m in seen if (guess := view.guess(m.id)) is not None]
    counts = Counter(need for needs in kept for need in needs).most_common(2)
    assert len(kept) >= 6
    assert counts[0][1] >= 4
    assert counts[0][1] - counts[1][1] >= 2


def test_an_open_repair_is_planned_for_the_coming_saturday(view: View) -> None:
    plans = [step.plan.when for repair in view.all_repairs() for step in repair.steps if step.plan.when]
    assert [plan.instant for plan in plans] == [datetime(2026, 4, 11, 12, 30, tzinfo=UTC)]


def test_ids_of_moments_sort_by_their_time(view: View) -> None:
    moments = view.moments()
    assert [m.id for m in moments] == sorted((m.id for m in moments), reverse=True)
    instants = [m.when.instant for m in moments]
    assert instants == sorted(instants, reverse=True)
    assert len(set(instants)) == len(instants)


def test_wall_times_stand_as_written_on_both_sides_of_the_clock_change(view: View) -> None:
    by_title = {moment.camera[0][:25]: moment.when for moment in view.moments()}
    winter = by_title["Mabel jumps from the third"[:25]]
    summer = by_title["Mabel has lined up everybody"[:25]]
    assert winter.instant.astimezone(LONDON).strftime("%H:%M %z") == "17:50 +0000"
    assert summer.instant.astimezone(LONDON).strftime("%H:%M %z") == "07:55 +0100"


@pytest.mark.parametrize("later", range(7))
def test_on_any_day_of_the_week_all_of_it_lies_within_twelve_weeks_and_school_is_on_school_days(later: int) -> None:
    today = TODAY + timedelta(days=later)
    calendar = Calendar(
        today=today, zone="Europe/London", times_of_day=read_file("rowan.toml", PeopleShape).times_of_day
    )
    for shape in told_moments():
        day = calendar.day_of(calendar.when(shape))
        assert today - timedelta(weeks=12) <= day < today
        if shape.day:
            assert (day.weekday() < 5) if shape.day == "school" else day.weekday() == 5
        latest = [look.days_later for look in shape.look]
        latest += [shape.sitting.days_later] if shape.sitting else []
        if shape.repair:
            latest += [shape.repair.closed or 0, *(1 + (step.after or 0) // 1440 for step in shape.repair.step)]
        assert day + timedelta(days=max(latest, default=0)) <= today
        planned = calendar.coming_saturday("13:30").instant.date()
        assert planned.weekday() == 5
        assert today < planned <= today + timedelta(days=7)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_texts_are_plain_as_typed_with_no_stray_spaces_and_nothing_to_clean_away(path: Path) -> None:
    for text in texts(tomllib.loads(path.read_text("utf-8"))):
        assert clean(text) == (text, ())
        assert text == text.strip()
        assert "  " not in text
        assert text.isprintable()


def test_texts_reach_the_view_letter_for_letter(view: View) -> None:
    def camera(moments: tuple[Moment, ...] | tuple[MomentShape, ...]) -> set[tuple[str, ...]]:
        return {moment.camera for moment in moments}

    assert camera(view.moments()) == camera(told_moments())


def test_it_is_made_in_under_a_second(tmp_path: Path) -> None:
    started = time.perf_counter()
    make_demo(tmp_path / "rowan", TODAY)
    assert time.perf_counter() - started < 1.0


def test_only_families_that_are_written_down_can_be_made(tmp_path: Path) -> None:
    assert demo_families()[0] == "rowan"
    with pytest.raises(KeyError):
        make_demo(tmp_path / "x", TODAY, family="nobody")
    assert not (tmp_path / "x").exists()
