"""The plain text says the same as the paper, in the same order, within 72 columns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from tests.workspace.summary_family import TODAY, TOWER, family, said_in_order
from workspace.summary.build import build
from workspace.summary.cleaning import clean
from workspace.summary.text import WIDTH, text
from workspace.summary.values import Choices, Form, Summary


def page(camera: str | None = None, form: Form = "full") -> Summary:
    """Three ordinary moments, the first with another text if wished."""
    moment = TOWER if camera is None else replace(TOWER, camera=(camera,))
    view = family(all_moments=(moment, *family().all_moments[1:]))
    return build(view, ("m1", "m2", "m3"), Choices(today=TODAY, form=form, consent="both"))


def flat(written: str) -> str:
    """Text without blanks and bars, so that lines may fall anywhere."""
    return re.sub(r"[\s|]+", "", written)


@pytest.mark.parametrize("form", ["one", "full"])
def test_every_piece_is_there_in_the_order_of_the_paper(form: Form) -> None:
    summary = page(form=form)
    whole = flat(text(summary))
    at = 0
    for part in said_in_order(summary):
        assert flat(part) in whole[at:], part
        at = whole.index(flat(part), at)


@pytest.mark.parametrize("form", ["one", "full"])
def test_the_childs_own_account_stands_before_both_reads(form: Form) -> None:
    whole = flat(text(page(form=form)))
    own, *reads = (
        whole.index(flat(words)) for words in ("My tummy was scared", "Something about the new", "He was heavy, not")
    )
    assert own < min(reads)


def test_marks_are_said_in_words() -> None:
    lines = text(page()).splitlines()
    assert "  [ ] Name their side (child said no for now)" in lines
    assert "  [x] Go back: Sat on the stair beside him after school (done)" in lines


@pytest.mark.parametrize(
    "typed",
    [
        "漢字" * 60,
        "x" * 300,
        "a " * 300,
        "한국어 문장 " * 30,
        "👩‍👧 " * 80,
        "- [/sad] <b>\n\n* y",
    ],
)
def test_no_line_is_wider_than_72_columns(typed: str) -> None:
    written = text(page(typed))
    assert max(map(cell_len, written.splitlines())) <= WIDTH
    assert flat(clean(typed)) in flat(written)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400))
def test_any_typed_text_keeps_its_letters_and_the_width(typed: str) -> None:
    written = text(replace(page(), moments=(), questions=(), our_family=typed))
    assert all(cell_len(line) <= WIDTH for line in written.split("\n"))
    assert flat(clean(typed).strip()) in flat(written)


def test_control_characters_do_not_reach_a_terminal() -> None:
    assert "\x1b" not in text(page("red \x1b[31m alert \x07"))
    assert "red [31m alert" in text(page("red \x1b[31m alert \x07"))


def test_newlines_of_the_writer_stay() -> None:
    assert "first line\n  second line" in text(page("first line\nsecond line"))
