"""Debriefs, reads and second looks line by line: the same records as on the screen, and the same privacy."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Alone
from data.journal import Journal
from data.records import Guess
from data.scripts import script
from data.when import say_time
from data.wording import say
from tests.workspace.cli_kit import IDRIS, NELL, NOW, stub, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play, seen
from workspace.lines.debriefs import debrief, my_read, second_look
from workspace.lines.house import House

JOINT = script("joint")
SOUP = stub("Soup flew", NOW - timedelta(hours=2), moment_id="01SOUP")


def words(step: str, name: str = "Kit") -> str:
    return JOINT.step(step).words.replace("{child}", name)


EVENING: dict[str, str | tuple[str, ...]] = {
    words("start"): "1",
    "What did Kit send?": "1, 2",
    "Nell, your turn.": "I'm Nell",
    "Idris, your turn.": "I'm Idris",
    "Is this a good evening": ("yes", "yes"),
    "What did you notice Kit send?": ("1", "1"),
    "What might Kit have needed?": ("1", "2"),
    "What do you think was going on for Kit?": ("It was about the tower.", "He was hungry."),
    "How sure are you?": ("I wonder", "I think"),
    "What came back from you?": ("1", "-"),
    "If Kit could have found the words": "I'm here too.",
    "Do we have enough to say?": "Not yet",
    "What do you now think Kit needed?": "both",
    "One thing you did this week": "You made the soup.",
}


READ: dict[str, str | tuple[str, ...]] = {
    "What do you think was going on for Kit?": "It was about the tower.",
    "How sure are you?": "I think",
}


@pytest.fixture
def folder(home: Conversation) -> Path:
    write(home.folder, SOUP)
    return home.folder


def whole(house: House) -> None:
    debrief(house, house.view.moments()[0])


def test_two_play_the_joint_form_from_its_start_to_its_end(folder: Path) -> None:
    said = play(folder, whole, EVENING)
    view = seen(folder)
    reads = {read.adult: read for read in view.reads(SOUP.id)}
    assert reads[NELL.id].words == "It was about the tower."
    assert (reads[IDRIS.id].words, reads[IDRIS.id].sure) == ("He was hungry.", "fairly")
    guess = view.guess(SOUP.id)
    assert guess is not None
    assert len(guess.needs) == 2
    assert guess.landing == "not_sure"
    assert view.state(SOUP.id) == "talked"
    (closed,) = view.debriefs(SOUP.id)
    assert closed.closed_on == NOW.date()
    ground = said[said.index(words("ground")) :]
    assert ground.index(say("debrief.you_both")) < ground.index("It was about the tower.")
    assert say("rules.ground.nothing_shared") not in said


def test_the_childs_own_account_stands_above_two_reads_that_share_nothing(folder: Path) -> None:
    write(folder, Guess(id=SOUP.id, child_account="It was too loud."))
    said = play(folder, whole, {**EVENING, "What did you notice Kit send?": ("1", "2")})
    ground = said[said.index(words("ground")) :]
    places = [ground.index(one) for one in ("It was too loud.", say("rules.ground.nothing_shared"), "about the tower.")]
    assert places == sorted(places)
    assert say("debrief.own_words", child="Kit") in ground[: places[0]]
    assert say("debrief.you_both") not in said


def test_between_two_turns_what_was_written_is_covered(folder: Path) -> None:
    said = play(folder, whole, EVENING)
    cover = say("plain.covered_pipe")
    assert said.count(cover) == 2
    assert said.index(cover) < said.index("Idris, your turn.")
    after_first = said[said.index(cover) :]
    before_reveal = after_first[: after_first.index(JOINT.step("reveal").words)]
    assert "tower" not in before_reveal


@pytest.mark.parametrize("end", ["stop", EOF])
def test_a_turn_that_is_left_goes_behind_its_cover_and_comes_back(folder: Path, end: str) -> None:
    left = {**EVENING, "How sure are you?": end}
    said = play(folder, whole, left)
    assert say("plain.covered_pipe") in said
    assert seen(folder).ready(SOUP.id) == ()
    drafts = b"".join(path.read_bytes() for path in (folder / "drafts").iterdir())
    assert b"tower" not in drafts
    theirs = {"What do you think was going on for Kit?": "He was hungry."}
    said = play(folder, whole, {**EVENING, **theirs})
    assert "What do you think was going on" not in said[: said.index("How sure are you?")]
    assert {read.words for read in seen(folder).reads(SOUP.id)} == {"It was about the tower.", "He was hungry."}


def test_not_today_gives_both_the_same_sentence_after_both_turns(folder: Path) -> None:
    said = play(folder, whole, {**EVENING, "Is this a good evening": ("not today", "yes")})
    assert say("rules.neutral") in said
    assert said.index(say("rules.neutral")) > said.index("Idris, your turn.")
    view = seen(folder)
    assert view.reads(SOUP.id) == ()
    assert view.family.joint_from is not None
    assert say("rules.neutral") in play(folder, whole, {})


def test_the_page_for_the_afraid_is_offered_in_a_turn_and_nowhere_else(folder: Path) -> None:
    said = play(
        folder, whole, {words("start"): ("?", "?afraid", "1"), "Is this a good evening": ("?afraid", EOF), **EVENING}
    )
    title = say("safety.afraid_at_home.title")
    assert title not in said[: said.index("Nell, your turn.")]
    assert "?afraid" not in said[: said.index("Nell, your turn.")]
    assert title in said


def test_a_time_out_rests_and_both_are_asked_on_coming_back(folder: Path) -> None:
    said = play(folder, whole, {words("start"): "1", "What did Kit send?": ("?later", "1"), "When would you": "1"})
    assert say("rules.pause.rests") in said
    said = play(folder, whole, {"Start now anyway?": "ready", "Idris": "ready", "What did Kit send?": EOF})
    assert "What did Kit send?" in said
    assert seen(folder).debriefs(SOUP.id)[0].return_at is None


def test_a_time_of_ones_own_is_said_back_before_it_is_taken(folder: Path) -> None:
    when = {
        "When would you": (say("rules.pause.own_other"), say("rules.pause.own_other")),
        say("rules.pause.own_ask"): ("", "in 7 minutes", "in 40 minutes", "half past ten"),
    }
    back = "Then it rests until"
    said = play(folder, whole, {words("start"): "1", "What did Kit send?": "?later", **when, back: ("no", "")})
    assert said.count(say("rules.pause.own_between")) == 1
    assert f"{back} 10:30." in said
    found = seen(folder).debriefs(SOUP.id)[0].return_at
    assert found is not None
    assert say_time(found.astimezone(NOW.tzinfo)) == "10:30"


def test_one_plays_the_form_for_one_and_puts_it_on_the_timeline(folder: Path) -> None:
    play(
        folder,
        whole,
        {
            "Take three slow breaths.": "1",
            "What do you think was going on for Kit?": "It was about the tower.",
            "How sure are you?": "I wonder",
            "Do we have enough to say?": "Not yet",
            "Where shall this go?": "Put it on the shared timeline",
        },
        as_id=NELL.id,
    )
    view = seen(folder)
    assert [read.words for read in view.reads(SOUP.id)] == ["It was about the tower."]
    assert view.state(SOUP.id) == "talked"


def test_the_form_for_one_goes_on_where_it_was_left(folder: Path) -> None:
    first = {
        "Take three slow breaths.": "1",
        "What do you think was going on for Kit?": "The tower.",
        "How sure": "stop",
    }
    play(folder, whole, first, as_id=NELL.id)
    said = play(folder, whole, {"How sure": EOF}, as_id=NELL.id)
    assert say("plain.sitting.begun") in said
    assert "Take three slow breaths." not in said


def test_the_form_for_two_homes_is_chosen_at_the_start(folder: Path) -> None:
    said = play(folder, whole, {"Take three slow breaths.": ("2", EOF)}, as_id=NELL.id)
    assert script("two_homes").step("arrive").hint.split("{")[0].strip() in said


def write_read(house: House) -> None:
    my_read(house, house.view.moments()[0])


def test_a_read_of_ones_own_is_closed_and_says_only_that_it_is_ready(folder: Path) -> None:
    play(folder, write_read, {**READ, say("moments.read_title"): "1"}, as_id=NELL.id)
    view = seen(folder)
    assert view.ready(SOUP.id) == (NELL.id,)
    assert view.reads(SOUP.id) == ()
    assert b"tower" not in (folder / "family.json").read_bytes()
    said = play(folder, write_read, {say("rules.alone_left.title"): "put it away"}, as_id=NELL.id)
    assert say("plain.sitting.away") in said


def test_a_read_kept_to_oneself_shows_nothing_to_the_others(folder: Path) -> None:
    play(folder, write_read, {**READ, say("moments.read_title"): "2"}, as_id=NELL.id)
    assert seen(folder).ready(SOUP.id) == ()
    journal = Journal.open(folder)
    journal.unlock_bare(NELL.id)
    paper = journal.seen_by(Alone(NELL.id)).my_paper(SOUP.id)
    journal.close()
    assert paper is not None
    assert paper.read.words == "It was about the tower."


def test_a_second_look_stands_beneath_and_is_kept_sealed_while_it_is_typed(folder: Path) -> None:
    def look(house: House) -> None:
        second_look(house, house.view.moments()[0])

    play(folder, look, {say("moments.look_words"): "I see it now", say("plain.next_line"): EOF}, as_id=IDRIS.id)
    assert seen(folder).looks(SOUP.id) == ()
    assert b"I see" not in b"".join(path.read_bytes() for path in (folder / "drafts").iterdir())
    said = play(folder, look, {}, as_id=IDRIS.id)
    assert "So far: I see it now" in said
    assert [look.words for look in seen(folder).looks(SOUP.id)] == ["I see it now"]


def test_a_note_that_words_bring_up_is_said_after_them(folder: Path) -> None:
    said = play(
        folder, write_read, {"What do you think was going on": "He said he wants to die.", "How": EOF}, as_id=NELL.id
    )
    assert say("safety.numbers_none") in said


def test_a_moment_put_away_is_taken_out_again_by_a_debrief(folder: Path) -> None:
    write(folder, replace(SOUP, set_aside=True))
    play(folder, whole, {words("start"): EOF})
    moment = seen(folder).moment(SOUP.id)
    assert moment is not None
    assert not moment.set_aside
