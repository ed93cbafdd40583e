"""A read written alone: kept to oneself and gone on with, closed and taken back, and corrected once it is open."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.records import Debrief, Moment, Read, TurnPaper
from data.wording import say
from tests.data.conftest import TODAY, Home, a_moment
from tests.journeys.walking import seen, type_words, until, until_seen
from tests.workspace.test_debrief import running
from widgets.text_area import Writing
from workspace.app import Swingback
from workspace.my_read import looks_again
from workspace.playing import Sitting
from workspace.screens.my_read import MyReadScreen
from workspace.screens.second_look import SecondLookScreen
from workspace.screens.waiting_read import WaitingReadScreen
from workspace.starting import start_debrief


def write(home: Home) -> Moment:
    """Write a moment down."""
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    return moment


async def sit_down(pilot: Pilot[Any], home: Home) -> None:
    """Sit down as Nell, alone; how that is asked for is tried elsewhere."""
    home.journal.unlock_bare(home.nell.id)
    app = pilot.app
    assert isinstance(app, Swingback)
    app.sit_down(Alone(home.nell.id))
    await pilot.pause()


async def to_words(pilot: Pilot[Any], *, again: bool = False) -> MyReadScreen:
    """Open one's read, or the closed one again, and go on to the question for words."""
    await pilot.press("r")
    if again:
        await until(pilot, lambda: isinstance(pilot.app.screen, WaitingReadScreen), "what shall become of it")
        await pilot.press("4")
    await until(pilot, lambda: isinstance(pilot.app.screen, MyReadScreen), "the read")
    screen = pilot.app.screen
    assert isinstance(screen, MyReadScreen)
    while screen.sitting.step.id != "my_words":
        before = screen.sitting.step.id
        await until(pilot, lambda: screen.asked.widget.is_mounted, "the question")
        await pilot.press("1" if screen.sitting.step.kind == "choice" else "f2")
        await until(pilot, lambda before=before: screen.sitting.step.id != before, "the next question")  # type: ignore[misc]  # bound now
    await until(pilot, lambda: screen.focused is not None and isinstance(screen.focused, Writing), "the page")
    return screen


async def to_end(pilot: Pilot[Any], screen: MyReadScreen) -> None:
    """Go on to the last question."""
    while screen.sitting.step.id != "ready":
        before = screen.sitting.step.id
        await until(pilot, lambda: screen.asked.widget.is_mounted, "the question")
        await pilot.press("1" if screen.sitting.step.kind in ("choice", "sure") else "f2")
        await until(pilot, lambda before=before: screen.sitting.step.id != before, "the next question")  # type: ignore[misc]  # bound now
    await until(pilot, lambda: screen.asked.widget.is_mounted, "the last question")


async def test_a_read_kept_to_oneself_is_found_again_and_closed(home: Home) -> None:
    moment = write(home)
    view = home.journal.seen_by(Alone(home.nell.id))
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        screen = await to_words(pilot)
        await type_words(pilot, "He missed me")
        await to_end(pilot, screen)
        await pilot.press("2")
        await until_seen(pilot, say("picture.mine_kept")[:30])
        assert view.ready(moment.id) == ()
        screen = await to_words(pilot)
        assert screen.query_one(Writing).text == "He missed me"
        await type_words(pilot, " a lot")
        await to_end(pilot, screen)
        await pilot.press("1")
        await until(pilot, lambda: view.ready(moment.id) == (home.nell.id,), "a closed read")
        await until_seen(pilot, "Kit knocked")
        assert say("picture.mine_kept")[:30] not in seen(pilot.app)
        paper = view.my_paper(moment.id)
        assert paper is not None
        assert paper.read.words == "He missed me a lot"


async def test_a_closed_read_can_be_taken_back(home: Home) -> None:
    moment = write(home)
    view = home.journal.seen_by(Alone(home.nell.id))
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        for choice, ready in (("1", (home.nell.id,)), ("2", ())):
            screen = await to_words(pilot, again=not ready)
            await to_end(pilot, screen)
            await pilot.press(choice)
            await until(pilot, lambda ready=ready: view.ready(moment.id) == ready, "what was chosen")  # type: ignore[misc]  # bound now
            await until_seen(pilot, "Kit knocked")


def opened(home: Home, *, closed: bool) -> tuple[Moment, Read]:
    """Give a moment with Nell's open read, while its debrief is open or after it closed."""
    moment = write(home)
    together = home.journal.seen_by(Together())
    debrief: Debrief = start_debrief(together, moment, "joint")
    sitting = Sitting(home.journal.seen_by, Together(), debrief, today=TODAY)
    for turn in ("first", "second"):
        sitting.go(f"{turn}_curtain")
        sitting.begin_turn()
        sitting.answers.type(sitting.script.step(f"{turn}_words"), "at first")
        sitting.end_turn()
    assert sitting.reveal() == "revealed"
    if closed:
        together.put(replace(sitting.debrief, closed_on=TODAY, step=""))
    return moment, next(read for read in together.reads(moment.id) if read.adult == home.nell.id)


async def test_an_open_read_is_corrected_while_its_debrief_is_open(home: Home) -> None:
    moment, before = opened(home, closed=False)
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        screen = await to_words(pilot)
        await type_words(pilot, ", and still")
        await to_end(pilot, screen)
        await until_seen(pilot, say("moments.read_correct"))
        await pilot.press("1")
        view = home.journal.seen_by(Together())

        def now() -> Read:
            return next(read for read in view.reads(moment.id) if read.id == before.id)

        await until(pilot, lambda: now().words == "at first, and still", "the corrected read")
        after = now()
        assert (after.own, after.sealed_own) == (before.own, before.sealed_own)


async def test_after_the_debrief_a_second_look_is_asked_for_instead(home: Home) -> None:
    moment, before = opened(home, closed=True)
    async with running(home.journal) as pilot:
        await sit_down(pilot, home)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, SecondLookScreen), "the second look")
        assert before in home.journal.seen_by(Together()).reads(moment.id)


def test_beneath_reads_that_stand_open_another_adds_a_second_look(home: Home) -> None:
    moment = write(home)
    home.journal.unlock_bare(home.nell.id)
    home.journal.unlock_bare(home.idris.id)
    nell, idris = (home.journal.seen_by(Alone(one.id)) for one in (home.nell, home.idris))
    assert not looks_again(nell, moment)
    nell.share_alone(TurnPaper(read=Read(id="01R", moment=moment.id, adult=home.nell.id)))
    assert looks_again(nell, moment)
    assert looks_again(idris, moment)
    idris.keep_to_oneself(TurnPaper(read=Read(id="01S", moment=moment.id, adult=home.idris.id)))
    assert not looks_again(idris, moment)


def test_an_old_note_of_ones_own_does_not_stand_in_the_way_of_a_second_look(home: Home) -> None:
    moment, before = opened(home, closed=True)
    home.journal.unlock_bare(home.nell.id)
    nell = home.journal.seen_by(Alone(home.nell.id))
    nell.keep_to_oneself(TurnPaper(read=Read(id="01S", moment=moment.id, adult=home.nell.id, words="before all that")))
    assert not nell.may_correct(before)
    assert looks_again(nell, moment)
