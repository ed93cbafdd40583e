"""Works one passphrase through in a process of its own, so that the screen never stands still.

Run by path, with the interpreter that runs the app. One JSON request comes in by standard input and one JSON answer
goes out by standard output; nothing secret is ever an argument, a variable of the environment, or on the disk.
"""

from __future__ import annotations

import base64
import json
import sys

import pyrage

_PASSPHRASE_DIFFERS = "Decryption failed"
"""pyrage's own words when the passphrase does not open the file, and for nothing else (pyrage 1.4)."""


def no_core_dump() -> None:
    """Keep the system from writing this process's memory to the disk, where it can be told so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(request: dict[str, str]) -> dict[str, str]:
    """Do what one request asks.

    Args:
        request: ``verb`` is *wrap* (``text`` is a bare key file) or *unwrap* (``text`` is a wrapped one, its bytes in
            base 64); ``passphrase`` is what was typed.

    Returns:
        ``text`` with the other form of the key file, or ``problem``: *passphrase* or *damaged*.
    """
    passphrase = request["passphrase"]
    if request["verb"] == "wrap":
        wrapped: bytes = pyrage.passphrase.encrypt(request["text"].encode(), passphrase, armored=True)
        return {"text": wrapped.decode("ascii")}
    try:
        opened: bytes = pyrage.passphrase.decrypt(base64.b64decode(request["text"]), passphrase)
        return {"text": opened.decode()}
    except pyrage.DecryptError as problem:
        return {"problem": "passphrase" if str(problem) == _PASSPHRASE_DIFFERS else "damaged"}
    except UnicodeDecodeError:
        return {"problem": "damaged"}


def main() -> None:
    """Read one request, answer it, and end."""
    no_core_dump()
    json.dump(answer(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
