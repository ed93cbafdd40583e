"""Makes typed words safe for paper without changing what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from data.input import clean as input_clean
from data.input import note

_REMOVED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; tab and newline stay
    "\u202a-\u202e"  # bidi embeddings and overrides; isolates stay
    "\ufeff\ufff9-\ufffb"
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)) + "]"
)
_LONG_RUN = re.compile(r"[^\s\u200b]{28,}")
_STEP = 14
"""Characters between two places where a very long word may break."""


def clean(text: str) -> str:
    """Give the text in composed form (NFC), with plain newlines and without characters that no paper can show."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", _REMOVED.sub("", plain))


def breakable(text: str) -> str:
    """Put zero-width breaks into runs of 28 characters and more, which would otherwise run off the paper."""
    return _LONG_RUN.sub(lambda run: _broken(run.group()), text)


def _broken(run: str) -> str:
    """Break one run about every 14 characters, never before a combining mark or a joiner."""
    pieces, start = [], 0
    for at in range(1, len(run)):
        if at - start >= _STEP and not unicodedata.combining(run[at]) and "\u200d" not in run[at - 1 : at + 1]:
            pieces.append(run[start:at])
            start = at
    return "\u200b".join([*pieces, run[start:]])


def not_shown(value: object) -> tuple[str, ...]:
    """Say in one sentence which signs no paper can show, where a page holds any; they may come from another file.

    Args:
        value: a page, or any part of it.
    """
    told = note(input_clean("\n".join(_texts(value)))[1])
    return (told,) if told else ()


def _texts(value: object) -> Iterator[str]:
    """Give every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def for_paper(value: object) -> object:
    """Give a value as plain lists, dicts and strings with every string cleaned and breakable."""
    if isinstance(value, str):
        return breakable(clean(value))
    if isinstance(value, list | tuple):
        return [for_paper(each) for each in value]
    if isinstance(value, dict):
        return {name: for_paper(each) for name, each in value.items()}
    if isinstance(value, msgspec.Struct):
        return {name: for_paper(getattr(value, name)) for name in value.__struct_fields__}
    return value if value is None or isinstance(value, bool | int | float) else str(value)
