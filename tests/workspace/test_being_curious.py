"""After the reveal: rounds of being curious, two needs kept with one button, and what came since the last evening."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data.actors import Alone, Together
from data.ids import new_id
from data.records import FOR_ONE, Debrief, Form, Guess, Moment, Plan, Repair, RepairStep, SecondLook
from data.wording import say
from tests.data.conftest import TODAY, Home, a_moment
from tests.journeys.walking import seen, until, until_seen
from tests.workspace.test_debrief import debrief, running
from widgets.landing_question import LandingQuestion
from workspace.playing import Sitting
from workspace.screens.debrief import DebriefScreen
from workspace.starting import start_debrief


def revealed(
    home: Home, *, made: tuple[str, ...] = (), needs: tuple[str, str] = ("connection", "boundaries")
) -> Moment:
    """Give a moment whose two reads are open; the readers in `made` told of an answer of their own."""
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    view.put(moment)
    sitting = Sitting(home.journal.seen_by, Together(), start_debrief(view, moment, "joint"), today=TODAY)
    for turn, words, need in (("first", "cheek", needs[0]), ("second", "tiredness", needs[1])):
        sitting.go(f"{turn}_curtain")
        sitting.begin_turn()
        sitting.answers.type(sitting.script.step(f"{turn}_words"), words)
        sitting.answers.type(sitting.script.step(f"{turn}_needs"), (need,))
        if turn in made:
            sitting.answers.type(sitting.script.step(f"{turn}_return_words"), f"what {turn} did")
        sitting.end_turn()
    assert sitting.reveal() == "revealed"
    return moment


async def at(pilot: Pilot[Any], step: str) -> DebriefScreen:
    """Open the debrief at a step."""
    screen = await debrief(pilot)
    screen.sitting.go(step)
    await screen.show()
    await until(pilot, lambda: screen.asked.widget.is_mounted, "its question")
    return screen


async def test_each_round_shows_one_read_and_names_who_asks_and_who_tells(home: Home) -> None:
    revealed(home)
    async with running(home.journal) as pilot:
        await debrief(pilot)
        await until_seen(pilot, say("rules.ground.nothing_shared"))
        assert say("debrief.you_both") not in seen(pilot.app)
        for words, shown, hidden in (
            ("Idris asks, Nell tells.", "cheek", "tiredness"),
            ("Now Nell asks, and Idris tells.", "tiredness", "cheek"),
        ):
            await pilot.press("f2")
            await until_seen(pilot, words)
            await until_seen(pilot, shown)
            assert hidden not in seen(pilot.app)
            assert "What else?" in " ".join(seen(pilot.app).split())


async def test_two_needs_are_kept_with_one_button(home: Home) -> None:
    moment = revealed(home)
    async with running(home.journal) as pilot:
        screen = await at(pilot, "needs_kept")
        await until_seen(pilot, "Keep both: ")
        await pilot.press("f4")
        await pilot.press("f2")
        await until(pilot, lambda: screen.sitting.step.id != "needs_kept", "the next question")
    guess = home.journal.seen_by(Together()).guess(moment.id)
    assert guess is not None
    assert set(guess.needs) == {"connection", "boundaries"}


async def test_where_both_thought_of_the_same_need_nothing_is_offered_to_keep_twice(home: Home) -> None:
    revealed(home, needs=("connection", "connection"))
    async with running(home.journal) as pilot:
        await at(pilot, "needs_kept")
        assert "Keep both" not in seen(pilot.app)


async def test_the_childs_own_account_stands_above_both_reads(home: Home) -> None:
    moment = revealed(home)
    home.journal.seen_by(Together()).put(Guess(id=moment.id, child_account="I was hot."))
    async with running(home.journal, (120, 60)) as pilot:
        await until_seen(pilot, "I was hot.")
        assert seen(pilot.app).index("I was hot.") < seen(pilot.app).index("cheek")
        for step, below in (("ground", "cheek"), ("needs_kept", "Connection")):
            screen = await at(pilot, step)
            await until_seen(pilot, "I was hot.")
            assert seen(pilot.app).index("I was hot.") < seen(pilot.app).index(below)
            screen.action_pause()
            await until_seen(pilot, "Kit knocked")


async def test_cant_tell_yet_is_a_finished_debrief(home: Home) -> None:
    moment = revealed(home, made=("first",))
    async with running(home.journal) as pilot:
        screen = await at(pilot, "landing")
        screen.sitting.land("not_sure")
        screen.sitting.go("close")
        await screen.show()
        await pilot.press("f2")
        await until_seen(pilot, "talked through")
    view = home.journal.seen_by(Together())
    assert view.debrief(moment.id) is None
    guess = view.guess(moment.id)
    assert guess is not None
    assert (guess.landing, guess.landing_by) == ("not_sure", home.nell.id)


@pytest.mark.parametrize(
    ("made", "hint"),
    [
        (("first",), "Nell answers, for what came back from Nell."),
        (("second",), "Idris answers, for what came back from Idris."),
        ((), "Neither of you told of an answer"),
    ],
    ids=["first", "second", "nobody"],
)
async def test_the_landing_is_asked_of_whoever_made_the_return(home: Home, made: tuple[str, ...], hint: str) -> None:
    revealed(home, made=made)
    async with running(home.journal) as pilot:
        await at(pilot, "landing")
        await until(pilot, lambda: hint in " ".join(seen(pilot.app).split()), hint)


async def test_where_both_made_a_return_it_is_asked_whose_is_looked_at(home: Home) -> None:
    moment = revealed(home, made=("first", "second"))
    async with running(home.journal) as pilot:
        screen = await at(pilot, "landing")
        await until_seen(pilot, "Whose answer to Kit")
        await pilot.press("2")
        await until(pilot, lambda: "Idris answers, for what" in seen(pilot.app), "whose it is")
        assert "Nell / Idris" not in seen(pilot.app)
        screen.sitting.land("too_soon", screen.whose)
        await screen.go_on()
        await until_seen(pilot, "Idris, about what came back from you")
        assert "Nell / Idris" not in seen(pilot.app)
    guess = home.journal.seen_by(Together()).guess(moment.id)
    assert guess is not None
    assert (guess.landing, guess.landing_by) == ("too_soon", home.idris.id)


async def test_a_landing_that_is_clicked_twice_is_taken_once(home: Home) -> None:
    moment = revealed(home, made=("first",))
    async with running(home.journal) as pilot:
        screen = await at(pilot, "landing")
        question = screen.query_one(LandingQuestion)
        for _ in range(2):
            question.post_message(LandingQuestion.Decided(question, "too_little"))
        await until(pilot, lambda: screen.sitting.step.id != "landing", "the next question")
        await pilot.pause()
    guess = home.journal.seen_by(Together()).guess(moment.id)
    assert guess == Guess(id=moment.id, landing="too_little", landing_by=home.nell.id)


def closed(home: Home) -> tuple[Moment, Debrief]:
    """Give a moment whose debrief is closed, with something to look for."""
    moment = revealed(home)
    view = home.journal.seen_by(Together())
    done = replace(view.debriefs(moment.id)[-1], closed_on=TODAY, step="")
    view.put(done, Guess(id=moment.id, look_for="Sunday evenings will look alike."))
    return moment, done


def next_one(home: Home) -> Sitting:
    """Begin a debrief of another moment."""
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit, "Kit would not put his shoes on.")
    view.put(moment)
    return Sitting(home.journal.seen_by, Together(), start_debrief(view, moment, "joint"), today=TODAY)


def test_a_first_debrief_has_nothing_to_look_back_on(home: Home) -> None:
    assert "earlier" not in [step.id for step in next_one(home).steps]


async def test_late_second_looks_and_what_was_to_be_looked_for_open_the_next_debrief(home: Home) -> None:
    moment, _ = closed(home)
    look = SecondLook(id=new_id(), moment=moment.id, adult=home.idris.id, on=TODAY, words="It was his birthday week.")
    home.journal.seen_by(Alone(home.idris.id)).put(look)
    sitting = next_one(home)
    sitting.go("earlier")
    async with running(home.journal) as pilot:
        await pilot.press("d")
        await until_seen(pilot, "Since you last sat together")
        for words in (
            "Sunday evenings will look alike.",
            "Idris",
            "Kit knocked the tower",
            "It was his birthday week.",
        ):
            await until_seen(pilot, words)
        await pilot.press("f2")
        await until_seen(pilot, "How we talk tonight")


def test_a_look_is_brought_up_once(home: Home) -> None:
    moment, _ = closed(home)
    look = SecondLook(id=new_id(), moment=moment.id, adult=home.idris.id, on=TODAY, words="Later.")
    home.journal.seen_by(Alone(home.idris.id)).put(look)
    view = home.journal.seen_by(Together())
    sitting = next_one(home)
    assert [one.words for one in sitting.looked_again] == ["Later."]
    view.put(replace(sitting.debrief, closed_on=TODAY, step=""))
    again = next_one(home)
    assert again.looked_again == ()
    assert "earlier" not in [step.id for step in again.steps]


@pytest.mark.parametrize(
    ("answer", "stands"),
    [("done", ["done", "done", "not_yet"]), ("let_go", ["done", "not_needed", "not_needed"])],
)
def test_what_is_said_of_a_carried_repair_is_said_of_the_step_it_was_named_by(
    home: Home, answer: str, stands: list[str]
) -> None:
    moment, _ = closed(home)
    names = ("calm_self", "go_back", "own_it")
    steps = tuple(RepairStep(id=name, status="done" if name == "calm_self" else "not_yet") for name in names)
    home.journal.seen_by(Together()).put(Repair(id=new_id(), moment=moment.id, child=home.kit.id, steps=steps))
    sitting = next_one(home)
    sitting.go("last_time")
    assert sitting.fill(sitting.step.words) == "Last time you said: Go back"
    title = home.journal.seen_by(Together()).title(moment)
    assert f"“{title}”, Mon 23 Nov, 18:10." in sitting.fill(sitting.step.hint)
    sitting.answers.settle_carried(answer)
    (repair,) = home.journal.seen_by(Together()).repairs(moment.id)
    assert [step.status for step in repair.steps] == stands
    assert repair.closed_on == TODAY


@pytest.mark.parametrize("form", FOR_ONE)
def test_a_form_for_one_opens_with_what_its_author_wanted_to_look_for_and_with_late_looks(
    home: Home, form: Form
) -> None:
    def begin(words: str) -> Sitting:
        moment = a_moment(home.kit, words)
        home.journal.seen_by(Together()).put(moment)
        home.journal.unlock_bare(home.nell.id)
        nell = Alone(home.nell.id)
        debrief = start_debrief(home.journal.seen_by(nell), moment, form)
        return Sitting(home.journal.seen_by, nell, debrief, today=TODAY)

    first = begin("Kit knocked the tower over.")
    assert not {"last_time", "earlier"} & {step.id for step in first.steps}
    first.answers.answer(first.script.step("look_for"), "Sunday evenings will look alike.")
    first.share()
    seen_again = SecondLook(
        id=new_id(), moment=first.moment.id, adult=home.idris.id, on=TODAY, words="It was his birthday week."
    )
    home.journal.seen_by(Alone(home.idris.id)).put(seen_again)
    steps = (RepairStep(id="go_back", plan=Plan(words="Half an hour of blocks")),)
    repair = Repair(id=new_id(), moment=first.moment.id, child=home.kit.id, steps=steps)
    home.journal.seen_by(Together()).put(repair)
    sitting = begin("Kit would not put his shoes on.")
    assert [step.id for step in sitting.steps][:4] == ["arrive", "last_time", "earlier", "camera"]
    assert sitting.words_for(sitting.script.step("last_time"), "{carried}") == "Half an hour of blocks"
    assert (sitting.look_for, sitting.looked_again) == ("Sunday evenings will look alike.", (seen_again,))
