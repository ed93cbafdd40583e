"""The soft cloud: where it lies, that it stays a cloud, and that nothing on it can be counted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis.strategies import builds, floats, integers, none, one_of

from data.reflecting import cloud
from data.wording import say
from tests.widgets.conftest import Host
from widgets.closeness_map import BEFORE, NOTHING, NOW, ClosenessMap, Patch, field_of
from widgets.glyphs import ASCII

PATCHES = builds(
    Patch,
    closeness=floats(1, 5),
    closeness_half=floats(0.8, 2.5),
    worry=floats(1, 5),
    worry_half=floats(0.8, 2.5),
)


def a_patch(closeness: float = 3.0, worry: float = 3.0, half: float = 0.8) -> Patch:
    return Patch(closeness=closeness, closeness_half=half, worry=worry, worry_half=half)


def columns(field: tuple[tuple[int, ...], ...], what: int) -> list[int]:
    return sorted({n for line in field for n, cell in enumerate(line) if cell == what})


def rows(field: tuple[tuple[int, ...], ...], what: int) -> list[int]:
    return [n for n, line in enumerate(field) if what in line]


def test_the_check_values_lie_where_the_arithmetic_says() -> None:
    closeness, worry = cloud([4, 5, 4, 4, 5, 4, 4, 5]), cloud([3, 2, 4, 3, 2, 3, 2, 3])
    assert closeness is not None
    assert worry is not None
    patch = Patch(closeness=closeness.mean, closeness_half=closeness.half, worry=worry.mean, worry_half=worry.half)
    field = field_of(patch, None, 400, 400)
    across, down = columns(field, NOW), rows(field, NOW)
    assert 1 + 4 * across[0] / 400 == pytest.approx(3.58, abs=0.02)
    assert across[-1] == 399
    assert 5 - 4 * down[0] / 400 == pytest.approx(3.55, abs=0.02)
    assert 5 - 4 * (down[-1] + 1) / 400 == pytest.approx(1.95, abs=0.02)


def test_leaning_in_lies_right_and_watching_closely_lies_up() -> None:
    field = field_of(a_patch(4.2, 4.2), None, 40, 10)
    assert min(columns(field, NOW)) >= 20
    assert max(rows(field, NOW)) < 5


@given(PATCHES, integers(12, 60), integers(3, 15))
def test_a_cloud_is_always_more_than_a_dot_and_stays_within_its_stretches(now: Patch, width: int, height: int) -> None:
    field = field_of(now, None, width, height)
    assert len(field) == height
    assert all(len(line) == width for line in field)
    shaded = [(x, y) for y, line in enumerate(field) for x, cell in enumerate(line) if cell == NOW]
    assert len({x for x, _ in shaded}) >= 2 or height <= 3
    assert shaded or height <= 4
    for x, y in shaded:
        assert abs(1 + 4 * (x + 0.5) / width - now.closeness) <= now.closeness_half
        assert abs(5 - 4 * (y + 0.5) / height - now.worry) <= now.worry_half


@given(PATCHES, one_of(none(), PATCHES))
def test_the_earlier_cloud_lies_behind_and_changes_nothing_of_the_later_one(now: Patch, before: Patch | None) -> None:
    alone, both = field_of(now, None, 48, 9), field_of(now, before, 48, 9)
    for one, two in zip(alone, both, strict=True):
        assert [cell == NOW for cell in one] == [cell == NOW for cell in two]
    if before is None:
        assert alone == both
    assert field_of(before, None, 48, 9) == field_of(before, before, 48, 9) or before is not None


def test_a_cloud_thins_towards_its_rim() -> None:
    line = field_of(a_patch(half=2.0), None, 60, 9)[4]
    first, last = line.index(NOW), 59 - line[::-1].index(NOW)
    assert NOTHING in line[first : first + 4]
    assert set(line[25:35]) == {NOW}
    assert NOTHING in line[last - 4 : last]


def test_nothing_known_draws_nothing_and_an_earlier_one_alone_is_faint() -> None:
    assert {cell for line in field_of(None, None, 30, 5) for cell in line} == {NOTHING}
    assert {cell for line in field_of(None, a_patch(), 30, 5) for cell in line} == {NOTHING, BEFORE}


@pytest.mark.parametrize("size", [(38, 12), (80, 24), (160, 50)])
async def test_the_four_ends_stand_around_it_in_words_and_no_number(size: tuple[int, int]) -> None:
    host = Host(ClosenessMap(a_patch(4.4), a_patch(2.0)))
    async with host.trial(*size):
        shown = host.text()
        for end in ("left", "right", "top", "bottom"):
            assert say(f"reflect.map.{end}") in shown
        assert shown.index(say("reflect.map.top")) < shown.index("░") < shown.index(say("reflect.map.bottom"))
        assert not re.search(r"\d", shown)
        assert not any(sign in shown for sign in "●○│─┼")
        assert "·" in shown


async def test_in_plain_signs_both_clouds_can_still_be_told_apart() -> None:
    host = Host(ClosenessMap(a_patch(4.4), a_patch(1.6), signs=ASCII))
    async with host.trial():
        shown = host.text()
        assert shown.isascii()
        assert ":" in shown
        assert "." in shown


async def test_another_round_is_drawn_at_once() -> None:
    drawn = ClosenessMap(a_patch(1.5))
    host = Host(drawn)
    async with host.trial() as pilot:
        first = host.text()
        drawn.now, drawn.before = a_patch(4.5), a_patch(1.5)
        await pilot.pause()
        assert host.text() != first
        drawn.now = drawn.before = None
        await pilot.pause()
        assert "░" not in host.text()
