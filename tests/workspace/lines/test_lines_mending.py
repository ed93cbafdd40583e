"""Going back to a child line by line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from data.vocabulary import step_label
from data.wording import say
from tests.workspace.cli_kit import NOW, stub, talked_through, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play, seen
from workspace.lines.house import House
from workspace.lines.mending import all_repairs, checklist

SOUP = stub("Soup flew", NOW - timedelta(hours=2), moment_id="01SOUP")
STEPS = say("plain.repair.words")


@pytest.fixture
def folder(home: Conversation) -> Path:
    write(home.folder, SOUP)
    return home.folder


def go_back(house: House) -> None:
    checklist(house, house.view, SOUP.id)


MORE: dict[str, str | tuple[str, ...]] = {
    say("repairs.step.where"): "done",
    say("plain.repair.say_more"): "yes",
    say("repairs.step.who"): "nell",
    say("repairs.step.plan"): "blocks",
    say("repairs.step.said"): "I was cross",
    say("repairs.step.happened"): "yesterday 6pm",
}


def test_a_step_is_ticked_and_told_about(folder: Path) -> None:
    said = play(folder, go_back, {STEPS: ("2", ""), **MORE})
    (repair,) = seen(folder).repairs(SOUP.id)
    step = repair.steps[1]
    assert (step.status, step.who, step.said, step.plan.words) == ("done", ("01NELL",), "I was cross", "blocks")
    assert step.happened is not None
    assert say("new_moment.understood", when="Mon 23 Nov, 18:00") in said


def test_half_a_step_is_kept_and_comes_back(folder: Path) -> None:
    play(folder, go_back, {STEPS: "2", **MORE, say("repairs.step.happened"): EOF})
    assert seen(folder).repairs(SOUP.id) == ()
    play(folder, go_back, {STEPS: ("2", ""), say("plain.repair.say_more"): "yes"})
    (repair,) = seen(folder).repairs(SOUP.id)
    assert (repair.steps[1].status, repair.steps[1].said) == ("done", "I was cross")


def test_a_step_of_ones_own_and_what_the_child_did_next(folder: Path) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        say("repairs.own.ask"): "Rebuild it",
        say("repairs.closing.ask", child="Kit"): "Leaned in",
        STEPS: (say("repairs.acts.add"), say("repairs.acts.close", child="Kit"), ""),
    }
    play(folder, go_back, answers)
    (repair,) = seen(folder).repairs(SOUP.id)
    assert repair.steps[-1].label == "Rebuild it"
    assert (repair.did_next, repair.closed_on) == ("Leaned in", NOW.date())


def test_all_repairs_are_listed_and_one_is_opened(home: Conversation) -> None:
    assert say("repairs.room.empty") in play(home.folder, all_repairs, {})
    write(home.folder, *talked_through(SOUP))
    said = play(home.folder, all_repairs, {say("plain.repair.which"): ("1", EOF), STEPS: ""})
    assert "Soup flew · Kit · Open" in said
    assert "Rebuild it" in said


def test_between_the_grown_ups_each_says_their_own_part(folder: Path) -> None:
    more, between = say("debrief.more_steps"), step_label("parents_repair")
    answers: dict[str, str | tuple[str, ...]] = {
        STEPS: (more, between, EOF),
        say("repairs.between.whether"): "yes",
        "\nIdris\n": "I snapped at you",
        "\nWhat would help now?\n": "Tea",
        say("repairs.between.said"): "we will",
    }
    play(folder, go_back, answers)
    (repair,) = seen(folder).repairs(SOUP.id)
    step = next(one for one in repair.steps if one.id == "parents_repair")
    assert (step.status, step.said, step.plan.words) == ("not_yet", "Idris: I snapped at you", "Tea")


def test_half_of_it_is_kept(folder: Path) -> None:
    more, between = say("debrief.more_steps"), step_label("parents_repair")
    answers: dict[str, str | tuple[str, ...]] = {
        STEPS: (more, between),
        say("repairs.between.whether"): "yes",
        "\nNell\n": "I left you alone",
        "\nIdris\n": EOF,
    }
    play(folder, go_back, answers)
    assert seen(folder).repairs(SOUP.id) == ()
    said = play(folder, go_back, {STEPS: (more, between), "\nIdris\n": EOF})
    assert "So far: I left you alone" in said
