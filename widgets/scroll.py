"""A scrollbar of whole cells: the slivers Textual draws by itself are missing from many fonts."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style as RichStyle
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class WholeCells(ScrollBarRender, Visual):
    """Draws the thumb in whole cells, and each kind of cell once: the rest of a bar is the same three again."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Give the bar line by line."""
        long, thick = (height or 1, width) if self.vertical else (width, height or 1)
        assert isinstance(self.style, RichStyle)
        ends = self.style.bgcolor, self.style.color
        assert ends[0] is not None
        assert ends[1] is not None
        drawn = self.render_bar(
            size=long, virtual_size=self.virtual_size, window_size=self.window_size, position=self.position,
            thickness=thick, vertical=self.vertical, back_color=ends[0], bar_color=ends[1],
        ).segments  # fmt: skip
        cells = [cell for cell in drawn if cell.text != "\n"]
        beneath = RichStyle(bgcolor=ends[0])
        if not self.vertical:
            return [Strip(cells[:long], long).apply_style(beneath)] * thick
        kinds = {id(cell): cell for cell in cells}
        strips = {kind: Strip([cell], thick).apply_style(beneath) for kind, cell in kinds.items()}
        return [strips[id(cell)] for cell in cells]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Give the cells across."""
        return self.thickness if self.vertical else container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Give the lines of one that lies; one that stands takes what there is."""
        return self.thickness


def _lines(bar: ScrollBar, crop: Region) -> list[Strip]:
    """Give the lines of a bar, which has no border and no air around it that the stock way would look for."""
    surface = bar.background_colors[1]
    drawn = bar._render()
    assert isinstance(drawn, WholeCells)
    width, height = bar.region.size
    strips = drawn.render_strips(width, height, bar.visual_style, RenderOptions(lambda style: bar.visual_style, {}))
    for one in bar.get_line_filters():
        strips = [strip.apply_filter(one, surface) for strip in strips]
    strips = strips[crop.y : crop.bottom]
    return strips if crop.width == width else [strip.crop(*crop.column_span) for strip in strips]


def _moved(bar: ScrollBar, before: float, after: float) -> None:
    """Paint a bar anew only when its thumb comes to stand on other cells; in a long list most steps move it by less."""
    if _first_cell(bar, before) != _first_cell(bar, after):
        bar.refresh()


def _first_cell(bar: ScrollBar, position: float) -> int:
    """Give the cell at which the thumb begins, as `ScrollBarRender.render_bar` draws it."""
    long, window, every = (
        bar.size.height if bar.vertical else bar.size.width,
        bar.window_size,
        bar.window_virtual_size,
    )
    if not long or not window or every <= window:
        return 0
    # In its very steps, so that no fraction is rounded otherwise.
    return int((long - max(1, window / (every / long))) * (position / (every - window)))


def use_whole_cells() -> None:
    """Draw every scrollbar of this app in whole cells; called once, before it starts."""
    ScrollBar.renderer = WholeCells
    vars(ScrollBar)["position"]._repaint = False
    ScrollBar.watch_position = _moved  # type: ignore[attr-defined]  # Textual looks for it by this name
    ScrollBar.render_lines = _lines  # type: ignore[assignment]  # widgets make their own bars
