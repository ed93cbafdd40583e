"""Figures a therapist gave: held as told, with a question about slips and nothing more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis.strategies import floats, sampled_from, text

from data.figures import Field, beside, instrument, instruments, lines_of, name_of, slip, slips
from data.records import Figure
from data.wording import content

NUMBERS = [(one, field) for one in instruments() for field in one.fields if not field.words]


def test_the_list_is_that_of_the_reference_with_something_else_last() -> None:
    assert [one.id for one in instruments()] == [
        "ecr_r", "ecr", "ecr_s", "ecr_12", "ecr_rs", "rq", "aai", "prfq", "psi4sf", "pss_parent", "psoc", "crs", "sdq",
        "phq9", "gad7", "epds", "core10", "k10", "wemwbs", "csi16", "das", "ors", "srs", "other",
    ]  # fmt: skip
    assert all(one.fields and one.about for one in instruments())
    assert instrument("elsewhere") is None


@pytest.mark.parametrize(
    ("which", "field", "low", "high"),
    [
        ("ecr_r", "anxiety", 1, 7), ("ecr_s", "avoidance", 1, 42), ("prfq", "certainty", 1, 7),
        ("psi4sf", "total", 36, 180), ("psi4sf", "percentile", 1, 99), ("pss_parent", "total", 18, 90),
        ("crs", "mean", 0, 6), ("sdq", "total", 0, 40), ("phq9", "total", 0, 27), ("gad7", "total", 0, 21),
        ("epds", "total", 0, 30), ("core10", "total", 0, 40), ("k10", "total", 10, 50), ("wemwbs", "total", 14, 70),
        ("csi16", "total", 0, 81), ("das", "total", 0, 151), ("ors", "total", 0, 40), ("srs", "total", 0, 40),
    ],
)  # fmt: skip
def test_the_usual_bounds_are_those_of_the_reference(which: str, field: str, low: float, high: float) -> None:
    of = instrument(which)
    assert of is not None
    found = of.field(field)
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert slip(found, f"{low}") == slip(found, f" {high} ") == ""
    assert slip(found, f"{low - 1}") == slip(found, f"{high + 1}") == "unusual"


@given(sampled_from(NUMBERS), floats(-500, 500))
def test_a_number_is_asked_about_only_outside_its_bounds(which: tuple[object, Field], number: float) -> None:
    field = which[1]
    assert field.low is not None
    assert field.high is not None
    told = f"{number:.2f}"
    assert (slip(field, told) == "unusual") == (not field.low <= float(told) <= field.high)
    assert slip(field, told.replace(".", ",")) == slip(field, told)


@given(text())
def test_words_are_never_asked_about_where_words_are_told_and_nothing_typed_is_refused(words: str) -> None:
    interview = instrument("aai")
    assert interview is not None
    assert slips(interview, {"told": words}) == ()
    assert slip(NUMBERS[0][1], words) in ("", "unusual", "no_number")


def test_a_question_about_a_slip_names_the_figure_and_says_nothing_about_it() -> None:
    of = instrument("phq9")
    assert of is not None
    assert slips(of, {"total": "28"}) == ("Total: that is outside the usual 0 to 27. Is it right?",)
    assert slips(of, {"total": "12 or so"}) == ("Total: that is not a number. Is it right?",)
    assert slips(of, {"total": ""}) == ()


def test_figures_are_shown_as_they_were_told() -> None:
    kept = Figure(
        id="1", instrument="ecr_r", edition="2000", given_by="Dr Bell", values=(("anxiety", "2,5"), ("avoidance", "9"))
    )
    assert name_of(kept) == "ECR-R"
    assert lines_of(kept) == ("Anxiety: 2,5", "Avoidance: 9")
    assert beside(kept) == ("Given by Dr Bell", "Edition: 2000")
    strange = Figure(id="2", instrument="A long form", values=(("Closeness", "3.25"),))
    assert (name_of(strange), lines_of(strange), beside(strange)) == ("A long form", ("Closeness: 3.25",), ())


def test_no_question_of_an_instrument_and_no_reading_of_a_figure_is_in_the_app() -> None:
    said = str(content("reflect_figures")).lower()
    assert not re.search(r"cut-?off|severe|moderate|mild|clinical|cause for|above average|risk", said)
    assert not any(field.label.endswith("?") for one in instruments() for field in one.fields)
