"""Styles of a page are worked out when it opens, and again only when something has changed that they hang on."""

from __future__ import annotations

from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from tests.data.conftest import Home
from tests.journeys.walking import until
from workspace.app import Swingback
from workspace.screens.new_moment import NewMomentScreen
from workspace.theme import PAPER


@pytest.fixture
def dressed(monkeypatch: pytest.MonkeyPatch) -> list[DOMNode]:
    """Each node, as often as its styles were worked out."""
    seen: list[DOMNode] = []
    stock = Stylesheet.apply

    def noted(sheet: Stylesheet, node: DOMNode, **how: Any) -> None:
        seen.append(node)
        stock(sheet, node, **how)

    monkeypatch.setattr(Stylesheet, "apply", noted)
    return seen


def on(page: object, dressed: list[DOMNode]) -> list[Widget]:
    """Those of a page, without the page itself."""
    return [one for one in dressed if isinstance(one, Widget) and page in one.ancestors]


async def test_a_page_that_opens_and_closes_leaves_the_one_beneath_as_it_is(home: Home, dressed: list[DOMNode]) -> None:
    app = Swingback(home.journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        room = app.screen
        dressed.clear()
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewMomentScreen), "a page of its own")
        await pilot.pause()
        often = [dressed.count(one) for one in {*on(app.screen, dressed)}]
        assert len(often) > 10
        assert sum(often) < 2 * len(often), "each piece once, and a few that were chosen or filled"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is room, "the room")
        await pilot.pause()
        assert on(room, dressed) == []


async def test_other_colours_reach_a_page_beneath(home: Home, dressed: list[DOMNode]) -> None:
    app = Swingback(home.journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        room = app.screen
        before = room.styles.background
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewMomentScreen), "a page of its own")
        app.theme = PAPER.name
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is room, "the room")
        await pilot.pause()
        assert room.styles.background != before
        assert {*on(room, dressed)} >= {*room.walk_children(Widget)}
