"""A room follows the size of its window, at once and in both directions."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.screen import Screen

from tests.journeys.walking import until
from tests.workspace.page_kit import Home


def arranged(room: Screen[object], columns: int, rows: int) -> bool:
    """Whether a room fills its window from side to side, with the hints at its foot."""
    furniture, hints = room.query_one("#furniture"), room.query_one("#hints")
    return furniture.size.width == columns and hints.region.bottom == rows


async def test_a_room_is_arranged_again_for_every_size_of_the_window(tmp_path: Path) -> None:
    async with Home(tmp_path).open() as pilot:
        for columns, rows in ((120, 40), (50, 30), (120, 40), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await until(pilot, partial(arranged, pilot.app.screen, columns, rows), f"the room at {columns} by {rows}")
