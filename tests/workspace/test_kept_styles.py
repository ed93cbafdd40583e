"""A start takes the styles of an earlier one over, as long as nothing they hang on is another."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.css.parse import parse

from tests.data.conftest import Home
from workspace import kept_styles
from workspace.app import Swingback
from workspace.theme import PAPER

pytestmark = pytest.mark.usefixtures("afresh")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file beside which styles are kept; gives where."""
    monkeypatch.setattr(kept_styles, "_STYLES", tmp_path / "app.tcss")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "app.tcss").touch()
    return tmp_path / "__pycache__"


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The styles that were taken apart."""
    seen: list[str] = []
    stock: Callable[..., object] = parse

    def noted(scope: str, css: str, *more: object, **how: object) -> object:
        seen.append(css)
        return stock(scope, css, *more, **how)

    monkeypatch.setattr("textual.css.stylesheet.parse", noted)
    return seen


async def page(home: Home) -> list[object]:
    """Start the app and give its first page, cell by cell."""
    app = Swingback(home.journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.pause()
        return [list(line) for line in app.screen._compositor.render_strips()]


async def test_the_second_start_takes_nothing_apart_and_looks_the_same(
    home: Home, place: Path, taken_apart: list[str]
) -> None:
    first = await page(home)
    assert taken_apart
    assert [one.name for one in place.iterdir()] == [f"app.{sys.implementation.cache_tag}.pyc"]
    taken_apart.clear()
    assert await page(home) == first
    assert taken_apart == []


async def test_other_colours_another_textual_or_a_spoiled_file_begin_anew(
    home: Home, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await page(home)
    app = Swingback(home.journal)
    assert len(kept_styles.take_kept(app.stylesheet)) > 10
    app.stylesheet.set_variables({**app.stylesheet._variables, "sage": PAPER.primary})
    assert not kept_styles.take_kept(app.stylesheet)
    app = Swingback(home.journal)
    with monkeypatch.context() as other:
        other.setattr(kept_styles, "installed_number", lambda name: "9.0.0")
        assert not kept_styles.take_kept(app.stylesheet)
    (kept,) = place.iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert not kept_styles.take_kept(app.stylesheet)
    assert await page(home) == first
    assert len(kept_styles.take_kept(app.stylesheet)) > 10


async def test_what_only_other_pages_need_is_left_away(home: Home, place: Path) -> None:
    app = Swingback(home.journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("4")
        await pilot.pause()
        (kept,) = place.iterdir()
        kept.unlink()
        app.keep_styles()
        assert any(path.endswith("pages.tcss") for path, _ in app.stylesheet.source)
    names = {Path(path).name for path, _ in kept_styles.take_kept(Swingback(home.journal).stylesheet)}
    assert "rooms.tcss" in names
    assert "pages.tcss" not in names
