"""Seals what was sealed to one key to another; what the old key does not open stays letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import keys
from data.errors import NotReadable
from data.familyfile import Document
from data.rooms import evening_of

if TYPE_CHECKING:
    from data.keys import Identity


def text_again(old: Identity, recipient: str, text: str, record_id: str, step: int) -> str:
    """Seal one text to another key.

    Args:
        old: the key that opens it now.
        recipient: the public key it shall be sealed to.
        text: the age text.
        record_id: the id that stands inside it.
        step: bytes to which it is padded.
    """
    try:
        plain = keys.unseal(old, text, record_id=record_id)
    except NotReadable:
        return text
    return keys.seal(recipient, plain, record_id=record_id, step=step)


def read_again(old: Identity, recipient: str, read: Document) -> Document:
    """Seal everything that stands sealed in the document of a read to another key; the one given stays as it is."""
    again = dict(read)
    own_id = str(again.get("id"))
    for name, inside, step in (
        ("sealed", own_id, keys.READ_STEP),
        ("sealed_own", own_id, keys.OWN_STEP),
        ("evening", evening_of(own_id), keys.OWN_STEP),
    ):
        if again.get(name):
            again[name] = text_again(old, recipient, again[name], inside, step)
    return again
