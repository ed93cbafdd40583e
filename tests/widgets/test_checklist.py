"""Repair steps: every answer equal, each with a sign and a word, and the way to more steps."""

from __future__ import annotations

from textual.events import MouseMove
from textual.widgets import Static

from tests.journeys.walking import until
from tests.widgets.conftest import Host
from widgets.checklist import CYCLE, Checklist, StepRow
from widgets.glyphs import ASCII
from widgets.step_line import StepLine

ROWS = (
    StepRow(id="calm_self", label="Calm down first", status="done"),
    StepRow(id="go_back", label="Go back", words="Under the table is a fine place to talk."),
    StepRow(id="own_it", label="Own it", status="not_needed"),
    StepRow(id="name_their_side", label="Name their side", status="child_said_no", who="Nell and Idris"),
)


async def test_each_answer_has_its_own_sign_and_the_rarer_ones_a_word() -> None:
    host = Host(Checklist(ROWS))
    async with host.trial():
        text = host.text()
        for line in ("√ Calm down first", "· Go back", "– Own it", "‹ Name their side"):
            assert line in text
        assert "not needed" in text
        assert "child said no for now · Nell and Idris" in text


async def test_plain_signs_are_plain() -> None:
    host = Host(Checklist(ROWS, signs=ASCII))
    async with host.trial():
        assert all(line.isascii() for line in host.text().splitlines())
        assert "x Calm down first" in host.text()


async def test_space_gives_the_next_answer_and_goes_all_the_way_round() -> None:
    host = Host(checklist := Checklist(ROWS[1:2]))
    async with host.trial() as pilot:
        for _ in CYCLE:
            await pilot.press("space")
            said = host.said(Checklist.Cycled)[-1]
            await checklist.set_rows((StepRow(id=said.step_id, label="Go back", status=said.status),))
        given = [said.status for said in host.said(Checklist.Cycled)]
        assert given == ["done", "not_needed", "child_said_no", "not_yet"]


async def test_the_step_you_are_on_says_what_it_can_look_like() -> None:
    host = Host(Checklist(ROWS))
    async with host.trial() as pilot:
        await pilot.press("down")
        assert "not yet · Under the table" in host.text()


async def test_enter_opens_a_step_and_the_last_line_asks_for_more() -> None:
    host = Host(Checklist(ROWS, more=True))
    async with host.trial() as pilot:
        await pilot.press("j", "enter", "end", "enter", "space")
        assert [said.step_id for said in host.said(Checklist.Opened)] == ["go_back"]
        assert len(host.said(Checklist.MoreAsked)) == 2
        assert not host.said(Checklist.Cycled)


async def test_a_click_on_the_sign_changes_and_elsewhere_only_chooses() -> None:
    host = Host(checklist := Checklist(ROWS))
    async with host.trial() as pilot:
        await pilot.click(Checklist, offset=(20, 1))
        assert checklist.current == ROWS[1]
        assert not host.said(Checklist.Cycled)
        await pilot.click(Checklist, offset=(2, 1))
        assert [said.step_id for said in host.said(Checklist.Cycled)] == ["go_back"]


async def test_other_steps_keep_the_cursor_on_the_same_one() -> None:
    host = Host(checklist := Checklist(ROWS))
    async with host.trial() as pilot:
        await pilot.press("end")
        checklist.rows = (StepRow(id="new", label="First of all"), *ROWS)
        await pilot.pause()
        assert checklist.current == ROWS[3]
        assert "First of all" in host.text()
        checklist.rows = ROWS[:1]
        await pilot.pause()
        assert checklist.current == ROWS[0]
        assert "Name their side" not in host.text()


async def test_long_words_keep_their_indent() -> None:
    host = Host(Checklist((StepRow(id="x", label="word " * 30, plan="plan " * 30),)))
    async with host.trial(40, 20):
        lines = [line for line in host.text().splitlines() if "word" in line or "plan" in line]
        assert len(lines) > 6
        assert {line.index("w" if "word" in line else "p") for line in lines} == {4}


async def test_many_steps_scroll_and_the_line_about_the_step_stays() -> None:
    rows = tuple(StepRow(id=str(n), label=f"Step {n}", words=f"About {n}.") for n in range(40))
    host = Host(Checklist(rows))
    async with host.trial(60, 12) as pilot:
        await pilot.press("end")
        await until(pilot, lambda: "Step 39" in host.text(), "the last step")
        assert "About 39." in host.text()


async def test_typed_words_are_shown_as_they_are(hostile: str) -> None:
    host = Host(Checklist((StepRow(id="x", label=hostile, words=hostile, who=hostile, plan=hostile),)))
    async with host.trial(120, 250):
        first = hostile.split("\n")[0][:20]
        assert sum(first in line for line in host.text().splitlines()) >= 3


async def test_a_step_that_is_dragged_selects_no_text_and_leaves_no_mark_where_it_was_let_go_outside() -> None:
    host = Host(Checklist(ROWS), beneath := Static("beneath"))
    async with host.trial() as pilot:
        lines = list(host.query(StepLine))
        await pilot.mouse_down(lines[2], offset=(8, 0))
        await pilot._post_mouse_events([MouseMove], lines[0], (12, 0), button=1)
        assert lines[0].has_class("-drop")
        assert host.screen.selections == {}
        await pilot._post_mouse_events([MouseMove], beneath, (3, 0), button=1)
        await pilot.mouse_up(beneath, offset=(3, 0))
        await pilot.hover(lines[1], offset=(8, 0))
        assert not host.query(".-drop")
        assert not host.said(Checklist.Dropped)
        await pilot.mouse_up(lines[1], offset=(8, 0))
        assert not host.said(Checklist.Dropped)
