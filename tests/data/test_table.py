"""A table takes string ids, keeps its documents from being changed from outside, and refuses what no file can keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import where

from data.errors import CannotSave, JournalError
from data.ids import new_id
from data.storage import DurableStorage, Table, check_file
from tests.data.disk import OLD


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "family" / "family.json"


@pytest.fixture
def storage(path: Path) -> Iterator[DurableStorage]:
    made = DurableStorage(path, family="F1", create=True)
    made.write(OLD)
    made.flush()
    yield made
    made.release()


@pytest.fixture
def moments(storage: DurableStorage) -> Table:
    return Table(storage, "moments")


def test_tinydb_finds_changes_and_removes_by_string_ids(moments: Table) -> None:
    made = moments.insert({"text": "a tower fell", "child": "kit"})
    assert isinstance(made, str)
    assert len(made) == 26
    assert moments.get(doc_id=made)["text"] == "a tower fell"
    assert [document.doc_id for document in moments.search(where("child") == "kit")] == [made]
    assert moments.update({"child": "Kit"}, where("child") == "kit") == [made]
    assert moments.update({"child": True}, doc_ids=[made]) == [made]
    assert moments.update({"child": 1}, where("child") == True) == [made]  # noqa: E712  # a query, not a truth
    assert type(moments.get(doc_id=made)["child"]) is int
    assert moments.get(where("text") == "nothing like it") is None
    assert [document["text"] for document in moments.get(doc_ids=[made])] == ["a tower fell"]
    assert len(moments) == 2
    assert moments.remove(where("child") == 1) == [made]
    assert [document.doc_id for document in moments] == ["a"]


def test_an_id_is_never_given_twice_even_after_removing_and_reopening(
    storage: DurableStorage, moments: Table, path: Path
) -> None:
    first = moments.insert({"text": "one"})
    moments.remove(doc_ids=[first])
    storage.close()
    again = DurableStorage(path, family="F1")
    assert Table(again, "moments").insert({"text": "two"}) != first
    again.close()


def test_a_caller_changing_what_it_got_or_gave_changes_nothing_kept(storage: DurableStorage, moments: Table) -> None:
    tags = ["evening"]
    moments.put("c", {"tags": tags, "inner": {"n": 1}})
    moments.insert({"tags": tags})
    moments.update({"tags": tags}, where("inner").exists())
    tags.append("changed")
    moments.get(doc_id="c")["inner"]["n"] = 2
    moments.all()[-1]["tags"].append("changed")
    moments.search(where("inner").exists())[0]["tags"].append("changed")
    given: dict[str, Any] = {"looks": {"l": {"words": ["kind"]}}}
    storage.write({**storage.read(), **given})
    given["looks"]["l"]["words"].append("changed")
    storage.read()["more"] = {}
    assert "changed" not in str(storage.read())
    assert moments.get(doc_id="c")["inner"] == {"n": 1}
    assert "more" not in storage.read()


def test_a_table_asked_for_a_query_cache_has_none(storage: DurableStorage) -> None:
    table = Table(storage, "moments", cache_size=10)
    assert len(table.search(where("text").exists())) == 1
    table.put("b", {"text": "second"})
    assert len(table.search(where("text").exists())) == 2


def test_an_update_that_raises_half_way_changes_nothing(moments: Table) -> None:
    moments.put("b", {"text": "second"})

    def trip(document: Any) -> None:
        document["text"] += "!"
        if document["text"] == "second!":
            raise KeyError("half way")

    with pytest.raises(KeyError):
        moments.update(trip)
    assert moments.get(doc_id="a")["text"] == OLD["moments"]["a"]["text"]


def test_a_change_makes_a_new_table_and_leaves_the_other_documents_the_same(storage: DurableStorage) -> None:
    before = storage.read()
    Table(storage, "moments").put("b", {"text": "new"})
    Table(storage, "moments").drop("not there")
    after = storage.read()
    assert before["moments"].keys() == {"a"}
    assert after["moments"]["a"] is before["moments"]["a"]
    assert after["settings"] is before["settings"]
    assert storage.accepted == 2


@pytest.mark.parametrize(
    "value",
    ["half \ud800", float("nan"), float("inf"), 2**63, {1: "x"}, {"\udc00": 1}, {"x"}, b"bytes", new_id],
    ids=["surrogate", "nan", "infinity", "huge", "number-key", "surrogate-key", "set", "bytes", "function"],
)
def test_what_no_file_can_keep_is_refused_before_anything_changes(storage: DurableStorage, value: Any) -> None:
    bytes_before, memory_before = storage.path.read_bytes(), storage.read()
    with pytest.raises(JournalError) as refusal:
        storage.write({**OLD, "moments": {"a": {"deep": [value]}}})
    with pytest.raises(JournalError):
        Table(storage, "moments").put("a", {"deep": [value]})
    assert not isinstance(refusal.value, CannotSave)
    assert storage.read() == memory_before
    assert (storage.accepted, storage.state) == (1, "saved")
    storage.flush()
    assert storage.path.read_bytes() == bytes_before


def test_nesting_without_end_is_refused_and_reasonable_nesting_opens_again(storage: DurableStorage, path: Path) -> None:
    def nested(depth: int) -> dict[str, Any]:
        document: dict[str, Any] = {}
        for _ in range(depth):
            document = {"in": document}
        return document

    with pytest.raises(JournalError):
        Table(storage, "moments").put("deep", nested(100_000))
    Table(storage, "moments").put("deep", nested(40))
    storage.close()
    assert check_file(path).tables["moments"]["deep"] == nested(40)


@pytest.mark.parametrize("tables", [{"_meta": {}}, {"moments": []}, {"moments": {1: {}}}, {"moments": {"a": "text"}}])
def test_tables_of_another_shape_are_refused(storage: DurableStorage, tables: Any) -> None:
    with pytest.raises(JournalError):
        storage.write(tables)
    assert storage.read() == OLD
