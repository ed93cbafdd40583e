"""However it is worked out, a checksum is SHA-256; and a small file loads no large library for it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.util import find_spec

import pytest

from data.checksum import LITTLE, sha256_of

IN_THE_STANDARD = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""Of the three letters *abc*: FIPS 180-4, first example."""


@pytest.mark.parametrize("absent", [False, True])
def test_it_is_the_sum_of_the_standard_with_either_library(monkeypatch: pytest.MonkeyPatch, absent: bool) -> None:
    if absent:
        monkeypatch.setitem(sys.modules, "_sha256", None)
    assert sha256_of(b"abc") == sha256_of(b"a", memoryview(b"bc")) == IN_THE_STANDARD
    for size in (LITTLE, LITTLE + 1):
        assert sha256_of(b"x" * size) == hashlib.sha256(b"x" * size).hexdigest()


def test_opening_a_family_file_of_usual_size_loads_no_large_library() -> None:
    code = (
        "import sys, data.journal, data.checksum; data.checksum.sha256_of(b'abc'); sys.exit('_hashlib' in sys.modules)"
    )
    # From 3.12 on the small code is named otherwise, and the usual library is taken.
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == (find_spec("_sha256") is None)
