"""Every sentence the app says, looked up by name in `data/content/<language>/*.toml`."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, BinaryIO

CONTENT = Path(__file__).parent / "content"
"""Where the words are kept, one folder a language."""

LANGUAGE = "en"
"""The language spoken; another one is another folder."""


@cache
def content(name: str) -> dict[str, Any]:
    """Read one content file.

    What was understood of it is kept beside it as Python keeps its modules, in ``__pycache__`` and only where Python
    may, because taking a content file apart takes fifty times as long as reading that.

    Args:
        name: the file's name without its ending, such as ``moments``.

    Raises:
        FileNotFoundError: when there is no such file.
    """
    path = str(CONTENT / LANGUAGE / f"{name}.toml")
    state = os.stat(path)
    kept = cache_from_source(path)
    # Whatever made the file anew also changed one of these.
    stamp = marshal.dumps((state.st_mtime_ns, state.st_size, state.st_ino))
    with suppress(OSError, ValueError, EOFError, TypeError), open(kept, "rb") as file:
        if file.read(len(stamp)) == stamp:
            words: dict[str, Any] = marshal.load(file)
            return words
    with open(path, "rb") as file:
        words = _toml(file)
    if not sys.dont_write_bytecode:
        _keep(kept, stamp + marshal.dumps(words))
    return words


def _toml(file: BinaryIO) -> dict[str, Any]:
    import tomllib

    return tomllib.load(file)


def _keep(path: str, data: bytes) -> None:
    """Keep what was understood for the next start, whole or not at all; a place that cannot be written stays as is."""
    own = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(own, "xb") as file:
                file.write(data)
            os.replace(own, path)
        except OSError:
            os.unlink(own)


def say(key: str, /, **values: object) -> str:
    """Give one sentence, with names put in place of ``{name}``.

    What is put in is never read as a pattern itself, so a person's text stays as it is.

    Args:
        key: file and path joined by dots, such as ``errors.damaged``.
        **values: what stands for each name in braces.

    Raises:
        KeyError: when the content has no such sentence, or a value it names is not given.
    """
    value: Any = content(key.partition(".")[0])
    for part in key.split(".")[1:]:
        value = value[part]
    if not isinstance(value, str):
        raise KeyError(key)
    if "{" not in value:
        return value
    pieces = []
    for piece in value.split("{"):
        name, brace, rest = piece.partition("}")
        pieces.append(str(values[name]) + rest if brace else piece)
    return "".join(pieces)
