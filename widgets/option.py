"""One word out of a list that people choose from, whoever shows it."""

from __future__ import annotations

from msgspec import Struct


class Option(Struct, frozen=True, kw_only=True):
    """One word that can be chosen."""

    id: str
    label: str
    description: str = ""
