"""Sitting down with a passphrase, or with the recovery sheet in its place."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from data import keys
from data.actors import Alone, Together
from data.journal import Journal
from data.keys import Identity
from data.wording import say
from tests.workspace.cli_kit import NELL, NOW
from tests.workspace.lines.lines_kit import Conversation, Person
from workspace.lines.house import House
from workspace.lines.talk import Talk
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
