"""A copy of one's own room: what stands in it, where it may go, and what it leaves behind."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.actors import Alone, Together
from data.errors import CannotSave, NotAllowed
from data.journal import Journal, new_family
from data.own_copy import as_text, write_copy
from data.records import (
    Adult,
    Answer,
    Birth,
    Child,
    Figure,
    Moment,
    ParentingAnswer,
    PrivateRoom,
    Reflection,
    StatementSet,
    When,
)
from data.reflecting import statements
from data.wording import say
from tests.data.test_keys import KEY, QUICK_KEY

DAY = date(2025, 3, 31)
NELL = Adult(id="01A", name="Nell", recipient=KEY.recipient, key_file=QUICK_KEY)


def a_round(day: date, closeness: int) -> StatementSet:
    answers = []
    for one in statements():
        dots = closeness if one.axis[0] == "C" else 3
        answers.append(Answer(statement=one.id, dots=dots if one.axis[1] == "+" else 6 - dots))
    return StatementSet(id=f"01S{day}", on=day, whom="My sister", answers=tuple(answers))


ROOM = PrivateRoom(
    id=NELL.id,
    reflections=(
        Reflection(
            id="01F1",
            on=date(2025, 3, 1),
            theme="Repair",
            prompt="r17",
            words="The yard [/b] and the dog",
            moments=("01M1", "gone"),
        ),
        Reflection(id="01F2", on=DAY, theme="", prompt="", own_prompt="Who sang?", words="My aunt", take_along=True),
    ),
    statements=(a_round(date(2024, 12, 1), 2), a_round(date(2025, 3, 2), 5)),
    parenting=(ParentingAnswer(id="01Y1", on=DAY, statement="p01", words="My jaw", signals=("stalls",)),),
    figures=(Figure(id="01Z1", instrument="phq9", given_by="Dr Bell", values=(("total", "7"),), said="We talked"),),
    closings=((DAY, "Enough for today"),),
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Nell's family, with one moment and her room, which is closed."""
    kit = Child(id="01K", name="Kit", birth=Birth(year=2019))
    made = Journal.create(tmp_path / "family", new_family("Ours", "Europe/London"), (NELL,), (kit,))
    when = When(instant=datetime(2025, 3, 1, 18, tzinfo=UTC), zone="Europe/London")
    made.load((Moment(id="01M1", when=when, camera=("The tower fell.",), children=("01K",)),))
    made.unlock(NELL.id, KEY)
    made.seen_by(Alone(NELL.id)).put_room(ROOM)
    yield made
    made.close()


def test_everything_stands_in_it_in_words_oldest_first(journal: Journal) -> None:
    text = as_text(ROOM, journal.seen_by(Alone(NELL.id)), DAY)
    for words in (
        "The yard [/b] and the dog",
        "Beside: The tower fell", "Who sang?", "My aunt", "My jaw", "With My sister in mind",
        "PHQ-9", "Total: 7", "Given by Dr Bell", "We talked", "Enough for today", say("reflect.honest"),
        "The cloud has drifted toward leaning in",
    ):  # fmt: skip
        assert words in text, words
    assert text.index("The yard") < text.index("My aunt")
    assert "None" not in text


def test_no_dot_of_any_statement_stands_in_it(journal: Journal) -> None:
    with_them = as_text(ROOM, journal.seen_by(Alone(NELL.id)), DAY)
    assert not any(one.words in with_them for one in statements())


def test_what_is_not_taken_along_stays_out_when_only_that_is_wanted(journal: Journal) -> None:
    text = as_text(ROOM, journal.seen_by(Alone(NELL.id)), DAY, only_taken=True)
    assert "My aunt" in text
    for words in ("The yard", "My jaw", "PHQ-9", "Enough for today", say("reflect.honest")):
        assert words not in text


def test_the_file_is_for_its_author_alone_and_changes_nothing_in_the_family(journal: Journal, tmp_path: Path) -> None:
    journal.flush()
    before = {path: path.read_bytes() for path in journal.folder.rglob("*") if path.is_file()}
    place = tmp_path / "mine" / "notes.txt"
    place.parent.mkdir()
    journal.seen_by(Alone(NELL.id)).own_key().copy_to(place, DAY)
    assert "My aunt" in place.read_text(encoding="utf-8")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert list(place.parent.iterdir()) == [place]
    journal.flush()
    assert {path: path.read_bytes() for path in journal.folder.rglob("*") if path.is_file()} == before


def test_what_stands_there_is_never_written_over(tmp_path: Path) -> None:
    place, link = tmp_path / "notes.txt", tmp_path / "link.txt"
    place.write_text("before")
    link.symlink_to(tmp_path / "elsewhere.txt")
    for taken in (place, link):
        with pytest.raises(CannotSave, match=f"called {taken.name} there already"):
            write_copy("new", taken, family_folder=tmp_path / "family")
    assert place.read_text() == "before"
    assert not (tmp_path / "elsewhere.txt").exists()


def test_it_never_goes_into_the_folder_everyone_shares_by_whatever_way(tmp_path: Path) -> None:
    family = tmp_path / "family"
    (family / "inbox").mkdir(parents=True)
    (tmp_path / "way").symlink_to(family)
    for place in (family / "a.txt", family / "inbox" / "a.txt", tmp_path / "way" / "a.txt", family / "x" / ".." / "a"):
        with pytest.raises(CannotSave):
            write_copy("mine", place, family_folder=family)
    assert [path.name for path in family.rglob("*")] == ["inbox"]


def test_a_place_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="Nothing was left behind"):
        write_copy("mine", tmp_path / "no" / "such" / "place.txt", family_folder=tmp_path / "family")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotSave, match="No space left"):
        write_copy("mine", tmp_path / "notes.txt", family_folder=tmp_path / "family")
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_can_take_a_copy_and_neither_can_its_owner_while_it_is_closed(
    journal: Journal, tmp_path: Path
) -> None:
    with pytest.raises(NotAllowed):
        journal.seen_by(Together()).own_key()
    own = journal.seen_by(Alone(NELL.id)).own_key()
    journal.lock(NELL.id)
    with pytest.raises(NotAllowed):
        own.copy_to(tmp_path / "notes.txt", DAY)
    assert not (tmp_path / "notes.txt").exists()


def test_an_empty_room_is_a_head_and_nothing_more(journal: Journal) -> None:
    text = as_text(replace(ROOM, reflections=(), statements=(), parenting=(), figures=(), closings=()),
                   journal.seen_by(Alone(NELL.id)), DAY)  # fmt: skip
    assert len(text.split("\n\n")) == 1
