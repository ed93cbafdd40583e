"""The ten invented families with one worked moment each: all there, varied as meant, quiet about what is private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from data import keys
from data.actors import Together
from data.journal import Journal
from data.records import Guess, Moment
from data.rooms import open_own
from data.samples import FIRST, demo_families, demo_family, make_demo
from data.view import View
from data.vocabulary import band_of, vocabulary
from data.when import local

TODAY = date(2026, 4, 8)

TEN = ("kit", "wren", "zuri", "lucia", "sami", "jules", "anaya", "ty", "bo", "rosa")
"""The families in the order of their moments."""

UNSHARED = {"zuri": ("Amara",), "lucia": ("Theo",), "anaya": ("Meera",), "bo": ("Henrik",)}
"""Whose own side nobody else may ever see."""


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Journal]]:
    """All ten, open to look at."""
    made = {}
    for name in TEN:
        folder = tmp_path_factory.mktemp("demo") / name
        make_demo(folder, TODAY, family=name)
        made[name] = Journal.open(folder)
    yield made
    for journal in made.values():
        journal.close()


def seen(families: dict[str, Journal], name: str) -> tuple[View, Moment]:
    """Give a family as all see it, and its one moment."""
    view = families[name].seen_by(Together())
    (moment,) = view.moments()
    return view, moment


def guess_of(view: View, moment: Moment) -> Guess:
    guess = view.guess(moment.id)
    assert guess is not None
    return guess


def test_each_is_found_by_its_name_and_by_the_number_of_its_moment() -> None:
    assert demo_families() == (FIRST, *sorted(TEN))
    assert tuple(demo_family(f"fam_{n:02}") for n in range(1, 11)) == TEN
    assert demo_family(" Kit ") == "kit"
    for nobody in ("", "fam_11", "smith"):
        with pytest.raises(KeyError):
            demo_family(nobody)


def test_each_says_that_it_is_invented_and_nothing_in_it_is_set_aside(families: dict[str, Journal]) -> None:
    assert all(families[name].family.demo for name in TEN)
    assert all(families[name].memory.set_aside == () for name in TEN)


def test_together_they_cover_every_landing_every_band_and_all_forms(families: dict[str, Journal]) -> None:
    landings: Counter[str] = Counter()
    bands: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    for name in TEN:
        view, moment = seen(families, name)
        landings[guess_of(view, moment).landing] += 1
        child = view.child(moment.children[0])
        assert child is not None
        bands[band_of(child, local(moment.when).date())] += 1
        (debrief,) = view.debriefs(moment.id)
        forms[debrief.form] += 1
    assert landings == {
        entry.id: 2 if entry.id in ("right_on", "too_much") else 1 for entry in vocabulary("landings").entries
    }
    assert bands == {"baby": 1, "toddler": 2, "preschool": 2, "school": 3, "teen": 2}
    assert forms == {"joint": 8, "alone": 1, "two_homes": 1}
    prompted = [name for name in TEN if seen(families, name)[1].sampling == "prompted"]
    assert prompted == ["wren", "bo"]


def test_how_the_reads_stand_to_each_other_is_as_written_down(families: dict[str, Journal]) -> None:
    stands = {}
    for name in TEN:
        view, moment = seen(families, name)
        reads = view.reads(moment.id)
        if len(reads) == 1:
            stands[name] = "one"
            continue
        meet = "overlap" if set(reads[0].needs) & set(reads[1].needs) else "different"
        kind = "exchanged" if reads[1].exchanged else "second-hand" if not reads[1].present else "there"
        stands[name] = f"{kind} {meet}"
    assert stands == {
        **dict.fromkeys(("kit", "wren", "anaya", "ty"), "there overlap"),
        "bo": "there different",
        **dict.fromkeys(("sami", "jules"), "second-hand overlap"),
        "rosa": "second-hand different",
        "zuri": "one",
        "lucia": "exchanged different",
    }


def test_repairs_stand_as_written_down(families: dict[str, Journal]) -> None:
    states = {name: seen(families, name)[0].state(seen(families, name)[1].id) for name in TEN}
    mended = ("kit", "zuri", "lucia", "sami", "anaya", "ty", "bo")
    assert states == {**dict.fromkeys(mended, "mended"), "wren": "talked", "jules": "talked", "rosa": "offered"}
    view, moment = seen(families, "kit")
    (repair,) = view.repairs(moment.id)
    assert Counter(step.status for step in repair.steps) == {"done": 10, "not_needed": 1}
    assert {step.id for step in repair.steps} == {entry.id for entry in vocabulary("repair_steps").entries}
    for name, minutes in (("kit", 50), ("zuri", 12), ("lucia", 95), ("sami", 180), ("bo", 3), ("rosa", 240)):
        view, moment = seen(families, name)
        (back,) = [step.happened for r in view.repairs(moment.id) for step in r.steps if step.id == "go_back"]
        assert back is not None
        assert back.instant - moment.when.instant == timedelta(minutes=minutes)


def test_what_was_not_shared_stands_nowhere_in_the_open_and_still_opens_for_its_author(
    families: dict[str, Journal],
) -> None:
    for name in TEN:
        view, moment = seen(families, name)
        for read in view.reads(moment.id):
            adult = view.adult(read.adult)
            assert adult is not None
            assert (read.own is None) == (adult.name in (*UNSHARED.get(name, ()), "Marisol")), adult.name
            assert bool(read.sealed_own) == (not read.exchanged)
    for name, (adult_name,) in UNSHARED.items():
        view, moment = seen(families, name)
        adult = next(one for one in view.adults if one.name == adult_name)
        read = next(one for one in view.reads(moment.id) if one.adult == adult.id)
        assert open_own(keys.read_bare(adult.key_file), read).state


def test_from_the_other_home_come_needs_and_one_line_of_words_and_nothing_else(families: dict[str, Journal]) -> None:
    view, moment = seen(families, "lucia")
    assert [adult.name for adult in view.adults] == ["Theo"]
    (elsewhere,) = view.former
    assert (elsewhere.name, elsewhere.recipient, elsewhere.key_file) == ("Marisol", "", "")
    (theirs,) = [read for read in view.reads(moment.id) if read.exchanged]
    assert theirs.needs == ("predictability",)
    assert len(theirs.words) <= 240
    assert (theirs.noticed, theirs.feelings, theirs.made.kinds, theirs.own, theirs.sealed_own) == ((), (), (), None, "")
    (debrief,) = view.debriefs(moment.id)
    assert len(debrief.readers) == 1


def test_every_word_from_a_list_is_on_its_list(families: dict[str, Journal]) -> None:
    for name in TEN:
        view, moment = seen(families, name)
        guess = guess_of(view, moment)
        chosen = [("signals", moment.signals), ("contexts", moment.context), ("needs", guess.needs)]
        chosen.append(("next_moves", (guess.next_move,)))
        for read in view.reads(moment.id):
            chosen += [("needs", read.needs), ("feelings", read.feelings), ("returns", read.made.kinds)]
            if read.own is not None:
                chosen += [("feelings", read.own.feelings), ("states", read.own.state)]
        for list_name, ids in chosen:
            assert all(one in vocabulary(list_name) for one in ids), (name, list_name, ids)
            assert len(set(ids)) == len(ids) <= 3


@pytest.mark.parametrize("later", range(7))
def test_whatever_the_day_of_the_week_nothing_lies_ahead(later: int, tmp_path: Path) -> None:
    today = TODAY + timedelta(days=later)
    name = TEN[later]
    make_demo(tmp_path / name, today, family=name)
    journal = Journal.open(tmp_path / name)
    try:
        view, moment = seen({name: journal}, name)
        days = [debrief.closed_on for debrief in view.debriefs(moment.id)]
        days += [repair.closed_on for repair in view.repairs(moment.id)]
        assert all(day is None or day <= today for day in days)
        assert local(moment.when).date() < today
    finally:
        journal.close()
