"""Finding words: all of them, however they are written, in what whoever is here may read and nowhere else."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.actors import Alone, Together, Turn
from data.ids import new_id
from data.input import fold
from data.records import (
    Guess,
    Moment,
    OwnSide,
    PrivateRoom,
    Read,
    Reflection,
    Repair,
    RepairStep,
    Return,
    SecondLook,
    TurnPaper,
)
from data.said import said_in
from data.search import Search, passage, spots, words_of
from data.view import View
from tests.data.conftest import TODAY, Home, a_moment
from tests.data.test_reveal import begin, close_both, paper

WRITTEN = st.text(alphabet="abİßŁøéeIıſﬁ가각é ŒΣςσ한\u0301\u1161\u11a8\n`’", max_size=30)
"""Letters that change their number, shape or neighbours when they are folded."""


def found(view: View, typed: str) -> tuple[str, ...]:
    return Search().find(view, typed)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("STRASSE", "Auf der Straße"),
        ("strass", "Auf der Straße"),
        ("lodz soren", "Sørën fährt nach Łódź"),
        ("Łódź", "nach lodz"),
        ("don't", "don’t"),
        ("KIT cup", "The cup, and then Kit"),
        ("ﬁsh", "FISH"),
    ],
)
def test_words_are_found_whatever_their_capitals_and_accents(home: Home, typed: str, written: str) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit, written)
    view.put(moment, a_moment(home.kit, "nothing of the kind"))
    assert found(view, typed) == (moment.id,)


def test_all_words_must_be_there_and_no_words_give_everything_newest_first(home: Home) -> None:
    view = home.journal.seen_by(Together())
    early, late = a_moment(home.kit, "bricks flew", 8), a_moment(home.kit, "bricks stood", 19)
    view.put(early, late)
    assert found(view, "bricks") == (late.id, early.id) == found(view, "  ")
    assert found(view, "flew bricks") == (early.id,)
    assert found(view, "bricks flew stood") == ()


def test_everything_that_is_shared_is_looked_through(home: Home) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit)
    told = Moment(
        id=moment.id, when=moment.when, camera=("first", "secondversion"), children=moment.children, place="hallway",
        signals=("threw",), signal_words="humming", tags=("tea",), context=("hungry",),
    )  # fmt: skip
    home.journal.load(
        (
            told,
            Read(id="r", moment=moment.id, adult=home.nell.id, words="lonely", made=Return(words="sighed"),
                 own=OwnSide(words="headache"), share_own=True),
            Guess(id=moment.id, landing="landed", look_for="quiet", child_account="youturned", note="perhaps"),
            SecondLook(id="l", moment=moment.id, adult=home.idris.id, on=TODAY, words="later"),
            Repair(id="p", moment=moment.id, child=home.kit.id, did_next="laughed",
                   steps=(RepairStep(id="go_back", status="done", said="sorry"),)),
        )
    )  # fmt: skip
    words = "first secondversion hallway humming tea lonely sighed headache quiet youturned perhaps later laughed sorry"
    for word in (*words.split(), "kit"):
        assert found(view, word) == (moment.id,), word
        assert any(word in fold(text) for text in said_in(view, told)), word


def test_what_is_closed_is_never_found_by_anyone_together(home: Home) -> None:
    moment, debrief = begin(home)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).cover(paper(home, moment, home.nell.id, "nell-marker"))
    together = home.journal.seen_by(Together())
    assert found(together, "nell-marker") == ()
    assert found(together, "yelled") == ()
    home.journal.seen_by(Turn(home.idris.id, debrief.id)).cover(paper(home, moment, home.idris.id, "idris-marker"))
    assert found(together, "marker") == ()
    assert found(home.journal.seen_by(Turn(home.idris.id, debrief.id)), "nell-marker") == ()
    together.reveal(debrief, today=TODAY)
    assert found(together, "nell-marker idris-marker") == (moment.id,)
    assert found(together, "inside-marker") == ()


def test_what_one_keeps_to_oneself_is_found_alone_and_unlocked_only(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.seen_by(Together()).put(moment)
    home.journal.unlock_bare(home.nell.id)
    alone = home.journal.seen_by(Alone(home.nell.id))
    read = Read(id=new_id(), moment=moment.id, adult=home.nell.id, words="unready-marker")
    mine = Reflection(id=new_id(), on=TODAY, theme="", prompt="", words="linked-marker", moments=(moment.id,))
    alone.put_room(
        PrivateRoom(
            id=home.nell.id, unready=(TurnPaper(read=read, own=OwnSide(words="own-marker")),), reflections=(mine,)
        )
    )
    for word in ("unready-marker", "linked-marker", "own-marker"):
        assert found(alone, word) == (moment.id,)
        assert found(home.journal.seen_by(Together()), word) == ()
        assert found(home.journal.seen_by(Alone(home.idris.id)), word) == ()
        assert not any("marker" in text for text in said_in(home.journal.seen_by(Together()), moment))
    home.journal.lock(home.nell.id)
    assert found(home.journal.seen_by(Alone(home.nell.id)), "marker") == ()


def test_ones_own_closed_read_is_found_by_its_author_alone(home: Home) -> None:
    moment, debrief = begin(home)
    close_both(home, moment, debrief)
    home.journal.unlock_bare(home.nell.id)
    alone = home.journal.seen_by(Alone(home.nell.id))
    assert found(alone, "nell-marker inside-marker") == (moment.id,)
    assert found(alone, "idris-marker") == ()


def test_what_was_forgotten_is_not_found_from_memory(home: Home) -> None:
    moment, debrief = begin(home)
    close_both(home, moment, debrief)
    home.journal.unlock_bare(home.nell.id)
    search = Search()
    assert search.find(home.journal.seen_by(Alone(home.nell.id)), "nell-marker") == (moment.id,)
    home.journal.lock(home.nell.id)
    search.forget()
    assert not any("marker" in repr(value) for value in vars(search).values())
    assert search.find(home.journal.seen_by(Together()), "nell-marker") == ()


def test_what_changed_is_found_as_it_is_now(home: Home) -> None:
    view, search = home.journal.seen_by(Together()), Search()
    first, second = a_moment(home.kit, "bricks", 8), a_moment(home.kit, "shoes", 9)
    view.put(first, second)
    assert search.find(view, "bricks") == (first.id,)
    look = SecondLook(id=new_id(), moment=second.id, adult=home.nell.id, on=TODAY, words="bricks again")
    home.journal.seen_by(Alone(home.nell.id)).put(look)
    third = a_moment(home.kit, "more bricks", 20)
    view.put(third)
    assert search.find(view, "bricks") == (third.id, second.id, first.id)
    view.bin(first.id, today=TODAY)
    assert search.find(view, "bricks") == (third.id, second.id)
    view.undo()
    assert search.find(view, "bricks") == (third.id, second.id, first.id)


@given(st.lists(WRITTEN, min_size=1, max_size=6), st.lists(WRITTEN, max_size=5))
@settings(max_examples=60, deadline=None)
def test_the_answer_is_the_same_with_and_without_memory(texts: list[str], asked: list[str]) -> None:
    view, search = Told(texts), Search()
    letters = [text[:n] for text in texts[:2] for n in range(len(text))]
    for typed in (*asked, *letters, *reversed(letters)):
        words = fold(typed).split()
        plain = tuple(m.id for m in view.moments() if all(word in fold(m.camera[0]) for word in words))
        assert search.find(view, typed) == plain  # type: ignore[arg-type]  # as much of a view as is asked


class Told:
    """As much of a view as a search asks for when there are only moments."""

    actor = Together()

    def __init__(self, texts: list[str]) -> None:
        self._moments = tuple(
            Moment(id=str(n), when=None, camera=(text,), children=())  # type: ignore[arg-type]  # not looked at
            for n, text in enumerate(texts)
        )

    def moments(self) -> tuple[Moment, ...]:
        return self._moments

    def touched_since(self, place: int) -> tuple[tuple[str, ...], int]:
        return (), 0

    def room(self) -> None:
        return None

    def __getattr__(self, name: str) -> object:
        return tuple


@given(WRITTEN, st.data())
@settings(max_examples=150, deadline=None)
def test_what_is_marked_is_what_was_looked_for(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    words = words_of(folded[start : start + data.draw(st.integers(1, 4))])
    marked = spots(text, words)
    assert all(0 <= first < end <= len(text) for first, end in marked)
    assert all(before[1] < after[0] for before, after in pairwise(marked))
    for word in words:
        if word in folded:
            assert any(word in fold(text[first:end]) for first, end in marked), (text, word, marked)
    rest = "".join(
        text[a:b] for a, b in zip((0, *(e for _, e in marked)), (*(f for f, _ in marked), len(text)), strict=True)
    )
    assert marked or not any(word in fold(rest) for word in words)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Straße und Gasse", "ss", ["ß", "ss"]),
        ("Über über ÜBER", "uber", ["Über", "über", "ÜBER"]),
        (unicodedata.normalize("NFD", "Zoë rief"), "e r", [unicodedata.normalize("NFD", "ë"), "r", "e"]),
        ("banana", "ana", ["anana"]),
        ("nothing", "else", []),
    ],
)
def test_marks_cover_whole_letters(text: str, typed: str, marked: list[str]) -> None:
    assert [text[first:end] for first, end in spots(text, words_of(typed))] == marked


def test_a_passage_begins_shortly_before_the_word(home: Home) -> None:
    view = home.journal.seen_by(Together())
    moment = a_moment(home.kit, "One two three four five six seven eight nine ten, eleven. Then the brïcks flew.")
    view.put(moment)
    assert passage(view, moment, words_of("bricks")) == "…Then the brïcks flew."
    assert passage(view, moment, words_of("one")).startswith("One two")
    assert passage(view, moment, words_of("absent")) == ""
