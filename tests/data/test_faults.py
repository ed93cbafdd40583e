"""Every call of a save or an opening is refused or is the last one, and so is every call of coming back from that."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.torture.faults import ROUNDS, refusals, stops, ways_out
from tests.torture.keeping import Stock
from tests.torture.power import counted

FEWEST = {
    "stopped in a save": 70,
    "refused in a save": 300,
    "refused in the open app": 150,
    "stopped again while opening": 250,
    "refused while opening after a stop": 100,
    "stopped while trying again": 300,
}
"""Cases each round has at least, so that none of them runs empty."""


@pytest.mark.parametrize("name", ROUNDS)
def test_whatever_call_is_refused_or_the_last_one_nothing_is_lost(quick: Path, name: str) -> None:
    cases, found = counted(ROUNDS[name](quick))
    assert not found
    assert cases >= FEWEST[name]


def test_other_refusals_are_taken_the_same_way(quick: Path) -> None:
    codes = (errno.EROFS, errno.EDQUOT, errno.ENOENT, errno.EBUSY)
    assert not counted(ways_out(quick, codes))[1]


def test_without_our_storage_the_same_stops_and_refusals_are_seen_to_lose(quick: Path) -> None:
    (quick / "stops").mkdir()
    (quick / "refusals").mkdir()
    assert counted(stops(Stock(), quick / "stops"))[1]["unreadable"]
    assert counted(refusals(Stock(), quick / "refusals"))[1]["unreadable"]
