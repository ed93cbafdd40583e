"""What the screen can do can be done line by line, each by its own words."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace
from textual.binding import Binding

from data.actors import Alone
from data.journal import Journal
from data.records import Moment, Plan, Reflection, Repair, RepairStep
from data.wording import say
from tests.workspace.cli_kit import KIT, NELL, NOW, WREN, begin, stub, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play
from workspace.commands import COMMANDS
from workspace.family_choices import KINDS
from workspace.lines.helping import help_page
from workspace.lines.menu import main_menu
from workspace.lines.people import family
from workspace.lines.reflecting import reflect
from workspace.screens.family import FamilyScreen
from workspace.screens.reflect_more import MORE

REFLECT = {
    "write": "plain.reflect.write",
    "statements": "plain.reflect.statements",
    "passphrase": "plain.reflect.key",
    "enough": "plain.reflect.close",
    "search_own": "reflect_room.more_search",
    "by_theme": "reflect_room.more_theme",
    "take_along": "reflect_room.take_along",
    "beside": "plain.reflect.beside",
    "erase_own": "plain.reflect.let_go",
    "about_words": "reflect_room.more_words",
    "more_own": "reflect_room.more_company",
}
"""The words in plain mode for each command of the private room."""

FAMILY = {
    "family.add_adult": "plain.family.add_adult",
    "family.add_child": "plain.family.add_child",
    "family.help_lines": "plain.family.care",
    "family.words": "plain.family.words",
    "family.backups": "plain.family.states",
    "family.phrases": "plain.help.phrases",
}
"""The words in plain mode for each key of the family's page; the people themselves are named there."""


ROOMS: dict[str, dict[str, str]] = {
    "moments": {
        "new_moment": "plain.menu.new",
        "debrief": "plain.moment.debrief",
        "my_read": "plain.moment.read",
        "repair": "plain.moment.repair",
        "search": "plain.find.by_words",
        "filter": "plain.find.by_kind",
        "go_to_day": "plain.find.by_day",
        "edit_moment": "plain.moment.edit",
        "about_moment": "plain.moment.about",
        "mark": "plain.moment.mark",
        "bright": "plain.moment.bright",
        "carry": "plain.moment.carry",
        "second_look": "plain.moment.look",
        "to_bin": "plain.moment.bin",
    },
    "repairs": {
        "open_repair": "plain.repair.which",
        "close_repair": "repairs.acts.close",
        "add_step": "repairs.acts.add",
        "leave_out": "repairs.leave_out_own",
        "between": "repairs.acts.between",
        "calendar": "repairs.acts.calendar",
        "step_earlier": "plain.repair.move",
        "step_later": "plain.repair.move",
        "by_child": "commands.by_child.help",
    },
    "patterns": {},
    "summary": {
        "make_page": "plain.paper.make",
        "pick": "plain.paper.moments",
        "page_notes": "plain.paper.notes",
        "page_look": "plain.paper.look",
        "forms": "plain.paper.forms",
    },
    "everywhere": {
        "room_moments": "plain.menu.moments",
        "room_repairs": "plain.menu.repairs",
        "room_reflect": "plain.menu.reflect",
        "room_patterns": "plain.menu.patterns",
        "room_summary": "plain.menu.page",
        "palette": "plain.menu.words",
        "tour": "plain.help.cards",
        "undo": "plain.menu.undo",
        "redo": "plain.menu.redo",
        "who": "plain.menu.who",
        "bin": "plain.family.bin",
        "family": "plain.menu.family",
        "help": "plain.menu.help",
        "hide": "plain.hide",
        "quit": "plain.menu.leave",
    },
}
"""The words in plain mode for each command of the other rooms, and for those that work everywhere."""


def repairs_of_two() -> tuple[Moment, tuple[Repair, ...]]:
    """Give a moment of two children and what is meant for each: a step of the family's own, with a day."""
    moment = replace(stub("Soup flew", NOW - timedelta(hours=2)), children=(KIT.id, WREN.id))
    plan = Plan(words="Blocks", when=replace(moment.when, instant=NOW + timedelta(days=2)))
    steps = (RepairStep(id="", label="Rebuild it", plan=plan), RepairStep(id="go_back", status="done"))
    made = (Repair(id=f"01{one.name}", moment=moment.id, child=one.id, steps=steps) for one in (KIT, WREN))
    return moment, tuple(made)


def test_every_command_of_the_other_rooms_has_its_words(plain: Conversation) -> None:
    begin(plain.folder, children=(KIT, WREN))
    moment, repairs = repairs_of_two()
    write(plain.folder, moment, *repairs)
    answers: dict[str, str | tuple[str, ...]] = {
        say("plain.menu.words"): (
            *(say(f"plain.menu.{one}") for one in ("find", "moments", "undo", "repairs", "page", "family", "help")),
            "?",
            say("plain.menu.leave"),
        ),
        say("plain.find.how"): "back",
        # The list of moments and the list of repairs ask in the same words.
        say("plain.moments.words"): ("1", "back", "1", "back"),
        say("plain.moment.words"): (say("plain.moment.bright"), "back"),
        say("plain.repair.words"): ("rebuild it", ""),
        say("plain.paper.what"): "back",
        say("plain.family.what"): "back",
        say("plain.help.more"): "back",
    }
    said = play(plain.folder, main_menu, answers, as_id=NELL.id)
    for room, commands in ROOMS.items():
        assert {command.id for command in COMMANDS if command.room == room} == set(commands)
        for words in commands.values():
            assert say(words, child=KIT.name) in said, words


def test_every_command_of_the_private_room_has_its_words(home: Conversation) -> None:
    journal = Journal.open(home.folder)
    journal.unlock_bare(NELL.id)
    view = journal.seen_by(Alone(NELL.id))
    found = view.room()
    assert found is not None
    kept = Reflection(id="01R", on=NOW.date() - timedelta(days=1), theme="", prompt="r01", words="Ours was quiet")
    view.put_room(replace(found, reflections=(kept,)))
    journal.close()
    answers: dict[str, str | tuple[str, ...]] = {
        say("reflect.ready"): "1",
        say("plain.reflect.what"): ("3", EOF),
        say("plain.reflect.which"): "1",
    }
    said = play(home.folder, reflect, answers, as_id=NELL.id)
    assert {command.id for command in COMMANDS if command.room == "reflect"} == set(REFLECT)
    for words in (*REFLECT.values(), *(f"reflect_room.more_{one}" for one in MORE)):
        assert say(words) in said, words


def test_every_key_of_the_familys_page_has_its_words(home: Conversation) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        say("plain.family.what"): (say("plain.family.choices"), "back to the menu"),
    }
    said = play(home.folder, family, answers) + play(home.folder, help_page, {})
    assert {one.id for one in FamilyScreen.BINDINGS if isinstance(one, Binding)} == set(FAMILY)
    for words in (*FAMILY.values(), *(f"family.{kind}" for kind in KINDS)):
        assert say(words) in said, words
