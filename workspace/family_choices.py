"""What a family may choose about how the app looks and behaves: each choice with its words, and the one in force."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from data.records import Settings
from data.when import say_time
from data.wording import content, say
from workspace.desk import Desk

KINDS = ("look", "list", "clock", "signs", "lock")
"""What there is to choose, in order; each has its heading in `family.toml` under this name."""

FIELDS = {"look": "theme", "list": "rows", "clock": "clock", "signs": "glyphs", "lock": "idle_lock_minutes"}
"""What the family's settings call it."""

IDLE_MINUTES = (0, 2, 5, 10, 20)
"""After how many minutes a sitting alone may lock by itself; 0 is never."""


class Choice(Struct, frozen=True, kw_only=True):
    """One of the ways something can be."""

    value: str
    label: str
    now: bool
    """Whether it is in force."""

    @property
    def words(self) -> str:
        """Its words, saying so where it is in force."""
        return say("family.now", look=self.label) if self.now else self.label


def choices(kind: str, settings: Settings) -> tuple[Choice, ...]:
    """Give the ways one thing can be.

    Args:
        kind: one of `KINDS`.
        settings: the family's, for the one in force.
    """
    now = str(getattr(settings, FIELDS[kind]))
    labels = _labels(kind, settings)
    # A look that is left to the app is the first, the dark one.
    worn = now if now in labels else next(iter(labels))
    return tuple(Choice(value=value, label=label, now=value == worn) for value, label in labels.items())


def chosen(settings: Settings, kind: str, value: str) -> Settings:
    """Give the settings with a choice made."""
    change: dict[str, Any] = {FIELDS[kind]: int(value) if kind == "lock" else value}
    return replace(settings, **change)


def _labels(kind: str, settings: Settings) -> dict[str, str]:
    """Give the words of each way by the value that settings keep."""
    match kind:
        case "lock":
            offered = sorted({*IDLE_MINUTES, settings.idle_lock_minutes})
            return {str(n): say("family.lock_after", minutes=n) if n else say("family.lock_never") for n in offered}
        case "signs":
            return {one: say(f"family.signs_{one}") for one in ("auto", "full", "ascii")}
        case _:
            words = {"look": "looks", "list": "rows", "clock": "clocks"}[kind]
            return {str(one): said for one, said in content("family")[words].items()}


def times_words(desk: Desk) -> str:
    """Give the family's times of day in one paragraph, in the order of the day."""
    clock, today = desk.family.settings.clock, desk.today()
    named = sorted(desk.family.times_of_day, key=lambda item: (item.hour, item.minute))
    return ", ".join(
        say(
            "family.time",
            name=item.name,
            clock=say_time(datetime.combine(today, time(item.hour, item.minute)), clock=clock),
        )
        for item in named
    )
