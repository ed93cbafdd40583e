"""Every word the app says keeps to the product's ban list, and every list keeps its shape."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.vocabulary import LISTS, vocabulary
from data.wording import CONTENT

BANNED = (
    *[
        "fail",
        "fails",
        "failed",
        "failing",
        "failure",
        "failures",
        "wrong",
        "wrongly",
        "fault",
        "faults",
        "toxic",
        "disorder",
        "disorders",
    ],
    *["score", "scores", "scored", "scoring", "streak", "streaks", "overdue"],
    *("should have", "should've", "shouldn't have", "should not have"),
    *("good parent", "good parents", "bad parent", "bad parents", "good parenting", "bad parenting"),
    *("good mother", "bad mother", "good father", "bad father"),
    *[
        "secure",
        "insecure",
        "anxious",
        "avoidant",
        "fearful",
        "dismissing",
        "preoccupied",
        "disorganised",
        "disorganized",
    ],
)
"""Product page, section 7, with the other forms of each word. Words such as *hardest* are not on it."""

BANNED_IN_REFLECT = [
    "healthy",
    "unhealthy",
    "normal",
    "result",
    "results",
    "type",
    "types",
    "style",
    "styles",
    "progress",
    "better",
    "worse",
]
"""Domain reference, sections 3.5 and 3.6."""

EXEMPT = {
    "reflect_words.toml": "the page About the words you may hear exists to say these words to a therapist's patient",
}
"""Whole files that may use the research words, each with its reason."""

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""Pairs of banned word and the exact string that may hold it, each with its reason."""

UNSPOKEN = frozenset(
    ("accusing_words", "id", "values", "default", "field", "list", "only", "kind", "who", "lines_of", "bands", "axis")
)
"""Keys whose values are names for the program and are never shown."""

FILES = sorted(CONTENT.rglob("*.toml"))


def spoken(value: Any, key: str = "") -> Iterator[str]:
    """Give every string in a content file that can reach a person."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from spoken(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from spoken(inner, key)
    elif isinstance(value, str) and key not in UNSPOKEN:
        yield value


def said_in(path: Path) -> tuple[str, ...]:
    return tuple(spoken(tomllib.loads(path.read_text(encoding="utf-8"))))


def holding(words: tuple[str, ...] | list[str], text: str) -> list[str]:
    """Name the banned words that stand in a text as whole words."""
    plain = " ".join(text.lower().replace("’", "'").split())
    return [word for word in words if re.search(rf"(?<![\w'-]){re.escape(word)}(?![\w-])", plain)]


def test_the_guard_itself_finds_whole_words_only() -> None:
    assert holding(BANNED, "That was Wrong.") == ["wrong"]
    assert holding(BANNED, "You should\n have known") == ["should have"]
    assert holding(BANNED, "the hardest thing, default, underscore, a secured door") == []
    assert list(spoken({"id": "anxious", "label": "Worried", "more": ["a", {"hint": "b"}]})) == ["Worried", "a", "b"]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_banned_word_is_said(path: Path) -> None:
    if path.name in EXEMPT:
        return
    found = [(word, text) for text in said_in(path) for word in holding(BANNED, text)]
    assert [pair for pair in found if pair not in EXCEPTIONS] == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name.startswith("reflect")], ids=lambda path: path.name
)
def test_reflection_says_nothing_of_measuring(path: Path) -> None:
    if path.name in EXEMPT:
        return
    assert [(word, text) for text in said_in(path) for word in holding(BANNED_IN_REFLECT, text)] == []


def test_every_exemption_is_still_needed() -> None:
    names = {path.name: path for path in FILES}
    for name in EXEMPT:
        assert any(holding(BANNED, text) for text in said_in(names[name])), name
    everything = {text for path in FILES for text in said_in(path)}
    for word, text in EXCEPTIONS:
        assert text in everything
        assert holding((word,), text)


@pytest.mark.parametrize("name", LISTS)
def test_labels_fit_and_ids_are_plain_and_unique(name: str) -> None:
    entries = vocabulary(name).entries
    for entry in entries:
        assert 0 < len(entry.label) <= 24, entry.label
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", entry.id), entry.id
    assert len({entry.id for entry in entries}) == len(entries)


@pytest.mark.parametrize("name", [name for name in LISTS if name != "landing_questions"])
def test_labels_are_told_apart_and_explained(name: str) -> None:
    entries = vocabulary(name).entries
    assert len({entry.label for entry in entries}) == len(entries)
    assert all(entry.description for entry in entries)


TRANSCRIBED = [
    path for path in FILES if path.name.startswith(("vocabulary_", "scripts_", "reflect", "rules", "safety"))
]


@pytest.mark.parametrize("path", TRANSCRIBED, ids=lambda path: path.name)
def test_nothing_said_has_marks_left_over_from_the_design(path: Path) -> None:
    for text in said_in(path):
        assert not re.search(r"\*\w|`|TODO|\bFD\b", text), text
