"""When having company with it is worth a sentence, and when it rests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from data.company import been_round, came_again, company_due, within
from data.own_ticks import OwnTicks
from data.records import Moment, When
from data.vocabulary import vocabulary

TODAY = date(2025, 3, 31)
FIVE = [date(2025, 3, day) for day in (2, 9, 16, 23, 30)]
"""Five days, the first of them just within thirty."""


def ticked(days: Sequence[date], feelings: tuple[str, ...] = (), state: tuple[str, ...] = ()) -> list[OwnTicks]:
    return [OwnTicks(moment=str(n), on=day, feelings=feelings, state=state) for n, day in enumerate(days)]


def moment(days_ago: int, *tags: str, child: str = "kit") -> Moment:
    instant = datetime(2025, 3, 31, 12, tzinfo=UTC) - timedelta(days=days_ago)
    when = When(instant=instant, zone="Europe/London")
    return Moment(id=f"{child}{days_ago}", when=when, camera=("x",), children=(child,), tags=tags)


def test_going_round_the_same_prompt_is_mentioned_the_third_time_in_a_week() -> None:
    today = date(2025, 3, 8)
    assert not been_round([date(2025, 3, 1), date(2025, 3, 5), today], today)
    assert been_round([date(2025, 3, 2), date(2025, 3, 5), today], today)


def test_writing_for_over_ten_minutes_is_mentioned() -> None:
    today = date(2025, 3, 8)
    assert not been_round([today], today, minutes=10)
    assert been_round([today], today, minutes=10.1)


@pytest.mark.parametrize("feeling", ["numb", "helpless", "ashamed"])
def test_a_hard_feeling_in_five_moments_of_thirty_days_opens_the_door(feeling: str) -> None:
    assert company_due(TODAY, ticks=ticked(FIVE, (feeling,)))
    assert not company_due(TODAY, ticks=ticked(FIVE[1:], (feeling,)))
    assert not company_due(TODAY, ticks=ticked([date(2025, 3, 1), *FIVE[1:]], (feeling,)))


def test_low_or_flat_in_five_moments_opens_it_too_and_the_two_are_not_added_up() -> None:
    assert company_due(TODAY, ticks=ticked(FIVE, state=("low_mood",)))
    mixed = [*ticked(FIVE[:3], ("numb",)), *ticked(FIVE[3:], state=("low_mood",))]
    assert not company_due(TODAY, ticks=mixed)
    assert not company_due(TODAY, ticks=ticked(FIVE, ("tired",), ("tired",)))


def test_the_words_that_count_stand_on_the_lists() -> None:
    assert all(word in vocabulary("feelings") for word in ("numb", "helpless", "ashamed"))
    assert "low_mood" in vocabulary("states")


def test_the_same_question_three_times_in_a_week_opens_it_and_three_questions_do_not() -> None:
    week = [TODAY - timedelta(days=6), TODAY - timedelta(days=2), TODAY]
    assert company_due(TODAY, opened={"r01": week})
    assert not company_due(TODAY, opened={"r01": week[:1], "r02": week[1:2], "r03": week[2:]})


def test_what_comes_again_four_times_in_sixty_days_with_one_child_opens_it() -> None:
    again = [moment(days, "Again ") for days in (0, 20, 40, 59)]
    assert came_again(again, TODAY)
    assert company_due(TODAY, moments=again)
    assert not came_again([*again[:3], moment(60, "again")], TODAY)
    assert not came_again([*again[:3], moment(5, "again", child="wren")], TODAY)
    assert not came_again([*again[:3], moment(5, "school")], TODAY)


def test_the_sentence_then_rests_for_thirty_days() -> None:
    ticks = ticked(FIVE, ("numb",))
    assert not company_due(TODAY, ticks=ticks, last_said=date(2025, 3, 2))
    assert company_due(TODAY, ticks=ticks, last_said=date(2025, 3, 1))


def test_nothing_ticked_opens_nothing_and_days_to_come_do_not_count() -> None:
    assert not company_due(TODAY)
    assert within([TODAY + timedelta(days=1), TODAY], TODAY, 7) == 1
