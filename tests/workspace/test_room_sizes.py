"""A room follows the size of its window, at once and in both directions."""

from __future__ import annotations

from pathlib import Path

from tests.workspace.page_kit import Home, settle


async def test_a_room_is_arranged_again_for_every_size_of_the_window(tmp_path: Path) -> None:
    async with Home(tmp_path).open() as pilot:
        for columns, rows in ((120, 40), (50, 30), (120, 40), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await settle(pilot)
            room = pilot.app.screen
            assert room.query_one("#furniture").size.width == columns
            assert room.query_one("#hints").region.bottom == rows
