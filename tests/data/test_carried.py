"""What is kept in a private room: found, changed, linked and let go, one thing at a time."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from data.carried import (
    beside,
    closing_id,
    everything,
    find,
    linked,
    named_signals,
    taken_along,
    with_kept,
    without,
)
from data.records import Figure, ParentingAnswer, PrivateRoom, Reflection, StatementSet

DAY = date(2025, 3, 1)
FIRST = Reflection(id="01F1", on=DAY, theme="Repair", prompt="r17", words="one", moments=("01M1", "01M2"))
SECOND = Reflection(id="01F2", on=date(2025, 3, 9), theme="Repair", prompt="r18", words="two", moments=("01M1",))
ROUND = StatementSet(id="01S1", on=DAY)
ANSWER = ParentingAnswer(id="01Y1", on=DAY, statement="p01", signals=("tantrum", "gives_up"))
FIGURE = Figure(id="01Z1", instrument="other")
ROOM = PrivateRoom(
    id="01A",
    reflections=(FIRST, SECOND),
    statements=(ROUND,),
    parenting=(ANSWER,),
    figures=(FIGURE,),
    closings=((DAY, "a"), (DAY, "b"), (DAY, "c")),
)
IDS = ("01F1", "01F2", "01Y1", "01S1", "01Z1")


def test_everything_is_found_by_its_id() -> None:
    assert tuple(one.id for one in everything(ROOM)) == IDS
    assert all(getattr(find(ROOM, one), "id", "") == one for one in IDS)
    assert find(ROOM, "elsewhere") is None


@pytest.mark.parametrize("gone", IDS)
def test_letting_one_thing_go_leaves_all_others_as_they_were(gone: str) -> None:
    left = without(ROOM, gone)
    assert [one for one in everything(ROOM) if one.id != gone] == list(everything(left))
    assert left.closings == ROOM.closings


def test_a_closing_line_is_let_go_by_its_place() -> None:
    left = without(ROOM, closing_id(1))
    assert [words for _, words in left.closings] == ["a", "c"]
    assert everything(left) == everything(ROOM)


def test_letting_go_of_what_is_not_there_changes_nothing() -> None:
    assert without(ROOM, "elsewhere") == ROOM
    assert taken_along(ROOM, "elsewhere") == ROOM


@pytest.mark.parametrize("kept_id", IDS)
def test_anything_can_be_taken_along_and_let_go_again(kept_id: str) -> None:
    taken = taken_along(ROOM, kept_id)
    assert [one.id for one in everything(taken) if one.take_along] == [kept_id]
    assert taken_along(taken, kept_id) == ROOM


def test_something_new_comes_last_and_something_changed_keeps_its_place() -> None:
    new = replace(FIRST, id="01F3")
    assert with_kept(ROOM, new).reflections == (FIRST, SECOND, new)
    changed = replace(FIRST, words="changed")
    assert with_kept(ROOM, changed).reflections == (changed, SECOND)
    assert with_kept(ROOM, replace(FIGURE, said="so")).figures[0].said == "so"


def test_a_link_is_made_and_let_go_on_this_side_only() -> None:
    assert linked(SECOND, "01M9").moments == ("01M1", "01M9")
    assert linked(linked(SECOND, "01M9"), "01M9") == SECOND
    assert beside(ROOM, "01M1") == (SECOND, FIRST)
    assert beside(ROOM, "01M9") == ()


def test_signals_one_named_come_each_once_the_newest_first() -> None:
    later = ParentingAnswer(id="01Y2", on=date(2025, 4, 1), statement="p01", signals=("cry", "tantrum"))
    assert named_signals(with_kept(ROOM, later)) == ("cry", "tantrum", "gives_up")
