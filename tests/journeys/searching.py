"""Looks for traces of some words in every byte under a folder, however they may have been written down."""

from __future__ import annotations

import base64
import gzip
import io
import json
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SHORT = 8
"""So many signs are looked for: fewer could stand in a sealed text by chance."""


def pieces(text: str) -> set[str]:
    """Give the beginning of each longer word of a text, as a draft half written would hold it; else the whole text."""
    return {word[:SHORT] for word in text.split() if len(word) >= SHORT} or {text}


def shapes(piece: str) -> Iterator[tuple[str, bytes]]:
    """Give the shapes in which a piece of text may stand in a file, each with its name."""
    for form in ("NFC", "NFD"):
        shape = unicodedata.normalize(form, piece)
        yield "plain", shape.encode()
        yield "another case", shape.swapcase().encode()
        yield "backwards", shape[::-1].encode()
        yield "two bytes a sign", shape.encode("utf-16-le")
        yield "two bytes a sign", shape.encode("utf-16-be")
        yield "one byte a sign", shape.encode("cp1252", "replace")
        escaped = json.dumps(shape)[1:-1]
        yield "escaped", escaped.encode()
        yield "escaped", escaped.upper().encode()
        yield "percent", urllib.parse.quote(shape).encode()
        yield "hexadecimal", shape.encode().hex().encode()
        yield from (("base 64", found) for found in _in_base_64(shape.encode()))


def _in_base_64(data: bytes) -> Iterator[bytes]:
    """Give the middle of the text as it stands in base 64, wherever in a group of three it may begin."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + data)
        yield whole[4 if before else 0 : len(whole) - (4 if (len(data) + before) % 3 else 0)]


def opened(data: bytes) -> Iterator[bytes]:
    """Give some bytes, and what is packed or written inside them."""
    yield data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from opened(packed.read(name))
    for unpack in (gzip.decompress, zlib.decompress):
        try:
            yield unpack(data)
        except (OSError, EOFError, zlib.error):
            continue
    for text in [data, *data.splitlines()] if data[:1] in (b"{", b"[", b'"') else []:
        try:
            yield "\n".join(strings(json.loads(text))).encode("utf-8", "surrogatepass")
        except ValueError:
            continue


def strings(value: Any) -> Iterator[str]:
    """Give every string in a JSON value, names too; a string that holds JSON is taken apart as well."""
    if isinstance(value, str):
        yield value
        if value[:1] in ("{", "["):
            try:
                yield from strings(json.loads(value))
            except ValueError:
                return
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def traces(root: Path, texts: Iterable[str]) -> list[str]:
    """Find every trace of some texts in the files under a folder, and in the names of files.

    Args:
        root: everything in it is read.
        texts: what was typed.

    Returns:
        For each trace where it stands, in what shape, and of what.
    """
    wanted = {(shape, name, piece) for text in texts for piece in pieces(text) for name, shape in shapes(piece)}
    found = []
    for path in sorted(root.rglob("*")):
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        whole = b"\0".join([str(path.relative_to(root)).encode(), *opened(data)])
        found += [f"{path.name}: {piece!r}, {name}" for shape, name, piece in wanted if shape in whole]
    return found
