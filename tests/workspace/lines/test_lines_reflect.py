"""The private room line by line: for one alone, sealed at every line, and invisible to everybody else."""

from __future__ import annotations

from pathlib import Path

from data.actors import Alone
from data.journal import Journal
from data.records import PrivateRoom
from data.reflecting import closings, prompts
from data.wording import say
from tests.workspace.cli_kit import NELL, NOW, stub, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play
from workspace.lines.carrying import carry
from workspace.lines.house import House
from workspace.lines.reflecting import reflect
from workspace.lines.telling import told

WHAT = say("plain.reflect.what")
READY = say("reflect.ready")
FIRST = prompts()[0].words


def room(folder: Path) -> PrivateRoom:
    journal = Journal.open(folder)
    journal.unlock_bare(NELL.id)
    found = journal.seen_by(Alone(NELL.id)).room()
    journal.close()
    assert found is not None
    return found


def test_the_room_stays_closed_to_everybody_together(home: Conversation) -> None:
    said = play(home.folder, reflect, {})
    assert say("reflect_room.closed") in said
    assert READY not in said


def test_not_now_is_an_answer(home: Conversation) -> None:
    said = play(home.folder, reflect, {READY: "not now"}, as_id=NELL.id)
    assert say("reflect.not_now") in said
    assert WHAT not in said


def test_a_page_is_written_kept_and_read_again(home: Conversation) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: ("1", "3", "leave"),
        say("reflect_room.write_pick_hint"): "1",
        say("plain.text"): "Ours was quiet",
        say("plain.reflect.which"): ("1", "back"),
    }
    said = play(home.folder, reflect, answers, as_id=NELL.id)
    (kept,) = room(home.folder).reflections
    assert (kept.words, kept.prompt) == ("Ours was quiet", prompts()[0].id)
    assert said.count("Ours was quiet") == 1
    everything = b"".join(path.read_bytes() for path in home.folder.rglob("*") if path.is_file())
    assert b"quiet" not in everything


def test_a_page_left_half_written_comes_back(home: Conversation) -> None:
    first: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: "1",
        say("reflect_room.write_pick_hint"): "1",
        say("plain.text"): "Ours was",
        say("plain.next_line"): EOF,
    }
    play(home.folder, reflect, first, as_id=NELL.id)
    assert room(home.folder).reflections == ()
    again: dict[str, str | tuple[str, ...]] = {READY: "1", WHAT: ("1", EOF), say("plain.text_kept"): "+ quiet"}
    said = play(home.folder, reflect, again, as_id=NELL.id)
    assert say("plain.reflect.brought_back") in said
    assert [one.words for one in room(home.folder).reflections] == ["Ours was\nquiet"]


def test_the_statements_go_on_where_they_were_left_and_end_in_kind_words(home: Conversation) -> None:
    first: dict[str, str | tuple[str, ...]] = {READY: "1", WHAT: "2", "\n1 of 16": "5", "\n2 of 16": "5", "\n3 of": EOF}
    play(home.folder, reflect, first, as_id=NELL.id)
    assert room(home.folder).statements == ()
    said = play(home.folder, reflect, {READY: "1", WHAT: ("2", "2", EOF)}, as_id=NELL.id)
    assert "\n1 of 16" not in said
    (answered,) = room(home.folder).statements
    assert [one.dots for one in answered.answers] == [5, 5]
    assert say("reflect.honest") in said
    assert "It keeps: the statements come round again" in said


def test_a_sitting_ends_with_a_sentence_and_a_line(home: Conversation) -> None:
    sentence = closings()[0].words
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: "end here",
        "Before you go": "1",
        sentence: "I came back",
    }
    play(home.folder, reflect, answers, as_id=NELL.id)
    ((_, said),) = room(home.folder).closings
    assert said == say("reflect_room.closing_said", words=sentence, line="I came back")


def test_something_kept_is_taken_along_and_let_go(home: Conversation) -> None:
    first: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: ("1", "3", EOF),
        say("reflect_room.write_pick_hint"): "my own",
        say("reflect_room.write_own_words"): "What now?",
        say("reflect_room.write_hint"): "Wait.",
        say("plain.reflect.which"): ("1", EOF),
        say("reflect_room.take_along"): "take this",
    }
    play(home.folder, reflect, first, as_id=NELL.id)
    (kept,) = room(home.folder).reflections
    assert kept.take_along
    go: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: ("3", EOF),
        say("plain.reflect.which"): "1",
        say("plain.reflect.let_go"): "let it go",
        say("plain.reflect.sure"): "yes",
    }
    play(home.folder, reflect, go, as_id=NELL.id)
    assert room(home.folder).reflections == ()


def test_a_moment_is_carried_on_ones_own_side_only(home: Conversation) -> None:
    soup = stub("Soup flew", NOW, moment_id="01SOUP")
    write(home.folder, soup)

    def beside(house: House) -> None:
        carry(house, soup)

    older = say("reflect.older")
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        older: "write",
        say("reflect_room.write_pick_hint"): "1",
        say("plain.text"): "Ours was quiet",
    }
    play(home.folder, beside, answers, as_id=NELL.id)
    assert [one.moments for one in room(home.folder).reflections] == [(soup.id,)]
    assert "quiet" not in play(home.folder, lambda house: house.talk.tell(*told(house.desk, soup)), {})
    again: dict[str, str | tuple[str, ...]] = {READY: "1", older: "link", say("plain.carry.which"): "1"}
    said = play(home.folder, beside, again, as_id=NELL.id)
    assert say("plain.carry.let_go") in said
    assert [one.moments for one in room(home.folder).reflections] == [()]
