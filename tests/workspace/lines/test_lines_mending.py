"""Going back to a child line by line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.records import Repair, RepairStep
from data.vocabulary import step_label
from data.wording import say
from tests.workspace.cli_kit import KIT, NOW, WREN, begin, stub, talked_through, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play, seen
from workspace.lines.house import House
from workspace.lines.mending import checklist
from workspace.lines.repairs import all_repairs

OWN = (RepairStep(id="", label="Rebuild it", status="child_said_no"),)
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
    assert "Soup flew · Kit · Tue 24 Nov · Open" in said
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


PLAN: dict[str, str | tuple[str, ...]] = {
    say("repairs.step.where"): "not yet",
    say("plain.repair.say_more"): "yes",
    say("repairs.step.plan"): "blocks",
    say("repairs.step.when"): "saturday after lunch",
}


def test_a_plan_goes_into_a_calendar_under_a_title_that_names_nobody(folder: Path, tmp_path: Path) -> None:
    taken, place = tmp_path / "taken.ics", tmp_path / "plan.ics"
    taken.write_text("theirs")
    answers = PLAN | {
        STEPS: ("2", say("repairs.acts.calendar"), ""),
        say("repairs.calendar.ask"): ("Blocks with Kit", "Blocks"),
        say("repairs.calendar.where"): (str(taken), str(place)),
    }
    said = play(folder, go_back, answers)
    assert say("repairs.calendar.name_in_it", name="Kit") in said
    assert say("repairs.calendar.taken", name="taken.ics") in said
    assert say("repairs.calendar.done", place=place) in said
    assert "SUMMARY:Blocks\r\n" in place.read_bytes().decode()
    assert taken.read_text() == "theirs"
    said = play(folder, go_back, {STEPS: say("repairs.acts.calendar"), say("repairs.calendar.ask"): EOF})
    assert say("plain.so_far", words="Blocks") in said
    assert "Sat 28 Nov" in said


def test_own_steps_are_put_in_order_said_otherwise_and_taken_out(folder: Path) -> None:
    add, move = say("repairs.acts.add"), say("plain.repair.move")
    asks = {say("repairs.own.ask"): ("Rebuild it", "Cocoa")}
    order = {say("plain.repair.move_which"): "cocoa", say("plain.repair.move_where"): "rebuild it"}
    play(folder, go_back, {STEPS: (add, add, move, ""), **asks, **order})
    assert [step.label for step in seen(folder).repairs(SOUP.id)[0].steps if not step.id] == ["Cocoa", "Rebuild it"]
    answers: dict[str, str | tuple[str, ...]] = {
        STEPS: ("cocoa", "rebuild it", ""),
        say("repairs.step.where"): ("done", say("repairs.acts.take_out")),
        say("plain.repair.say_more"): "yes",
        say("repairs.step.label"): "Cocoa for two",
        say("repairs.step.happened"): ("nonsense", ""),
    }
    said = play(folder, go_back, answers)
    assert [step.label for step in seen(folder).repairs(SOUP.id)[0].steps if not step.id] == ["Cocoa for two"]
    assert say("repairs.step.happened_unclear") in said


def test_a_mended_repair_is_told_as_a_story_and_what_was_told_is_changed(home: Conversation) -> None:
    write(home.folder, *talked_through(SOUP))
    close, change = say("repairs.acts.close", child="Kit"), say("repairs.acts.change", child="Kit")
    asked = say("repairs.closing.ask", child="Kit")
    play(home.folder, go_back, {STEPS: (close, change, ""), asked: ("Leaned in", "+ and laughed")})
    said = play(home.folder, all_repairs, {say("plain.repair.which"): "1", STEPS: EOF})
    assert f"{say('repairs.room.next', child='Kit')}: Leaned in\nand laughed" in said
    assert say("repairs.closed", day="Tue 24 Nov") in said


def test_the_repairs_of_one_child_are_looked_at_alone(plain: Conversation) -> None:
    begin(plain.folder, children=(KIT, WREN))
    both = replace(SOUP, children=(KIT.id, WREN.id))
    write(
        plain.folder,
        both,
        *(Repair(id=f"01{one.name}", moment=SOUP.id, child=one.id, steps=OWN) for one in (KIT, WREN)),
    )
    answers: dict[str, str | tuple[str, ...]] = {
        say("plain.repair.which"): (say("commands.by_child.help"), EOF),
        say("plain.repair.whose"): "wren",
    }
    said = play(plain.folder, all_repairs, answers)
    later = said[said.index(say("plain.repair.whose")) :]
    assert "Soup flew · Wren" in later
    assert "Soup flew · Kit" not in later
