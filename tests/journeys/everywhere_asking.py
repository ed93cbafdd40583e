"""Goes through everything that is asked one question at a time: repairs, the private room, the debrief."""

from __future__ import annotations

from textual.containers import ScrollableContainer

from tests.journeys.looking import Look
from tests.journeys.walking import until
from widgets.buttons import Action
from widgets.timeline import Timeline
from workspace.screens.debrief import DebriefScreen
from workspace.screens.pages import PageScreen
from workspace.screens.reflect_closing import ClosingScreen
from workspace.screens.reflect_copy import CopyScreen
from workspace.screens.reflect_listing import ListingScreen
from workspace.screens.reflect_more import MoreScreen
from workspace.screens.reflect_sentence import SentenceScreen
from workspace.screens.reflect_statements import StatementsScreen
from workspace.screens.reflect_write import WriteScreen
from workspace.screens.repair import RepairScreen
from workspace.screens.repair_step import StepScreen
from workspace.screens.repair_telling import TellingScreen
from workspace.screens.second_look import SecondLookScreen
from workspace.screens.waiting_read import WaitingReadScreen
from workspace.starting import ALONE

MOST_STEPS = 80
"""More questions than any form asks."""


async def repairing(look: Look) -> None:
    """Look at two repairs: the sheet, more steps, what to leave out, one step, what is told, and the other child."""
    look.screen.query_one(Timeline).go_to("01M6")
    await look.do("repair", RepairScreen)
    await look.take("repair 01M6")
    await look.press("right")
    await look.take("repair 01M6 other child")
    await look.close()
    look.screen.query_one(Timeline).go_to("01M4")
    await look.do("repair", RepairScreen)
    await look.take("repair 01M4")
    await look.press("h")
    await look.take("repair 01M4 leave out")
    await look.press("h", "end", "enter")
    if isinstance(look.screen, StepScreen):
        # A closed repair shows fewer steps; the last of them opens.
        await look.take("repair 01M4 last step")
        await look.close()
    else:
        await look.take("repair 01M4 more steps")
    for key, kind, name in (("a", TellingScreen, "own step"), ("c", TellingScreen, "what next")):
        await look.press(key)
        await look.until(kind)
        await look.take(f"repair 01M4 {name}")
        await look.close()
    await look.close()


async def reflect_closed(look: Look) -> None:
    """Look at the private room as it stands while two sit here."""
    await look.room("reflect")
    await look.take("reflect")


async def reflecting(look: Look) -> None:
    """Look at the private room, open for its owner: every leaf and every page of it."""
    await look.room("reflect")
    await look.take("reflect")
    if not look.screen.has_class("-open"):
        await look.press("escape")
        await look.take("reflect asked")
        await look.press("y")
    await until(look.pilot, lambda: look.screen.has_class("-open"), "the open room")
    for n, row in enumerate(look.screen.query_one(Timeline).rows):
        look.screen.query_one(Timeline).go_to(row.id)
        await look.take(f"reflect leaf {n}")
        if row.id.startswith("01F"):
            await look.press("enter")
            await look.until(WriteScreen)
            await look.take("reflect again")
            await look.close()
            await look.do("beside", ListingScreen)
            await look.take("reflect beside")
            await look.close()
    await _more(look)
    await look.do("write", WriteScreen)
    await look.take("reflect write")
    await look.press("o")
    await look.fill("reflect own")
    await look.take("reflect own")
    await look.close()
    await look.do("statements", StatementsScreen)
    await look.fill("reflect whom")
    await look.take("reflect whom")
    await look.press("enter")
    await look.press("3")
    await look.take("reflect statement")
    await look.close()
    await look.do("about_words", PageScreen)
    await look.take("reflect about")
    await look.close()
    await look.do("enough", ClosingScreen)
    await look.take("reflect closing")
    await look.press("1")
    await look.fill("reflect closing line")
    await look.take("reflect closing line")
    await look.close()


async def _more(look: Look) -> None:
    """Look at what else there is in the private room: figures, moments, company, and a copy."""
    for digit, kind in (("1", ListingScreen), ("2", ListingScreen), ("4", PageScreen), ("5", CopyScreen)):
        await look.do("more_own", MoreScreen)
        if digit == "1":
            await look.take("reflect more")
        await look.press(digit)
        await look.until(kind)
        await look.take(f"reflect more {digit}")
        if digit == "2":
            await look.press("1", "enter")
            await look.take("reflect carry")
            await look.press("s")
            await look.until(SentenceScreen)
            await look.take("reflect sentence")
        await look.close()


async def one_alone(look: Look) -> None:
    """Look at what one grown-up writes about a moment: a read, one that waits, and a second look."""
    timeline = look.screen.query_one(Timeline)
    timeline.go_to("01M8")
    await look.do("my_read", DebriefScreen)
    await _questions(look, "my read", most=12)
    await look.close()
    timeline.go_to("01M5")
    await look.do("my_read", WaitingReadScreen)
    await look.take("waiting read")
    await _choose(look, ALONE)
    await look.until(DebriefScreen)
    await _questions(look, "alone", most=4)
    await look.close()
    timeline.go_to("01M4")
    await look.do("second_look", SecondLookScreen)
    await look.fill("second look")
    await look.take("second look")
    await look.close()


async def _choose(look: Look, answer: str) -> None:
    """Press the button of one answer, by the key that stands on it."""
    await look.press(next(each.act.key for each in look.screen.query(Action) if each.act.id.endswith(f":{answer}")))


async def debrief_together(look: Look) -> None:
    """Play a whole debrief of two, and look at one that was left before its shared ground."""
    timeline = look.screen.query_one(Timeline)
    timeline.go_to("01M6")
    await look.do("debrief", DebriefScreen)
    await look.take("debrief left open")
    await look.close()
    timeline.go_to("01M9")
    await look.do("debrief", DebriefScreen)
    await _questions(look, "debrief", most=MOST_STEPS)
    await until(look.pilot, lambda: getattr(look.screen, "ROOM", "") == "moments", "the end of the debrief")
    timeline.go_to("01M9")
    await look.take("debrief over")


async def _questions(look: Look, name: str, *, most: int) -> None:
    """Answer one question after the other, with words where words are asked for and the first choice elsewhere."""
    page = look.screen
    assert isinstance(page, DebriefScreen)
    for n in range(most):
        step = page.sitting.step
        if step.kind == "curtain":
            await look.take(f"{name} {n} {step.id} waiting")
            await look.press("enter")
            await until(look.pilot, lambda: page.sitting.step.kind != "curtain", "the turn")
            await look.settle()
            continue
        await look.fill(step.id)
        await look.take(f"{name} {n} {step.id}")
        if n + 1 == most or not await _answer(look, page):
            return


async def _answer(look: Look, page: DebriefScreen) -> bool:
    """Answer the question in front and say whether another one came."""
    step, asked = page.sitting.step, page.query(ScrollableContainer).first()
    buttons = step.kind in ("choice", "child", "sure", "page", "landing")
    await look.press("1" if buttons and step.kind != "page" else "f2")
    if step.kind == "landing":
        for _ in range(6):
            if page.sitting.step != step:
                break
            await look.press("enter")
    await until(
        look.pilot, lambda: look.screen is not page or page.sitting.step != step or not asked.is_mounted, "an answer"
    )
    await look.settle()
    return look.screen is page and step.kind != "close"
