"""The benchmark's families have the shape that the figures are given for, and its command runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.familyfile import read_family_file
from data.journal import FILE, Journal
from data.memory import as_record
from tests.benchmarks.__main__ import main
from tests.benchmarks.families import make, tables, title
from tests.benchmarks.figures import at, compared


def test_every_tenth_moment_has_two_reads_a_guess_and_a_repair() -> None:
    made = tables(100)
    assert {name: len(documents) for name, documents in made.items()} == {
        "moments": 100, "reads": 20, "guesses": 10, "repairs": 10,
    }  # fmt: skip
    for name, documents in made.items():
        assert all(as_record(name, document).id == key for key, document in documents.items())  # type: ignore[attr-defined]  # every record has one


def test_a_document_has_about_650_bytes(tmp_path: Path) -> None:
    small, large = (make(tmp_path / str(size), size) / FILE for size in (100, 600))
    between = large.stat().st_size - small.stat().st_size
    documents = sum(map(len, tables(600).values())) - sum(map(len, tables(100).values()))
    assert 600 <= between / documents <= 700
    assert read_family_file(large).moments == 600


def test_a_family_opens_with_its_newest_moment_first(tmp_path: Path) -> None:
    journal = Journal.open(make(tmp_path / "family", 30))
    try:
        assert [one.camera[0].startswith(title(n)) for n, one in enumerate(journal.memory.timeline())] == [True] * 30
        assert journal.memory.set_aside == ()
    finally:
        journal.close()


def test_a_ratio_is_that_of_the_medians_and_knows_its_goal() -> None:
    row = compared("x", [2.0, 4.0, 3.0], [1.0, 1.0, 2.0], goal=2.5)
    assert (row.ratio, row.kept) == (3.0, False)
    assert at(0.99, [0.1] * 99 + [0.9]) == 0.9


def test_the_command_prints_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["save", "--quick", "--rounds", "1", "--moments", "20", "--folder", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[1].strip() for line in lines if line.startswith("| save")] == ["insert", "update"]
    assert main(["nothing"]) == 2
