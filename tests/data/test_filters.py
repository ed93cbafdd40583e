"""Narrowing the timeline: of each kind one of the chosen words, and never by who wrote."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from data.actors import Together, Turn
from data.filters import KINDS, Chip, kept, offered
from data.records import Child, Guess, Read
from data.view import View
from tests.data.conftest import TODAY, Home, a_moment
from tests.data.test_reveal import begin, paper
from tests.data.test_search import Told


def of(view: View, *chips: tuple[str, str], today: date = TODAY) -> list[str]:
    narrowed = kept(view, [Chip(kind=kind, value=value) for kind, value in chips], today)  # type: ignore[arg-type]  # plain text for a kind
    return [moment.camera[0] for moment in view.moments() if moment.id in narrowed]


def furnished(home: Home) -> View:
    """Write four moments of different kinds."""
    wren = Child(id="wren", name="Wren", birth=home.kit.birth)
    one, two, three, four = (
        a_moment(home.kit, words, 20 - n) for n, words in enumerate(("one", "two", "three", "four"))
    )
    long_ago = replace(four, when=replace(four.when, instant=four.when.instant - timedelta(days=60)))
    home.journal.load(
        (
            wren,
            replace(one, signals=("threw",), context=("hungry",), tags=("tea", "Äpfel")),
            replace(two, children=(wren.id, home.kit.id), bright=True),
            replace(three, children=(wren.id,), tags=("tea",)),
            long_ago,
            Guess(id=two.id, landing="landed", needs=("rest",)),
            Read(id="r", moment=three.id, adult=home.nell.id, noticed=("threw",), needs=("connection",)),
        )
    )
    return home.journal.seen_by(Together())


def test_each_kind_narrows_by_its_own_words(home: Home) -> None:
    view = furnished(home)
    assert of(view) == ["one", "two", "three", "four"]
    assert of(view, ("child", home.kit.id)) == ["one", "two", "four"]
    assert of(view, ("bright", "bright")) == ["two"]
    assert of(view, ("state", "talked")) == ["two"]
    assert of(view, ("state", "stub")) == ["one", "four"]
    assert of(view, ("signal", "threw")) == ["one", "three"]
    assert of(view, ("need", "rest")) == ["two"]
    assert of(view, ("need", "connection")) == ["three"]
    assert of(view, ("landing", "landed")) == ["two"]
    assert of(view, ("context", "hungry")) == ["one"]
    assert of(view, ("tag", "tea")) == ["one", "three"]
    assert of(view, ("period", "30")) == ["one", "two", "three"]
    assert of(view, ("period", "7"), ("period", "90")) == ["one", "two", "three", "four"]


def test_words_of_one_kind_add_up_and_kinds_narrow_each_other(home: Home) -> None:
    view = furnished(home)
    assert of(view, ("child", "wren"), ("child", home.kit.id)) == ["one", "two", "three", "four"]
    assert of(view, ("child", "wren"), ("tag", "tea")) == ["three"]
    assert of(view, ("child", "wren"), ("tag", "tea"), ("bright", "bright")) == []


def test_a_period_counts_days_as_the_family_lives_them(home: Home) -> None:
    view = furnished(home)
    assert of(view, ("period", "7"), today=date(2026, 11, 29)) == ["one", "two", "three"]
    assert of(view, ("period", "7"), today=date(2026, 11, 30)) == []


def test_only_what_stands_in_some_moment_is_offered(home: Home) -> None:
    assert offered(home.journal.seen_by(Together())) == {}
    found = offered(furnished(home))
    assert list(found) == [kind for kind in KINDS if kind in found]
    assert found["child"] == (home.kit.id, "wren")
    assert found["tag"] == ("Äpfel", "tea")
    assert found["signal"] == ("threw",)
    assert set(found["need"]) == {"rest", "connection"}
    assert found["landing"] == ("landed",)
    assert len(found["state"]) == 7


def test_what_is_in_the_bin_or_closed_is_neither_offered_nor_kept(home: Home) -> None:
    moment, debrief = begin(home)
    home.journal.seen_by(Turn(home.nell.id, debrief.id)).cover(paper(home, moment, home.nell.id, "nell-marker"))
    view = home.journal.seen_by(Together())
    assert "signal" not in offered(view)
    assert "need" not in offered(view)
    assert of(view, ("signal", "seek_gaze")) == []
    assert of(view, ("state", "one_ready")) == [moment.camera[0]]
    view.bin(moment.id, today=TODAY)
    assert of(view) == []


@given(
    st.lists(st.tuples(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("xyz"))), max_size=8),
    st.sets(st.sampled_from("abc")),
    st.sets(st.sampled_from("xyz")),
)
@settings(max_examples=60, deadline=None)
def test_more_chips_of_another_kind_never_add_a_moment(
    made: list[tuple[set[str], set[str]]], tags: set[str], contexts: set[str]
) -> None:
    view = Told([""] * len(made))
    view._moments = tuple(
        replace(moment, tags=tuple(of_tag), context=tuple(of_context))
        for moment, (of_tag, of_context) in zip(view._moments, made, strict=True)
    )
    by_tag = [Chip(kind="tag", value=one) for one in tags]
    by_both = [*by_tag, *(Chip(kind="context", value=one) for one in contexts)]
    first, second = (kept(view, chips, TODAY) for chips in (by_tag, by_both))  # type: ignore[arg-type]  # Told has all of a view that is used
    assert second <= first
    assert first == {m.id for m in view.moments() if not tags or tags & set(m.tags)}
    assert second == {m.id for m in view.moments() if m.id in first and (not contexts or contexts & set(m.context))}


def test_no_kind_tells_one_grown_up_from_another() -> None:
    assert not {"adult", "reader", "by", "read", "author"} & set(KINDS)
