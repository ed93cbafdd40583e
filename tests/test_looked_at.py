"""Every sheet of pages that can be drawn was looked at: one dated line says what was found on it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tests.snapshots.sheets import names

SEEN = Path(__file__).parents[1] / "docs" / "looked-at.md"
LINE = re.compile(r"- `(?P<sheet>[\w-]+)`, (?P<day>\d{4}-\d\d-\d\d): (?P<found>\S.+)")


def test_every_sheet_has_one_dated_line_of_what_was_found_on_it() -> None:
    lines = [LINE.fullmatch(line) for line in SEEN.read_text(encoding="utf-8").splitlines() if line.startswith("- `")]
    assert None not in lines
    seen = [line for line in lines if line is not None]
    assert sorted(line["sheet"] for line in seen) == sorted(names())
    assert all(date.fromisoformat(line["day"]) >= date(2026, 11, 24) for line in seen)
