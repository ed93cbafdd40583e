"""A family file is held as records: nothing in it is lost by that, and nobody who asks for documents notices."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from data.errors import Damaged
from data.familyfile import pack, read_family_file, unpack
from data.kept import Kept
from data.memory import Memory, as_document
from data.records import Moment, Read, SealedRead
from data.storage import DurableStorage
from data.table import FamilyBook
from tests.benchmarks.families import tables

HERE = Path("family.json")
MADE = json.loads(json.dumps(tables(20)))
"""As a file would hold them: lists, no tuples."""

SEALED = as_document(SealedRead(id="r1", moment="moment-000001", adult="adult-nell", sealed="age text"))


def held(table: str, made: dict[str, Any]) -> list[str]:
    """Read tables from a file's bytes; gives the kinds of what is held for one of them."""
    kept = unpack(pack("F1", made, {})[0], HERE).tables[table]
    assert isinstance(kept, Kept)
    return [type(one).__name__ for _, one in kept.as_held()]


def test_what_is_read_is_held_as_records_and_given_as_documents() -> None:
    assert held("moments", MADE) == ["Moment"] * 20
    assert unpack(pack("F1", MADE, {})[0], HERE).tables == MADE


def test_open_and_closed_reads_stand_in_one_table() -> None:
    made = {**MADE, "reads": {**MADE["reads"], "r1": SEALED}}
    assert set(held("reads", made)) == {"Read", "SealedRead"}
    memory = Memory()
    memory.fill(unpack(pack("F1", made, {})[0], HERE).tables)
    assert memory.set_aside == ()
    assert len(memory.all(Read, "reads")) == len(MADE["reads"])
    assert [one.id for one in memory.all(SealedRead, "reads")] == ["r1"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: {**one, "of_a_later_day": [1, 2]}, id="a field more"),
        pytest.param(lambda one: {name: one[name] for name in one if name != "tags"}, id="a field less"),
        pytest.param(lambda one: dict(reversed(one.items())), id="another order"),
        pytest.param(lambda one: {**one, "camera": 7}, id="another shape"),
    ],
)
def test_a_document_that_its_record_does_not_say_all_of_is_kept_as_it_is(change: Any) -> None:
    first = next(iter(MADE["moments"]))
    made = {**MADE, "moments": {**MADE["moments"], first: change(MADE["moments"][first])}}
    data = pack("F1", made, {})[0]
    there = unpack(data, HERE).tables
    assert held("moments", made)[:2] == ["Raw", "Moment"]
    assert list(there["moments"][first]) == list(made["moments"][first])
    assert there == made
    assert pack("F1", unpack(data, HERE).tables, {})[0] == data


def test_a_change_to_one_looks_at_no_other(tmp_path: Path) -> None:
    path = tmp_path / "family.json"
    path.write_bytes(pack("F1", MADE, {})[0])
    storage = DurableStorage(path, family="")
    first, second, *_ = MADE["moments"]
    storage.put("moments", first, {**MADE["moments"][first], "marked": True})
    now = storage.read()["moments"]
    assert isinstance(now, Kept)
    kinds = {id: type(one).__name__ for id, one in now.as_held()}
    assert (kinds.pop(first), set(kinds.values())) == ("dict", {"Moment"})
    storage.close()
    assert read_family_file(path).tables["moments"] == {
        **MADE["moments"], first: {**MADE["moments"][first], "marked": True},
    }  # fmt: skip
    assert now[second] is now[second]


def test_copies_made_elsewhere_are_plain() -> None:
    kept = unpack(pack("F1", MADE, {})[0], HERE).tables["moments"]
    for plain in (dict(kept), {**kept}, dict(kept.items())):
        assert type(plain) is dict
        assert {type(one) for one in dict.values(plain)} == {dict}
    assert list(kept.values()) == list(MADE["moments"].values())
    assert kept.get("nobody", "none") == "none"
    assert kept != {}


def test_what_tinydb_finds_may_be_changed_without_changing_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "family.json"
    path.write_bytes(pack("F1", MADE, {})[0])
    book = FamilyBook(path, storage=DurableStorage, family="")
    found = book.table("moments").all()
    found[0]["tags"].append("mine")
    assert len(found) == 20
    assert book.table("moments").all()[0]["tags"] == ["tea"]
    book.close()


def test_a_name_that_stands_twice_in_a_well_known_document_is_noticed() -> None:
    head = b'{"_meta":{"swingback":{"schema":1,"family":"F1","sha256":"'
    rest = pack("F1", MADE, {})[0].split(b'"}},', 1)[1]
    rest = rest.replace(b'"place":"kitchen"', b'"place":"kitchen","place":"garden"', 1)
    data = head + sha256(head + b'"}},' + rest).hexdigest().encode() + b'"}},' + rest
    with pytest.raises(Damaged):
        unpack(data, HERE)


def test_a_moment_beyond_the_calendar_is_set_aside() -> None:
    first = next(iter(MADE["moments"]))
    when = {**MADE["moments"][first]["when"], "instant": "0001-01-01T00:00:00Z"}
    memory = Memory()
    memory.fill(unpack(pack("F1", {"moments": {first: {**MADE["moments"][first], "when": when}}}, {})[0], HERE).tables)
    assert memory.set_aside == (("moments", first),)
    assert memory.all(Moment, "moments") == ()
