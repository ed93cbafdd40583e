"""A debrief played without a screen: what is asked, where answers go, and coming back to the same place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together
from data.journal import Journal
from data.records import Birth, Moment, When
from data.vocabulary import vocabulary
from data.wording import say
from tests.data.conftest import TODAY, Home, a_moment
from workspace.picturing import status
from workspace.playing import Sitting
from workspace.starting import start_debrief


def sit(journal: Journal, moment: Moment, form: str = "joint", actor: object = None) -> Sitting:
    """Begin a debrief, or come back to it."""
    who = actor or Together()
    view = journal.seen_by(who)  # type: ignore[arg-type]  # an actor, given by the tests below
    debrief = start_debrief(view, moment, form)  # type: ignore[arg-type]  # one of the forms
    return Sitting(journal.seen_by, who, debrief, today=TODAY)  # type: ignore[arg-type]  # an actor


def answer(sitting: Sitting, words: str = "words") -> None:
    """Give some answer to the step that is asked now, and go on."""
    step = sitting.step
    match step.kind:
        case "curtain":
            sitting.begin_turn()
            return
        case "reveal":
            assert sitting.reveal() == "revealed"
            return
        case "chips" | "needs":
            sitting.answers.answer(step, (vocabulary(step.list).entries[0].id,))
        case "text" | "line":
            sitting.answers.answer(step, words)
        case "voices" | "appreciation":
            for adult in sitting.debrief.readers:
                sitting.answers.answer(step, f"{words} {sitting.name(adult)}", adult)
        case "landing":
            sitting.land("misread", sitting.debrief.readers[0])
        case "keep_or_share":
            sitting.share()
    if step.id == "rules":
        following = sitting.steps[sitting.steps.index(step) + 1].id
        sitting.rules_read()
        sitting.go(following)
        return
    if step.id.endswith("_covered"):
        sitting.end_turn()
        return
    if not sitting.next():
        sitting.finish()


def play_to(sitting: Sitting, step_id: str) -> None:
    """Answer everything until a step is asked."""
    for _ in range(80):
        if sitting.step.id == step_id:
            return
        answer(sitting)
    pytest.fail(f"{step_id} was never asked")


def test_a_joint_debrief_fills_the_records(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    sitting = sit(home.journal, moment)
    play_to(sitting, "close")
    answer(sitting)
    view = home.journal.seen_by(Together())
    guess = view.guess(moment.id)
    assert guess is not None
    assert (guess.landing, guess.landing_by) == ("misread", home.nell.id)
    assert [voice.words for voice in guess.voices] == ["words Nell", "words Idris"]
    assert guess.needs == (vocabulary("needs").entries[0].id,)
    assert len(view.reads(moment.id)) == 2
    assert view.debrief(moment.id) is None
    assert [a.words for a in view.debriefs(moment.id)[0].appreciations] == ["words Nell", "words Idris"]
    assert view.state(moment.id) == "talked"


def test_who_goes_first_alternates(home: Home) -> None:
    view = home.journal.seen_by(Together())
    firsts = []
    for _ in range(3):
        moment = a_moment(home.kit)
        view.put(moment)
        sitting = sit(home.journal, moment)
        firsts.append(sitting.debrief.readers[0])
        view.put(replace(sitting.debrief, closed_on=TODAY))
    assert firsts == [home.nell.id, home.idris.id, home.nell.id]


@pytest.mark.parametrize("step", ["camera", "signals", "first_curtain", "second_curtain", "reveal", "voices", "repair"])
def test_the_same_step_comes_back_on_another_evening(home: Home, step: str) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    play_to(sit(home.journal, moment), step)
    again = sit(home.again(), moment)
    assert again.step.id == step


def test_a_turn_comes_back_to_its_own_question_with_its_words(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    sitting = sit(home.journal, moment)
    play_to(sitting, "first_words")
    sitting.answers.type(sitting.step, "half a sen", (0, 10))
    journal = home.again()
    again = sit(journal, moment)
    assert again.step.id == "first_curtain"
    journal.unlock_bare(home.nell.id)
    again.begin_turn()
    assert again.step.id == "first_words"
    assert again.answers.value(again.step) == "half a sen"
    assert again.answers.cursor(again.step) == ((0, 10), "")


def test_nobody_steps_back_into_a_turn_or_behind_the_reveal(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    sitting = sit(home.journal, moment)
    for step in ("first_curtain", "first_evening", "second_curtain", "second_evening", "reveal", "ground"):
        play_to(sitting, step)
        if step in ("first_evening", "second_evening", "second_curtain", "reveal", "ground"):
            assert not sitting.back()
            assert sitting.step.id == step
    play_to(sitting, "next_move")
    assert sitting.back()
    assert sitting.step.id == "voices"


def test_a_bright_moment_asks_what_made_it_work(home: Home) -> None:
    moment = replace(a_moment(home.kit), bright=True)
    home.journal.seen_by(Together()).put(moment)
    asked = [step.id for step in sit(home.journal, moment).steps]
    assert "made_it_work" in asked
    assert "landing" not in asked


def test_a_childs_age_is_that_of_the_day_as_it_was_lived(home: Home) -> None:
    view = home.journal.seen_by(Together())
    view.put(replace(home.kit, birth=Birth(year=2020, month=7, day=2)))
    birthday = When(instant=datetime(2026, 7, 1, 23, 30, tzinfo=UTC), zone="Europe/London")
    moment = replace(a_moment(home.kit), when=birthday)
    view.put(moment)
    assert sit(home.journal, moment).band == "school"


def test_what_was_read_unseen_once_stands_when_it_is_talked_about_again(home: Home) -> None:
    moment = a_moment(home.kit)
    view = home.journal.seen_by(Together())
    view.put(moment)
    first = sit(home.journal, moment)
    play_to(first, "close")
    answer(first)
    reads = view.reads(moment.id)
    again = sit(home.journal, moment)
    asked = [step.id for step in again.steps]
    assert asked[:6] == ["start", "camera", "signals", "signal_words", "context", "ground"]
    assert asked[6:9] == ["round_first", "round_second", "voices"]
    assert again.answers.value(again.script.step("landing")) == ("misread",)
    play_to(again, "close")
    answer(again)
    assert view.reads(moment.id) == reads


def test_one_who_put_a_read_on_the_timeline_is_not_asked_for_it_again(home: Home) -> None:
    moment = a_moment(home.kit)
    view = home.journal.seen_by(Together())
    view.put(moment)
    home.journal.unlock_bare(home.nell.id)
    for _ in range(2):
        sitting = sit(home.journal, moment, "alone", Alone(home.nell.id))
        play_to(sitting, "close")
        answer(sitting)
    (read,) = view.reads(moment.id)
    assert read.words == "words"
    guess = view.guess(moment.id)
    again = sit(home.journal, moment, "alone", Alone(home.nell.id))
    assert not [step.id for step in again.steps if step.id.startswith("my_")]
    for step in again.steps:
        if step.field.startswith("guess."):
            whose = home.nell.id if step.kind == "voices" else ""
            again.answers.answer(step, again.answers.value(step, whose), whose)
    again.share()
    assert view.guess(moment.id) == guess
    # Two have not read it unseen: what stands open is talked about, and nothing is asked behind a curtain.
    together = [step.id for step in sit(home.journal, moment).steps]
    assert not {"first_curtain", "second_curtain", "reveal", "ground", "round_first"} & set(together)


def test_a_closed_read_beside_an_open_one_opens_by_its_authors_own_act_alone(home: Home) -> None:
    moment = a_moment(home.kit)
    view = home.journal.seen_by(Together())
    view.put(moment)
    closed_before(home, moment, home.idris.id)
    home.journal.unlock_bare(home.nell.id)
    alone = sit(home.journal, moment, "alone", Alone(home.nell.id))
    play_to(alone, "close")
    alone.share()
    (hers,) = view.reads(moment.id)
    kinds = {step.kind for step in sit(home.journal, moment).steps}
    assert not {"curtain", "reveal", "ground", "round"} & kinds
    assert view.reads(moment.id) == (hers,)
    assert view.ready(moment.id) == (home.idris.id,)
    assert status(view, moment.id) == say("picture.ready", name="Idris")
    home.journal.unlock_bare(home.idris.id)
    sit(home.journal, moment, "alone", Alone(home.idris.id)).share()
    assert {read.adult for read in view.reads(moment.id)} == {home.nell.id, home.idris.id}
    assert view.ready(moment.id) == ()
    assert "ground" in {step.kind for step in sit(home.journal, moment).steps}


def test_in_a_form_for_one_what_the_family_thinks_is_gone_on_with(home: Home) -> None:
    moment = a_moment(home.kit)
    view = home.journal.seen_by(Together())
    view.put(moment)
    for adult in (home.nell, home.idris):
        home.journal.unlock_bare(adult.id)
    first = sit(home.journal, moment, "alone", Alone(home.nell.id))
    play_to(first, "close")
    guess = view.guess(moment.id)
    then = sit(home.journal, moment, "alone", Alone(home.idris.id))
    assert then.answers.value(then.script.step("look_for")) == "words"
    assert then.answers.value(then.script.step("landing")) == ()
    then.share()
    assert view.guess(moment.id) == guess


def test_a_stop_right_after_both_reads_opened_comes_back_behind_them(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    sitting = sit(home.journal, moment)
    play_to(sitting, "reveal")
    sitting.reveal()
    sitting.go("reveal")
    assert sit(home.journal, moment).step.id == "ground"


def test_a_debrief_alone_leaves_no_trace_until_it_is_shared(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    home.journal.unlock_bare(home.nell.id)
    sitting = sit(home.journal, moment, "alone", Alone(home.nell.id))
    play_to(sitting, "keep_or_share")
    view = home.journal.seen_by(Together())
    assert (view.reads(moment.id), view.ready(moment.id), view.guess(moment.id)) == ((), (), None)
    assert view.debriefs(moment.id) == ()
    assert view.state(moment.id) == "stub"
    play_to(sitting, "close")
    assert view.state(moment.id) == "talked"
    assert [read.adult for read in view.reads(moment.id)] == [home.nell.id]
    guess = view.guess(moment.id)
    assert guess is not None
    assert guess.landing_by == home.nell.id


def test_a_debrief_alone_can_be_kept_as_a_note(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    home.journal.unlock_bare(home.nell.id)
    nell = Alone(home.nell.id)
    sitting = sit(home.journal, moment, "alone", nell)
    play_to(sitting, "keep_or_share")
    sitting.keep()
    view = home.journal.seen_by(Together())
    assert view.state(moment.id) == "stub"
    assert view.debriefs(moment.id) == ()
    room = home.journal.seen_by(nell).room()
    assert room is not None
    kept = room.unready[0]
    assert kept.read.words == "words"
    assert kept.guess is not None
    assert kept.guess.landing == "misread"


def closed_before(home: Home, moment: Moment, *adults: str) -> None:
    """Let adults close a read alone."""
    for adult in adults:
        home.journal.unlock_bare(adult)
        sitting = sit(home.journal, moment, "alone", Alone(adult))
        play_to(sitting, "my_words")
        sitting.answers.answer(sitting.step, f"{adult}-words")
        home.journal.seen_by(Alone(adult)).cover(replace(sitting.answers.paper(), guess=None))
        sitting.answers.drop_private()
        home.journal.lock(adult)


def test_reads_closed_before_are_not_asked_for_again(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    closed_before(home, moment, home.nell.id, home.idris.id)
    sitting = sit(home.journal, moment)
    play_to(sitting, "first_curtain")
    asked = []
    while sitting.step.id != "ground":
        asked.append(sitting.step.id)
        if sitting.step.id.endswith(("_evening", "_ready")):
            sitting.answers.answer(sitting.step, sitting.step.values[0])
        answer(sitting)
    turns = [f"{turn}_{name}" for turn in ("first", "second") for name in ("curtain", "evening", "ready", "covered")]
    assert asked == [*turns, "reveal"]
    words = {read.adult: read.words for read in sitting.view.reads(moment.id)}
    assert words == {adult: f"{adult}-words" for adult in (home.nell.id, home.idris.id)}


def test_a_read_closed_before_can_be_written_again_in_the_turn(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    closed_before(home, moment, home.nell.id)
    sitting = sit(home.journal, moment)
    play_to(sitting, "first_ready")
    sitting.answers.answer(sitting.step, "again")
    play_to(sitting, "first_words")
    assert sitting.answers.value(sitting.step) == ""
    sitting.answers.answer(sitting.step, "written anew")
    sitting.next()
    play_to(sitting, "ground")
    words = {read.adult: read.words for read in sitting.view.reads(moment.id)}
    assert words[home.nell.id] == "written anew"


def test_the_one_who_has_no_read_yet_is_asked_for_all_of_it(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    closed_before(home, moment, home.nell.id)
    asked = [step.id for step in sit(home.journal, moment).steps]
    assert "first_words" not in asked
    assert "second_words" in asked
    assert "second_ready" not in asked


def test_a_private_answer_given_beside_a_closed_read_stops_the_reveal(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    closed_before(home, moment, home.nell.id, home.idris.id)
    sitting = sit(home.journal, moment)
    play_to(sitting, "second_evening")
    sitting.answers.answer(sitting.step, "not_today")
    play_to(sitting, "reveal")
    assert sitting.reveal() == "not_now"
    assert sitting.view.ready(moment.id) == ()


def test_a_debrief_alone_kept_as_a_note_is_gone_on_with(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    home.journal.unlock_bare(home.nell.id)
    sitting = sit(home.journal, moment, "alone", Alone(home.nell.id))
    play_to(sitting, "keep_or_share")
    before, appreciated = sitting.answers.paper(), sitting.answers.appreciations()
    assert appreciated
    sitting.keep()
    journal = home.again()
    journal.unlock_bare(home.nell.id)
    again = sit(journal, moment, "alone", Alone(home.nell.id))
    assert again.answers.paper() == before
    assert again.answers.appreciations() == appreciated
    assert before.guess is not None
    assert before.guess.needs


def test_who_has_no_read_is_not_asked_for_one_alone_where_others_stand_open(home: Home) -> None:
    moment = a_moment(home.kit)
    view = home.journal.seen_by(Together())
    view.put(moment)
    for adult in (home.nell, home.idris):
        home.journal.unlock_bare(adult.id)
        sitting = sit(home.journal, moment, "alone", Alone(adult.id))
        play_to(sitting, "close")
        answer(sitting)
    assert not [step.id for step in sitting.steps if step.id.startswith("my_")]
    assert [read.adult for read in view.reads(moment.id)] == [home.nell.id]
