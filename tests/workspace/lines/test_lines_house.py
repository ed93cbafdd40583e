"""The family, help and search line by line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from data.records import Moment
from data.wording import say
from tests.workspace.cli_kit import IDRIS, KIT, NELL, NOW, stub, talked_through, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play, seen
from workspace.lines.helping import help_page
from workspace.lines.house import House
from workspace.lines.menu import main_menu
from workspace.lines.moments import find
from workspace.lines.people import family
from workspace.pages import cards

TALKED: Moment = stub("Kit hid the broken bowl.", NOW - timedelta(hours=2))
CHANGE = say("plain.family.what")


@pytest.fixture
def folder(home: Conversation) -> Path:
    write(home.folder, *talked_through(TALKED))
    return home.folder


def test_a_grown_up_and_a_child_are_added(folder: Path) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        CHANGE: ("1", "2", EOF),
        say("family.ask.adult_title"): "Noor",
        say("family.ask.child_title"): "Wren",
        say("plain.first.age", child="Wren"): ("soon", "3"),
    }
    play(folder, family, answers)
    view = seen(folder)
    assert [adult.name for adult in view.adults] == ["Nell", "Idris", "Noor"]
    assert view.adults[-1].recipient
    assert [child.name for child in view.children] == ["Kit", "Wren"]


def test_a_name_is_mended_and_one_that_is_taken_is_asked_again(folder: Path) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        CHANGE: (say("plain.family.mend"), EOF),
        say("family.ask.mend_title"): "idris",
        f"\n{say('family.ask.name')}\n": "Nell",
    }
    said = play(folder, family, answers)
    assert say("family.ask.same", name="Nell") in said
    adult = seen(folder).adult(IDRIS.id)
    assert adult is not None
    assert adult.name == "Idris"


def test_whom_to_call_is_written_down(folder: Path) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        CHANGE: (say("plain.family.care"), EOF),
        f"\n{say('family.lines.who')}\n": ("The midwife", ""),
        f"\n{say('family.lines.number')}\n": "0123",
    }
    said = play(folder, family, answers)
    (known,) = seen(folder).family.settings.help_lines
    assert (known.label, known.number) == ("The midwife", "0123")
    assert "The midwife 0123" in said


def test_the_bin_gives_back_and_is_emptied_only_after_naming_what_goes(folder: Path) -> None:
    play(folder, lambda house: house.view.bin(TALKED.id, today=NOW.date()), {})
    answers: dict[str, str | tuple[str, ...]] = {CHANGE: (say("plain.family.bin"), EOF), say("bin.title"): "1"}
    said = play(folder, family, answers)
    assert say("bin.back_again", title="Kit hid the broken bowl") in said
    assert seen(folder).moment(TALKED.id) is not None
    play(folder, lambda house: house.view.bin(TALKED.id, today=NOW.date()), {})
    said = play(folder, family, {**answers, say("bin.sure"): say("bin.yes"), say("bin.title"): say("bin.empty")})
    assert "Tue 24 Nov  ·  Kit hid the broken bowl" in said[said.index(say("bin.naming_one")) :]
    assert say("bin.emptied") in said
    assert seen(folder).bin_items() == ()


HOW = say("plain.find.how")


def test_words_are_found_whatever_their_capitals(folder: Path) -> None:
    asked = say("plain.find.words")
    said = play(folder, find, {HOW: "1", asked: "BROKEN", say("plain.moments.words"): EOF})
    assert "Kit hid the broken bowl · Kit" in said
    assert say("plain.find.none", words="zebra") in play(folder, find, {HOW: "1", asked: "zebra"})


def test_moments_are_narrowed_and_narrowed_further(folder: Path) -> None:
    write(folder, stub("Soup flew", NOW - timedelta(hours=1)))
    answers: dict[str, str | tuple[str, ...]] = {
        HOW: "2",
        say("plain.find.kind"): (say("finding.kinds.state"), say("finding.kinds.need")),
        say("plain.find.any"): (say("picture.states.repair_open"), "still"),
        say("plain.find.further"): ("yes", "no"),
        say("plain.moments.words"): EOF,
    }
    said = play(folder, find, answers)
    assert "Kit hid the broken bowl · Kit" in said
    assert "Soup flew ·" not in said
    assert say("finding.found", n=1, all=2) in said


def test_the_list_begins_at_a_day(folder: Path) -> None:
    write(folder, stub("Soup flew", NOW - timedelta(days=3)))
    said = play(folder, find, {HOW: "3", say("finding.day.title"): "yesterday", say("plain.moments.words"): EOF})
    assert "Soup flew ·" in said
    assert "broken bowl" not in said


def test_help_says_how_and_the_page_for_the_afraid_is_for_one_alone(folder: Path) -> None:
    together = play(folder, help_page, {say("plain.help.more"): ("six cards", "back to the menu"), "6 of 6": EOF})
    assert all(card.title in together for card in cards(plain=True))
    assert say("plain.help.answers") in together
    assert say("plain.help.afraid") not in together
    alone = play(folder, help_page, {say("plain.help.more"): ("if you", EOF)}, as_id=NELL.id)
    assert say("safety.afraid_at_home.title") in alone


def test_the_whole_menu_is_whole(home: Conversation) -> None:
    """Every line of the menu opens something that ends where the input ends."""
    for n in range(1, 13):
        said = home(str(n))
        assert say("cli.unexpected_no_report")[:20] not in said
    assert KIT.name in home("the family")
    assert say("patterns.title", child=KIT.name) in home("what we are learning")


def test_hiding_takes_everything_out_of_sight_and_drops_the_key(folder: Path) -> None:
    open_rooms: list[bool] = []

    def through_the_menu(house: House) -> None:
        try:
            main_menu(house)
        finally:
            open_rooms.append(house.journal.unlocked(NELL.id))

    answers: dict[str, str | tuple[str, ...]] = {say("plain.menu.words"): ("?hide", EOF), say("hidden.title"): ""}
    said = play(folder, through_the_menu, answers, as_id=NELL.id)
    assert open_rooms == [False]
    assert said.index(say("plain.covered_pipe")) < said.index(say("hidden.title"))
    assert said.rstrip().splitlines()[-1].startswith(say("plain.one"))
    assert "Nell" not in said[said.index(say("hidden.title")) :]


def test_something_private_counts_as_left_after_the_familys_own_time(folder: Path) -> None:
    minutes = seen(folder).family.settings.idle_lock_minutes
    found: list[float] = []
    play(folder, lambda house: found.append(house.idle()), {})
    play(folder, lambda house: found.append(house.idle()), {}, as_id=NELL.id)
    assert found == [0.0, 60.0 * minutes]
