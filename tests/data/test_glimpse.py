"""The newest of a long timeline is there before all of it is read, and nobody who asks for more gets less."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from data import ahead, kept
from data.ahead import Ahead, read_ahead
from data.beginnings import NEWEST
from data.errors import Damaged
from data.familyfile import Tables, pack, read_family_file, unpack
from data.glimpse import Glimpse, glimpse_of
from data.journal import FILE, Journal
from data.memory import Memory, as_document
from data.records import Debrief, Guess, Moment, Read, Repair, SealedRead, SecondLook, When
from tests.benchmarks.families import NELL, make

MANY = 300
FAR = f"moment-{MANY - 10:06d}"
"""One that was talked through, long ago."""


@pytest.fixture(autouse=True)
def _short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a family of three hundred moments count as a long one."""
    monkeypatch.setattr(kept, "LONG", 1000)
    monkeypatch.setattr(ahead, "LONG", 1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "family", MANY)


def in_part(folder: Path) -> Journal:
    """Open a family as the screen does."""
    early = read_ahead(folder / FILE)
    assert early is not None
    journal = Journal.open(folder, ahead=early)
    assert journal.memory.glimpse is not None
    return journal


def written(path: Path, body: bytes) -> None:
    """Put a file in place with a checksum that holds, whatever its tables are."""
    before, after = b'{"_meta":{"swingback":{"schema":1,"family":"family-benchmark","sha256":"', b'"}},' + body
    path.write_bytes(before + sha256(before + after).hexdigest().encode() + after)


def first_look(tables: Tables) -> Glimpse | None:
    """Give what is known at once of a file with these tables."""
    verified = unpack(pack("F1", tables, {})[0], Path("family.json"), in_part=True)
    assert verified.bookmark is not None
    return glimpse_of(verified.unread, verified.bookmark.newest)


def body_of(path: Path) -> bytes:
    """Give the tables of a family file as they stand there."""
    return path.read_bytes().partition(b'"}},')[2]


def test_the_newest_is_known_with_all_that_belongs_to_it_before_the_rest_is_read(folder: Path) -> None:
    whole = Journal.open(folder, read_only=True)
    journal = in_part(folder)
    glimpse = journal.memory.glimpse
    assert glimpse is not None
    assert glimpse.count == MANY
    newest = whole.memory.timeline()[:NEWEST]
    assert glimpse.ids == tuple(moment.id for moment in newest)
    assert journal.memory.newest() == newest[0]
    for moment in newest:
        assert journal.memory.get(Moment, "moments", moment.id) == moment
        assert journal.memory.get(Guess, "guesses", moment.id) == whole.memory.get(Guess, "guesses", moment.id)
        assert journal.memory.of(Read, "reads", moment.id) == whole.memory.of(Read, "reads", moment.id)
        assert journal.memory.of(Repair, "repairs", moment.id) == whole.memory.of(Repair, "repairs", moment.id)
        assert journal.memory.of(Debrief, "debriefs", moment.id) == ()
    assert any(whole.memory.of(Read, "reads", moment.id) for moment in newest)
    assert journal.memory.glimpse is glimpse
    journal.abandon()


def test_all_of_it_read_is_what_reading_it_at_once_gives(folder: Path) -> None:
    whole = Journal.open(folder, read_only=True)
    journal = in_part(folder)
    assert journal.memory.complete()
    assert not journal.memory.complete()
    assert journal.memory.timeline() == whole.memory.timeline()
    for kind, table in ((Read, "reads"), (Guess, "guesses"), (Repair, "repairs")):
        assert journal.memory.all(kind, table) == whole.memory.all(kind, table)
    assert [*journal.storage.read().items()] == [*whole.storage.read().items()]
    journal.abandon()


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda memory: memory.timeline(), id="the timeline"),
        pytest.param(lambda memory: memory.all(Read, "reads"), id="all reads"),
        pytest.param(lambda memory: memory.all(SecondLook, "looks"), id="all looks"),
        pytest.param(lambda memory: memory.get(Moment, "moments", FAR), id="a moment of long ago"),
        pytest.param(lambda memory: memory.of(Read, "reads", FAR), id="its reads"),
        pytest.param(lambda memory: memory.get(Guess, "guesses", FAR), id="its guess"),
        pytest.param(lambda memory: memory.any("reads", f"{FAR}-{NELL}"), id="one of its reads"),
    ],
)
def test_whoever_asks_for_more_waits_until_all_is_read(folder: Path, ask: Callable[[Memory], Any]) -> None:
    whole = Journal.open(folder, read_only=True)
    journal = in_part(folder)
    assert ask(journal.memory) == ask(whole.memory)
    assert journal.memory.glimpse is None
    journal.abandon()


def changed_one(journal: Journal) -> None:
    newest = journal.memory.newest()
    assert newest is not None
    journal.load((replace(newest, place="garden"),))


def binned(journal: Journal) -> None:
    journal.act(("moments", FAR, None))


def set_by_tinydb(journal: Journal) -> None:
    journal.storage.put("settings", "other", {"id": "other"})


@pytest.mark.parametrize("change", [changed_one, binned, set_by_tinydb])
def test_a_change_before_all_is_read_keeps_all_of_it(folder: Path, change: Callable[[Journal], None]) -> None:
    same = folder.with_name("same")
    same.mkdir()
    (same / FILE).write_bytes((folder / FILE).read_bytes())
    journal, other = in_part(folder), Journal.open(same)
    for one in (journal, other):
        change(one)
        one.close()
    assert read_family_file(folder / FILE).tables == read_family_file(same / FILE).tables


def test_what_was_left_is_checked_and_nothing_is_written_over_it_when_it_is_not_what_was_saved(folder: Path) -> None:
    body = body_of(folder / FILE)
    place = body.index(b'"' + FAR.encode() + b'":{"id"')
    written(
        folder / FILE,
        body[: body.index(b'"tags":', place)] + b'"place":"twice",' + body[body.index(b'"tags":', place) :],
    )
    before = (folder / FILE).read_bytes()
    with pytest.raises(Damaged):
        Journal.open(folder, read_only=True)
    journal = in_part(folder)
    glimpse = journal.memory.glimpse
    for _ in range(2):
        with pytest.raises(Damaged):
            journal.memory.complete()
        with pytest.raises(Damaged):
            changed_one(journal)
        assert journal.memory.glimpse is glimpse
    journal.close()
    assert (folder / FILE).read_bytes() == before


def test_tables_in_another_arrangement_are_read_at_once_or_as_a_whole(folder: Path) -> None:
    path = folder / FILE
    made = json.loads(path.read_bytes())
    del made["_meta"]
    far = made["moments"][FAR]
    # The far one in another order of fields, the newest in another one as well; then spaces between all.
    for moment, spaced in ((FAR, (",", ":")), ("moment-000000", (",", ":")), (FAR, (", ", ": "))):
        made["moments"][moment] = dict(reversed(made["moments"][moment].items()))
        written(path, json.dumps(made, separators=spaced, ensure_ascii=False)[1:].encode())
        early = read_ahead(path)
        journal = Journal.open(folder, ahead=early)
        assert journal.memory.any("moments", FAR) is not None
        assert journal.storage.read()["moments"][FAR] == far
        assert len(journal.memory.timeline()) == MANY
        journal.abandon()


def test_moments_that_all_begin_otherwise_are_read_at_once(folder: Path) -> None:
    path = folder / FILE
    made = json.loads(path.read_bytes())
    del made["_meta"]
    made["moments"] = {id: dict(reversed(one.items())) for id, one in made["moments"].items()}
    written(path, json.dumps(made, separators=(",", ":"), ensure_ascii=False)[1:].encode())
    journal = Journal.open(folder, ahead=read_ahead(path))
    assert journal.memory.glimpse is None
    assert journal.memory.newest() == journal.memory.timeline()[0]
    assert len(journal.memory.timeline()) == MANY
    journal.abandon()


def test_a_time_on_no_clock_is_set_aside_as_ever(folder: Path) -> None:
    path = folder / FILE
    body = body_of(path).replace(b'"instant":"2026-11-01', b'"instant":"9999-12-31', 1)
    written(path, body)
    journal = Journal.open(folder, ahead=read_ahead(path))
    assert journal.memory.glimpse is None
    assert [table for table, _ in journal.memory.set_aside] == ["moments"]
    journal.abandon()


SHORTEST = Moment(
    id="m", when=When(instant=datetime(2026, 1, 1, tzinfo=UTC), zone="", precision="day"), camera=(), children=()
)
"""Nothing can be written down with fewer letters."""

LIKE_A_BEGINNING = '{"id":"x","when":{"instant":"2099-01-01T00:00:00Z"},"moment":"m3","next_move":""}'


@example([(0, "", False)] * (NEWEST + 10))
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.sampled_from(
                ["", "a", LIKE_A_BEGINNING, LIKE_A_BEGINNING.replace('"', '\\"'), '"},"x":{"id":"y","when":']
            ),
            st.booleans(),
        ),
        min_size=5,
        max_size=60,
    )
)
def test_whatever_was_written_the_newest_are_the_newest(told: list[tuple[int, str, bool]]) -> None:
    moments: dict[str, Moment] = {}
    reads: dict[str, Read | SealedRead] = {}
    for n, (hour, words, seen) in enumerate(told):
        when = replace(SHORTEST.when, instant=datetime(2026, 1, 1, hour, tzinfo=UTC))
        moments[f"m{n}"] = replace(SHORTEST, id=f"m{n}", when=when, camera=(words,) if words else ())
        if seen:
            reads[f"r{n}"] = Read(id=f"r{n}", moment=f"m{n}", adult="a", words=words)
            reads[f"s{n}"] = SealedRead(id=f"s{n}", moment=f"m{n}", adult="b", sealed=words)
    made: Tables = {"moments": {id: as_document(one) for id, one in moments.items()}}
    made |= {"reads": {id: as_document(one) for id, one in reads.items()}} if reads else {}
    glimpse = first_look(made)
    assert glimpse is not None
    assert glimpse.count == len(told)
    newest = sorted(moments.values(), key=lambda one: (one.when.instant, one.id), reverse=True)[:NEWEST]
    assert glimpse.ids == tuple(moment.id for moment in newest)
    read = {getattr(record, "id", ""): record for table, record in glimpse.records if table == "moments"}
    assert [read[id] for id in glimpse.ids] == newest
    belonging = {getattr(record, "id", "") for table, record in glimpse.records if table == "reads"}
    assert belonging == {read.id for read in reads.values() if read.moment in glimpse.whole}


def test_a_file_that_is_another_by_now_is_read_anew(folder: Path) -> None:
    path = folder / FILE
    early = Ahead(path)
    assert early.take(path.with_name("other.json")) is None
    early = Ahead(path)
    path.write_bytes(path.read_bytes() + b" ")
    assert early.take(path) is None
    spoiled = Ahead(path)
    with pytest.raises(Damaged):
        Journal.open(folder, ahead=spoiled)


def test_only_a_large_file_is_read_ahead_and_only_taken_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / FILE
    assert read_ahead(folder / "not_there.json") is None
    early = read_ahead(path)
    assert early is not None
    taken = early.take(path)
    assert taken is not None
    assert taken.data == path.read_bytes()
    assert early.take(path) is None
    monkeypatch.setattr(ahead, "LONG", path.stat().st_size)
    assert read_ahead(path) is None


def test_a_short_timeline_is_read_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LONG", 1 << 20)
    journal = Journal.open(folder, ahead=Ahead(folder / FILE))
    assert journal.memory.glimpse is None
    assert len(journal.memory.timeline()) == MANY
    journal.abandon()


def test_the_shortest_moment_is_longer_than_what_is_passed_over() -> None:
    made = {"moments": {f"{n}": as_document(replace(SHORTEST, id=f"{n}")) for n in range(9)}}
    glimpse = first_look(made)
    assert glimpse is not None
    assert glimpse.count == 9
