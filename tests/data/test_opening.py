"""A file that is not exactly what was saved is refused in plain words and left as it is."""

from __future__ import annotations

import errno
import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import CannotOpen, Damaged, NewerSchema, NotThere
from data.familyfile import pack, read_family_file, unpack
from data.fileops import FileOps
from data.storage import DurableStorage, check_file
from data.wording import say
from tests.data.disk import NEW, OLD, Disk, Moment, family

WHOLE = pack("F1", NEW, {})[0]
HERE = Path("family.json")


def sealed(rest: bytes, *, family: str = "F1", schema: int = 1) -> bytes:
    """Make a family file around any bytes, with the checksum that belongs to them."""
    before, after = f'{{"_meta":{{"swingback":{{"schema":{schema},"family":"{family}","sha256":"', b'"}},' + rest[1:]
    return before.encode() + sha256(before.encode() + after).hexdigest().encode() + after


def test_the_file_is_laid_out_exactly_as_agreed() -> None:
    rest = json.dumps(NEW, separators=(",", ":"), ensure_ascii=False).encode()
    assert sealed(rest) == WHOLE
    assert unpack(WHOLE, HERE).tables == NEW
    assert unpack(WHOLE, HERE).moments == 2


def test_the_checksum_can_be_made_by_anybody_over_every_byte_but_its_own_digits() -> None:
    digits = json.loads(WHOLE)["_meta"]["swingback"]["sha256"].encode()
    assert sha256(WHOLE.replace(digits, b"", 1)).hexdigest().encode() == digits


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xef\xbb\xbf" + WHOLE, id="byte order mark"),
        pytest.param(WHOLE + b"\n", id="a line more"),
        pytest.param(WHOLE + WHOLE, id="twice"),
        pytest.param(WHOLE[:-1], id="a byte short"),
        pytest.param(b"\0" * len(WHOLE), id="zeros"),
        pytest.param(b"null", id="another value"),
        pytest.param(json.dumps(NEW).encode(), id="stock file without a head"),
        pytest.param(sealed(b"{}") + b"", id="a comma too many"),
        pytest.param(sealed(b'{"moments":[]}'), id="table of another type"),
        pytest.param(sealed(b'{"moments":{"a":"text"}}'), id="document of another type"),
        pytest.param(sealed(b'{"moments":{"a":{}},"moments":{}}'), id="table twice"),
        pytest.param(sealed(b'{"moments":{"a":{"t":1},"a":{"t":2}}}'), id="document twice"),
        pytest.param(sealed(b'{"moments":{"a":{"t":1,"t":2}}}'), id="field twice"),
        pytest.param(sealed(b'{"_meta":{}}'), id="head twice"),
        pytest.param(sealed(b'{"moments":{"a":{"t":NaN}}}'), id="not a number"),
        pytest.param(sealed(b'{"moments":{"a":{"t":1e999}}}'), id="endless number"),
        pytest.param(sealed(b'{"moments":{"a":{"t":"\\ud800"}}}'), id="half a character"),
        pytest.param(sealed(b'{"moments":{"a":{"t":"\xff"}}}'), id="not text"),
        pytest.param(sealed(b'{"moments":{"a":' + b'{"t":' * 100_000 + b"1" + b"}" * 100_002), id="deep objects"),
        pytest.param(sealed(b'{"moments":{"a":{"t":' + b"[" * 100_000 + b"]" * 100_000 + b"}}}"), id="deep lists"),
        pytest.param(b"[" * 1_000_000, id="deep without a head"),
        pytest.param(sealed(b'{"moments":{}}', schema=0), id="no such schema"),
        pytest.param(sealed(b'{"settings":{"F1":{}}}', family="F2"), id="another family in the head"),
        pytest.param(sealed(b'{"moments":{}}', family=""), id="a family without an id"),
        pytest.param(sealed(b'{"moments":{}}', family="F 1"), id="an id of other signs"),
        pytest.param(sealed(b'{"moments":{}}').replace(b"F1", b"F2"), id="another family, nothing else to show it"),
        pytest.param(sealed(b'{"moments":{}}', schema=2).replace(b":2,", b":1,"), id="another schema"),
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_what_was_never_saved_like_this_is_damaged_and_left_as_it_is(
    tmp_path: Path, data: bytes, read_only: bool
) -> None:
    path = tmp_path / "family.json"
    path.write_bytes(data)
    with pytest.raises(Damaged) as damage:
        DurableStorage(path, family="", read_only=read_only)
    assert damage.value.words == say("errors.damaged" if data else "errors.empty", path=path)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "data",
    [
        sealed(b'{"moments":{}}', schema=2),
        sealed(b"not even json", schema=2),
        b'{"_meta": {"swingback": {"schema": 2, "other": "things"}}, "moments": []}',
    ],
)
def test_a_newer_schema_is_refused_and_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "family.json"
    path.write_bytes(data)
    with pytest.raises(NewerSchema) as refusal:
        check_file(path)
    assert refusal.value.words == say("errors.newer", path=path)
    assert path.read_bytes() == data


def test_the_same_tables_arranged_by_another_program_open_when_the_checksum_holds() -> None:
    rest = json.dumps(OLD, indent=1).encode()
    assert unpack(sealed(rest), HERE).tables == OLD


def test_every_single_changed_bit_is_noticed() -> None:
    for place in range(len(WHOLE)):
        for bit in range(8):
            data = bytearray(WHOLE)
            data[place] ^= 1 << bit
            with pytest.raises((Damaged, NewerSchema)):
                unpack(bytes(data), HERE)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_happens_to_the_bytes_only_plain_refusals_come_back(data: st.DataObject) -> None:
    spoiled = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(spoiled)))
        end = data.draw(st.integers(start, min(len(spoiled), start + 40)))
        signs = st.sampled_from([b"{", b"}", b'"', b",", b"\\u"])
        spoiled[start:end] = data.draw(st.binary(max_size=8) | st.just(WHOLE[:end]) | signs)
    try:
        assert unpack(bytes(spoiled), HERE).tables == NEW
        assert spoiled == WHOLE
    except (Damaged, NewerSchema):
        assert spoiled != WHOLE


@settings(max_examples=150, deadline=None)
@given(json_values)
def test_any_json_with_a_true_checksum_opens_only_as_what_it_is(value: Any) -> None:
    rest = json.dumps({"moments": value}, separators=(",", ":")).encode()
    try:
        tables = unpack(sealed(rest), HERE).tables
    except Damaged:
        return
    assert tables == {"moments": value}
    assert all(type(document) is dict for document in value.values())


@pytest.mark.parametrize("kind", ["folder", "pipe", "loop"])
def test_something_else_in_its_place_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "family.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path)
    with pytest.raises(CannotOpen) as refusal:
        check_file(path)
    key, code = ("cannot_read", "ELOOP") if kind == "loop" else ("not_a_file", "")
    assert refusal.value.words == say(f"errors.{key}", path=path, code=code)


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(NotThere, match="no family file"):
        check_file(tmp_path / "family.json")


@pytest.mark.parametrize(("code", "key"), [(errno.EACCES, "no_permission_open"), (errno.EIO, "cannot_read")])
def test_a_disk_that_does_not_hand_it_over_is_told_in_words(tmp_path: Path, code: int, key: str) -> None:
    class Unwilling(Disk):
        def meet(self, number: int, moment: Moment) -> None:
            raise OSError(code, os.strerror(code))

    path = family(tmp_path)
    with pytest.raises(CannotOpen) as refusal:
        read_family_file(path, ops=Unwilling())
    assert refusal.value.words == say(f"errors.{key}", path=path, code=errno.errorcode[code])


def test_checking_touches_nothing(tmp_path: Path) -> None:
    disk = Disk()
    path = family(tmp_path)
    assert check_file(path, ops=disk).family == "F1"
    assert disk.names == ["read"]
    assert [found.name for found in tmp_path.iterdir()] == ["family.json"]
    assert FileOps().read(path)[0] == path.read_bytes()
