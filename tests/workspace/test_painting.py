"""A part of a page that is painted by itself is what stands there when all of it is painted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

from data.journal import Journal
from data.samples import make_demo
from workspace.app import Swingback
from workspace.painting import PartCompositor


@pytest.fixture
def rowans(tmp_path: Path) -> Iterator[Journal]:
    """An invented family with something in every pane."""
    make_demo(tmp_path / "rowan", date(2026, 11, 24))
    journal = Journal.open(tmp_path / "rowan")
    yield journal
    journal.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 18)])
@pytest.mark.parametrize("key", ["1", "2", "question_mark"])
async def test_every_piece_painted_by_itself_is_what_it_is_in_the_whole(
    rowans: Journal, size: tuple[int, int], key: str
) -> None:
    app = Swingback(rowans)
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "down", key)
        await pilot.pause()
        page = app.screen._compositor
        assert isinstance(page, PartCompositor)
        whole = [Strip.join(line.values()) for line in Compositor._render_chops(page, page.size.region, lambda y: True)]
        pieces = {region.intersection(clip) for region, clip in page.visible_widgets.values()}
        for piece in (*pieces, *(Region(one.x, one.bottom - 1, one.width, 1) for one in pieces)):
            if not piece:
                continue
            rows = range(piece.y, piece.bottom)
            chops = page._render_chops(piece, rows.__contains__)
            for y in rows:
                inside = [strip for x, strip in sorted(chops[y].items()) if piece.x <= x < piece.right]
                assert None not in inside
                expected = whole[y].crop(piece.x, piece.right)
                assert list(Strip.join(inside).simplify()) == list(expected.simplify()), (piece, y)
