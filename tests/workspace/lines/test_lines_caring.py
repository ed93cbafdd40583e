"""Words that need more than this app bring up their note line by line too, right after they were typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.journal import Journal
from data.records import Moment
from data.safety import note_words
from data.vocabulary import step_label
from data.wording import say
from tests.workspace.cli_kit import NELL, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play
from tests.workspace.lines.test_lines_house import CHANGE
from tests.workspace.lines.test_lines_mending import SOUP, STEPS, go_back
from tests.workspace.lines.test_lines_moments import MENU
from tests.workspace.lines.test_lines_reflect import READY, WHAT
from workspace.lines.about import about
from workspace.lines.debriefs import my_read, second_look
from workspace.lines.family_words import own_words
from workspace.lines.house import House
from workspace.lines.paper import page_for_therapy
from workspace.lines.people import family
from workspace.lines.reflecting import reflect
from workspace.lines.writing import edit_moment, new_moment, quick_moment

DYING = "wants to die"
CHILD, SELF = note_words("child_self_harm"), note_words("self_harm")

Answers = dict[str, str | tuple[str, ...]]


def soup(flow: Callable[[House, Moment], None]) -> Callable[[House], None]:
    """Give a flow about the one moment there is."""
    return lambda house: flow(house, house.view.moments()[0])


BETWEEN: Answers = {
    STEPS: (say("debrief.more_steps"), step_label("parents_repair"), EOF),
    say("repairs.between.whether"): "yes",
}
STEP: Answers = {STEPS: "2", say("repairs.step.where"): "done", say("plain.repair.say_more"): "yes"}

FLOWS: dict[str, tuple[Callable[[House], None], Answers, str]] = {
    "a new moment": (new_moment, {"What happened?": DYING, "When": EOF}, CHILD),
    "a moment changed": (soup(edit_moment), {"What happened?": DYING, "When": EOF}, CHILD),
    "a moment in one line": (quick_moment, {say("plain.writing.quick"): DYING}, CHILD),
    "a second look": (soup(second_look), {say("moments.look_words"): DYING}, CHILD),
    "a plan": (go_back, STEP | {say("repairs.step.plan"): DYING, say("repairs.step.when"): EOF}, CHILD),
    "what was said": (go_back, STEP | {say("repairs.step.said"): DYING, say("repairs.step.happened"): EOF}, CHILD),
    "an own step": (go_back, {STEPS: (say("repairs.acts.add"), EOF), say("repairs.own.ask"): DYING}, CHILD),
    "what next": (
        go_back,
        {STEPS: (say("repairs.acts.close", child="Kit"), EOF), say("repairs.closing.ask", child="Kit"): DYING},
        CHILD,
    ),
    "one's own part": (go_back, BETWEEN | {"\nNell\n": DYING, "\nIdris\n": EOF}, SELF),
    "what would help": (go_back, BETWEEN | {"\nWhat would help now?\n": DYING}, SELF),
    "the page": (
        page_for_therapy,
        {say("plain.paper.what"): ("2", EOF), say("summary_room.notes.help_wanted.words"): DYING},
        CHILD,
    ),
    "a prompt": (
        reflect,
        {READY: "1", WHAT: ("1", EOF), say("reflect_room.write_pick_hint"): "1", say("plain.text"): DYING},
        SELF,
    ),
    "a question of one's own": (
        reflect,
        {
            READY: "1",
            WHAT: ("1", EOF),
            say("reflect_room.write_pick_hint"): "my own",
            say("reflect_room.write_own_words"): DYING,
            say("plain.text"): EOF,
        },
        SELF,
    ),
    "what came back": (
        soup(my_read),
        {"What came back from you?": "moved them by hand", "What did you say or do?": EOF},
        say("safety.moved_by_hand"),
    ),
    "with whom": (reflect, {READY: "1", WHAT: "2", "name them here": DYING, "\n1 of 16": EOF}, SELF),
    "where it was": (soup(about), {say("about_moment.place_words"): DYING, "Which of the": EOF}, CHILD),
    "words of their own": (own_words, {say("family.words.signals"): DYING, say("family.words.needs"): EOF}, CHILD),
    "a closing": (reflect, {READY: "1", WHAT: "end here", "Before you go": "1", "In a line": DYING}, SELF),
}


@pytest.mark.parametrize("name", FLOWS)
def test_the_note_is_said_once_the_words_are_typed(home: Conversation, name: str) -> None:
    write(home.folder, SOUP)
    flow, answers, note = FLOWS[name]
    alone = flow is reflect or name in ("a second look", "what came back")
    assert play(home.folder, flow, answers, as_id=NELL.id if alone else "").count(note) == 1


def test_whom_to_call_may_be_named_after_what_they_are_there_for(home: Conversation) -> None:
    answers: Answers = {
        CHANGE: (say("plain.family.care"), EOF),
        f"\n{say('family.lines.who')}\n": ("Suicide line", ""),
        f"\n{say('family.lines.number')}\n": "555 0123",
    }
    said = play(home.folder, family, answers)
    assert say("family.care_kept") in said
    assert "Some words need more" not in said


def test_the_command_for_one_line_says_it_and_so_does_a_line_left_for_another_window(home: Conversation) -> None:
    home.line("quick", "Kit said he wants to die")
    assert CHILD in home.line.err
    home.line("quick", "Kit sang")
    assert CHILD not in home.line.err
    held = Journal.open(home.folder)
    try:
        assert CHILD in home(MENU["quick"], "Kit said he wants to die", "q")
    finally:
        held.close()
