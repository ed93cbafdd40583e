"""Worked moments entered by keys alone in their own forms; what stands there then is what was written down."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.ten_by_keys import ByKeys
from tests.workspace.ten_kit import TEN, same, worked
from workspace.app import Swingback


@pytest.mark.parametrize("name", TEN)
async def test_a_worked_moment_entered_by_keys_alone_is_what_was_written_down(name: str, tmp_path: Path) -> None:
    with worked(name, tmp_path / name) as one:
        # The evening on which the repair was closed; all that is entered says its own time.
        later = timedelta(days=one.shape.repair.closed or 0 if one.shape.repair else 0)
        evening = datetime.combine(one.day + later, time(20, 30), ZoneInfo("Europe/London"))
        app = Swingback(one.journal, now=lambda: evening)
        async with app.run_test(size=(80, 24)) as pilot:
            await ByKeys(pilot, one, by_heart=0).enter()
        same(one)
