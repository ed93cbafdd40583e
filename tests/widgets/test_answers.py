"""Ways to answer: how it landed, when it was, and what an empty place offers."""

from __future__ import annotations

import pytest

from data.vocabulary import landing_rounds, vocabulary
from tests.widgets.conftest import Host
from widgets.buttons import Act, Action
from widgets.empty import Empty
from widgets.gallery import PAGES, Gallery
from widgets.glyphs import ASCII, FULL, glyphs
from widgets.landing_question import LandingQuestion
from widgets.text_area import Line, Writing
from widgets.when_input import WhenInput
from widgets.without_colours import without_colours
from workspace.theme import SIXTEEN, THEMES


@pytest.mark.parametrize("landing", [entry.id for entry in vocabulary("landings").entries])
async def test_every_landing_can_be_reached_by_the_questions(landing: str) -> None:
    host = Host(question := LandingQuestion())
    async with host.trial(100, 40) as pilot:
        for asked in landing_rounds():
            ids = [stop.id for stop in asked.stops]
            buttons = list(host.screen.query(Action))
            wanted = landing if landing in ids else ""
            button = next(one for one in buttons if one.act.id == wanted) if wanted else buttons[0]
            button.focus()
            await pilot.press("enter")
            if wanted:
                break
        assert [said.landing_id for said in host.said(LandingQuestion.Decided)] == [landing]
        assert question.chosen == landing


async def test_not_knowing_is_an_answer_at_every_question() -> None:
    host = Host(LandingQuestion())
    async with host.trial(100, 40) as pilot:
        for _ in landing_rounds()[:-1]:
            assert any(button.act.id == "not_sure" for button in host.screen.query(Action))
            host.screen.query(Action).first().focus()
            await pilot.press("enter")
        last = next(button for button in host.screen.query(Action) if button.act.id == "not_sure")
        last.focus()
        await pilot.press("enter")
        assert [said.landing_id for said in host.said(LandingQuestion.Decided)] == ["not_sure"]


async def test_one_can_go_back_a_question() -> None:
    host = Host(question := LandingQuestion())
    async with host.trial(100, 40) as pilot:
        first, second = (asked.question for asked in landing_rounds()[:2])
        await pilot.press("enter")
        assert question.place == 1
        await pilot.pause()
        assert f"{first}  " in host.text()
        back = next(button for button in host.screen.query(Action) if button.act.label == "One question back")
        back.focus()
        await pilot.press("enter")
        assert question.place == 0
        assert second not in host.text()


async def test_the_list_shows_all_eight_in_their_order_and_as_equals() -> None:
    host = Host(LandingQuestion(chosen="misread"))
    async with host.trial(100, 40) as pilot:
        buttons = list(host.screen.query(Action))[:8]
        assert [button.act.id for button in buttons] == [entry.id for entry in vocabulary("landings").entries]
        assert len({button.size.width for button in buttons}) == 1
        assert "√ Misread" in host.text()
        await pilot.press("tab")
        buttons[0].focus()
        await pilot.press("down", "enter")
        assert [said.landing_id for said in host.said(LandingQuestion.Decided)] == [buttons[1].act.id]


async def test_what_was_understood_stands_beneath_while_typing() -> None:
    host = Host(WhenInput(lambda words: "Friday 20 November" if "fri" in words else ""))
    async with host.trial() as pilot:
        await pilot.press("f", "r")
        assert "Not sure which time" in host.text()
        await pilot.press("i", "enter")
        assert "Friday 20 November" in host.text()
        assert [said.heard for said in host.said(WhenInput.Changed)] == ["", "", "Friday 20 November"]
        assert [(said.value, said.heard) for said in host.said(WhenInput.Submitted)] == [("fri", "Friday 20 November")]


async def test_what_was_understood_is_shown_as_it_is(hostile: str) -> None:
    host = Host(when := WhenInput(lambda words: words))
    async with host.trial(120, 10) as pilot:
        when.value = hostile.split("\n")[0]
        await pilot.pause()
        assert sum(hostile.split("\n")[0][:15] in line for line in host.text().splitlines()) == 2


async def test_an_empty_place_offers_one_thing(hostile: str) -> None:
    host = Host(Empty(hostile, Act(id="new", label="Write one down")))
    async with host.trial(100, 300) as pilot:
        assert hostile.split("\n")[0][:12] in host.text()
        await pilot.press("enter")
        assert [said.act_id for said in host.said(Empty.Pressed)] == ["new"]


def test_each_state_has_a_sign_in_both_sets() -> None:
    assert glyphs(True) is ASCII
    assert glyphs(False) is FULL
    states = ("stub", "one_ready", "both_ready", "talked", "repair_open", "offered", "mended")
    assert "".join(FULL.state(state) for state in states) == "○◊◊●◊◊●"
    assert "".join(ASCII.state(state) for state in states).isascii()
    assert "".join(FULL.step(step) for step in ("done", "not_yet", "not_needed", "child_said_no")) == "√·–‹"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(120, 40), (40, 15)])
async def test_every_page_of_the_gallery_stands_at_every_size(page: str, size: tuple[int, int]) -> None:
    app = Gallery(page, THEMES)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert app.theme == THEMES[1].name
        assert app.screen.query_one("#page").children


async def test_the_gallery_stands_in_looks_that_are_not_ours_and_goes_round() -> None:
    app = Gallery()
    async with app.run_test() as pilot:
        for _ in PAGES:
            await pilot.press("f2")
        assert app.page == "moments"
        await pilot.press("f3", "f4")
        assert app.page == "empty"


async def test_a_letter_in_a_line_arranges_nothing_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    host = Host(line := Line())
    async with host.trial(30, 5) as pilot:
        line.focus()
        await pilot.press("a", "b")
        for _ in range(3):
            await pilot.pause()
        arranged: list[object] = []
        monkeypatch.setattr(type(host.screen), "_refresh_layout", lambda screen, *args, **more: arranged.append(screen))
        for letter in "a line that is longer than the room there is":
            line.insert_text_at_cursor(letter)
            await pilot.pause()
        assert arranged == []
        assert line.scroll_offset.x > 0
        assert "room there is" in host.text()


@pytest.mark.parametrize("kind", [Line, Writing])
async def test_with_sixteen_colours_a_field_has_a_ground_and_the_cursor_another_one(kind: type[Line | Writing]) -> None:
    host = Host(field := kind())
    async with host.trial(40, 10) as pilot:
        host.theme = SIXTEEN.name
        field.focus()
        await pilot.press("a", "b")
        row = [part.style for part in host.screen._compositor.render_strips()[0] if part.style is not None]
        grounds = [one for one in row if one.bgcolor is not None and one.bgcolor.number == 4]
        words, cursor = (next(one for one in grounds if bool(one.reverse) is over) for over in (False, True))
        # Without colours what has a ground is turned over, and the cursor is turned back.
        assert without_colours(words).reverse
        assert not without_colours(cursor).reverse
