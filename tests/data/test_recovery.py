"""The recovery sheet says whose it is and what to do with it, and what is typed back from it is compared kindly."""

from __future__ import annotations

from datetime import date

import pytest

from data import keys
from data.recovery import proves, sheet
from tests.data.test_keys import KEY

SHEET = sheet("Nell", KEY, date(2026, 11, 24))


def test_it_holds_the_name_the_day_the_key_and_the_way_to_use_it() -> None:
    for words in ("Nell", "24 Nov 2026", "AGE-SECRET-KEY-1", keys.recovery_text(KEY), "I have forgotten it", "age"):
        assert words in SHEET


def test_every_line_of_the_key_fits_a_narrow_screen() -> None:
    assert max(map(len, keys.recovery_text(KEY).splitlines())) <= 38


TYPED = keys.recovery_text(KEY)
FORGIVEN = (
    TYPED,
    TYPED.lower(),
    TYPED.replace(" ", "-"),
    TYPED.split("\n", 1)[1],
    KEY.secret,
    KEY.secret.replace("KEY-1", "KEY-l"),
    TYPED.replace("0", "O").replace("8", "B"),
    f"  {TYPED}\n\n",
)


@pytest.mark.parametrize("typed", FORGIVEN)
def test_case_spaces_dashes_and_look_alikes_do_not_matter(typed: str) -> None:
    assert proves(typed, KEY) == ""
    assert keys.from_recovery(typed) == KEY


def test_a_letter_that_differs_is_told_by_its_group() -> None:
    for n in (0, 3, 4, 57):
        rest = KEY.secret[16:]
        other = "Q" if rest[n] != "Q" else "P"
        assert f"Group {n // 4 + 1} " in proves(rest[:n] + other + rest[n + 1 :], KEY)


def test_a_letter_left_out_is_told_with_the_count() -> None:
    assert "here there are 57" in proves(KEY.secret[:-1], KEY)
    assert "here there are 0" in proves("", KEY)
