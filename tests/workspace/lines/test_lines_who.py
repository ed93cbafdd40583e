"""Sitting down with a passphrase, or with the recovery sheet in its place."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from data import keys
from data.actors import Alone, Together
from data.journal import Journal
from data.keys import Identity
from data.records import PrivateRoom, Reflection
from data.rekey import set_passphrase
from data.view import View
from data.wording import say
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY
from tests.workspace.cli_kit import NELL, NOW
from tests.workspace.lines.lines_kit import Conversation, Person
from workspace.lines.house import House
from workspace.lines.own_key import look_after_key
from workspace.lines.talk import Gone, Stopped, Talk
from workspace.lines.who import sit_down


def sit(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], lines: tuple[str, ...], wanted: str
) -> tuple[House, str]:
    """Sit down as Nell, who is taken to have a passphrase."""
    journal = Journal.open(folder)
    out = io.StringIO()
    person = Person(out, {say("own_key.forgotten.title", name="Nell"): wanted, "Line ": lines})
    talk = Talk(person, out)
    monkeypatch.setattr(talk, "secret", lambda question: typed.pop(0))
    monkeypatch.setattr(keys, "is_wrapped", lambda key_file: True)
    house = House(journal, talk, now=lambda: NOW)
    adult = house.view.adult(NELL.id)
    assert adult is not None
    sit_down(house, adult)
    return house, out.getvalue()


def key_of(folder: Path) -> Identity:
    return keys.read_bare((folder / "keys" / f"{NELL.id}.age").read_text())


def sheet_lines(identity: Identity) -> tuple[str, ...]:
    text = keys.recovery_text(identity)
    return tuple(line for line in text.splitlines() if line.strip())[-3:]


def test_the_sheet_opens_what_the_passphrase_would_and_goes_out_of_sight(
    home: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = sheet_lines(key_of(home.folder))
    house, said = sit(home.folder, monkeypatch, [""], lines, "type in")
    house.journal.close()
    assert house.desk.actor == Alone(NELL.id)
    assert said.rstrip().endswith(say("plain.covered_pipe"))


def test_leaving_it_closed_is_an_answer(home: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    house, said = sit(home.folder, monkeypatch, [""], (), "")
    house.journal.close()
    assert house.desk.actor == Together()
    assert say("plain.who.without") in said


def test_the_sheet_of_another_opens_nothing(home: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (*sheet_lines(keys.make()), "")
    house, said = sit(home.folder, monkeypatch, [""], lines, "type")
    house.journal.close()
    assert house.desk.actor == Together()
    assert say("recovery.another_key", name="Nell") in said


NEW_WORDS = "four words of mine"
CLOSED_AFRESH = QUICK_KEY.replace("yUYIwQdi", "yUYIwQdj")
"""Closed with a passphrase as far as anyone can see from outside."""


@pytest.fixture
def forgotten(home: Conversation, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nell has a passphrase and something in her room; closing a key takes no time."""
    journal = Journal.open(home.folder)
    journal.unlock_bare(NELL.id)
    set_passphrase(journal, Alone(NELL.id), QUICK_KEY, KEY)
    kept = Reflection(id="01OLD", on=NOW.date(), theme="t", prompt="r01", words="Ours was quiet")
    journal.seen_by(Alone(NELL.id)).put_room(PrivateRoom(id=NELL.id, reflections=(kept,)))
    journal.close()
    monkeypatch.setattr(keys, "wrap", lambda identity, passphrase: CLOSED_AFRESH)
    return home.folder


def with_secrets(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    secrets: list[str],
    answers: dict[str, str | tuple[str, ...]],
    flow: Callable[[House], None] = lambda house: None,
    *,
    at_keyboard: bool = False,
) -> tuple[str, View]:
    """Let Nell sit down, typing these words where nothing is shown; gives what was printed, and what she sees then."""
    journal, out = Journal.open(folder), io.StringIO()
    talk = Talk(Person(out, answers), out)
    talk.at_keyboard = at_keyboard
    monkeypatch.setattr(talk, "secret", lambda question: secrets.pop(0))
    house = House(journal, talk, now=lambda: NOW)
    sit_down(house, journal.adult(NELL.id))
    with contextlib.suppress(Stopped, Gone):
        flow(house)
    assert secrets == []
    view = house.view
    journal.close()
    return out.getvalue(), view


def test_whoever_forgot_both_writes_afresh_and_what_was_closed_comes_back_one_day(
    forgotten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        say("own_key.forgotten.title", name="Nell"): say("own_key.forgotten.afresh"),
        say("own_key.afresh.title"): say("own_key.afresh.yes"),
        say("own_key.key.title", name="Nell"): say("own_key.key.closed"),
        say("own_key.closed.title"): "1",
    }
    held: list[list[str]] = []

    def look(house: House) -> None:
        room = house.view.room()
        assert room is not None
        held.append([one.words for one in room.reflections])

    def then(house: House) -> None:
        look(house)
        look_after_key(house)
        look(house)

    secrets = ["", "tea", "tea", NEW_WORDS, NEW_WORDS, PASSPHRASE]
    said, _ = with_secrets(forgotten, monkeypatch, secrets, answers, then)
    assert say("plain.new_short") in said
    assert said.index("AGE-SECRET-KEY-1") < said.index(say("plain.covered_pipe")) < said.index(say("plain.unproved"))
    assert said.index(say("own_key.afresh.done")) < said.index(say("own_key.closed.taken"))
    assert held == [[], ["Ours was quiet"]]


def test_whoever_came_in_by_the_sheet_is_offered_new_words(forgotten: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        say("own_key.forgotten.title", name="Nell"): say("own_key.forgotten.sheet"),
        "Line ": sheet_lines(KEY),
    }
    said, view = with_secrets(forgotten, monkeypatch, ["", NEW_WORDS, NEW_WORDS], answers, at_keyboard=True)
    assert say("recovery.opened_title", name="Nell") in said
    assert say("passphrase.changed") in said
    assert view.own_key().adult.key_file == CLOSED_AFRESH


def test_an_open_room_gives_its_sheet_only_to_who_types_the_passphrase_again(
    forgotten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key: dict[str, str | tuple[str, ...]] = {say("own_key.key.title", name="Nell"): say("own_key.key.sheet")}
    said, _ = with_secrets(forgotten, monkeypatch, [PASSPHRASE, ""], key, look_after_key)
    assert "AGE-SECRET-KEY-1" not in said
    lines: dict[str, str | tuple[str, ...]] = {**key, "Line 1": ("?sheet", *sheet_lines(KEY)[:1])}
    for n, line in enumerate(sheet_lines(KEY)[1:], 2):
        lines[f"Line {n}"] = line
    said, _ = with_secrets(forgotten, monkeypatch, [PASSPHRASE, PASSPHRASE], lines, look_after_key)
    assert said.count("AGE-SECRET-KEY-1") == 2
    assert said.rstrip().endswith(say("recovery.proved"))
    assert said.rindex("AGE-SECRET-KEY-1") < said.rindex(say("plain.covered_pipe"))


def test_what_was_read_alone_goes_out_of_sight_at_the_end(home: Conversation) -> None:
    said = home("q", as_name="Nell")
    assert said.rstrip().endswith(f"{say('plain.covered_pipe')}\n{say('plain.ended')}")
    assert say("plain.covered_pipe") not in home("q")
