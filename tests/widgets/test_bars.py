"""The lines at the top and the bottom: whole words or none, and each can be clicked."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.widgets.conftest import Host
from widgets.footer import HELP, Hint, Hints
from widgets.gallery_data import HINTS, ROOMS
from widgets.header import RoomTabs
from widgets.stop_line import StopLine


def _tabs() -> RoomTabs:
    return RoomTabs("Swingback", ROOMS, active="repairs", who="Together", saved="saved")


@pytest.mark.parametrize("width", range(4, 130, 3))
def test_hints_are_whole_or_gone_and_help_is_the_last(width: int) -> None:
    hints = Hints(HINTS)
    shown = hints.shown(width)
    assert shown[-1].id == HELP
    assert len(shown) == 1 or sum(cell_len(f"{hint.key} {hint.label}") + 3 for hint in shown) <= width
    kept = [hint.priority for hint in shown[:-1]]
    gone = [hint.priority for hint in HINTS if hint not in shown]
    assert not kept or not gone or min(kept) > max(gone)


async def test_no_hint_is_cut_in_the_middle() -> None:
    for width in (20, 40, 60, 80):
        host = Host(Hints(HINTS))
        async with host.trial(width, 5):
            line = host.text().splitlines()[0]
            assert line.endswith("? Help")


async def test_a_click_on_a_hint_presses_it() -> None:
    host = Host(Hints(HINTS))
    async with host.trial(80, 5) as pilot:
        line = host.text().splitlines()[0]
        await pilot.click(Hints, offset=(line.index("debrief"), 0))
        await pilot.click(Hints, offset=(line.index("?"), 0))
        assert [said.hint_id for said in host.said(Hints.Pressed)] == ["debrief", "help"]


async def test_trouble_with_saving_stays_at_the_foot_of_a_low_screen() -> None:
    hints = Hints(HINTS)
    hints.set_reactive(Hints.aside, "NOT SAVED: disk full")
    hints.set_reactive(Hints.trouble, True)
    host = Host(hints)
    async with host.trial(44, 5):
        line = host.text().splitlines()[0]
        assert "NOT SAVED: disk full" in line
        assert "? Help" in line


async def test_names_of_rooms_go_politely_and_the_one_you_are_in_stays() -> None:
    seen = {}
    for width in (120, 80, 64, 40, 24):
        host = Host(_tabs())
        async with host.trial(width, 5):
            seen[width] = host.text().splitlines()[0]
    assert "Swingback" in seen[120]
    assert "Swingback" not in seen[80]
    assert "5 Summary" in seen[80]
    assert "saved" in seen[80]
    for width in (64, 40):
        assert "2 Repairs" in seen[width]
        assert "Together" in seen[width]
    assert "3 Reflect" not in seen[40]
    assert all(digit in seen[24] for digit in "12345")


async def test_a_click_goes_to_a_room_and_on_the_name_asks_who_is_here() -> None:
    host = Host(_tabs())
    async with host.trial(100, 5) as pilot:
        line = host.text().splitlines()[0]
        await pilot.click(RoomTabs, offset=(line.index("Patterns"), 0))
        await pilot.click(RoomTabs, offset=(line.index("Together"), 0))
        assert [said.room_id for said in host.said(RoomTabs.Chosen)] == ["patterns"]
        assert len(host.said(RoomTabs.WhoAsked)) == 1


async def test_not_saved_is_said_at_every_width() -> None:
    for width in (120, 80, 50, 30):
        tabs = _tabs()
        tabs.set_reactive(RoomTabs.saved, "NOT SAVED")
        tabs.set_reactive(RoomTabs.trouble, True)
        host = Host(tabs)
        async with host.trial(width, 5):
            assert "NOT SAVED" in host.text()


async def test_names_are_shown_as_they_are(hostile: str) -> None:
    first = hostile.split("\n")[0][:10]
    hints = Hints((Hint(id="x", key="x", label=hostile, priority=1),))
    tabs = RoomTabs("S", (), who=hostile[:60])
    host = Host(tabs, hints)
    async with host.trial(200, 5):
        assert first in host.text().splitlines()[0]
        assert "? Help" in host.text().splitlines()[1]


async def test_a_click_on_a_key_of_the_stop_line_is_that_key_and_a_narrow_line_says_it_shorter() -> None:
    for width, words in ((80, "Esc pauses and comes back here. F7 a quiet moment."), (40, "Esc pauses. F7 quiet.")):
        host = Host(
            StopLine("Enter goes on. Esc pauses and comes back here. F7 a quiet moment.", "Esc pauses. F7 quiet.")
        )
        async with host.trial(width, 5) as pilot:
            line = host.text().splitlines()[0]
            assert line.strip().endswith(words)
            for place in (0, line.index("Esc"), line.index("quiet")):
                await pilot.click(StopLine, offset=(place, 0))
            keys = [said.key for said in host.said(StopLine.Pressed)]
            assert keys == (["Esc", "F7"] if width == 80 else ["Esc", "Esc", "F7"])
