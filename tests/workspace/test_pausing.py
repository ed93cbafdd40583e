"""A quiet moment, a time-out and coming back: advice and no cage, nothing counted, and gone once it is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.records import Debrief, Moment
from data.when_back import LONGEST, SHORTEST
from data.wording import content, say
from tests.data.conftest import TODAY, Home, a_moment
from tests.journeys.walking import seen, type_words, until, until_seen
from widgets.buttons import Action
from widgets.question import Question
from widgets.text_area import Line, Writing
from workspace.app import Swingback
from workspace.pausing import Answer, call_time_out, come_back, returns
from workspace.playing import Sitting
from workspace.screens.debrief import DebriefScreen
from workspace.screens.pause import PauseScreen, ReturnScreen, TimeOutScreen
from workspace.starting import open_debrief, start_debrief

NOW = datetime(2026, 11, 24, 20, 13, tzinfo=UTC)


class At:
    """The app over a family, at a time that only goes on when it is told to."""

    def __init__(self, home: Home) -> None:
        self.now = NOW
        self.home = home
        self.app = Swingback(home.journal, now=lambda: self.now)


def begun(home: Home, step: str = "camera") -> tuple[Moment, Debrief]:
    """Begin a debrief and leave it at a step."""
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    debrief = start_debrief(view, moment, "joint")
    Sitting(home.journal.seen_by, Together(), debrief, today=TODAY).go(step)
    return moment, debrief


def now_is(home: Home, moment: Moment) -> Debrief:
    """Give the debrief of a moment as it stands."""
    return home.journal.seen_by(Together()).debriefs(moment.id)[-1]


async def debrief(pilot: Pilot[Any]) -> DebriefScreen:
    """Open the debrief under the cursor."""
    await pilot.press("d")
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the debrief")
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    await until(pilot, lambda: screen.focused is not None, "its question")
    return screen


async def click_below(pilot: Pilot[Any], words: str) -> None:
    """Click some words on the line beneath the question."""
    line = pilot.app.screen.query_one("#stop-line")
    assert await pilot.click(line, offset=(seen(pilot.app).splitlines()[line.region.y].index(words), 0))


async def press_quiet(pilot: Pilot[Any], *, by_mouse: bool = False) -> PauseScreen:
    """Ask for a quiet moment."""
    await (click_below(pilot, "F7") if by_mouse else pilot.press("f7"))
    await until(pilot, lambda: isinstance(pilot.app.screen, PauseScreen), "quiet")
    screen = pilot.app.screen
    assert isinstance(screen, PauseScreen)
    return screen


async def time_out(pilot: Pilot[Any], key: str = "1") -> None:
    """Take a time-out."""
    await pilot.press("f8")
    await until(pilot, lambda: isinstance(pilot.app.screen, TimeOutScreen), "the times")
    await until_seen(pilot, say("rules.pause.choose_return"))
    await pilot.press(key)
    await until(pilot, lambda: not isinstance(pilot.app.screen, TimeOutScreen | DebriefScreen), "the list")


# -- without a screen ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minute", range(0, 60, 7))
def test_every_time_that_is_offered_lies_between_twenty_minutes_and_a_day(minute: int) -> None:
    now = NOW.replace(minute=minute, second=31)
    offered = returns(now)
    assert list(offered) == sorted(set(offered))
    assert all(now + SHORTEST <= one <= now + LONGEST for one in offered)
    assert all(one.minute % 5 == 0 and one.second == 0 for one in offered)


READY: Answer = "ready"
NOT_YET: Answer = "not_yet"
NOT_TODAY: Answer = "not_today"


@pytest.mark.parametrize("early", [True, False], ids=["early", "in time"])
@pytest.mark.parametrize(
    ("one", "two"), [(a, b) for a in (READY, NOT_YET, NOT_TODAY) for b in (READY, NOT_YET, NOT_TODAY)]
)
def test_what_comes_of_two_answers_is_the_same_whoever_gives_which(
    home: Home, one: Answer, two: Answer, early: bool
) -> None:
    moment, before = begun(home)
    view = home.journal.seen_by(Together())
    call_time_out(view, before, NOW + SHORTEST)
    now = NOW if early else NOW + SHORTEST
    said = dict(zip(before.readers, (one, two), strict=True))
    outcome = come_back(view, now_is(home, moment), said, now=now, today=TODAY)
    after = now_is(home, moment)
    if (one, two) == (READY, READY):
        assert (outcome, after.return_at, after.closed_on) == ("go_on", None, None)
    elif NOT_TODAY in (one, two):
        assert (outcome, after.return_at, after.closed_on) == ("not_now", None, None)
        assert view.family.joint_from == TODAY + timedelta(days=1)
    elif (one, two) == (NOT_YET, NOT_YET) and not early:
        assert (outcome, after.return_at, after.closed_on) == ("ended", None, TODAY)
    else:
        assert (outcome, after.return_at) == ("not_now", NOW + SHORTEST)
    assert after.readers == before.readers


# -- on the screen ---------------------------------------------------------------------------------------------


async def test_a_quiet_moment_says_one_sentence_then_the_signs_and_comes_back_to_the_same_place(home: Home) -> None:
    begun(home)
    async with At(home).app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        screen = await debrief(pilot)
        await until_seen(pilot, "F7 a quiet moment")
        await type_words(pilot, "so")
        quiet = await press_quiet(pilot, by_mouse=True)
        await until_seen(pilot, say("rules.pause.small"))
        for sign in content("rules")["pause"]["signs"]:
            assert sign not in seen(pilot.app)
        await quiet.show_signs()
        for sign in content("rules")["pause"]["signs"]:
            await until_seen(pilot, sign)
        await pilot.press("f2")
        await until(pilot, lambda: pilot.app.screen is screen, "the same place")
        assert screen.sitting.step.id == "camera"
        assert str(screen.sitting.answers.value(screen.sitting.step)).endswith("so")


async def test_a_time_out_rests_and_start_now_anyway_needs_both(home: Home) -> None:
    moment, _ = begun(home)
    at = At(home)
    async with at.app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        await debrief(pilot)
        await time_out(pilot)
        await until_seen(pilot, "Kit knocked")
        assert now_is(home, moment).return_at == datetime(2026, 11, 24, 20, 35, tzinfo=UTC)
        for one, two in ((0, 1), (0, 0)):
            await pilot.press("d")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReturnScreen), "are you ready")
            await until_seen(pilot, "You chose 20:35. Start now anyway?")
            await pilot.press(*["right"] * one, "space", "tab", *["right"] * two, "space", "f2")
            if one == two:
                break
            await until_seen(pilot, say("rules.neutral")[:30])
            assert now_is(home, moment).return_at is not None
            await pilot.press("escape")
            await until_seen(pilot, "Kit knocked")
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the debrief")
        await until_seen(pilot, "camera with no sound")
    assert now_is(home, moment).return_at is None
    home.journal.flush()
    assert b"20:35" not in (home.folder / "family.json").read_bytes()


async def test_a_time_of_ones_own_is_said_back_first_and_its_digits_choose_nothing(home: Home) -> None:
    moment, _ = begun(home)
    async with At(home).app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        await debrief(pilot)
        await click_below(pilot, "F8")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimeOutScreen), "the times")
        await until(pilot, lambda: isinstance(pilot.app.focused, Action), "the first time")
        line = pilot.app.screen.query_one(Line)
        assert await pilot.click(line)
        for typed in ("in 1", "9 minutes"):
            await type_words(pilot, typed)
            await until_seen(pilot, say("rules.pause.own_unclear"))
            await pilot.press("enter")
            assert isinstance(pilot.app.screen, TimeOutScreen)
        line.value = ""
        await type_words(pilot, "half past nine")
        await until_seen(pilot, "  21:30")
        assert now_is(home, moment).return_at is None
        await pilot.press("enter")
        await until_seen(pilot, "Kit knocked")
        assert now_is(home, moment).return_at == datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
        home.journal.drafts.flush()
        kept = b"".join(path.read_bytes() for path in (home.folder / "drafts").rglob("*") if path.is_file())
        assert b"half past" not in kept


async def test_two_not_yets_once_the_time_has_come_end_it_gently(home: Home) -> None:
    moment, _ = begun(home)
    at = At(home)
    async with at.app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        await debrief(pilot)
        await time_out(pilot)
        at.now = NOW + timedelta(hours=1)
        await pilot.press("d")
        await until_seen(pilot, say("rules.pause.back"))
        await pilot.press("f2")
        await until_seen(pilot, say("rules.pause.each"))
        await pilot.press("right", "space", "tab", "right", "space", "f2")
        await until_seen(pilot, "Keep the repair with Kit; leave the rest.")
    assert now_is(home, moment).closed_on == TODAY


async def test_a_second_time_out_ends_it_for_the_day_and_nothing_counts_them(home: Home) -> None:
    moment, _ = begun(home)
    at = At(home)
    async with at.app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        await debrief(pilot)
        await time_out(pilot)
        at.now = NOW + timedelta(hours=1)
        await pilot.press("d")
        await until_seen(pilot, say("rules.pause.back"))
        await pilot.press("space", "tab", "space", "f2")
        screen = await debrief_here(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(screen.focused, Action), "another page")
        words = [question.ask.words for question in screen.query(Question)]
        assert words == [say("rules.pause.second_time")]
        assert not isinstance(pilot.app.screen, TimeOutScreen)
        assert screen.sitting.view.family.joint_from == TODAY + timedelta(days=1)
    view = home.journal.seen_by(Together())
    found = open_debrief(view, moment)
    assert found is not None
    assert (found.step, found.return_at) == ("camera", None)


async def debrief_here(pilot: Pilot[Any]) -> DebriefScreen:
    """Wait until the debrief goes on."""
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen), "the debrief")
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    await until(pilot, lambda: screen.focused is not None, "its question")
    return screen


async def test_a_time_out_in_a_turn_lowers_the_curtain_first(home: Home) -> None:
    begun(home, "first_curtain")
    async with At(home).app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        screen = await debrief(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(screen.sitting.turn), "the turn")
        screen.sitting.go("first_words")
        await screen.show()
        await until(pilot, lambda: isinstance(screen.focused, Writing), "a place to write")
        await type_words(pilot, "mine")
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimeOutScreen), "the times")
        assert not screen.sitting.turn
        assert "mine" not in seen(pilot.app)
        await pilot.press("escape")
        await until_seen(pilot, "Nell, your turn.")


async def test_in_the_form_for_one_a_quiet_moment_is_offered_and_no_time_out(home: Home) -> None:
    begun(home)
    home.journal.unlock_bare(home.nell.id)
    async with At(home).app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        pilot.app.sit_down(Alone(home.nell.id))  # type: ignore[attr-defined]  # this app has it
        screen = await debrief(pilot)
        await pilot.press("f8")
        assert pilot.app.screen is screen
        quiet = await press_quiet(pilot)
        await quiet.show_signs()
        await until_seen(pilot, say("rules.pause.go_on"))
        assert say("rules.pause.time_out") not in seen(pilot.app)


async def test_the_quiet_clock_comes_and_goes_and_says_about_how_long(home: Home) -> None:
    begun(home, "start")
    at = At(home)
    async with at.app.run_test(size=(80, 24)) as pilot:
        await until_seen(pilot, "Kit knocked")
        screen = await debrief(pilot)
        assert say("debrief.clock_begun") not in seen(pilot.app)
        await pilot.press("ctrl+t")
        await until_seen(pilot, say("debrief.clock_begun"))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: say("debrief.clock_begun") not in seen(pilot.app), "no clock")
        at.now = NOW + timedelta(minutes=23)
        await pilot.press("ctrl+t")
        await until_seen(pilot, "about 20 minutes so far")
        assert screen.sitting.step.id == "start"


def test_nothing_of_a_time_out_is_left_in_the_records_afterwards(home: Home) -> None:
    moment, before = begun(home)
    view = home.journal.seen_by(Together())
    call_time_out(view, now_is(home, moment), NOW + SHORTEST)
    said: dict[str, Answer] = dict.fromkeys(before.readers, "ready")
    come_back(view, now_is(home, moment), said, now=NOW, today=TODAY)
    assert now_is(home, moment) == replace(before, step="camera")
