"""Chips: choosing a few words among many, by keys, letters or mouse."""

from __future__ import annotations

from tests.widgets.conftest import Host
from widgets.chip_field import ChipField
from widgets.chips import Chips, Option
from widgets.question import Ask, Question

COLOURS = tuple(
    Option(id=name.lower(), label=name, description=f"About {name}.")
    for name in ("Amber", "Blue", "Cream", "Dove grey", "Emerald", "Fawn")
)
MANY = tuple(Option(id=f"s{n}", label=f"Signal number {n}", description=f"About {n}.") for n in range(45))


async def test_space_and_enter_choose_and_let_go() -> None:
    host = Host(chips := Chips(COLOURS))
    async with host.trial() as pilot:
        await pilot.press("space", "right", "enter", "left", "space")
        assert [said.chosen for said in host.said(Chips.Changed)] == [("amber",), ("amber", "blue"), ("blue",)]
        assert chips.chosen == ("blue",)


async def test_no_more_than_the_most_are_chosen_and_a_line_says_why() -> None:
    host = Host(chips := Chips(COLOURS, ("amber", "blue"), most=2))
    async with host.trial() as pilot:
        await pilot.press("end", "space")
        assert chips.chosen == ("amber", "blue")
        assert "Let one go" in host.text()
        assert not host.said(Chips.Changed)


async def test_where_one_may_be_chosen_another_takes_its_place() -> None:
    host = Host(chips := Chips(COLOURS, ("amber",), most=1))
    async with host.trial() as pilot:
        await pilot.press("end", "space")
        assert chips.chosen == ("fawn",)


async def test_what_is_chosen_changes_its_mark_and_not_only_its_colour() -> None:
    host = Host(Chips(COLOURS, ("blue",)))
    async with host.trial():
        assert "√ Blue" in host.text()
        assert "· Amber" in host.text()


async def test_the_chip_you_are_on_explains_itself() -> None:
    host = Host(Chips(COLOURS, most=3))
    async with host.trial() as pilot:
        assert "About Amber." in host.text()
        await pilot.press("right")
        assert "About Blue." in host.text()
        host.screen.set_focus(None)
        await pilot.pause()
        assert "Choose up to 3" in host.text()


async def test_a_letter_goes_to_the_next_word_that_begins_with_it() -> None:
    host = Host(chips := Chips(COLOURS))
    async with host.trial() as pilot:
        await pilot.press("e")
        assert chips.here == "emerald"
        await pilot.press("d", "space")
        assert chips.chosen == ("dove grey",)


async def test_show_more_brings_out_the_rest_and_stands_on_the_first_new_word() -> None:
    host = Host(chips := Chips(COLOURS[:3], more=COLOURS[3:]))
    async with host.trial() as pilot:
        assert "Fawn" not in host.text()
        await pilot.press("end", "enter")
        assert "Fawn" in host.text()
        assert "Show more" not in host.text()
        assert chips.here == "dove grey"


async def test_something_chosen_is_never_hidden_under_show_more() -> None:
    host = Host(Chips(COLOURS[:3], ("fawn",), more=COLOURS[3:]))
    async with host.trial():
        assert "√ Fawn" in host.text()


async def test_forty_five_words_fit_a_small_screen_and_the_cursor_stays_in_sight() -> None:
    host = Host(Question(Ask(words="What did Kit send?"), chips := Chips(MANY)))
    async with host.trial() as pilot:
        assert host.screen.query_one(".question--answer").max_scroll_y == 0
        for _ in range(30):
            await pilot.press("down")
            assert f"›· Signal number {chips.here[1:]}" in host.text()
        await pilot.press("end")
        assert "›· Signal number 44" in host.text()
        assert "About 44." in host.text()


async def test_no_scrollbar_stays_where_everything_fits() -> None:
    host = Host(Question(Ask(words="What did Kit send?"), Chips(MANY[:14])))
    async with host.trial(120, 40) as pilot:
        await pilot.pause()
        field = host.screen.query_one(ChipField)
        assert field.size.width == 72
        assert not field.show_vertical_scrollbar


async def test_no_chip_reaches_beneath_the_scrollbar() -> None:
    # Two of them are as wide as the page, and a cell wider than the page beside its scrollbar.
    words = tuple(Option(id=f"s{n}", label="x" * (31 + n % 2), description="") for n in range(60))
    host = Host(Question(Ask(words="What did Kit send?"), chips := Chips(words[:50], more=words[50:])))
    async with host.trial(120, 40) as pilot:
        field = host.screen.query_one(ChipField)
        for keys in ((), ("end", "enter")):
            chips.focus()
            await pilot.press(*keys)
            for _ in range(6):
                host.screen.refresh(layout=True)
                await pilot.pause()
            assert field.show_vertical_scrollbar
            rows = [row for y in range(field.size.height) if (row := field.render_line(y).text).strip()]
            assert [row for row in rows if not row.endswith(" ")] == []
            assert rows


async def test_a_click_chooses_the_chip_under_the_mouse() -> None:
    host = Host(chips := Chips(COLOURS))
    async with host.trial() as pilot:
        line = host.text().splitlines()[0]
        await pilot.click("ChipField", offset=(line.index("Cream"), 0))
        assert chips.chosen == ("cream",)


async def test_typed_words_are_shown_as_they_are(hostile: str) -> None:
    host = Host(Chips((Option(id="own", label=hostile, description=hostile),)))
    async with host.trial(120, 12):
        first = hostile.split("\n")[0][:20]
        assert sum(first in line for line in host.text().splitlines()) >= 2
