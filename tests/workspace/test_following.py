"""The cursor moves at once and the moment beside it follows; what a key does is about the cursor, not what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.walking import seen, until_seen
from tests.workspace.page_kit import Home
from workspace.screens.moments import MomentsRoom


async def test_keys_mean_the_cursor_before_what_follows_it_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workspace.screens.moments.FOLLOWS_AFTER", 0.2)
    home = Home(tmp_path)
    for n in range(6):
        home.moment(f"Evening number {n} with its own long tale of bricks and shoes.", hour=10 + n)
    async with home.open((120, 40)) as pilot:
        room = pilot.app.screen
        assert isinstance(room, MomentsRoom)
        await pilot.press("down", "down", "down", "m")
        marked = [moment.camera[0] for moment in home.view.moments() if moment.marked]
        assert marked == ["Evening number 2 with its own long tale of bricks and shoes."]
        await until_seen(pilot, "Evening number 2 with its own long tale of bricks")
        assert "Evening number 2" in seen(pilot.app)
