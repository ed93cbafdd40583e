"""Every sentence the app says, looked up by name in `data/content/<language>/*.toml`."""

from __future__ import annotations

import marshal
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from data.made import keep_made, made_of

CONTENT = Path(__file__).parent / "content"
"""Where the words are kept, one folder a language."""

LANGUAGE = "en"
"""The language spoken; another one is another folder."""


@cache
def content(name: str) -> dict[str, Any]:
    """Read one content file.

    What was understood of it is kept beside it: taking a content file apart takes fifty times as long as reading that.

    Args:
        name: the file's name without its ending, such as ``moments``.

    Raises:
        FileNotFoundError: when there is no such file.
    """
    path = CONTENT / LANGUAGE / f"{name}.toml"
    made = made_of(path)
    if made is not None:
        with suppress(EOFError, ValueError, TypeError):
            kept: dict[str, Any] = marshal.loads(made)
            return kept
    with path.open("rb") as file:
        words = _toml(file)
    keep_made(path, marshal.dumps(words))
    return words


def _toml(file: BinaryIO) -> dict[str, Any]:
    import tomllib

    return tomllib.load(file)


def say(key: str, /, **values: object) -> str:
    """Give one sentence, with names put in place of ``{name}``.

    What is put in is never read as a pattern itself, so a person's text stays as it is.

    Args:
        key: file and path joined by dots, such as ``errors.damaged``.
        **values: what stands for each name in braces.

    Raises:
        KeyError: when the content has no such sentence, or a value it names is not given.
    """
    first, rest = _pieces(key)
    if not rest:
        return first
    return first + "".join([f"{values[name]}{after}" if brace else name for name, brace, after in rest])


@cache
def _pieces(key: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """Take a sentence apart once: what stands before the first brace, then each name with what comes after it."""
    value: Any = content(key.partition(".")[0])
    for part in key.split(".")[1:]:
        value = value[part]
    if not isinstance(value, str):
        raise KeyError(key)
    first, *rest = value.split("{")
    return first, tuple(piece.partition("}") for piece in rest)
