"""The family's own words: typed one a line, understood or said to be unclear, and offered where they belong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from data.actors import Together
from data.records import Family, TimeOfDay
from data.vocabulary import vocabulary
from data.wording import say
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.workspace.page_kit import SIZES, Home, now, settle
from widgets.chip_field import ChipField
from widgets.text_area import Writing
from workspace.app import Swingback
from workspace.family_words import MOST, Unclear, own_entries, times_in, times_text, words_in, words_text
from workspace.screens.family_words import FamilyWordsScreen


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("", ()),
        ("bedtime 19:30", (("bedtime", 19, 30),)),
        ("  school   run 8.25 \n\n tea 5pm", (("school run", 8, 25), ("tea", 17, 0))),
        ("noon 12pm\nthe small hours 12:30 am", (("noon", 12, 0), ("the small hours", 0, 30))),
        ("bath 18:00\nBath 18:30", (("Bath", 18, 30),)),
        ("swim, then chips 17", (("swim, then chips", 17, 0),)),
    ],
)
def test_times_of_day_are_a_name_and_a_time_on_each_line(text: str, times: tuple[tuple[str, int, int], ...]) -> None:
    assert times_in(text) == tuple(TimeOfDay(name=name, hour=hour, minute=minute) for name, hour, minute in times)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("bedtime", "time"),
        ("19:30", "time"),
        ("tea 25:00", "time"),
        ("tea 17:60", "time"),
        ("tea 13pm", "time"),
        (f"{'x' * 25} 17", "long"),
        ("\n".join(f"time{chr(97 + n)} 7" for n in range(MOST + 1)), "many"),
    ],
)
def test_a_line_that_is_no_time_is_named(text: str, why: str) -> None:
    found = times_in(text)
    assert isinstance(found, Unclear)
    assert found.why == why


def test_times_come_back_as_they_are_shown() -> None:
    times = times_in("tea 5pm\nwaking 6:40")
    assert not isinstance(times, Unclear)
    assert times_text(times) == "waking 06:40\ntea 17:00"


def test_a_word_that_stands_on_the_list_is_not_taken_twice() -> None:
    on_list = vocabulary("signals").entries[0].label
    assert words_in(f"Hums a tune\n{on_list.upper()}", "signal") == Unclear(on_list.upper(), "known")
    found = words_in("Hums a tune, taps\nhums a TUNE", "signal")
    assert not isinstance(found, Unclear)
    assert [(word.id, word.label) for word in found] == [("Hums a tune", "Hums a tune"), ("taps", "taps")]
    family = Family(id="f", own_words=found)
    assert words_text(family, "signal") == "Hums a tune\ntaps"
    assert words_text(family, "need") == ""
    assert [entry.id for entry in own_entries(family, "signals")] == ["Hums a tune", "taps"]
    assert own_entries(family, "needs") == own_entries(family, "feelings") == ()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_words_are_typed_kept_and_shown_on_the_familys_page(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path)
    home.moment("Kit sang in the bath")
    async with Swingback(home.journal, now=now).run_test(size=size) as pilot:
        await until_seen(pilot, "Kit sang")
        await pilot.press("6")
        await settle(pilot)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, FamilyWordsScreen), "the three lists")
        screen = pilot.app.screen
        screen.query_one("#signals", Writing).focus()
        await type_words(pilot, "Hums, [b]taps")
        times = screen.query_one("#times", Writing)
        times.focus()
        await pilot.press("ctrl+end", "enter")
        await type_words(pilot, "elevenses")
        await pilot.press("f2")
        await until_seen(pilot, "needs a name")
        assert home.journal.family.own_words == ()
        await until(pilot, lambda: times.has_focus, "the cursor there")
        await type_words(pilot, " 11")
        await pilot.press("f2")
        await until(pilot, lambda: pilot.app.screen is not screen, "the family's page")
        assert {word.label for word in home.view.family.own_words} == {"Hums", "[b]taps"}
        assert home.journal.family.times_of_day[-1] == TimeOfDay(name="elevenses", hour=11)
        assert len(home.journal.drafts.keys()) == 0
        done = say("family.words.done")
        await until(pilot, lambda: done in " ".join(seen(pilot.app).split()), done)


async def test_an_own_word_is_offered_in_the_debrief_chosen_and_read_even_when_it_left_the_list(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.moment("Kit sang in the bath")
    view = home.journal.seen_by(Together())
    words = words_in("Hums [loudly]", "signal")
    assert not isinstance(words, Unclear)
    view.put(replace(view.family, own_words=words))
    async with Swingback(home.journal, now=now).run_test(size=(120, 40)) as pilot:
        await until_seen(pilot, "Kit sang")
        await pilot.press("d")
        await until(pilot, lambda: hasattr(pilot.app.screen, "sitting"), "the debrief")
        form: Any = pilot.app.screen
        form.sitting.go("signals")
        await form.show()
        field = form.query_one(ChipField)
        field.focus()
        await pilot.press("end", "space", "end", "space", "f2")
        await until(pilot, lambda: form.sitting.step.id != "signals", "the next question")
        (moment,) = view.moments()
        assert moment.signals == ("Hums [loudly]",)
        view.put(replace(view.family, own_words=()))
        await pilot.press("escape")
        await until_seen(pilot, "Hums [loudly]")
