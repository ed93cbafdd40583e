"""What comes in from elsewhere while the app is open never ends it, whatever the disk says."""

from __future__ import annotations

import msgspec
import pytest

from data.errors import CannotSave
from data.journal import Journal
from tests.data.conftest import Home, a_moment
from tests.journeys.walking import until_seen
from workspace import listening
from workspace.app import Swingback

SOON = 0.001
"""Seconds between two looks at what waits, in place of three whole ones."""


async def test_a_moment_taken_in_while_the_disk_refuses_is_shown_and_kept(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = a_moment(home.kit, "Kit sang in the bath.")
    path = home.folder / "inbox" / f"{waiting.id}.json"
    path.write_bytes(msgspec.json.encode(waiting))

    def refuse(_: Journal) -> None:
        raise CannotSave("The disk is full.")

    monkeypatch.setattr(listening, "INBOX_SECONDS", SOON)
    with monkeypatch.context() as full:
        full.setattr(Journal, "flush", refuse)
        app = Swingback(home.journal)
        async with app.run_test(size=(120, 40)) as pilot:
            await until_seen(pilot, "Kit sang in the bath.")
            for _ in range(20):
                await pilot.pause()
            assert app.is_running
            assert app.trouble is None
            assert path.exists()
    assert home.journal.take_in() == 1
    assert not path.exists()
