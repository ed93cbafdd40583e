"""A power cut, played: whatever mixture of unfinished acts reached the medium, what was called saved opens again."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from data.drafts import Draft
from data.journal import Journal
from tests.data.conftest import Home
from tests.torture.keeping import Ours, Stock
from tests.torture.machine import Machine, running_on
from tests.torture.medium import ROOT, Act, Medium, open_at, outcomes
from tests.torture.power import counted, cuts


def test_after_any_power_cut_in_an_evening_the_file_opens_with_what_was_saved(quick: Path) -> None:
    opened, found = counted(cuts(Ours(), quick, seed=1, saves=4, most=60))
    assert opened > 100
    assert not found


def test_a_power_cut_while_clearing_up_after_a_power_cut_loses_nothing_either(quick: Path) -> None:
    opened, found = counted(cuts(Ours(), quick, seed=2, saves=2, most=12, again=6))
    assert opened > 120
    assert not found


def test_a_family_that_was_just_begun_outlives_a_power_cut(quick: Path) -> None:
    opened, found = counted(cuts(Ours(), quick, seed=3, most=200, first=True))
    assert opened > 15
    assert not found


def test_the_same_evening_without_our_storage_is_seen_to_lose(quick: Path) -> None:
    _, found = counted(cuts(Stock(), quick, seed=1, saves=3, most=10))
    assert found["unreadable"] > 0
    assert found["wrong"] > 0


# The played medium itself.


def test_only_what_was_waited_for_is_sure_to_be_on_the_medium() -> None:
    acts = [
        Act(kind="bytes", owner=5, data=b"new"),
        Act(kind="names", owner=ROOT, names=(("file", 5),)),
        Act(kind="sync", owner=5),
        Act(kind="size", owner=5, at=3),
        Act(kind="sync", owner=ROOT),
    ]
    assert open_at(acts, 0) == ([], [])
    assert open_at(acts, 2) == ([], [0, 1])
    assert open_at(acts, 3) == ([0], [1])
    assert open_at(acts, 5) == ([0, 1], [3])


def test_all_mixtures_are_given_where_they_are_few_and_the_extremes_where_they_are_many() -> None:
    few = [Act(kind="names", owner=ROOT, names=((str(number), number),)) for number in range(3)]
    found = [sorted(medium.folders[ROOT]) for medium in outcomes(Medium(), few, 3, 8, random.Random(1))]
    assert sorted(found) == [[], ["0"], ["0", "1"], ["0", "1", "2"], ["0", "2"], ["1"], ["1", "2"], ["2"]]
    many = [Act(kind="names", owner=ROOT, names=((str(number), number),)) for number in range(20)]
    lengths = [len(medium.folders[ROOT]) for medium in outcomes(Medium(), many, 20, 50, random.Random(1))]
    assert lengths[:2] == [20, 0]
    assert lengths[2:42] == [19] * 20 + [1] * 20
    assert 42 < len(lengths) <= 50


def test_a_length_without_its_bytes_shows_zeros_and_bytes_behind_the_length_do_not_show() -> None:
    before = Medium({ROOT: {"file": 7}}, {7: b"old"})
    size, data = Act(kind="size", owner=7, at=6), Act(kind="bytes", owner=7, at=3, data=b"er!")
    assert before.after([size]).files[7] == b"old\0\0\0"
    assert before.after([data]).files[7] == b"old"
    assert before.after([data, size]).files[7] == b"older!"


def test_what_a_machine_wrote_down_gives_the_very_files_that_stand_there(quick: Path) -> None:
    home = quick / "home"
    home.mkdir()
    Ours().begin(home / "family", {"moments": {"a": {"text": "x" * 2000}}})
    machine = Machine(home)
    with running_on(machine):
        Ours().begin(home / "other", {"moments": {}})
        Ours().look(home / "family")
    machine.before.after(machine.acts).put_in(quick / "again")

    def names_and_bytes(folder: Path) -> dict[str, bytes]:
        files = [path for path in folder.rglob("*") if path.is_file() and path.name != ".family.lock"]
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}

    assert names_and_bytes(quick / "again") == names_and_bytes(home)


@pytest.mark.parametrize("waits", ["fsync", "open", "write", "replace", "mkdir"])
def test_a_machine_writes_down_every_kind_of_act_of_beginning_a_family(quick: Path, waits: str) -> None:
    machine = Machine(quick)
    with running_on(machine):
        Ours().begin(quick / "family", {"moments": {}})
    assert waits in machine.calls


def test_a_family_begun_with_its_people_and_keys_outlives_a_power_cut(quick: Path) -> None:
    place = quick / "home"
    place.mkdir()
    machine = Machine(place)
    with running_on(machine):
        home = Home(place / "families" / "ours")
        home.journal.close()
    found = list(outcomes(machine.before, machine.acts, len(machine.acts), 60, random.Random(1)))
    assert len(found) > 3
    for number, medium in enumerate(found):
        medium.put_in(quick / str(number))
        journal = Journal.open(quick / str(number) / "families" / "ours")
        for adult in (home.nell, home.idris):
            assert (journal.folder / "keys" / f"{adult.id}.age").read_text() == journal.adult(adult.id).key_file
            assert journal.unlock_bare(adult.id)
        journal.close()


def test_a_power_cut_while_somebody_types_never_keeps_the_family_from_opening(quick: Path) -> None:
    (quick / "home").mkdir()
    home = Home(quick / "home" / "ours")
    home.again().close()
    machine = Machine(quick / "home")
    with running_on(machine):
        journal = Journal.open(home.folder)
        nell = journal.adult(home.nell.id)
        for number in range(3):
            journal.drafts.keep(Draft(key="new", values={"text": f"{number} " * 500}))
            journal.drafts.keep_private(nell.id, nell.recipient, Draft(key="own", values={"text": f"{number}"}))
        typed = len(machine.acts)
        journal.close()
    chance, found = random.Random(1), set()
    # Most acts are blocks of one padded file; every fortieth part of the evening is enough.
    for cut in range(len(machine.acts), -1, -max(1, len(machine.acts) // 40)):
        for number, medium in enumerate(outcomes(machine.before, machine.acts, cut, 4, chance)):
            place = quick / f"{cut}-{number}"
            medium.put_in(place)
            journal = Journal.open(place / "ours")
            journal.unlock_bare(nell.id)
            kept = journal.drafts.shared("new"), journal.drafts.private(nell.id, "own")
            found.add(tuple(draft and draft.values["text"][:1] for draft in kept))
            journal.close()
            shutil.rmtree(place)
    assert ("2", "2") in found
    assert {text for pair in found for text in pair} <= {None, "0", "1", "2"}
    assert typed < len(machine.acts)
