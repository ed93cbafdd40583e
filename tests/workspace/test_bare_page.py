"""While many years are read the bare page stands there, arranged and coloured as the page that comes after it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest
from textual.color import Color

from data.errors import Damaged
from data.wording import say
from tests.data.conftest import Home
from workspace import bare_page as bare
from workspace.app import Swingback
from workspace.theme import ALL_COLOURS, INK, PAPER, SIXTEEN


def drawn(page: str, wide: int, high: int) -> pyte.Screen:
    """Give a page as a terminal shows it."""
    screen = pyte.Screen(wide, high)
    pyte.Stream(screen).feed(page)
    return screen


@pytest.mark.parametrize(("wide", "high"), [(50, 20), (80, 24), (120, 40), (200, 60)])
async def test_its_grounds_are_those_of_the_page_that_follows(home: Home, wide: int, high: int) -> None:
    screen = drawn(bare.bare_page(wide, high, INK, ALL_COLOURS), wide, high)
    async with Swingback(home.journal).run_test(size=(wide, high)) as pilot:
        await pilot.pause()
        left = pilot.app.screen.query_one("#left").region.width
        spots = {(0, 0), (wide - 1, 0), (left - 1, 3), (min(left, wide - 1), 3), (0, high - 1), (wide - 1, high - 1)}
        for x, y in spots:
            widget, _ = pilot.app.screen.get_widget_at(x, y)
            assert Color.parse(f"#{screen.buffer[y][x].bg}") == widget.background_colors[1], (x, y)
        assert screen.display[0].startswith(f"  {say('app.name')}")
        assert say("app.reading") in screen.display[3]


def test_it_fits_where_there_is_next_to_no_room_and_wears_sixteen_colours_or_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert drawn(bare.bare_page(9, 2, PAPER, 256), 9, 2).display[0] == "  Swingba"
    assert "\x1b[38;" not in bare.bare_page(80, 24, SIXTEEN, 16)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "m" not in bare.bare_page(80, 24, INK, ALL_COLOURS).replace(say("app.name"), "").replace(
        say("app.reading"), ""
    )


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """A terminal of 80 by 24 cells; gives its two ends."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.set_blocking(here, False)
    with os.fdopen(os.dup(there), "w") as out, os.fdopen(os.dup(there)) as typed:
        monkeypatch.setattr(sys, "__stderr__", out)
        monkeypatch.setattr(sys, "__stdin__", typed)
        yield here, there
    os.close(here)
    os.close(there)


@pytest.fixture
def large(home: Home, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a family that counts as a large one."""
    monkeypatch.setattr(bare, "LARGE", 1)
    home.journal.flush()
    return home.folder / "family.json"


def shown(here: int, last: bytes) -> bytes:
    """Give what a terminal was sent, up to some last bytes; it may arrive in pieces."""
    found = b""
    while last not in found and select.select([here], [], [], 10)[0]:
        found += os.read(here, 1 << 16)
    return found


def echoes(there: int) -> bool:
    """Whether the terminal shows what is typed."""
    return bool(termios.tcgetattr(there)[3] & termios.ECHO)


def test_a_small_family_is_there_without_it(terminal: tuple[int, int], home: Home) -> None:
    with bare.while_reading(home.folder / "family.json", ALL_COLOURS):
        assert echoes(terminal[1])
    with pytest.raises(BlockingIOError):
        os.read(terminal[0], 1)


def test_it_stands_until_the_app_paints_over_it(terminal: tuple[int, int], large: Path) -> None:
    with bare.while_reading(large, ALL_COLOURS):
        assert say("app.reading").encode() in shown(terminal[0], b"\x1b[24;1H")
        assert not echoes(terminal[1])
    assert echoes(terminal[1])
    os.write(terminal[1], b"what the app paints")
    assert b"\x1b[?1049l" not in shown(terminal[0], b"what the app paints")


def test_it_is_taken_away_where_the_family_cannot_be_opened(terminal: tuple[int, int], large: Path) -> None:
    with pytest.raises(Damaged), bare.while_reading(large, ALL_COLOURS):
        raise Damaged("torn")
    assert shown(terminal[0], b"\x1b[?1049l").endswith(b"\x1b[?25h\x1b[?1049l")
    assert echoes(terminal[1])


def test_it_wears_what_the_family_chose(tmp_path: Path) -> None:
    file = tmp_path / "family.json"
    assert bare._chosen(file) == ""
    file.write_bytes(b'{"settings":{"x":{"settings":{"theme":"paper"}}}}')
    assert bare._chosen(file) == "paper"
