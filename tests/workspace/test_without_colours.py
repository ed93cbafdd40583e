"""Whoever set NO_COLOR can read everything, also where a look names the terminal's own colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual.pilot import Pilot

from widgets.without_colours import without_colours
from workspace.which_family import WhichApp


def test_mixed_colours_become_greys() -> None:
    style = without_colours(Style(color="#2f6f66", bgcolor="#96591b"))
    for one in (style.color, style.bgcolor):
        assert one is not None
        assert one.triplet is not None
        assert len(set(one.triplet)) == 1


@pytest.mark.parametrize(
    ("ground", "turned"), [("black", False), (None, False), ("blue", True), ("bright_cyan", True), ("default", False)]
)
def test_named_colours_become_the_terminals_own_and_what_stands_out_is_turned_over(
    ground: str | None, turned: bool
) -> None:
    style = without_colours(Style(color="bright_white", bgcolor=ground, bold=True))
    assert style.color is not None
    assert style.color.is_default
    assert style.bgcolor is not None
    assert style.bgcolor.is_default
    assert bool(style.reverse) is turned
    assert style.bold
    assert bool(without_colours(Style(color="white", bgcolor=ground, reverse=True)).reverse) is not turned


def styles(pilot: Pilot[Path]) -> list[Style]:
    """Give every style on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return [segment.style for strip in strips for segment in strip if segment.style and segment.text.strip()]


@pytest.mark.parametrize(("value", "none"), [("1", True), ("", False)])
async def test_with_sixteen_colours_and_none_wanted_nothing_is_black_on_black(
    monkeypatch: pytest.MonkeyPatch, value: str, none: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    async with WhichApp((Path("one"), Path("two")), colours=16).run_test(size=(60, 20)) as pilot:
        shown = styles(pilot)
    assert len(shown) > 5
    assert all(style.color is not None and style.color.is_default for style in shown) is none
    assert any(style.reverse for style in shown) is none
