"""What I carry: the arithmetic of the clouds, and when a thing is said."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists

from data.records import Answer, StatementSet
from data.reflecting import (
    Cloud,
    Place,
    closings,
    cloud,
    earlier_round,
    leaning,
    may_answer,
    moved,
    movement_words,
    offered_again,
    parenting,
    place,
    prompts,
    region_words,
    statements,
    themes,
    words_you_may_hear,
    worth_another_look,
)
from data.wording import content, say


def made(*answers: int) -> Cloud:
    stretch = cloud(answers)
    assert stretch is not None
    return stretch


# The check values of the domain reference, section 6.10.


def test_closeness_that_clears_the_middle_leans_in() -> None:
    stretch = made(4, 5, 4, 4, 5, 4, 4, 5)
    assert stretch.mean == pytest.approx(4.375)
    assert stretch.half == pytest.approx(0.8)
    assert stretch.low == pytest.approx(3.575)
    assert stretch.high == 5.0
    assert leaning(stretch, "C") == "leans_in"


def test_worry_whose_cloud_touches_the_middle_is_the_middle() -> None:
    stretch = made(3, 2, 4, 3, 2, 3, 2, 3)
    assert stretch.mean == pytest.approx(2.75)
    assert stretch.half == pytest.approx(0.8)
    assert stretch.low == pytest.approx(1.95)
    assert stretch.high == pytest.approx(3.55)
    assert leaning(stretch, "W") == "middle"


def test_answers_that_pull_both_ways_make_a_wide_cloud_in_the_middle() -> None:
    stretch = made(1, 2, 5, 4, 1, 2, 5, 4)
    assert stretch.mean == 3.0
    assert stretch.half == pytest.approx(1.20, abs=0.005)
    assert stretch.low == pytest.approx(1.80, abs=0.005)
    assert stretch.high == pytest.approx(4.20, abs=0.005)
    assert leaning(stretch, "C") == "middle"


def test_five_answers_are_not_placed_and_six_are() -> None:
    assert cloud([4, 5, 4, 4, 5]) is None
    assert leaning(None, "C") == "not_placed"
    assert cloud([4, 5, 4, 4, 5, 4]) is not None


def test_each_end_of_each_line_has_its_own_word() -> None:
    low, high = made(1, 1, 2, 1, 1, 2), made(5, 5, 4, 5, 5, 4)
    assert [leaning(low, "C"), leaning(high, "C")] == ["keeps_counsel", "leans_in"]
    assert [leaning(low, "W"), leaning(high, "W")] == ["rests_easy", "watches_closely"]
    assert low.low == 1.0


def test_a_cloud_that_ends_exactly_at_the_middle_does_not_lean() -> None:
    at_middle = Cloud(mean=3.8, error=0.0, half=0.8)
    assert leaning(at_middle, "C") == "middle"


def test_minus_statements_are_turned_round() -> None:
    answers = tuple(
        Answer(statement=statement.id, dots=5 if statement.axis[1] == "+" else 1) for statement in statements()
    )
    placed = place(StatementSet(id="s", on=date(2025, 3, 1), answers=answers))
    assert placed.closeness is not None
    assert placed.closeness.mean == 5.0
    assert placed.worry is not None
    assert placed.worry.mean == 5.0


def test_a_line_with_too_many_skips_is_left_out_and_the_other_is_kept() -> None:
    answers = tuple(Answer(statement=f"c{n:02}", dots=3) for n in range(1, 9))
    placed = place(StatementSet(id="s", on=date(2025, 3, 1), answers=answers))
    assert placed.worry is None
    assert placed.closeness is not None


def test_there_are_eight_statements_a_line_half_of_them_turned() -> None:
    axes = [statement.axis for statement in statements()]
    assert {axis: axes.count(axis) for axis in set(axes)} == {"C+": 4, "C-": 4, "W+": 4, "W-": 4}


def test_a_shuffle_keeps_every_statement_and_comes_back_for_the_same_seed() -> None:
    assert statements(7) == statements(7)
    assert statements(7) != statements()
    assert sorted(each.id for each in statements(7)) == sorted(each.id for each in statements())
    assert len({tuple(each.id for each in statements(seed)) for seed in range(5)}) > 1


def test_there_are_six_parenting_statements_twenty_four_prompts_and_three_closings() -> None:
    assert len(parenting()) == 6
    assert all(each.follow_up.endswith("?") for each in parenting())
    assert [prompt.id for prompt in prompts()] == [f"r{n:02}" for n in range(1, 25)]
    assert len(themes()) == 6
    assert [closing.id for closing in closings()] == ["appreciate", "tomorrow", "enough"]


def test_every_region_has_its_own_words_and_no_region_says_so() -> None:
    words = {
        region_words(closeness, worry)
        for closeness in ("leans_in", "middle", "keeps_counsel")
        for worry in ("rests_easy", "middle", "watches_closely")
    }
    assert len(words) == 9
    assert say("reflect.not_placed") not in words
    assert region_words("not_placed", "middle") == say("reflect.not_placed")
    assert region_words("keeps_counsel", "watches_closely").startswith("You may be pulled two ways")


def test_statements_come_round_on_the_thirtieth_day_and_not_before() -> None:
    last = date(2025, 1, 1)
    assert offered_again(last) == date(2025, 1, 31)
    assert not may_answer(last, date(2025, 1, 30))
    assert may_answer(last, date(2025, 1, 31))
    assert may_answer(None, last)


def test_another_look_is_worth_it_after_about_three_months() -> None:
    last = date(2025, 1, 1)
    assert not worth_another_look(last, date(2025, 4, 1))
    assert worth_another_look(last, date(2025, 4, 2))
    assert not worth_another_look(None, last)


def test_a_small_change_is_no_movement() -> None:
    before = made(3, 3, 3, 3, 3, 3)
    assert not moved(before, Cloud(mean=3.8, error=0.0, half=0.8))
    assert moved(before, Cloud(mean=3.81, error=0.0, half=0.8))
    assert not moved(before, None)


def test_wide_clouds_need_a_larger_change() -> None:
    before, after = Cloud(mean=2.0, error=0.4, half=0.8), Cloud(mean=3.1, error=0.4, half=0.8)
    assert not moved(before, after)
    assert moved(before, Cloud(mean=3.2, error=0.4, half=0.8))


def test_movement_is_told_by_where_it_went() -> None:
    low, high = made(2, 2, 2, 2, 2, 2), made(4, 4, 4, 4, 4, 4)
    before, after = Place(closeness=low, worry=high), Place(closeness=high, worry=low)
    assert movement_words(before, after, "spring") == (
        "The cloud has drifted toward leaning in and resting easy since spring. What was different?"
    )
    assert "toward keeping your own counsel since" in movement_words(after, Place(closeness=low, worry=low), "May")
    assert movement_words(before, before, "spring").startswith("No clear movement")


def a_round(day: int, whom: str = "") -> StatementSet:
    return StatementSet(id=f"{day}{whom}", on=date(2025, 3, day), whom=whom)


def test_the_earlier_cloud_is_that_of_the_last_round_with_the_same_person_in_mind() -> None:
    rounds = (a_round(1, "Jo"), a_round(2), a_round(9, "jo "), a_round(5, "Sam"))
    last = a_round(20, "Jo")
    assert earlier_round((*rounds, last), last) == rounds[2]
    assert earlier_round(rounds, rounds[0]) is None
    assert earlier_round(rounds, a_round(20)) == rounds[1]
    assert earlier_round(rounds, a_round(20, "Ada")) is None


ANSWERS = lists(integers(min_value=1, max_value=5), min_size=6, max_size=8)


@given(ANSWERS)
def test_every_cloud_is_wide_lies_in_the_frame_and_leans_only_as_a_whole(answers: list[int]) -> None:
    stretch = made(*answers)
    assert stretch.half >= 0.8
    assert stretch.half >= 2 * stretch.error
    assert 1.0 <= stretch.low < stretch.high <= 5.0
    assert stretch.low <= stretch.mean <= stretch.high
    leans = leaning(stretch, "C")
    assert (leans == "leans_in") == (stretch.mean - stretch.half > 3)
    assert (leans == "keeps_counsel") == (stretch.mean + stretch.half < 3)


@given(ANSWERS)
def test_a_line_read_from_the_other_end_leans_the_other_way(answers: list[int]) -> None:
    turned = made(*[6 - dots for dots in answers])
    other = {"leans_in": "keeps_counsel", "keeps_counsel": "leans_in", "middle": "middle"}
    assert leaning(turned, "C") == other[leaning(made(*answers), "C")]


@given(ANSWERS, ANSWERS)
def test_movement_is_the_same_seen_from_either_end_and_never_within_the_floor(one: list[int], two: list[int]) -> None:
    before, after = made(*one), made(*two)
    assert moved(before, after) == moved(after, before)
    if abs(before.mean - after.mean) <= 0.8:
        assert not moved(before, after)


def test_the_honest_line_says_the_statements_are_untested() -> None:
    assert "have not been tested" in say("reflect.honest")


def test_only_the_page_about_words_gives_sources() -> None:
    paragraphs = words_you_may_hear()
    assert len(paragraphs) == 8
    assert all(paragraph.source for paragraph in paragraphs)
    said = " ".join(paragraph.words for paragraph in paragraphs).lower()
    for word in ("attachment anxiety", "attachment avoidance", "secure", "preoccupied", "dismissing", "fearful"):
        assert word in said
    assert "earned security" in said
    assert "what sixteen home-made statements cannot know" in said
    research = [paragraph.source for paragraph in paragraphs if paragraph.source != "For this app"]
    assert all(re.search(r"\b(19|20)\d\d\b", source) for source in research)
    assert sum("doi:" in source for source in research) >= 5
    assert "secure" not in str(content("reflect")).lower()
