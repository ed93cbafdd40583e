"""What a moment and a repair have come to, and what they are called."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from data.records import Debrief, Guess, Moment, Plan, Repair, RepairStep, When
from data.states import moment_state, repair_state, title_of
from tests.data.conftest import TODAY

REPAIR = Repair(id="r", moment="m", child="c")
DONE = RepairStep(id="go_back", status="done")
REFUSED = RepairStep(id="go_back", status="child_said_no")
PLANNED = RepairStep(id="meet_need", plan=Plan(words="blocks, Saturday"))
GUESS = Guess(id="m")


@pytest.mark.parametrize(
    ("steps", "closed", "state"),
    [
        ((), None, "none"),
        ((RepairStep(id="go_back"),), None, "none"),
        ((PLANNED,), None, "open"),
        ((DONE,), None, "open"),
        ((RepairStep(id="go_back", status="not_needed"),), None, "open"),
        ((DONE, REFUSED), None, "offered"),
        ((DONE, REFUSED), TODAY, "mended"),
        ((), TODAY, "mended"),
    ],
)
def test_a_repair_comes_to(steps: tuple[RepairStep, ...], closed: object, state: str) -> None:
    assert repair_state(replace(REPAIR, steps=steps, closed_on=closed)) == state


ALONE = Debrief(id="d", moment="m", form="alone", child="c", readers=("a",), closed_on=TODAY)
OPEN = replace(REPAIR, steps=(DONE,))
OFFERED = replace(REPAIR, steps=(REFUSED,))
MENDED = replace(REPAIR, closed_on=TODAY)


@pytest.mark.parametrize(
    ("guess", "readers", "repairs", "debriefs", "state"),
    [
        (None, 0, (), (), "stub"),
        (None, 1, (), (), "one_ready"),
        (None, 2, (), (), "both_ready"),
        (GUESS, 2, (), (), "talked"),
        (None, 1, (), (ALONE,), "talked"),
        (None, 0, (), (replace(ALONE, closed_on=None),), "stub"),
        (None, 0, (), (replace(ALONE, form="joint"),), "stub"),
        (GUESS, 2, (REPAIR,), (), "talked"),
        (GUESS, 2, (OPEN,), (), "repair_open"),
        (None, 0, (OPEN,), (), "repair_open"),
        (GUESS, 2, (OFFERED,), (), "offered"),
        (GUESS, 2, (OFFERED, OPEN), (), "repair_open"),
        (GUESS, 2, (MENDED, OFFERED), (), "offered"),
        (GUESS, 2, (MENDED, REPAIR), (), "mended"),
    ],
)
def test_a_moment_comes_to(
    guess: Guess | None, readers: int, repairs: tuple[Repair, ...], debriefs: tuple[Debrief, ...], state: str
) -> None:
    assert moment_state(guess, readers, repairs, debriefs) == state


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Kit knocked the tower over. Then he looked.", "Kit knocked the tower over"),
        ("Rain. We stayed in and built a den.", "Rain. We stayed in and built a den"),
        ("No!", "No!"),
        ("", ""),
        ("one\ntwo", "one two"),
        ("He said 3.5 is half of seven and meant it", "He said 3.5 is half of seven and meant it"),
        ("word " * 30, "word " * 11 + "word…"),
        ("x" * 100, "x" * 60 + "…"),
    ],
)
def test_a_moment_is_called_by_its_first_words(words: str, title: str) -> None:
    when = When(instant=datetime(2026, 11, 23, tzinfo=UTC), zone="UTC")
    assert title_of(Moment(id="m", when=when, camera=(words,), children=())) == title
