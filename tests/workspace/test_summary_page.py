"""The page as it is read on the screen, also one of very many moments: quick to look at and to choose from."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.selection import Selection

from tests.workspace.summary_family import TODAY, family
from widgets.chip_field import ChipField
from workspace.pieces import EVERY, MANY
from workspace.screens.summary_page import PageItems, PageText
from workspace.screens.summary_shorten import Pieces
from workspace.summary.build import build
from workspace.summary.items import without
from workspace.summary.text import text
from workspace.summary.values import Choices, Summary
from workspace.theme import THEMES, VARIABLE_DEFAULTS

LINES = "Moments with Kit\n================\n\nKit knocked the tower over.\n\n----\nContains family words\n"


class Host(App[None]):
    """A tiny app around one piece of screen."""

    def __init__(self, piece: Any) -> None:
        super().__init__()
        self.register_theme(THEMES[0])
        self.theme = THEMES[0].name
        self.piece = piece

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.piece


def many(n: int) -> Summary:
    """A page of very many moments."""
    page = build(family(), ("m1", "m2", "m3"), Choices(today=TODAY, form="full", consent="both"))
    return replace(page, moments=tuple(replace(page.moments[k % 3], id=f"n{k}", heading=f"{k}") for k in range(n)))


def seen(app: App[None]) -> list[str]:
    """What is on the screen."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


@pytest.mark.usefixtures("drawn")
async def test_only_the_lines_in_sight_of_a_long_page_are_drawn() -> None:
    page = PageText(text(many(300)))
    drawn: list[int] = []
    before = page.render_line

    def render_line(y: int) -> Any:
        drawn.append(y)
        return before(y)

    page.render_line = render_line  # type: ignore[method-assign]  # counts what is asked of it
    app = Host(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert page.size.height > 4000
        assert max(drawn) < 24
        drawn.clear()
        app.query_one(VerticalScroll).scroll_to(y=2000, animate=False)
        await pilot.pause()
        assert len({*drawn}) <= 24
        assert min(drawn) == 2000


async def test_headings_stand_out_and_words_can_be_chosen_with_the_mouse() -> None:
    page = PageText(LINES)
    app = Host(page)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert seen(app)[:4] == LINES.split("\n")[:4]
        bold = [any(segment.style and segment.style.bold for segment in page.render_line(y)) for y in range(7)]
        assert bold == [True, *[False] * 6]
        chosen = Selection(Offset(4, 3), Offset(11, 3))
        assert page.get_selection(chosen) == ("knocked", "\n")
        plain = page.render_line(3)
        app.screen.selections = {page: chosen}
        await pilot.pause()
        styles = [(segment.text, segment.style) for segment in page.render_line(3)]
        assert [words for words, _ in styles][:3] == ["Kit ", "knocked", " the tower over."]
        assert styles[1][1] != plain._segments[0].style


async def test_a_list_hangs_beside_its_dots() -> None:
    app = Host(PageItems(("What is going well", "Monday: what a camera would have seen and two reads")))
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        assert seen(app)[:4] == [
            "· What is going well",
            "· Monday: what a camera would",
            "  have seen and two reads",
            "",
        ]


async def test_of_very_many_moments_whole_ones_are_chosen_and_a_piece_goes_from_all_at_once() -> None:
    page = many(MANY + 1)
    pieces = Pieces(page)
    app = Host(pieces)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        parts, every, whole = app.query(ChipField)
        assert "glance" in parts.chosen or "questions" in parts.chosen
        assert len(whole.shown) == MANY + 1
        every.post_message(ChipField.Toggled(every, f"{EVERY}.reads"))
        whole.post_message(ChipField.Toggled(whole, "n4"))
        await pilot.pause()
        await pilot.pause()
        assert f"{EVERY}.reads" not in every.chosen
        assert f"{EVERY}.camera" in every.chosen
        assert "n4" not in whole.chosen
        left = without(page, pieces.struck)
        assert len(left.moments) == MANY
        assert not any(moment.reads for moment in left.moments)
        assert all(moment.camera for moment in left.moments)
        every.post_message(ChipField.Toggled(every, f"{EVERY}.reads"))
        await pilot.pause()
        await pilot.pause()
        assert pieces.struck == {"n4"}
