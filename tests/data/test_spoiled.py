"""A family file spoiled in any way is told in plain words, with its newest good backup, and stays as it is."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.backups import FOLDER
from data.errors import Damaged, NotReadable
from data.familyfile import pack, read_family_file
from data.journal import FILE, Journal
from tests.data.conftest import Home, a_moment
from tests.torture.fuzz import Sample, look_at_everything, opening, openings, sample, stock_openings
from tests.torture.places import quick_folder
from tests.torture.spoiling import BYTES, TABLES, with_checksum


@pytest.fixture(scope="module")
def spoilt() -> Iterator[Sample]:
    """A family whose file is spoiled again and again."""
    with quick_folder() as folder:
        yield sample(folder / "family")


def test_a_file_that_nobody_spoiled_opens_with_all_it_has(spoilt: Sample) -> None:
    (spoilt.folder / FILE).write_bytes(spoilt.data)
    # Only looking, because to open a room folds in what waits behind it.
    journal = Journal.open(spoilt.folder, read_only=True)
    look_at_everything(journal)
    assert len(journal.memory.timeline()) == spoilt.moments + 1
    assert journal.memory.set_aside == ()
    journal.close()
    assert (spoilt.folder / FILE).read_bytes() == spoilt.data


def test_spoiled_in_every_way_only_our_words_come_and_the_bytes_stay(spoilt: Sample) -> None:
    many = 30 * (len(BYTES) + len(TABLES))
    # The same examples at every landing; at home each run looks for new ones.
    seed = 1 if os.environ.get("CI") else random.randrange(10**9)
    found = Counter(openings(spoilt, many, seed))
    assert found.total() == many
    assert not {what: times for what, times in found.items() if what[1]}, f"with the seed {seed}"
    assert {kind for kind, _ in found} == BYTES.keys() | TABLES.keys()


def test_without_our_checksum_the_same_spoiling_is_seen_to_go_unnoticed(spoilt: Sample) -> None:
    found = Counter(finding for _, finding in stock_openings(spoilt, 20 * len(BYTES), seed=1))
    assert found["other words"] > len(BYTES)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_bytes_put_in_place_of_others_are_told_with_the_newest_good_backup(data: st.DataObject) -> None:
    with quick_folder() as folder:
        path = folder / FILE
        path.write_bytes(pack("F1", {"settings": {"F1": {"id": "F1"}}, "moments": {}}, {})[0])
        whole = path.read_bytes()
        (folder / FOLDER).mkdir()
        good = folder / FOLDER / "family.20261124T180000Z.json"
        good.write_bytes(pack("F1", {"settings": {"F1": {"id": "F1"}}, "moments": {"m": {}}}, {})[0])
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, len(whole)))
        spoiled = whole[:start] + data.draw(st.binary(max_size=40) | st.just(whole)) + whole[end:]
        before = Sample(folder=folder, data=whole, earlier=b"", tables={}, backup=good, moments=1)
        assert opening(before, spoiled, true_checksum=False) == ""
        assert path.read_bytes() == spoiled


def put(folder: Path, tables: Any, family: str) -> bytes:
    """Put tables behind a true checksum, as a program could that knows how."""
    data = with_checksum(json.dumps(tables, separators=(",", ":")).encode(), family)
    (folder / FILE).write_bytes(data)
    return data


@pytest.mark.parametrize("table", ["gone", "empty", "of another shape", "of another family"])
def test_a_file_without_its_family_is_damaged_and_told_with_its_backup(spoilt: Sample, table: str) -> None:
    family = next(iter(spoilt.tables["settings"]))
    instead: dict[str, Any] = {
        "gone": None,
        "empty": {},
        "of another shape": {family: {"id": 7}},
        "of another family": {family: {"id": "another"}},
    }
    tables = {**spoilt.tables, "settings": instead[table]}
    data = put(spoilt.folder, {name: rows for name, rows in tables.items() if rows is not None}, family)
    with pytest.raises(Damaged) as damage:
        Journal.open(spoilt.folder)
    assert (damage.value.backup, damage.value.moments) == (str(spoilt.backup), 1)
    assert "1 moment;" in damage.value.words
    assert (spoilt.folder / FILE).read_bytes() == data
    (spoilt.folder / FILE).write_bytes(spoilt.data)
    Journal.open(spoilt.folder).close()


@pytest.mark.parametrize(
    "instant", ["2026-11-24T18:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "yesterday", None]
)
def test_a_moment_without_a_time_on_earth_is_set_aside_and_stays_in_the_file(home: Home, instant: Any) -> None:
    kept, odd = a_moment(home.kit), a_moment(home.kit)
    home.journal.load((kept, odd))
    home.journal.close()
    verified = read_family_file(home.folder / FILE)
    tables: dict[str, Any] = json.loads(json.dumps(verified.tables))
    tables["moments"][odd.id]["when"]["instant"] = instant
    put(home.folder, tables, verified.family)
    home.journal = Journal.open(home.folder)
    assert home.journal.memory.set_aside == (("moments", odd.id),)
    look_at_everything(home.journal)
    assert [moment.id for moment in home.journal.memory.timeline()] == [kept.id]
    home.journal.load((a_moment(home.kit),))
    home.journal.flush()
    assert read_family_file(home.folder / FILE).tables["moments"][odd.id] == tables["moments"][odd.id]


def test_a_zone_that_nobody_knows_is_no_reason_to_stop(home: Home) -> None:
    moment = a_moment(home.kit)
    home.journal.load((moment,))
    home.journal.close()
    verified = read_family_file(home.folder / FILE)
    tables: dict[str, Any] = json.loads(json.dumps(verified.tables))
    tables["moments"][moment.id]["when"]["zone"] = "../../etc/passwd"
    tables["settings"][verified.family]["zone"] = "Europe/Nowhere"
    put(home.folder, tables, verified.family)
    home.journal = Journal.open(home.folder)
    look_at_everything(home.journal)
    assert [kept.id for kept in home.journal.memory.timeline()] == [moment.id]


def test_a_sealed_text_in_another_place_is_told_as_such(spoilt: Sample) -> None:
    tables: dict[str, Any] = json.loads(json.dumps(spoilt.tables))
    room = next(document for document in tables["private"].values() if len(document["sealed"]) > 1)
    room["sealed"].reverse()
    put(spoilt.folder, tables, next(iter(tables["settings"])))
    journal = Journal.open(spoilt.folder)
    with pytest.raises(NotReadable, match="belongs"):
        journal.unlock_bare(room["id"])
    assert not journal.unlocked(room["id"])
    journal.abandon()
