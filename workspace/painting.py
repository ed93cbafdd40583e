"""Paints a part of a page without asking anew what stands elsewhere on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import textual._compositor
import textual.screen
from rich.control import Control
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class PartCompositor(Compositor):
    """The stock compositor, which asks every piece that could stand in a part for all of its lines.

    Here only pieces that do stand in it are asked, and only for the rows of it. For a step in a list that is half of
    what painting it takes.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Give the lines of what stands in a part of the page.

        Args:
            crop: the part; all of the page when left out.

        Returns:
            For each piece where it is, what of that can be seen, and the lines of the latter.
        """
        if not crop:
            yield from super()._get_renders(crop)
            return
        left, top, width, height = crop
        right, bottom = left + width, top + height
        for widget, (region, clip) in self.visible_widgets.items():
            x, y, wide, high = region
            if x >= right or y >= bottom or x + wide <= left or y + high <= top:
                continue
            # Columns stay whole: where lines are parted is known for whole pieces alone.
            seen = clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            part = region.intersection(seen)
            if part and part.overlaps(crop):
                yield region, seen, widget.render_lines(part.translate(-region.offset))


class KnownPlaces(Control):
    """What tells a terminal where to write, made once for each cell: a step in a long list asks for forty."""

    move_to = lru_cache(maxsize=1 << 12)(Control.move_to)


def paint_parts() -> None:
    """Paint every screen of this app so; called once, before it starts."""
    textual.screen.Compositor = PartCompositor  # type: ignore[attr-defined]  # what a screen makes its own from
    textual._compositor.Control = KnownPlaces  # type: ignore[attr-defined]  # what a painted part is told apart by
