"""The terminal is set up again when a shell came in between, and left alone at every other time."""

from __future__ import annotations

import gc
import os
import pty
import termios
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App
from textual.events import Paste

from tests.journeys.walking import seen, until
from tests.workspace.page_kit import Home, settle
from widgets.text_area import Writing
from workspace.loading import prepare_screen
from workspace.terminal import (
    AGAIN,
    ask_for_plain_keys,
    clean_driver,
    in_front,
    take_terminal_back,
)


class Seen:
    """What the driver told the app, and what it sent to the terminal."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.resumed = 0

    def resume(self, message: object) -> None:
        """Note that the page is to be painted."""
        self.resumed += 1


@pytest.fixture
def terminal() -> Iterator[int]:
    """A terminal as a shell leaves it for its own line."""
    near, far = pty.openpty()
    yield far
    os.close(near)
    os.close(far)


def driver(terminal: int, seen: Seen, *, alive: bool = True) -> Any:
    """Give the driver of an app that runs on a terminal, without starting one."""
    made = clean_driver()
    assert made is not None
    one = made.__new__(made)
    vars(one).update(
        fileno=terminal,
        attrs_before=termios.tcgetattr(terminal),
        write=seen.written.append,
        process_message=seen.resume,
        _writer_thread=SimpleNamespace(is_alive=lambda: alive),
        _mouse=True,
    )
    return one


def is_raw(terminal: int) -> bool:
    return not termios.tcgetattr(terminal)[3] & (termios.ICANON | termios.ECHO | termios.ISIG)


def test_after_a_shell_had_it_the_terminal_takes_single_keys_again_and_the_page_is_painted(terminal: int) -> None:
    seen, app = Seen(), App[None]()
    app._driver = driver(terminal, seen)
    take_terminal_back(app)
    assert is_raw(terminal)
    assert seen.resumed == 1
    assert seen.written[0] == AGAIN
    assert any("?2004h" in words for words in seen.written)
    take_terminal_back(app)
    assert seen.resumed == 1


def test_a_terminal_that_was_given_away_on_purpose_is_left_alone(terminal: int) -> None:
    seen = Seen()
    driver(terminal, seen, alive=False).take_back()
    assert not is_raw(terminal)
    assert seen.written == []


def test_in_the_background_nothing_is_touched(terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen()
    monkeypatch.setattr(os, "tcgetpgrp", lambda fd: os.getpgrp() + 1)
    driver(terminal, seen).take_back()
    assert not is_raw(terminal)
    assert seen.resumed == 0


def test_a_terminal_of_nobody_counts_as_ours(terminal: int) -> None:
    assert in_front(terminal)


def test_a_terminal_that_is_gone_is_no_trouble(terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen()
    one = driver(terminal, seen)

    def gone(fd: int) -> None:
        raise termios.error(5, "gone")

    monkeypatch.setattr(termios, "tcgetattr", gone)
    one.take_back()
    assert seen.written == []


@pytest.mark.parametrize(("asked", "given"), [(None, "none"), ("full", "full")])
def test_nothing_glides_unless_somebody_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, given: str
) -> None:
    monkeypatch.delenv("TEXTUAL_ANIMATIONS")
    monkeypatch.setenv("TEXTUAL_FPS", "120")
    monkeypatch.setattr("workspace.loading.no_core_file", lambda: None)
    if asked:
        monkeypatch.setenv("TEXTUAL_ANIMATIONS", asked)
    try:
        prepare_screen()
    finally:
        gc.enable()
    assert os.environ["TEXTUAL_ANIMATIONS"] == given


def test_letters_are_asked_for_as_letters_so_that_dead_keys_and_altgr_arrive() -> None:
    from textual.drivers import linux_driver

    ask_for_plain_keys()
    reports = ("DISAMBIGUATE_ESCAPE_CODES", "REPORT_ALL_KEYS", "REPORT_ASSOCIATED_TEXT")
    assert [getattr(linux_driver, f"KITTY_{name}") for name in reports] == [1, 0, 0]


async def test_two_hundred_thousand_letters_pasted_are_all_kept_and_outlive_a_storm_of_sizes(tmp_path: Path) -> None:
    home = Home(tmp_path)
    pasted = ("bricks flew over the tower, and then it was quiet.\n" * 4000)[:200_000]
    async with home.open() as pilot:
        await pilot.press("n")
        await settle(pilot)
        app = pilot.app
        app.screen.post_message(Paste(pasted))
        await settle(pilot)
        for n in range(12):
            await pilot.resize_terminal(*((40, 15), (200, 60), (64, 20))[n % 3])
            await pilot.press("x")
        for size in ((30, 8), (80, 24)):
            await pilot.resize_terminal(*size)
        await until(pilot, lambda: "x" * 12 in seen(app), "what was typed last")
        draft = home.view.drafts.shared("new_moment")
        assert draft is not None
        assert draft.values["what"] == pasted + "x" * 12


def is_narrow(writing: Writing, narrow: bool) -> bool:
    """Tell whether a place to write has followed the window."""
    return (writing.size.width < 40) is narrow


async def test_the_cursor_stays_in_sight_when_the_window_changes(tmp_path: Path) -> None:
    home = Home(tmp_path)
    async with home.open() as pilot:
        await pilot.press("n")
        await settle(pilot)
        pilot.app.screen.post_message(Paste("bricks flew over the tower, and then it was quiet.\n" * 40))
        await settle(pilot)
        await pilot.press("x", "x", "x")
        writing = pilot.app.screen.query_one("#what", Writing)
        # In the narrow window every line becomes two, and the cursor's is twice as far down.
        for narrow, size in ((True, (40, 15)), (False, (80, 24))):
            await pilot.resize_terminal(*size)
            await until(pilot, partial(is_narrow, writing, narrow), "another size")
            await until(pilot, lambda: "xxx" in seen(pilot.app), "the cursor")
