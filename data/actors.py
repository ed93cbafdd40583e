"""Who is here: both grown-ups together, one alone, or one in their curtain turn."""

from __future__ import annotations

from msgspec import Struct


class Together(Struct, frozen=True):
    """Everyone at the laptop, or nobody in particular. Shows nothing private. *Home* in a family with one adult."""


class Alone(Struct, frozen=True):
    """One adult on their own.

    An adult with a passphrase has their private room only after `Journal.unlock`; without it this acts as `Together`.
    """

    adult: str


class Turn(Struct, frozen=True):
    """One adult's curtain turn in a debrief: what Together sees, plus that one draft."""

    adult: str
    debrief: str


Actor = Together | Alone | Turn
"""Whoever acts. Both `Journal.seen_by` and `Journal.put` ask this."""
