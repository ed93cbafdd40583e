"""Whatever can be done is declared once, and so has a key, a button, a line in the list of everything, and help."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.pilot import Pilot

from data.actors import Together
from data.wording import say
from tests.journeys.walking import type_words, until, until_seen
from tests.workspace.page_kit import Home, settle
from widgets.buttons import Action
from widgets.timeline import Timeline
from workspace.app import Swingback
from workspace.commands import COMMANDS, EVERYWHERE, MOST_HINTS, ROOMS, bindings, command, commands_of, hints, writes
from workspace.desk import Desk
from workspace.rooms import ROOM_SCREENS
from workspace.screens.bin import BinScreen
from workspace.screens.everything import ITSELF, CommandList, EverythingScreen, found
from workspace.screens.room import Room

ANSWERS = {"y", "escape", "up", "down", "space"}
"""Keys of a room that answer a question, scroll or lead back; they do nothing of their own."""

EATEN = ("alt+", "ctrl+shift+", "ctrl+b", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+s", "ctrl+z", "ctrl+c", "f11", "f12")
"""Keys that terminals, or the programs around them, keep for themselves."""

WORKSPACE = Path(__file__).resolve().parents[2] / "workspace"


def room_of(home: Home, name: str) -> Room:
    return ROOM_SCREENS[name](Desk(home.journal))


def test_every_command_is_called_and_explained_in_few_words() -> None:
    for one in COMMANDS:
        assert 0 < len(one.label) <= 20, one.id
        assert 0 < len(one.help) <= 100, one.id
        assert one.help.endswith("."), one.id
        assert one.face == one.act().key
        assert one.act().tooltip == one.help


@pytest.mark.parametrize("room", ROOMS)
def test_no_key_means_two_things_and_none_is_eaten_on_the_way(room: str) -> None:
    keys = Counter(key for one in commands_of(room) for key in one.key.split(","))
    assert [key for key, times in keys.items() if times > 1] == []
    assert [key for key in keys if key.startswith(EATEN)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_six_keys_at_most_stand_at_the_foot_and_help_is_the_last(room: str) -> None:
    shown = hints(room)
    assert len(shown) <= MOST_HINTS == 6
    assert shown[-1].id == "help"
    assert len({one.id for one in shown}) == len(shown)


@pytest.mark.parametrize("room", ROOMS)
def test_every_key_of_a_room_belongs_to_a_command_or_answers_a_question(tmp_path: Path, room: str) -> None:
    home = Home(tmp_path)
    screen = room_of(home, room)
    known = {key for one in commands_of(room) for key in one.key.split(",")} | ANSWERS
    bound = {key for kind in type(screen).__mro__ if issubclass(kind, Room) for key in _keys(kind)}
    assert bound - known == set()
    for one in commands_of(room):
        name = one.action.partition("(")[0]
        where = Swingback if name.startswith("app.") else type(screen)
        assert callable(getattr(where, f"action_{name.removeprefix('app.')}")), one.id
    home.journal.close()


def _keys(kind: type[Any]) -> set[str]:
    own = (entry for entry in vars(kind).get("BINDINGS", ()) if isinstance(entry, Binding))
    return {key for entry in own for key in entry.key.split(",")}


def test_a_room_binds_exactly_its_commands() -> None:
    for room in (*ROOMS, EVERYWHERE):
        assert [entry.id for entry in bindings(room)] == [one.id for one in COMMANDS if one.room == room]


def test_the_declaration_is_the_only_one() -> None:
    """No screen makes the button of a command by itself."""
    words = {one.label for one in COMMANDS}
    for path in sorted((WORKSPACE / "screens").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in words or path.stem not in ("moments", "room", "app"), (path.name, node.value)


async def test_the_list_of_everything_holds_every_command_with_its_key(tmp_path: Path) -> None:
    for room in ROOMS:
        listed = found(room, "")
        assert {one.id for one in listed} == {one.id for one in commands_of(room)} - {ITSELF}
    home = Home(tmp_path)
    async with home.at(EverythingScreen("moments"), (80, 24)) as (pilot, answers):
        rows = pilot.app.screen.query_one(CommandList).rows
        assert {(row.id, row.title, row.second, row.time) for row in rows} == {
            (one.id, one.label, one.help, one.face) for one in commands_of("moments") if one.id != ITSELF
        }
        await type_words(pilot, "xyzzy")
        await until_seen(pilot, say("palette.nothing")[:30])
        await pilot.press("enter")
        await settle(pilot)
        assert answers == []
        await pilot.press("escape")
        await settle(pilot)
        assert answers == [None]


@pytest.mark.parametrize("how", ["keys", "mouse", "help"])
async def test_a_few_letters_a_click_or_a_button_in_help_do_it(tmp_path: Path, how: str) -> None:
    home = Home(tmp_path)
    async with home.open((80, 24)) as pilot:
        await _choose(pilot, how)
        await until(pilot, lambda: isinstance(pilot.app.screen, BinScreen), "the bin")


async def _choose(pilot: Pilot[Any], how: str) -> None:
    if how == "help":
        await pilot.press("question_mark")
        await settle(pilot)
        button = next(one for one in pilot.app.screen.query(Action) if one.act.id == "bin")
        button.scroll_visible(animate=False)
        await settle(pilot)
        await pilot.click(button)
        return
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, EverythingScreen), "the list")
    await type_words(pilot, "bring someth")
    await settle(pilot)
    if how == "keys":
        await pilot.press("enter")
    else:
        await pilot.click(CommandList, offset=(8, 1))


async def test_a_command_of_the_room_is_done_there(tmp_path: Path) -> None:
    home = Home(tmp_path)
    moment = home.moment("Kit sang")
    async with home.open((80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, EverythingScreen), "the list")
        await type_words(pilot, "bright")
        await pilot.press("enter")
        await settle(pilot)
        changed = home.journal.seen_by(Together()).moment(moment.id)
        assert changed is not None
        assert changed.bright
        assert isinstance(pilot.app.focused, Timeline)


def test_an_action_that_only_looks_is_told_from_one_that_changes_something() -> None:
    assert writes("bright")
    assert writes("app.undo")
    assert writes("of_sheet('add')")
    assert not writes("of_sheet('leave_out')")
    assert not writes("room('repairs')")
    assert not writes("app.palette")
    with pytest.raises(KeyError):
        command("nothing of that name")
