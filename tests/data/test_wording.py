"""Sentences come from content files, and what was understood of one is kept only as long as the file is the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from data import wording

content = wording.content.__wrapped__


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of content with one file; Python may keep what it understood."""
    monkeypatch.setattr(wording, "CONTENT", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "words.toml").write_text('hello = "Good evening"\n', encoding="utf-8")
    return tmp_path / "en"


def kept(place: Path) -> Path:
    """Give the one file that is kept."""
    (found,) = (place / "__pycache__").iterdir()
    return found


def test_what_was_understood_is_kept_and_read_again_without_the_words(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert content("words") == {"hello": "Good evening"}
    assert kept(place).exists()
    monkeypatch.setattr(wording, "_toml", lambda file: pytest.fail("read anew"))
    assert content("words") == {"hello": "Good evening"}


def test_other_words_in_the_file_are_read_at_once(place: Path) -> None:
    content("words")
    (place / "words.toml").write_text('hello = "Good morning"\n', encoding="utf-8")
    os.utime(place / "words.toml", ns=(1, 1))
    assert content("words") == {"hello": "Good morning"}


@pytest.mark.parametrize("spoiled", [b"", b"x", slice(-3), slice(12)])
def test_a_spoiled_copy_is_passed_over_and_put_right(place: Path, spoiled: bytes | slice) -> None:
    content("words")
    whole = kept(place).read_bytes()
    kept(place).write_bytes(whole[spoiled] if isinstance(spoiled, slice) else spoiled)
    assert content("words") == {"hello": "Good evening"}
    assert kept(place).read_bytes() == whole


def test_where_nothing_can_be_kept_the_words_are_read_all_the_same(place: Path) -> None:
    (place / "__pycache__").write_text("in the way")
    assert content("words") == {"hello": "Good evening"}
    assert [one.name for one in place.iterdir() if one.name.startswith("words")] == ["words.toml"]


def test_nothing_is_kept_where_python_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    content("words")
    assert not (place / "__pycache__").exists()
