"""What people type is kept letter for letter, but for a small named set of signs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.input import clean, fold, note
from data.wording import content

ANY_SIGN = st.characters(exclude_categories=())
"""Every code point, lone surrogates and controls among them."""

LINE_ENDS = "\r\v\f\x85\u2028\u2029"


def is_left_out(sign: str) -> bool:
    """The named set, written a second way."""
    point = ord(sign)
    return (
        (unicodedata.category(sign) == "Cc" and sign not in "\n\t" + LINE_ENDS)
        or unicodedata.category(sign) == "Cs"
        or sign in "\u202a\u202b\u202c\u202d\u202e\ufeff"
        or 0xFDD0 <= point <= 0xFDEF
        or point & 0xFFFE == 0xFFFE
    )


def test_the_left_out_set_is_exactly_the_named_one() -> None:
    for point in range(0x110000):
        sign = chr(point)
        kept, names = clean(sign)
        expected = "" if is_left_out(sign) else "\n" if sign in LINE_ENDS else sign
        assert (kept, len(names)) == (expected, int(is_left_out(sign))), hex(point)


@given(st.text(ANY_SIGN))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once, _ = clean(text)
    assert clean(once) == (once, ())


@given(st.text(ANY_SIGN))
def test_a_cleaned_text_can_be_written_to_a_file(text: str) -> None:
    once, _ = clean(text)
    assert once.encode().decode() == once


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")).filter(lambda s: not is_left_out(s) and s not in LINE_ENDS))
)
def test_every_other_sign_stays_as_it_was(text: str) -> None:
    assert clean(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧 and 👍🏽 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "שלום וְאָהַבְתָּ مرحبا",
        "e\u0301 is not é",
        "[/sad] [b]$x[/b] {name} \\n",
        "a\u200bb\u00adc\u2066d\u2069",
        "tab\there\nand a line",
    ],
)
def test_emoji_other_scripts_and_marks_stay(text: str) -> None:
    assert clean(text) == (text, ())


def test_line_ends_become_the_same() -> None:
    assert clean("a\r\nb\rc\x0bd\x85e\u2028f\r\n\r\ng") == ("a\nb\nc\nd\ne\nf\n\ng", ())


def test_what_was_left_out_is_named_once_and_in_plain_words() -> None:
    names = content("input")["names"]
    text, left_out = clean("\ufeffa\x00\x07b\u202ec\ud800\ufdd0\U0010ffff")
    assert text == "abc"
    assert left_out == tuple(names.values())
    assert note(left_out).startswith("Left out: control signs, ")
    assert note(()) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("zoe", "Zoë"),
        ("strasse", "Straße"),
        ("don't", "DON’T"),
        ("lukasz", "Łukasz"),
        ("istanbul", "İSTANBUL"),
        ("soren", "Søren"),
        ("ελληνικα", "Ελληνικά"),
        ("שלום", "שָׁלוֹם"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("full", "ｆｕｌｌ"),
        ("well-loved", "Well\u2011Loved"),
    ],
)
def test_search_finds_a_word_however_it_was_typed(typed: str, kept: str) -> None:
    assert fold(typed) == fold(kept)


def test_search_keeps_different_words_apart() -> None:
    assert len({fold(word) for word in ("kit", "kat", "kite", "ki t", "दिन", "दीन")}) == 6


@given(st.text(), st.text())
def test_folding_does_not_depend_on_how_accents_are_stored(text: str, more: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(fold(text + more)) == fold(text + more)
