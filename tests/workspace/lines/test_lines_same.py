"""What the screen can do in the private room and for the family can be done line by line, each by its own words."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace
from textual.binding import Binding

from data.actors import Alone
from data.journal import Journal
from data.records import Reflection
from data.wording import say
from tests.workspace.cli_kit import NELL, NOW
from tests.workspace.lines.lines_kit import EOF, Conversation, play
from workspace.commands import COMMANDS
from workspace.family_choices import KINDS
from workspace.lines.helping import help_page
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
