"""The word lists: whole, in order, and offered by age."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from data.records import Birth, Child
from data.vocabulary import (
    FIRST_STEPS,
    LISTS,
    band_label,
    band_of,
    family_label,
    landing_rounds,
    step_advice,
    step_label,
    story_hint,
    vocabulary,
    what_not_to_do,
)

SIZES = {
    "bands": 5,
    "signals": 45,
    "needs": 23,
    "returns": 26,
    "landings": 8,
    "landing_questions": 8,
    "next_moves": 8,
    "states": 18,
    "contexts": 24,
    "feelings": 40,
    "repair_steps": 11,
}
BANDS = ("baby", "toddler", "preschool", "school", "teen")


def child(year: int, month: int | None = None, day: int | None = None, override: str = "") -> Child:
    return Child(id="c", name="Kit", birth=Birth(year=year, month=month, day=day), band_override=override)


def test_every_list_is_whole() -> None:
    assert {name: len(vocabulary(name)) for name in LISTS} == SIZES


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(KeyError):
        vocabulary("keys")


def test_importing_reads_no_file() -> None:
    code = "import data.scripts, data.safety; from data.wording import content; print(content.cache_info().currsize)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "0"


def test_one_list_is_read_without_the_others() -> None:
    code = (
        "from data.vocabulary import vocabulary; vocabulary('needs'); "
        "from data.wording import content; print(content.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "1"


def test_an_entry_is_found_by_its_id_and_an_unknown_id_stands_for_itself() -> None:
    needs = vocabulary("needs")
    assert needs["reassurance"].label == "Still loved?"
    assert needs.label("reassurance") == "Still loved?"
    assert needs.label("a word of ours") == "a word of ours"
    assert "reassurance" in needs
    assert "a word of ours" not in needs


@pytest.mark.parametrize("name", ["landings", "next_moves"])
def test_landings_and_next_moves_stand_in_their_screen_order(name: str) -> None:
    shown = {
        "landings": "right_on too_little too_much too_soon too_late misread missed not_sure",
        "next_moves": "settled came_nearer went_back_to_it signalled_louder changed_signal pulled_away went_along "
        "did_not_see",
    }
    assert [entry.id for entry in vocabulary(name).entries] == shown[name].split()


def test_landings_carry_their_place_in_the_asking() -> None:
    asked = sorted(vocabulary("landings").entries, key=lambda entry: entry.order)
    assert [entry.id for entry in asked] == [
        "not_sure",
        "missed",
        "misread",
        "too_soon",
        "too_late",
        "too_much",
        "too_little",
        "right_on",
    ]
    assert [entry.id for entry in asked] == [entry.id for entry in vocabulary("landing_questions").entries]


def test_working_down_the_landing_questions_reaches_each_landing_once_and_ends() -> None:
    rounds = landing_rounds()
    reached = [stop.id for each in rounds for stop in each.stops]
    assert sorted(reached) == sorted(entry.id for entry in vocabulary("landings").entries)
    assert len(rounds) == 6
    assert all(each.goes_on for each in rounds[:-1])
    assert not rounds[-1].goes_on
    assert [stop.id for stop in rounds[-1].stops] == ["too_much", "too_little", "right_on"]


def test_a_landing_question_is_the_same_wherever_it_stands() -> None:
    for entry in vocabulary("landing_questions").entries:
        assert vocabulary("landings")[entry.id].question == entry.question


def test_signals_of_the_age_come_first_and_none_is_lost() -> None:
    signals = vocabulary("signals")
    for band in BANDS:
        first, more = signals.for_band(band)
        assert all(band in entry.bands for entry in first)
        assert not any(band in entry.bands for entry in more)
        assert len(first) + len(more) == len(signals)
        assert len(first) >= 15
    assert "late_night_talk" not in [entry.id for entry in signals.for_band("baby")[0]]
    assert "late_night_talk" in [entry.id for entry in signals.for_band("teen")[0]]


def test_feelings_open_at_the_tier_of_the_age_and_grown_ups_see_all() -> None:
    feelings = vocabulary("feelings")
    assert {entry.tier for entry in feelings.for_band("toddler")[0]} == {1}
    assert {entry.tier for entry in feelings.for_band("school")[0]} == {1, 2}
    assert len(feelings.for_band("teen")[0]) == 40
    assert feelings.for_band("") == (feelings.entries, ())


def test_a_list_without_ages_offers_everything_first() -> None:
    needs = vocabulary("needs")
    assert needs.for_band("baby") == (needs.entries, ())


def test_every_signal_has_a_channel_and_an_age_and_every_feeling_a_family() -> None:
    for entry in vocabulary("signals").entries:
        assert entry.channel in ("N", "V", "B"), entry.id
        assert entry.bands, entry.id
        assert set(entry.bands) <= set(BANDS), entry.id
    for entry in vocabulary("feelings").entries:
        assert entry.tier in (1, 2, 3), entry.id
        assert family_label(entry.family) != entry.family, entry.id


@pytest.mark.parametrize(
    ("born", "on", "band"),
    [
        ((2024, 5, 20), date(2025, 5, 19), "baby"),
        ((2024, 5, 20), date(2025, 5, 20), "toddler"),
        ((2022, 5, 20), date(2025, 5, 19), "toddler"),
        ((2022, 5, 20), date(2025, 5, 20), "preschool"),
        ((2019, 11, 2), date(2025, 11, 1), "preschool"),
        ((2019, 11, 2), date(2025, 11, 2), "school"),
        ((2012, 1, 17), date(2025, 1, 16), "school"),
        ((2012, 1, 17), date(2025, 1, 17), "teen"),
        ((2024, 2, 29), date(2025, 2, 28), "baby"),
        ((2024, 2, 29), date(2025, 3, 1), "toddler"),
        ((2026, 1, 1), date(2025, 5, 20), "baby"),
    ],
)
def test_the_age_band_turns_on_the_birthday(born: tuple[int, int, int], on: date, band: str) -> None:
    assert band_of(child(*born), on) == band


def test_a_birth_known_to_the_month_counts_from_the_middle_of_it() -> None:
    assert band_of(child(2019, 11), date(2025, 11, 14)) == "preschool"
    assert band_of(child(2019, 11), date(2025, 11, 15)) == "school"


def test_a_birth_known_to_the_year_counts_from_the_middle_of_it() -> None:
    assert band_of(child(2019), date(2025, 6, 30)) == "preschool"
    assert band_of(child(2019), date(2025, 7, 1)) == "school"


def test_the_family_may_choose_another_band_and_a_strange_one_is_passed_over() -> None:
    assert band_of(child(2012, override="school"), date(2026, 1, 1)) == "school"
    assert band_of(child(2012, override="tall"), date(2026, 1, 1)) == "teen"
    assert band_label("school") == "School age"


def test_every_repair_step_has_words_for_every_age_and_something_to_leave_out() -> None:
    for step in vocabulary("repair_steps").entries:
        assert what_not_to_do(step.id), step.id
        for band in BANDS:
            assert step_advice(step.id, band), (step.id, band)
    assert step_advice("go_back", "teen").startswith("Knock.")
    assert step_advice("ours", "teen") == ""
    assert what_not_to_do("ours") == ()


def test_the_ten_hints_all_stand_beside_a_step() -> None:
    hints = {hint for step in vocabulary("repair_steps").entries for hint in what_not_to_do(step.id)}
    assert len(hints) == 10


def test_repair_steps_keep_their_order_and_the_first_five_are_among_them() -> None:
    steps = vocabulary("repair_steps")
    assert [entry.order for entry in steps.entries] == list(range(1, 12))
    places = [steps[step].order for step in FIRST_STEPS]
    assert places == sorted(places)
    assert step_label("own_it") == 'Own it, no "but"'


@pytest.mark.parametrize("typed", ["ignored", "I felt IGNORED.", "let down  by you!"])
def test_a_story_word_in_a_feelings_box_is_met_with_a_question(typed: str) -> None:
    assert story_hint(typed).endswith("What was it like inside?")


def test_a_feeling_is_left_alone() -> None:
    assert story_hint("sad and a bit let down") == ""
