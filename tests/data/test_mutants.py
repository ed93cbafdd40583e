"""The checks see something: each precaution of a save that is taken away makes one of them find a loss."""

from __future__ import annotations

import pytest

from tests.torture.mutants import CHECKS, MUTANTS, Check, found_by, ordinary_evening


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_with_every_precaution_in_place_no_check_finds_anything(check: Check) -> None:
    assert found_by(check) == 0


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_precaution_that_is_taken_away_is_missed(mutant: str) -> None:
    assert found_by(ordinary_evening, mutant) == 0
    assert found_by(MUTANTS[mutant][0], mutant) > 0
