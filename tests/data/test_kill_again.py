"""Process after process is killed in one folder, and each opens what the one before it left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.data.disk import litter
from tests.torture.keeping import FILE, Ours
from tests.torture.kills import Rounds, some_lines, tables_at

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no child by forking")


def test_each_process_finds_what_the_killed_one_before_it_had_told(quick: Path) -> None:
    rounds = Rounds(Ours(), quick)
    assert [rounds.kill(some_lines(many)) for many in (0, 2, 1, 3, 0, 4, 2, 1, 0, 3)] == [""] * 10
    number = Ours().look(quick / "family")["settings"]["F1"]["number"]
    assert number >= 8
    assert Ours().look(quick / "family") == tables_at(number)
    assert not litter(quick)


@pytest.mark.parametrize(("spoil", "finding"), [(b"{", "unreadable"), (b"", "unreadable"), (None, "lost")])
def test_a_loss_between_two_of_them_is_noticed(quick: Path, spoil: bytes | None, finding: str) -> None:
    rounds = Rounds(Ours(), quick)
    path = quick / "family" / FILE
    before = path.read_bytes()
    assert rounds.kill(some_lines(3)) == ""
    path.write_bytes(before if spoil is None else spoil)
    assert rounds.kill(some_lines(1)) == finding
    assert rounds.kill(some_lines(1)) == ""
