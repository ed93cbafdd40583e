"""What is taken out of the app's own backups: an old key with all that it opens, or a private room.

A backup's tables come in and new ones go out; what was given is never changed.
"""

from __future__ import annotations

import msgspec

from data import keys
from data.familyfile import Document, Documents, Tables
from data.records import Adult, PrivateRoom


def without_room(tables: Tables, adult_id: str) -> Tables:
    """Give a backup's tables with an empty room in place of an adult's, and nothing waiting beside it.

    The empty one is sealed and padded like any other.
    """
    adult, document = tables.get("adults", {}).get(adult_id), tables.get("private", {}).get(adult_id)
    if not adult or not adult.get("recipient") or document is None:
        return tables
    room = msgspec.json.encode(PrivateRoom(id=adult_id))
    sealed = keys.seal(adult["recipient"], room, record_id=adult_id, step=keys.ROOM_STEP)
    empty: Document = {"id": adult_id, "sealed": [sealed], "aside": []}
    return {**tables, "private": {**tables["private"], adult_id: empty}}


def without_old_key(tables: Tables, adult: Adult) -> Tables:
    """Give a backup's tables without an adult's old key and without all that it opens.

    The new key file takes the old one's place, so that a family brought back from this backup seals to a key that
    somebody holds. The tables given stay as they are.
    """
    before = tables.get("adults", {}).get(adult.id)
    if before is None or before.get("recipient") == adult.recipient:
        return tables
    told = {**before, "recipient": adult.recipient, "key_file": adult.key_file, "example_passphrase": ""}
    changed: Tables = {**tables, "adults": {**tables["adults"], adult.id: told}}
    if "private" in tables:
        changed["private"] = {key: document for key, document in tables["private"].items() if key != adult.id}
    if "reads" in tables:
        changed["reads"] = _without_sealed(tables["reads"], adult.id)
    if "bin" in tables:
        changed["bin"] = {key: _bin_item(document, adult.id) for key, document in tables["bin"].items()}
    return changed


def _without_sealed(reads: Documents, adult_id: str) -> Documents:
    kept = {key: _read(document, adult_id) for key, document in reads.items()}
    return {key: document for key, document in kept.items() if document is not None}


def _read(document: Document, adult_id: str) -> Document | None:
    """Give a read without what is sealed in it; None for one that is closed as a whole."""
    if document.get("adult") != adult_id:
        return document
    if "sealed" in document:
        return None
    return {**document, "sealed_own": ""} if document.get("sealed_own") else document


def _bin_item(item: Document, adult_id: str) -> Document:
    documents = []
    for table, document in item.get("documents", ()):
        kept = _read(document, adult_id) if table == "reads" else document
        if kept is not None:
            documents.append([table, kept])
    return {**item, "documents": documents}
