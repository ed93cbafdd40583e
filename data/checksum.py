"""SHA-256 (FIPS 180-4) without waiting for the large library behind Python's own, where little is to be summed up."""

from __future__ import annotations

from typing import Any

LITTLE = 1 << 19
"""Bytes up to which the small code in Python itself has done its work before the large library is even loaded."""


def sha256_of(*pieces: bytes | memoryview) -> str:
    """Give the checksum of some bytes, in the order given, as 64 hexadecimal digits."""
    made = _begun(sum(map(len, pieces)))
    for piece in pieces:
        made.update(piece)
    digits: str = made.hexdigest()
    return digits


def _begun(size: int) -> Any:
    """Begin to sum up so many bytes; how it is done never shows in what comes out."""
    if size <= LITTLE:
        try:
            # Newer Pythons have it under another name; there, and in others, the usual one does the same.
            from _sha256 import sha256  # type: ignore[import-not-found]  # a part of Python without types

            return sha256()
        except ImportError:
            pass
    import hashlib

    return hashlib.sha256()
