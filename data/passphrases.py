"""Hands a passphrase to a process of its own and brings back what it opened or closed."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

from data.errors import NotReadable, WrongPassphrase
from data.wording import say

_PROCESS = Path(__file__).with_name("key_process.py")


def request(verb: str, text: str, passphrase: str) -> bytes:
    """Put a request for the process together.

    Args:
        verb: *wrap* or *unwrap* (see `data.key_process.answer`).
        text: the key file in the form the verb asks for.
        passphrase: as typed; put in one normal form (NFC), so that every keyboard's accents open the same key.

    Raises:
        WrongPassphrase: when the passphrase is empty or cannot be kept.
    """
    if not passphrase.strip():
        raise WrongPassphrase(say("keys.passphrase_empty"))
    if any("\ud800" <= sign <= "\udfff" for sign in passphrase):
        raise WrongPassphrase(say("keys.passphrase_odd"))
    return json.dumps({"verb": verb, "text": text, "passphrase": unicodedata.normalize("NFC", passphrase)}).encode()


def _command() -> tuple[str, ...]:
    """Run the helper by path; ``-P`` keeps this folder's file names out of its imports."""
    return sys.executable, "-P", str(_PROCESS)


def ask(asked: bytes) -> str:
    """Hand a request to the process and wait for the text it answers.

    Raises:
        WrongPassphrase: when the passphrase does not open the key.
        NotReadable: when the key is damaged, or the process could not do its work.
    """
    # Imported here, as most commands never ask for a passphrase.
    import subprocess

    try:
        return _text_of(subprocess.run(_command(), input=asked, capture_output=True, check=False).stdout)
    except OSError as problem:
        raise NotReadable(say("keys.helper_stopped")) from problem


async def ask_later(asked: bytes) -> str:
    """Do as `ask` and let the loop run on; cancelling the wait ends the process."""
    # Imported here: the command line never needs it, and it is a third of its start.
    import asyncio

    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(*_command(), stdin=pipe, stdout=pipe, stderr=nothing)
    except OSError as problem:
        raise NotReadable(say("keys.helper_stopped")) from problem
    try:
        return _text_of((await process.communicate(asked))[0])
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _text_of(answer: bytes) -> str:
    """Take the text out of an answer, or say what came in its place."""
    try:
        told = json.loads(answer)
    except ValueError as problem:
        raise NotReadable(say("keys.helper_stopped")) from problem
    if "text" in told:
        return str(told["text"])
    if told["problem"] == "passphrase":
        raise WrongPassphrase(say("keys.passphrase_differs"))
    raise NotReadable(say("keys.key_damaged"))
