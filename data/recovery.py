"""The recovery sheet: one grown-up's key on paper, and the comparison with what is typed back from it."""

from __future__ import annotations

from datetime import date

from data import keys
from data.keys import Identity
from data.when import say_day
from data.wording import say

GROUP = 4
"""Letters and digits that stand together."""


def sheet(name: str, identity: Identity, on: date) -> str:
    """Give the whole sheet as plain text: whose it is, of which day, the key in groups, and what to do with it.

    Args:
        name: whose it is.
        identity: their open key.
        on: the day that stands on it.
    """
    parts = [say("recovery.paper.title", name=name), say("recovery.paper.of", day=say_day(on, today=date.min))]
    parts += [say("recovery.paper.what"), keys.recovery_text(identity)]
    parts += [say(f"recovery.paper.{part}") for part in ("how", "without", "keep")]
    return "\n\n".join(parts) + "\n"


def proves(typed: str, identity: Identity) -> str:
    """Compare what was typed from the sheet with the key itself.

    Args:
        typed: as typed; case, spaces, dashes and look-alike letters do not matter.
        identity: the key on the sheet.

    Returns:
        Nothing when they are alike, else a sentence that says where to look.
    """
    told, there = keys.plain_recovery(typed), keys.plain_recovery(identity.secret)
    if told == there:
        return ""
    if len(told) != len(there):
        return say("keys.sheet_length", most=len(there), count=len(told))
    place = next(n for n in range(len(there)) if told[n] != there[n])
    return say("recovery.differs", n=place // GROUP + 1)
