"""Figures a therapist gave, as they are typed: what is asked, what day was meant, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec.structs import replace

from data.figures import Instrument, instrument
from data.ids import new_id
from data.records import Figure
from data.when import local, say_day, understand
from data.wording import say
from workspace.desk import Desk

FIGURE = "reflect.figure"
"""Key of the private draft of figures half written down."""

LONGEST = 120
"""Signs of a figure or a name at most."""

BESIDE = ("on", "given_by", "edition")
"""What is asked beside the figures themselves, each on one line."""

SAID = "said"
"""What was said about them, as long as one likes."""


def figure_key(earlier: Figure | None) -> str:
    """Give the key of the private draft; figures kept before have one of their own."""
    return f"{FIGURE}.{earlier.id}" if earlier is not None else FIGURE


def asked(of: Instrument) -> tuple[tuple[str, str], ...]:
    """Give every line that is asked, in pairs of its name and its words."""
    lines = [(field.id, field.asked) for field in of.fields]
    return (*lines, *((name, say(f"reflect_figures.{name}")) for name in BESIDE))


def as_typed(kept: Figure | None) -> dict[str, str]:
    """Give what was kept before, by the name of its place."""
    if kept is None:
        return {}
    on = say_day(kept.on) if kept.on is not None else ""
    values = {"on": on, "given_by": kept.given_by, "edition": kept.edition, SAID: kept.said}
    if instrument(kept.instrument) is None:
        lines = "; ".join(f"{name} {value}" for name, value in kept.values)
        return values | {"named": kept.instrument, "figures": lines}
    return values | dict(kept.values)


def day_in(words: str, earlier: Figure | None, desk: Desk) -> date | Literal["not understood"] | None:
    """Understand a day in plain words; an empty one is none.

    Args:
        words: as typed.
        earlier: figures kept before, whose day may stand there as it is said.
        desk: the clock and the family's zone.
    """
    if not words:
        return None
    if earlier is not None and earlier.on is not None and words == say_day(earlier.on):
        return earlier.on
    found = understand(words, now=desk.now(), family=desk.family)
    return local(found).date() if found is not None else "not understood"


def figure_of(of: Instrument, values: Mapping[str, str], on: date | None, earlier: Figure | None) -> Figure:
    """Give what is kept.

    Args:
        of: which questionnaire it is.
        values: what was typed, by the name of its place, without blanks around it.
        on: the day that was meant.
        earlier: figures kept before, which these take the place of.
    """
    before = earlier or Figure(id=new_id(), instrument=of.id)
    return replace(
        before,
        instrument=of.id,
        edition=values.get("edition", ""),
        on=on,
        given_by=values.get("given_by", ""),
        values=tuple((field.id, values[field.id]) for field in of.fields if values.get(field.id)),
        said=values.get(SAID, ""),
    )
