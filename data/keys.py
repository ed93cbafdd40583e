"""One adult's key: made, closed with a passphrase, opened again, and used to seal what is theirs alone.

Everything is in the age format (age-encryption.org/v1), so the public ``age`` program opens it without this app.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from data.errors import NotReadable
from data.passphrases import ask, ask_later, request
from data.wording import say

ROOM_STEP = 65_536
"""Bytes: a private room and private drafts are padded to multiples of this."""

READ_STEP = 4_096
"""Bytes: a sealed read is padded to multiples of this."""

OWN_STEP = 1_024
"""Bytes: an adult's own side of a read is padded to multiples of this."""

MOST_WORK = 22
"""The largest scrypt work factor taken on: 2 to this power, 4 GiB of memory. A hostile file could ask for more."""

_BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----"
_END = "-----END AGE ENCRYPTED FILE-----"
_SECRET = "AGE-SECRET-KEY-1"
_SECRET_LETTERS = "AGESECRETKEY"
_SECRET_LENGTH = 58
_LOOKALIKES = str.maketrans("OIB", "0L8")
"""Letters that no recovery key holds, and what a reader of the sheet most likely saw."""

_WRAPPED = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]*)\n[A-Za-z0-9+/]{43}\n--- ")
"""The head of a file closed with a passphrase and nothing else: the only stanza, with its work factor."""


class Identity(msgspec.Struct, frozen=True):
    """One adult's key pair; the secret half never shows when printed."""

    secret: str
    """The age secret key, ``AGE-SECRET-KEY-1...``."""
    recipient: str
    """The public half, ``age1...``: enough to seal, not to open."""

    def __repr__(self) -> str:
        return f"Identity(recipient={self.recipient!r})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("recipient", self.recipient)]


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line inside a sealed text."""

    record: str
    length: int


def available() -> bool:
    """Tell whether sealing works on this computer (there is no pyrage for some)."""
    try:
        _pyrage()
    except NotReadable:
        return False
    return True


def make() -> Identity:
    """Make a new key."""
    key = _pyrage().x25519.Identity.generate()
    return Identity(str(key), str(key.to_public()))


def bare_file(identity: Identity) -> str:
    """Write a key as a file without a passphrase, in the form of ``age-keygen``."""
    return f"# public key: {identity.recipient}\n{identity.secret}\n"


def is_wrapped(key_file: str) -> bool:
    """Tell whether a key file is closed with a passphrase."""
    return key_file.lstrip().startswith(_BEGIN)


def read_bare(key_file: str) -> Identity:
    """Read a key from a file without a passphrase.

    Raises:
        NotReadable: when there is not exactly one sound key in it.
    """
    secrets = [line.strip() for line in key_file.splitlines() if line.strip() and not line.startswith("#")]
    if len(secrets) != 1:
        raise NotReadable(say("keys.key_damaged"))
    return _identity(secrets[0], "keys.key_damaged")


def work_factor(key_file: str) -> int:
    """Read how hard a wrapped key file is to open: the scrypt work factor, each step of which doubles the memory.

    Raises:
        NotReadable: when it is no key file closed with a passphrase.
    """
    found = _WRAPPED.match(_bytes_of(key_file))
    if found is None:
        raise NotReadable(say("keys.key_damaged"))
    return int(found[1][:9])


def wrap(identity: Identity, passphrase: str) -> str:
    """Close a key with a passphrase, in a process of its own; takes about two seconds.

    Returns:
        An armored age file.

    Raises:
        WrongPassphrase: when the passphrase is empty or cannot be kept.
        NotReadable: when that process could not do its work.
    """
    return ask(_wrap_request(identity, passphrase))


def unwrap(key_file: str, passphrase: str) -> Identity:
    """Open a key with its passphrase, in a process of its own; takes about two seconds.

    Raises:
        WrongPassphrase: when the passphrase does not open it.
        NotReadable: when the file is damaged, asks for too much work, or that process could not do its work.
    """
    return read_bare(ask(_unwrap_request(key_file, passphrase)))


async def wrap_later(identity: Identity, passphrase: str) -> str:
    """Do as `wrap` without holding the screen; cancelling the task ends that process."""
    return await ask_later(_wrap_request(identity, passphrase))


async def unwrap_later(key_file: str, passphrase: str) -> Identity:
    """Do as `unwrap` without holding the screen; cancelling the task ends that process."""
    return read_bare(await ask_later(_unwrap_request(key_file, passphrase)))


def recovery_text(identity: Identity) -> str:
    """Write a key for a sheet of paper: the beginning on one line, then three lines of groups of four."""
    rest = identity.secret.removeprefix(_SECRET)
    groups = [rest[start : start + 4] for start in range(0, len(rest), 4)]
    return "\n".join([_SECRET, *(" ".join(groups[start : start + 5]) for start in range(0, len(groups), 5))])


def from_recovery(text: str) -> Identity:
    """Read a key typed back from the sheet; spaces, line breaks, case and look-alike letters do not matter.

    Raises:
        NotReadable: with what to look for, when it does not match any key.
    """
    typed = plain_recovery(text)
    if len(typed) != _SECRET_LENGTH:
        raise NotReadable(say("keys.sheet_length", most=_SECRET_LENGTH, count=len(typed)))
    return _identity(_SECRET + typed, "keys.sheet_differs")


def plain_recovery(text: str) -> str:
    """Give what counts of a key typed from the sheet: what follows the beginning, as a key would have it."""
    typed = re.sub(r"[\W_]", "", text).upper()
    if typed.startswith(_SECRET_LETTERS):
        typed = typed.removeprefix(_SECRET_LETTERS)
        # The 1 that ends the beginning looks like other letters.
        looks_like_it = typed[:1] in ("L", "I") and len(typed) > _SECRET_LENGTH
        typed = typed[1:] if typed[:1] == "1" or looks_like_it else typed
    return typed.translate(_LOOKALIKES).replace("1", "L")


def seal(recipient: str, data: bytes, *, record_id: str, step: int) -> str:
    """Seal some bytes so that only one key opens them.

    The sealed plaintext is one line of JSON (which record this is, how long it is), the bytes themselves, and spaces
    up to the next multiple of `step`, so that its length tells little.

    Args:
        recipient: public key of whoever may open it.
        data: what to seal.
        record_id: the record it belongs to; asked for again at opening.
        step: bytes; the plaintext is padded to a multiple of this.

    Returns:
        An armored age text.

    Raises:
        NotReadable: when the recipient is no public key, or sealing is not available.
    """
    pyrage = _pyrage()
    head = msgspec.json.encode(_Head(record=record_id, length=len(data))) + b"\n"
    length = len(head) + len(data)
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
    except (pyrage.RecipientError, ValueError) as problem:
        raise NotReadable(say("keys.recipient_odd")) from problem
    sealed: bytes = pyrage.encrypt(head + data + b" " * (-length % step), [key], armored=True)
    return sealed.decode("ascii")


def unseal(identity: Identity, text: str, *, record_id: str) -> bytes:
    """Open a sealed text and give the bytes that were sealed.

    Args:
        identity: the key it was sealed to.
        text: the armored age text.
        record_id: the record it is expected to belong to, so that a swapped text is noticed.

    Raises:
        NotReadable: when it is damaged, swapped, or sealed to another key.
    """
    pyrage = _pyrage()
    sealed = _bytes_of(text, "keys.text_damaged")
    try:
        plain: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity.secret)])
    except pyrage.DecryptError as problem:
        other = str(problem) == "No matching keys found"
        raise NotReadable(say("keys.text_other_key" if other else "keys.text_damaged")) from problem
    head, _, rest = plain.partition(b"\n")
    try:
        told = msgspec.json.decode(head, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise NotReadable(say("keys.text_damaged")) from problem
    if told.record != record_id:
        raise NotReadable(say("keys.text_swapped"))
    if not 0 <= told.length <= len(rest):
        raise NotReadable(say("keys.text_damaged"))
    return rest[: told.length]


def _pyrage() -> Any:
    """Load pyrage the first time it is needed, so that nothing else waits for it."""
    try:
        import pyrage
    except ImportError as problem:
        raise NotReadable(say("keys.unavailable")) from problem
    return pyrage


def _identity(secret: str, sentence: str) -> Identity:
    """Make the pair from its secret half, or say the sentence when its checksum does not hold."""
    pyrage = _pyrage()
    try:
        key = pyrage.x25519.Identity.from_str(secret)
    except (pyrage.IdentityError, ValueError) as problem:
        raise NotReadable(say(sentence)) from problem
    return Identity(str(key), str(key.to_public()))


def _bytes_of(text: str, sentence: str = "keys.key_damaged") -> bytes:
    """Take the armor off, more strictly than pyrage does, so that both read the same bytes."""
    lines = text.strip().splitlines()
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:
        raise NotReadable(say(sentence))
    # Loaded by whoever opens or sets a passphrase alone.
    from base64 import b64decode

    try:
        return b64decode("".join(lines[1:-1]), validate=True)
    except ValueError as problem:
        raise NotReadable(say(sentence)) from problem


def _wrap_request(identity: Identity, passphrase: str) -> bytes:
    _pyrage()
    return request("wrap", bare_file(identity), passphrase)


def _unwrap_request(key_file: str, passphrase: str) -> bytes:
    _pyrage()
    factor = work_factor(key_file)
    if factor > MOST_WORK:
        raise NotReadable(say("keys.key_too_hard", factor=factor, most=MOST_WORK))
    from base64 import b64encode

    return request("unwrap", b64encode(_bytes_of(key_file)).decode("ascii"), passphrase)
