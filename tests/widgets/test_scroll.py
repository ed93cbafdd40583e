"""Scrollbars are drawn in whole cells, cell by cell as the stock way draws them."""

from __future__ import annotations

from typing import Any

import pytest
from rich.color import Color
from rich.style import Style as RichStyle
from textual.scrollbar import ScrollBarRender
from textual.style import Style
from textual.visual import RenderOptions, RichVisual

from tests.widgets.conftest import Host
from widgets.scroll import WholeCells, use_whole_cells
from widgets.timeline import Row, Timeline


class Stock(ScrollBarRender):
    """The stock way, with whole cells alone."""

    VERTICAL_BARS = WholeCells.VERTICAL_BARS
    HORIZONTAL_BARS = WholeCells.HORIZONTAL_BARS


@pytest.mark.parametrize("vertical", [True, False])
@pytest.mark.parametrize(
    ("virtual_size", "window_size", "position"), [(50, 20, 0), (50, 20, 30), (900, 20, 441), (9, 0, 0)]
)
async def test_a_bar_is_what_the_stock_way_would_draw(
    vertical: bool, virtual_size: int, window_size: int, position: float
) -> None:
    timeline = Timeline(())
    async with Host(timeline).trial():
        style = RichStyle(color=Color.parse("#777777"), bgcolor=Color.parse("#111111"))
        how: dict[str, Any] = {
            "virtual_size": virtual_size, "window_size": window_size, "position": position, "vertical": vertical,
            "style": style,
        }  # fmt: skip
        room = (1, 20) if vertical else (20, 1)
        options = RenderOptions(lambda kind: Style(), {})
        mine = WholeCells(**how).render_strips(*room, Style(), options)
        stock = RichVisual(timeline.vertical_scrollbar, Stock(**how)).render_strips(*room, Style(), options)
        # The stock way lays each line on its ground afterwards.
        ground = RichStyle(bgcolor=style.bgcolor)
        assert [list(line.simplify()) for line in mine] == [list(line.apply_style(ground).simplify()) for line in stock]
        assert sum(line.cell_length for line in mine) == 20


async def test_a_bar_is_painted_anew_only_when_its_thumb_stands_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    use_whole_cells()
    timeline = Timeline(tuple(Row(id=str(n), day=f"day {n}", title=f"moment {n}") for n in range(60)))
    async with Host(timeline).trial() as pilot:
        await pilot.pause()
        bar = timeline.vertical_scrollbar
        painted: list[object] = []
        refresh = bar.refresh

        def noted(*regions: Any, **how: Any) -> Any:
            painted.append(regions)
            return refresh(*regions, **how)

        monkeypatch.setattr(bar, "refresh", noted)
        whole = bar.region.reset_offset
        stood, moves = bar.render_lines(whole), 0
        for y in range(1, timeline.max_scroll_y + 1):
            painted.clear()
            timeline.scroll_to(y=y, animate=False, immediate=True)
            stands = bar.render_lines(whole)
            assert bool(painted) == (stands != stood), y
            moves += stands != stood
            stood = stands
        assert 0 < moves < timeline.max_scroll_y / 2
