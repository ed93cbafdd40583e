"""Where you are can be seen: whatever Tab comes to stands on the screen and looks different for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from tests.workspace.page_kit import Home, settle
from workspace.commands import ROOMS

MOST = 30
"""More places than any room has."""


def picture(pilot: Pilot[Any]) -> list[list[tuple[str, str]]]:
    """Give what stands on the screen, with its colours."""
    strips = pilot.app.screen._compositor.render_strips()
    return [[(part.text, str(part.style)) for part in strip if isinstance(part, Segment)] for strip in strips]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_tab_always_shows_where_it_came_to(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path)
    for n in range(3):
        home.moment(f"Moment number {n}", hour=10 + n)
    async with home.open(size) as pilot:
        for digit, _ in enumerate(ROOMS, 1):
            await pilot.press(str(digit))
            await settle(pilot)
            await _go_round(pilot)


async def _go_round(pilot: Pilot[Any]) -> None:
    first = None
    for _ in range(MOST):
        before = picture(pilot)
        was = pilot.app.focused
        await pilot.press("tab")
        await settle(pilot)
        here = pilot.app.focused
        assert here is not None
        assert here.region.area
        assert pilot.app.screen.region.overlaps(here.region), here
        if here is not was:
            assert picture(pilot) != before, f"{was} and {here} look alike"
        first = first or here
        if here is first and was is not None and was is not first:
            return
        if here is was:
            return
