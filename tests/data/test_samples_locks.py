"""The locks of the invented family: its shown passphrases open what is private, and nothing else does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from data import keys
from data.actors import Alone, Together
from data.journal import Journal
from data.reflecting import parenting, prompts, statements
from data.samples import make_demo
from data.samples.cast import SAMPLES, read_file
from data.samples.shapes import MomentsShape

TODAY = date(2026, 4, 8)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """The demo, open to look at; whoever unlocks it locks it again."""
    folder = tmp_path_factory.mktemp("demo") / "rowan"
    make_demo(folder, TODAY)
    opened = Journal.open(folder)
    yield opened
    opened.close()


@pytest.mark.parametrize("n", [0, 1])
def test_the_passphrase_on_screen_opens_the_private_room(journal: Journal, n: int) -> None:
    adult = journal.seen_by(Together()).adults[n]
    assert keys.work_factor(adult.key_file) == 15
    journal.unlock(adult.id, keys.unwrap(adult.key_file, adult.example_passphrase))
    try:
        room = journal.seen_by(Alone(adult.id)).room()
        assert room is not None
        assert 3 <= len(room.reflections) <= 4
        known = {prompt.id: prompt.theme for prompt in prompts()}
        assert all(known[r.prompt] == r.theme for r in room.reflections)
        linked = [moment for r in room.reflections for moment in r.moments]
        assert linked
        assert all(journal.seen_by(Together()).moment(moment) for moment in linked)
        for told in room.statements:
            assert {answer.statement for answer in told.answers} <= {s.id for s in statements()}
            assert all(1 <= answer.dots <= 5 for answer in told.answers)
        assert {p.statement for p in room.parenting} <= {p.id for p in parenting()}
        assert len(room.parenting) == 2
        assert len(room.closings) == 1
        assert [(TODAY - told.on).days for told in room.statements] == ([40, 5] if n == 0 else [35])
    finally:
        journal.lock(adult.id)


def test_a_ready_read_opens_with_its_own_passphrase_only(journal: Journal) -> None:
    bridie, dom = journal.seen_by(Together()).adults
    (moment,) = [m for m in journal.seen_by(Together()).moments() if m.camera[0].startswith("Otis stops on the fourth")]
    assert journal.seen_by(Together()).ready(moment.id) == (dom.id,)
    assert journal.seen_by(Together()).reads(moment.id) == ()
    journal.unlock(dom.id, keys.unwrap(dom.key_file, dom.example_passphrase))
    try:
        paper = journal.seen_by(Alone(dom.id)).my_paper(moment.id)
        assert paper is not None
        assert paper.read.needs == ("rest", "time_to_grow")
        assert journal.seen_by(Alone(bridie.id)).my_paper(moment.id) is None
    finally:
        journal.lock(dom.id)


def test_nothing_private_or_sealed_stands_open_in_the_file(journal: Journal) -> None:
    text = (journal.folder / "family.json").read_text("utf-8")
    stored = msgspec.json.decode(text.encode())
    assert "Mabel has lined up" in text
    for secret in ("Mrs Kaur", "rearrange the van", "Film without sound", "direction we weren't going", "same pitch"):
        assert secret not in text
    files = sorted(path.name for path in SAMPLES.glob("rowan-moments-*.toml"))
    told = [moment for name in files for moment in read_file(name, MomentsShape).moment]
    unshared = [read for m in told for read in m.read if not read.sealed and not read.share]
    assert any(read.own.state for read in unshared)
    open_reads = [doc for doc in stored["reads"].values() if "sealed" not in doc]
    assert all(doc["own"] is None for doc in open_reads if not doc["share_own"])


def test_a_computer_that_cannot_seal_still_gets_a_family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "available", lambda: False)
    make_demo(tmp_path / "rowan", TODAY)
    with_moments = Journal.open(tmp_path / "rowan")
    try:
        view = with_moments.seen_by(Together())
        found = Counter(view.state(moment.id) for moment in view.moments())
        assert (found["stub"], found["one_ready"], found["both_ready"], found["mended"]) == (9, 0, 0, 7)
        assert [adult.key_file for adult in view.adults] == ["", ""]
    finally:
        with_moments.close()
