"""The private room line by line: for one alone, sealed at every line, and invisible to everybody else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from data.actors import Alone
from data.figures import instruments
from data.journal import Journal
from data.records import PrivateRoom, Reflection
from data.reflecting import closings, prompts
from data.when import say_day
from data.wording import say
from tests.workspace.cli_kit import NELL, NOW, stub, write
from tests.workspace.lines.lines_kit import EOF, Conversation, play, seen
from workspace.lines.carrying import carry
from workspace.lines.house import House
from workspace.lines.reflecting import reflect
from workspace.lines.telling import told
from workspace.visit import Visit

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
    assert "\nOurs was quiet\n" in said
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
    begun = play(home.folder, reflect, first, as_id=NELL.id)
    assert begun.index(say("reflect_room.honest_short")) < begun.index("\n1 of 16")
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


def test_figures_are_told_asked_about_and_changed(home: Conversation) -> None:
    anxiety, _ = instruments()[0].fields
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: (say("reflect_room.more_figures"), EOF),
        say("reflect_figures.title"): "1",
        say("reflect_figures.unusual", label=anxiety.label, low="1", high="7"): "no",
        anxiety.asked: ("44", "4.4"),
        say("reflect_figures.on"): ("whenever", "9 nov"),
        say("reflect_figures.given_by"): "Dr Lind",
    }
    said = play(home.folder, reflect, answers, as_id=NELL.id)
    assert say("reflect_figures.not_understood", example=say_day(NOW.date())) in said
    (kept,) = room(home.folder).figures
    assert (kept.values, kept.given_by, kept.on) == ((("anxiety", "4.4"),), "Dr Lind", date(2026, 11, 9))
    change: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: ("3", EOF),
        say("plain.reflect.which"): "1",
        say("reflect_room.write_on"): "write on",
        say("reflect_figures.said"): "High for worry",
    }
    play(home.folder, reflect, change, as_id=NELL.id)
    (changed,) = room(home.folder).figures
    assert changed == replace(kept, said="High for worry")


def test_figures_of_another_questionnaire_are_chosen_by_going_back(home: Conversation) -> None:
    first, second = instruments()[:2]
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: (say("reflect_room.more_figures"), EOF),
        say("reflect_figures.title"): ("1", "2"),
        first.fields[0].asked: ("3", "back", "4"),
        first.fields[1].asked: "back",
    }
    play(home.folder, reflect, answers, as_id=NELL.id)
    (kept,) = room(home.folder).figures
    assert (kept.instrument, kept.values) == (second.id, ((second.fields[0].id, "4"),))


def keep(folder: Path, **parts: object) -> None:
    """Put things into Nell's room."""
    journal = Journal.open(folder)
    journal.unlock_bare(NELL.id)
    view = journal.seen_by(Alone(NELL.id))
    found = view.room()
    assert found is not None
    view.put_room(replace(found, **parts))
    journal.close()


def kept_words(*words: str) -> tuple[Reflection, ...]:
    return tuple(
        Reflection(id=f"01R{n}", on=NOW.date() - timedelta(days=n), theme="", prompt="", own_prompt="What?", words=one)
        for n, one in enumerate(words)
    )


def test_ones_own_words_are_found_and_a_line_before_going_is_let_go(home: Conversation) -> None:
    keep(home.folder, reflections=kept_words("Ours was quiet", "The café"), closings=((NOW.date(), "I came back"),))
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: (say("reflect_room.more_search"), say("reflect_room.more_search"), "3", EOF),
        say("reflect_room.search"): ("CAFE", "zebra"),
        say("plain.reflect.found"): "back",
        say("plain.reflect.which"): (say("reflect_room.more_theme"), "3", EOF),
        say("plain.reflect.let_go"): "let it go",
        say("plain.reflect.sure"): "yes",
    }
    said = play(home.folder, reflect, answers, as_id=NELL.id)
    assert "1. Mon 23 Nov · A question of my own · The café" in said
    assert "Ours was quiet" not in said[: said.index(say("reflect_room.nothing_found"))]
    assert "1. A question of my own · Tue 24 Nov" in said
    assert room(home.folder).closings == ()


def test_an_answer_is_linked_to_a_moment_and_one_sentence_is_put_to_it(home: Conversation) -> None:
    soup = stub("Soup flew", NOW, moment_id="01SOUP")
    write(home.folder, soup)
    keep(home.folder, reflections=kept_words("Ours was quiet"))
    title = say("reflect_room.beside_title")
    link: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: ("3", EOF),
        say("plain.reflect.which"): "1",
        say("plain.reflect.let_go"): "link",
        title: ("1", say("reflect_room.back")),
    }
    said = play(home.folder, reflect, link, as_id=NELL.id)
    assert say("reflect_room.linked") in said[said.index(say("plain.carry.linked")) :]
    (kept,) = room(home.folder).reflections
    assert kept.moments == (soup.id,)
    sentence: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: (say("reflect_room.more_touched"), EOF),
        say("reflect_room.touched_title"): (say("reflect_room.beside_all"), "1", "back"),
        say("reflect.older"): say("plain.carry.sentence"),
        say("reflect_room.sentence_title"): "Soup is tender for me.",
        "\nSoup is tender for me.\n": (say("reflect_room.sentence_add"),),
    }
    said = play(home.folder, reflect, sentence, as_id=NELL.id)
    assert say("reflect_room.sentence_hint") in said
    (look,) = seen(home.folder).looks(soup.id)
    assert (look.adult, look.words) == (NELL.id, "Soup is tender for me.")


def test_a_copy_goes_where_one_says_and_nowhere_near_the_family(home: Conversation, tmp_path: Path) -> None:
    keep(home.folder, reflections=kept_words("Ours was quiet"))
    place = tmp_path / "mine.txt"
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: (say("reflect_room.more_copy"), EOF),
        say("reflect_copy.title"): "1",
        "Where shall it go?": (str(home.folder / "mine.txt"), str(place)),
    }
    said = play(home.folder, reflect, answers, as_id=NELL.id)
    assert say("reflect_copy.not_there") in said
    assert said.index(say("reflect_copy.done")) > said.index(say("reflect_copy.not_there"))
    assert "Ours was quiet" in place.read_text()
    assert not (home.folder / "mine.txt").exists()


def test_a_room_is_erased_after_its_owner_is_told_what_goes(home: Conversation) -> None:
    keep(home.folder, reflections=kept_words("Ours was quiet"))
    key: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: (say("plain.reflect.key"), say("plain.reflect.key"), EOF),
        say("own_key.key.title", name="Nell"): ("erase", "erase"),
        say("own_key.erase.title", name="Nell"): ("", say("own_key.erase.yes")),
    }
    said = play(home.folder, reflect, key, as_id=NELL.id)
    assert said.index(say("own_key.erase.words")) < said.index(say("own_key.erase.done"))
    assert room(home.folder).reflections == ()


def test_company_is_mentioned_once_where_the_same_question_was_opened_again_and_again(home: Conversation) -> None:
    taken: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: ("1", "1", "1", EOF),
        say("reflect_room.write_pick_hint"): ("1", "1", "1"),
    }
    said = play(home.folder, reflect, taken, as_id=NELL.id)
    assert said.count(say("reflect.round_again")) == 1
    assert said.count(say("safety.company")) == 1
    assert say("plain.reflect.company_rests") in said
    again = play(home.folder, reflect, {READY: "1", WHAT: EOF}, as_id=NELL.id)
    assert say("safety.company") not in again


def test_writing_on_is_opening_the_same_question_again(home: Conversation) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        READY: "1",
        WHAT: ("1", "3", EOF),
        say("reflect_room.write_pick_hint"): "1",
        say("plain.text"): "Ours was quiet",
        say("plain.reflect.which"): ("1", "1", "back"),
        say("reflect_room.write_on"): ("write on", "write on"),
        say("plain.text_kept"): ("+ then", "+ and now"),
    }
    said = play(home.folder, reflect, answers, as_id=NELL.id)
    assert said.count(say("reflect.round_again")) == 1


def test_ten_minutes_of_writing_come_to_the_close(home: Conversation) -> None:
    def slowly(house: House) -> None:
        began = NOW - timedelta(minutes=11)
        house.visit = Visit(actor=house.desk.actor, ready=True, writing_since=began)
        reflect(house)

    answers: dict[str, str | tuple[str, ...]] = {
        WHAT: "1",
        say("reflect_room.write_pick_hint"): "1",
        say("plain.text"): "Ours was quiet",
        "Before you go": "3",
    }
    said = play(home.folder, slowly, answers, as_id=NELL.id)
    assert said.count(WHAT) == 1
    assert said.count(say("reflect.round_again")) == 1
    assert len(room(home.folder).closings) == 1
