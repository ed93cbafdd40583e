"""What a family file can keep: plain data, copied all the way down, so that nobody can change it from outside."""

from __future__ import annotations

import math
from typing import Any

from data.errors import JournalError
from data.familyfile import META, Documents
from data.wording import say

_DEEPEST = 48


def own_copy(value: Any, depth: int = 0) -> Any:
    """Copy plain data all the way down and make sure that a file can keep it.

    Raises:
        JournalError: for half a character (a lone surrogate), a number that JSON has no form for, very deep nesting,
            or anything that is not text, number, truth, nothing, list or mapping.
    """
    kind = type(value)
    if kind is str:
        if not value.isascii():
            _check_text(value)
        return value
    if value is None or kind is bool:
        return value
    if kind is int or kind is float:
        if not (math.isfinite(value) if kind is float else -(2**63) <= value < 2**63):
            raise JournalError(say("errors.cannot_keep_number"))
        return value
    if depth > _DEEPEST:
        raise JournalError(say("errors.cannot_keep"))
    if isinstance(value, dict):
        copy = {}
        for key, inner in value.items():
            if type(key) is not str:
                raise JournalError(say("errors.cannot_keep"))
            _check_text(key)
            copy[key] = own_copy(inner, depth + 1)
        return copy
    if isinstance(value, list | tuple):
        return [own_copy(inner, depth + 1) for inner in value]
    raise JournalError(say("errors.cannot_keep"))


def own_table(name: str, table: Documents, before: Documents | None) -> Documents:
    """Check a table that is to be kept, and copy what in it is new.

    Args:
        name: its name.
        table: what it holds now.
        before: what it held before; documents that are still the same objects are taken as they are.

    Raises:
        JournalError: when it is no table, or something in it cannot be kept in a file.
    """
    if table is before:
        return before
    if name == META or not isinstance(table, dict):
        raise JournalError(say("errors.cannot_keep"))
    known = before or {}
    own = {}
    for id, document in table.items():
        if known.get(id) is not document or document is None:
            if type(id) is not str or not isinstance(document, dict):
                raise JournalError(say("errors.cannot_keep"))
            id, document = own_copy(id), own_copy(document)
        own[id] = document
    return own


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise JournalError(say("errors.cannot_keep_text")) from None
