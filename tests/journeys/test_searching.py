"""The search of the marker journeys finds a word however it was written down, and nothing where nothing is."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data import keys
from tests.data.test_keys import KEY
from tests.journeys.searching import traces

WORDS = "Übermorgen was Quellmoosgrün"


def zipped(data: bytes) -> bytes:
    """Pack some bytes as a zip file does."""
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inner", data)
    return place.getvalue()


@pytest.mark.parametrize(
    "written",
    [
        lambda words: words.encode(),
        lambda words: words[:9].encode(),
        lambda words: words[::-1].encode(),
        lambda words: b"\xff\x00" + words.encode("utf-16-le"),
        lambda words: words.encode("utf-16-be"),
        lambda words: words.encode("cp1252"),
        lambda words: words.upper().encode(),
        lambda words: json.dumps({"kept": [1, {"words": words}]}).encode(),
        lambda words: b'{"words": "' + "".join(f"\\u{ord(sign):04X}" for sign in words).encode() + b'"}',
        lambda words: json.dumps(json.dumps({words: None})).encode(),
        lambda words: b'{"first": "line"}\n' + json.dumps([words]).encode(),
        lambda words: base64.b64encode(words.encode()),
        lambda words: base64.b64encode(b"x" + words.encode()),
        lambda words: base64.b64encode(b"xy" + words.encode() + b"z"),
        lambda words: words.encode().hex().encode(),
        lambda words: gzip.compress(words.encode()),
        lambda words: zipped(words.encode()),
        lambda words: zipped(zipped(json.dumps(words).encode())),
    ],
)
def test_a_word_is_found_in_every_shape(written: Callable[[str], bytes], tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(written(WORDS))
    assert traces(tmp_path, [WORDS])


def test_a_word_is_found_in_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "Quellmoosgrün").mkdir()
    assert traces(tmp_path, [WORDS])


def test_nothing_is_found_in_a_sealed_text_or_in_other_words(tmp_path: Path) -> None:
    sealed = keys.seal(KEY.recipient, WORDS.encode(), record_id="a", step=4096)
    (tmp_path / "sealed.age").write_text(sealed)
    (tmp_path / "family.json").write_text(json.dumps({"sealed": sealed, "words": "the day after, moss"}))
    assert traces(tmp_path, [WORDS]) == []
