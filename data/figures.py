"""Figures from questionnaires that a professional gave and worked out: held as told, and never explained.

The app holds no question of any of these, works nothing out, and says nothing about what a figure means. The usual
bounds (domain reference, section 3.10) catch slips of the finger; whoever types may always say that a figure is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from msgspec import Struct, convert

from data.records import Figure
from data.wording import content, say

Slip = Literal["", "unusual", "no_number"]
"""What looks like a slip of the finger in one figure."""


class Field(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure of an instrument."""

    id: str
    label: str
    low: float | None = None
    """The lowest and the highest it usually is, as its publishers count."""
    high: float | None = None
    words: bool = False
    """Told in words, not as a number."""

    @property
    def asked(self) -> str:
        """Its name as it is asked for, with the usual bounds."""
        if self.low is None or self.high is None:
            return self.label
        return say("reflect_figures.usual", label=self.label, low=f"{self.low:g}", high=f"{self.high:g}")


class Instrument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One questionnaire or interview, by name only."""

    id: str
    group: str
    """The heading under which it is offered."""
    label: str
    about: str
    fields: tuple[Field, ...]

    def field(self, field_id: str) -> Field | None:
        """Give one of its figures, or None."""
        return next((one for one in self.fields if one.id == field_id), None)


@cache
def instruments() -> tuple[Instrument, ...]:
    """Give all instruments in the order in which they are offered."""
    return convert(content("reflect_figures")["instruments"], tuple[Instrument, ...])


def instrument(instrument_id: str) -> Instrument | None:
    """Give one instrument; None for one that is not on the list."""
    return next((one for one in instruments() if one.id == instrument_id), None)


def slip(field: Field, text: str) -> Slip:
    """Say whether a figure looks like a slip of the finger; an empty one never does."""
    words = text.strip().replace("−", "-")
    if not words or field.words or field.low is None or field.high is None:
        return ""
    if not re.fullmatch(r"-?\d+(?:[.,]\d+)?", words):
        return "no_number"
    return "" if field.low <= float(words.replace(",", ".")) <= field.high else "unusual"


def slips(of: Instrument, values: Mapping[str, str]) -> tuple[str, ...]:
    """Ask about each figure that looks like a slip, in a sentence."""
    asked = []
    for field in of.fields:
        found = slip(field, values.get(field.id, ""))
        if found and field.low is not None and field.high is not None:
            low, high = f"{field.low:g}", f"{field.high:g}"
            asked.append(say(f"reflect_figures.{found}", label=field.label, low=low, high=high))
    return tuple(asked)


def name_of(figure: Figure) -> str:
    """Give the name of a figure's instrument; one from elsewhere stands for itself."""
    known = instrument(figure.instrument)
    return known.label if known else figure.instrument


def lines_of(figure: Figure) -> tuple[str, ...]:
    """Give the figures as told, a line each, and nothing about them."""
    known = instrument(figure.instrument)
    lines = []
    for field_id, value in figure.values:
        field = known.field(field_id) if known else None
        lines.append(say("reflect_figures.line", label=field.label if field else field_id, value=value))
    return tuple(lines)


def beside(figure: Figure) -> tuple[str, ...]:
    """Give who gave a figure, and which edition it is."""
    given = say("reflect_figures.given", name=figure.given_by) if figure.given_by else ""
    edition = say("reflect_figures.of_edition", edition=figure.edition) if figure.edition else ""
    return tuple(filter(None, (given, edition)))
