"""A window that becomes too small says one sentence, takes no key, and gives everything back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.geometry import Size

from data.wording import say
from tests.journeys.walking import until
from tests.workspace.page_kit import Home, settle
from widgets.text_area import Writing
from workspace.too_small import OneSentence, too_small


@given(st.integers(1, 300), st.integers(1, 100))
def test_the_sentence_fills_a_window_of_any_size(width: int, height: int) -> None:
    lines = OneSentence(Size(width, height)).lines()
    assert [cell_len(line) for line in lines] == [width] * height


def test_the_sentence_is_whole_where_it_fits() -> None:
    assert say("app.too_small") in " ".join(" ".join(OneSentence(Size(20, 5)).lines()).split())


def test_forty_by_fifteen_is_enough() -> None:
    assert [too_small(Size(*size)) for size in ((40, 15), (39, 15), (40, 14), (80, 24))] == [False, True, True, False]


@pytest.mark.usefixtures("drawn")
async def test_what_is_being_typed_stays_with_its_cursor_and_no_key_goes_astray(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    stock = App._display

    def display(app: App[Any], screen: Any, drawn: Any) -> None:
        shown.append(drawn)
        stock(app, screen, drawn)

    def last() -> Any:
        return next((drawn for drawn in reversed(shown) if drawn is not None), None)

    monkeypatch.setattr(App, "_display", display)
    async with Home(tmp_path).open() as pilot:
        await pilot.press("n")
        await settle(pilot)
        await pilot.press(*"went", "left")
        place = pilot.app.screen.query(Writing).first()
        where = place.cursor_location
        await pilot.resize_terminal(39, 24)
        await until(pilot, lambda: isinstance(last(), OneSentence) and last().size == (39, 24), "the sentence")
        await pilot.press("x", "escape", "ctrl+z")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: not isinstance(last(), OneSentence), "the page again")
        assert (pilot.app.focused, place.text, place.cursor_location) == (place, "went", where)
