"""A question asked alone on a screen, its buttons, the places to write, and the curtain."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input, Static, TextArea

from tests.widgets.conftest import Host
from widgets.buttons import Act, Action, ActionRow
from widgets.curtain import Curtain
from widgets.question import Ask, Question
from widgets.text_area import Line, Writing

ACTS = (Act(id="next", label="Next", key="Enter", strong=True), Act(id="later", label="Another evening", key="Esc"))


async def test_a_question_shows_its_parts_and_says_which_button() -> None:
    host = Host(Question(Ask(words="What would a camera have seen?", progress="3 of 9", hint="Only that.", acts=ACTS)))
    async with host.trial() as pilot:
        text = host.text()
        for part in ("3 of 9", "What would a camera", "Only that.", "Another evening"):
            assert part in text
        assert isinstance(host.focused, Action)
        await pilot.press("enter", "right", "space")
        assert [said.act_id for said in host.said(Question.Pressed)] == ["next", "later"]


async def test_the_answer_is_ready_to_be_written_at_once() -> None:
    host = Host(Question(Ask(words="And then?", acts=ACTS), writing := Writing()))
    async with host.trial() as pilot:
        await pilot.press("s", "o", "space", "d", "tab", "enter")
        assert writing.text == "so d"
        assert [said.act_id for said in host.said(Question.Pressed)] == ["next"]


async def test_the_column_follows_the_width_of_the_screen() -> None:
    for width, column in ((40, 40), (80, 60), (120, 72), (170, 84)):
        host = Host(Question(Ask(words="So?")))
        async with host.trial(width, 30) as pilot:
            await pilot.pause()
            assert host.screen.query_one(".question--column").size.width + 2 * (width < 110) == column


async def test_a_button_inside_the_answer_speaks_for_itself() -> None:
    inner = ActionRow((Act(id="inner", label="Inner"),))
    host = Host(Question(Ask(words="So?", acts=ACTS), inner))
    async with host.trial() as pilot:
        await pilot.press("enter")
        assert [said.act_id for said in host.said(Action.Pressed)] == ["inner"]
        assert not host.said(Question.Pressed)


async def test_buttons_that_do_not_fit_stand_on_the_next_line() -> None:
    host = Host(row := ActionRow(ACTS))
    async with host.trial(30, 12):
        assert row.size.height == 3
        assert all(button.region.right <= 30 for button in row.query(Action))


async def test_a_button_switched_off_is_not_pressed() -> None:
    host = Host(Action(Act(id="x", label="Reveal", off=True)))
    async with host.trial() as pilot:
        await pilot.click(Action)
        await pilot.press("enter")
        assert not host.said(Action.Pressed)


async def test_a_click_presses_a_button() -> None:
    host = Host(Action(Act(id="x", label="Reveal", key="r")))
    async with host.trial() as pilot:
        assert "r Reveal" in host.text()
        await pilot.click(Action)
        assert [said.act_id for said in host.said(Action.Pressed)] == ["x"]


async def test_the_curtain_shows_one_name_and_lifts_on_enter() -> None:
    wait = Act(id="wait", label="While you wait")
    host = Host(Curtain("Ana, your turn.", "Ben, look away or fetch the tea.", (wait,)))
    async with host.trial() as pilot:
        line = next(line for line in host.text().splitlines() if "Ana" in line)
        assert abs(line.index("Ana") - (80 - len("Ana, your turn.")) // 2) <= 1
        await pilot.press("enter")
        assert len(host.said(Curtain.Lifted)) == 1
        await pilot.press("tab", "enter")
        assert [said.act_id for said in host.said(Curtain.Pressed)] == ["wait"]


async def test_writing_leaves_out_what_cannot_be_kept_and_says_so() -> None:
    host = Host(writing := Writing())
    async with host.trial():
        writing.insert("a\u202eb\x07c")
        assert writing.text == "abc"
    assert len(host.said(Writing.Cleaned)) == 1
    assert len(host.said(Writing.Cleaned)[0].names) == 2
    assert host.said(TextArea.Changed)


async def test_a_line_leaves_out_what_cannot_be_kept_and_says_so() -> None:
    host = Host(line := Line())
    async with host.trial() as pilot:
        line.insert_text_at_cursor("a\u202eb")
        await pilot.press("c")
        assert line.value == "abc"
    assert len(host.said(Line.Cleaned)) == 1
    assert host.said(Input.Changed)


async def test_tab_leaves_the_writing_and_ctrl_z_undoes_within_it() -> None:
    host = Host(writing := Writing(), Action(Act(id="x", label="Next")))
    async with host.trial() as pilot:
        await pilot.press("h", "i", "ctrl+z")
        assert writing.text == ""
        await pilot.press("tab")
        assert isinstance(host.focused, Action)


async def test_everything_typed_comes_back_letter_for_letter(hostile: str) -> None:
    act = Act(id="x", label=hostile, key="k", tooltip=hostile)
    ask = Ask(words=hostile, progress=hostile, hint=hostile, acts=(act,))
    host = Host(Question(ask, writing := Writing(hostile), line := Line()))
    async with host.trial(120, 60) as pilot:
        assert writing.text == hostile
        line.insert_text_at_cursor(hostile)
        assert line.value == hostile
        assert hostile.split("\n")[0][:20] in host.text()
        await pilot.press("x")
        assert writing.text == "x" + hostile


async def test_the_curtain_shows_a_name_as_it_is(hostile: str) -> None:
    host = Host(Curtain(hostile, hostile))
    async with host.trial(120, 200):
        assert hostile.split("\n")[0][:20] in host.text()


@pytest.mark.parametrize("size", [(80, 22), (40, 15)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_long_answer_gives_way_and_the_buttons_stay_in_sight(size: tuple[int, int]) -> None:
    long = Static("\n".join(f"line {n}" for n in range(40)))
    ask = Ask(words="Bridie asks, Dom tells.", progress="5 of 9", hint="Two questions are allowed. " * 6, acts=ACTS)
    host = Host(question := Question(ask, long))
    async with host.trial(*size) as pilot:
        await pilot.pause()
        assert all(button.region.bottom <= size[1] and button.region.height for button in question.query(Action))
        answer = question.query_one(".question--answer", VerticalScroll)
        assert answer.size.height >= 1
        answer.scroll_end(animate=False)
        await pilot.pause()
        assert "line 39" in host.text()
