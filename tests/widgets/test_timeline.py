"""The timeline: it opens at once, keeps its place, and shows words just as they were typed."""

from __future__ import annotations

import time
from typing import Any

import pytest
from textual import events
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tests.widgets.conftest import Host
from widgets.glyphs import ASCII
from widgets.timeline import CLOSE, Row, Timeline
from widgets.timeline_lines import Said


def _row(number: int, **more: object) -> Row:
    values: dict[str, object] = {
        "id": f"m{number}", "day": f"Day {number // 3}", "time": "18:10", "title": f"Moment {number}",
        "second": "Kit · stub", "glyph": "○",
    }  # fmt: skip
    return Row(**(values | more))  # type: ignore[arg-type]  # a row's own fields, given by name


ROWS = tuple(_row(number) for number in range(30))


async def test_arrows_and_letters_move_and_tell() -> None:
    timeline = Timeline(ROWS)
    host = Host(timeline)
    async with host.trial() as pilot:
        await pilot.press("down", "j", "down", "k", "up")
        assert [said.row_id for said in host.said(Timeline.Highlighted)] == ["m0", "m1", "m2", "m3", "m2", "m1"]
        await pilot.press("end")
        assert timeline.current == ROWS[-1]
        assert "Moment 29" in host.text()
        await pilot.press("home")
        assert timeline.current == ROWS[0]
        assert "Day 0" in host.text()


async def test_page_keys_move_about_one_screen() -> None:
    timeline = Timeline(ROWS)
    async with Host(timeline).trial() as pilot:
        await pilot.press("pagedown")
        assert 5 <= timeline.cursor <= 10
        await pilot.press("pagedown", "pageup", "pageup")
        assert timeline.cursor == 0


async def test_enter_opens_what_the_cursor_is_on() -> None:
    host = Host(Timeline(ROWS))
    async with host.trial() as pilot:
        await pilot.press("down", "enter")
        assert [said.row_id for said in host.said(Timeline.Opened)] == ["m1"]


async def test_a_click_chooses_and_a_double_click_opens() -> None:
    timeline = Timeline(ROWS)
    host = Host(timeline)
    async with host.trial() as pilot:
        await pilot.click(Timeline, offset=(10, 6))
        assert timeline.current == ROWS[2]
        assert not host.said(Timeline.Opened)
        await pilot.click(Timeline, offset=(10, 1), times=2)
        assert [said.row_id for said in host.said(Timeline.Opened)] == ["m0"]


async def test_a_click_on_a_day_moves_nothing() -> None:
    timeline = Timeline(ROWS)
    async with Host(timeline).trial() as pilot:
        await pilot.click(Timeline, offset=(3, 8))
        assert timeline.cursor == 0


async def test_other_rows_keep_the_cursor_on_the_same_moment() -> None:
    timeline = Timeline(ROWS)
    async with Host(timeline).trial() as pilot:
        timeline.go_to("m7")
        timeline.set_rows((_row(100), *ROWS[5:]))
        await pilot.pause()
        assert timeline.current == ROWS[7]
        timeline.set_rows(ROWS[:3])
        await pilot.pause()
        assert timeline.current == ROWS[2]


async def test_nothing_to_show_says_something_kind() -> None:
    timeline = Timeline()
    host = Host(timeline)
    async with host.trial(32, 20) as pilot:
        assert "Nothing here yet" in host.text()
        await pilot.press("down", "enter", "end", "pagedown")
        timeline.set_rows(ROWS[:1])
        await pilot.pause()
        assert [said.row_id for said in host.said(Timeline.Highlighted)] == ["m0"]


async def test_the_cursor_shows_without_colour_and_the_day_stands_above() -> None:
    host = Host(Timeline(ROWS))
    async with host.trial(40, 12):
        lines = host.text().splitlines()
        assert lines[0].startswith(" Day 0 ─")
        assert lines[1].startswith("▌ ○ Moment 0")
        assert lines[1][33:38] == "18:10"
        assert lines[2].startswith("▌   Kit · stub")


async def test_long_and_wide_titles_keep_the_time_in_its_column() -> None:
    rows = tuple(_row(n, title=title) for n, title in enumerate(("長い" * 40, "x" * 5000, "שלום " * 60)))
    host = Host(Timeline(rows))
    async with host.trial(40, 12):
        lines = [line for line in host.text().splitlines() if "18:10" in line]
        assert len(lines) == 3
        assert all("…" in line for line in lines)
        assert lines[1].index("18:10") == 34


async def test_typed_text_is_shown_as_it_is(hostile: str) -> None:
    host = Host(Timeline((_row(0, title=hostile, second=hostile, day=hostile, time=""),)))
    async with host.trial(120, 8):
        assert sum(hostile.split("\n")[0][:20] in line for line in host.text().splitlines()) == 3


async def test_a_searched_word_is_underlined() -> None:
    timeline = Timeline((_row(0, title="Shoes and [SHOES] again"),))
    timeline.highlight = "shoes"
    async with Host(timeline).trial():
        strip = timeline.render_line(1)
        marked = [segment.text for segment in strip if segment.style and segment.style.underline]
        assert marked == ["Shoes", "SHOES"]


async def test_what_is_looked_for_is_underlined_where_it_is_said_to_be() -> None:
    timeline = Timeline((_row(0, title="Straße", second="Kit · stub"),))
    timeline.underline(lambda text: [(3, 5)] if text.startswith("Stra") else [])
    async with Host(timeline).trial():
        strips = (timeline.render_line(1), timeline.render_line(2))
        marked = [part.text for strip in strips for part in strip if part.style and part.style.underline]
        assert marked == ["aß"]
        timeline.underline(None)
        assert not any(part.style and part.style.underline for part in timeline.render_line(1))


async def test_the_wheel_scrolls_without_moving_the_cursor() -> None:
    timeline = Timeline(ROWS)
    async with Host(timeline).trial() as pilot:
        await pilot._post_mouse_events([events.MouseScrollDown], Timeline, button=0)
        await pilot.pause()
        assert timeline.scroll_offset.y > 0
        assert timeline.cursor == 0


async def test_ten_thousand_moments_are_there_at_once() -> None:
    rows = tuple(_row(number) for number in range(10_000))
    timeline = Timeline()
    async with Host(timeline).trial() as pilot:
        start = time.perf_counter()
        timeline.set_rows(rows)
        await pilot.press("end")
        assert time.perf_counter() - start < 1.0
        assert timeline.current == rows[-1]


async def test_close_rows_have_one_line_each_and_keep_their_days_and_the_cursor() -> None:
    timeline = Timeline(ROWS)
    host = Host(timeline)
    async with host.trial() as pilot:
        await pilot.press("end")
        high = timeline.virtual_size.height
        host.set_class(True, CLOSE)
        timeline.set_rows(ROWS)
        await pilot.pause()
        assert timeline.current == ROWS[-1]
        assert timeline.virtual_size.height == len(ROWS) + len({row.day for row in ROWS}) < high
        assert "Moment 29" in host.text()
        await pilot.press("home")
        lines = [line.strip() for line in host.text().splitlines()]
        assert [line.split()[0] for line in lines[:5]] == ["Day", "▌", "○", "○", "Day"]
        assert "stub" not in host.text()
        await pilot.click(Timeline, offset=(10, 3))
        assert timeline.current == ROWS[2]


async def test_a_list_of_another_length_arranges_the_page_anew_only_when_its_scrollbar_comes_or_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timeline = Timeline(ROWS)
    host = Host(timeline)
    async with host.trial() as pilot:
        for _ in range(3):
            await pilot.pause()
        arranged: list[object] = []
        real = type(host.screen)._refresh_layout

        def arrange(screen: Screen[object], *args: Any, **more: Any) -> None:
            arranged.append(screen)
            real(screen, *args, **more)

        monkeypatch.setattr(type(host.screen), "_refresh_layout", arrange)
        timeline.set_rows(ROWS[:20])
        await pilot.pause()
        assert arranged == []
        assert timeline.virtual_size.height < timeline.vertical_scrollbar.window_virtual_size + 1
        await pilot.press("end")
        assert timeline.current == ROWS[19]
        assert "Moment 19" in host.text()
        timeline.set_rows(ROWS[:2])
        await pilot.pause()
        assert arranged
        assert not timeline.show_vertical_scrollbar


@pytest.mark.usefixtures("drawn")
async def test_a_line_is_drawn_as_the_stock_way_draws_it_and_never_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = Timeline(ROWS)
    drawn: list[Said] = []
    draw = Timeline.draw

    def noted(self: Timeline, said: Said) -> Strip:
        drawn.append(said)
        return draw(self, said)

    monkeypatch.setattr(Timeline, "draw", noted)
    host = Host(timeline)
    async with host.trial() as pilot:

        async def looks_right() -> None:
            await pilot.pause()
            whole = timeline.region.reset_offset
            mine = timeline.render_lines(whole)
            timeline._styles_cache.clear()
            stock = ScrollView.render_lines(timeline, whole)
            assert [list(line.simplify()) for line in mine] == [list(line.simplify()) for line in stock]
            left = whole.shrink((0, 5, 1, 2))
            assert timeline.render_lines(left) == ScrollView.render_lines(timeline, left)

        await looks_right()
        for key in ("down", "end", "up", "pageup", "home"):
            await pilot.press(key)
            await looks_right()
        timeline.highlight = "moment 1"
        await looks_right()
        timeline.signs = ASCII
        timeline.refresh()
        await looks_right()
        host.theme = "textual-light"
        await looks_right()
        host.set_focus(None)
        await looks_right()
        timeline.set_rows(())
        await looks_right()
        timeline.set_rows(tuple(_row(number + 100) for number in range(30)))
        timeline.focus()
        await pilot.pause()
        drawn.clear()
        await pilot.press("down")
        await pilot.pause()
        # The row that the cursor left, and the one it came to.
        assert len(drawn) == 4
        drawn.clear()
        timeline.scroll_to(y=4, animate=False)
        await pilot.pause()
        # What came into sight from below.
        assert 0 < len(drawn) <= 4
