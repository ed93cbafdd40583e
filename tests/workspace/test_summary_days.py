"""Days that are named in plain words, and whose moments come onto the page."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from textual.widgets import Static

from data.actors import Together
from data.journal import Journal
from data.records import PageLook
from data.when import local
from tests.journeys.walking import type_words, until
from tests.workspace.test_summary_room import NOW, Host, demo, foot, press, rowans
from widgets.text_area import Line
from workspace.looks import on_page
from workspace.screens.summary_days import DaysScreen

__all__ = ["demo", "rowans"]

TO_DAYS = ("o", "right", "right", "right", "right", "space")
"""Keys to the two lines."""


def days_of(journal: Journal) -> list[date]:
    """The days of every moment there is, newest first."""
    return [local(moment.when).date() for moment in journal.seen_by(Together()).moments()]


async def test_days_are_named_in_plain_words_and_their_moments_stand_on_the_page(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *TO_DAYS)
        assert isinstance(app.screen, DaysScreen)
        await type_words(pilot, "two weeks ago")
        await press(pilot, "enter")
        await type_words(pilot, "yesterday")
        inside = [day for day in days_of(rowans) if date(2026, 11, 10) <= day <= date(2026, 11, 23)]
        assert 1 < len(inside) < len(days_of(rowans))
        assert foot(app.screen) == f"{len(inside)} moments in these days."
        await press(pilot, "f2")
        await until(pilot, lambda: app.screen is app.room, "the room")
        assert len(app.room.on_page) == len(inside)
        count = str(app.room.query_one("#page-count", Static).content)
        assert count.endswith("From 10 November 2026 to 23 November 2026.")
        look = PageLook(days=-1, first=date(2026, 11, 10), last=date(2026, 11, 23))
        assert rowans.seen_by(Together()).notes().look == look
        # Named days stay where they were named, and one picked by hand goes on from them.
        await press(pilot, "escape", "space")
        assert app.room.look == replace(look, days=0)
        assert len(app.room.on_page) in (len(inside) - 1, len(inside) + 1)


async def test_a_line_may_stay_empty_and_words_that_mean_no_day_keep_the_cursor(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DAYS, "f2")
        assert foot(app.screen) == "Name one day at least."
        await type_words(pilot, "xyzzy")
        await press(pilot, "f2")
        assert isinstance(app.screen, DaysScreen)
        await press(pilot, "ctrl+u", "down")
        await type_words(pilot, "2019-11-02")
        assert foot(app.screen) == "No moment was written down in these days."
        await press(pilot, "escape")
        assert len(app.screen_stack) == 2
        assert app.room.look == PageLook()


def test_an_open_end_takes_all_there_is_and_the_ends_count(rowans: Journal) -> None:
    view = rowans.seen_by(Together())
    newest, *_, oldest = (moment for moment in view.moments() if not moment.set_aside)
    last = local(newest.when).date()
    for look in (PageLook(days=-1, first=last), PageLook(days=-1, first=last, last=last)):
        assert newest.id in on_page(view, look, NOW.date())
        assert oldest.id not in on_page(view, look, NOW.date())
    first = local(oldest.when).date()
    assert oldest.id in on_page(view, PageLook(days=-1, last=first), NOW.date())
    assert len(on_page(view, PageLook(days=-1, first=first, last=last), NOW.date())) == len(view.moments())


async def test_up_and_down_go_from_line_to_line_where_nothing_is_out_of_sight(rowans: Journal) -> None:
    app = Host(rowans)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "e", "f2", "f2")
        lines = list(app.screen.query(Line))
        assert app.focused is lines[0]
        await press(pilot, "down")
        assert app.focused is lines[1]
        await press(pilot, "up")
        assert app.focused is lines[0]
