"""What is made of many measurements: medians, ratios within one run, and rows of a table."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from statistics import median, quantiles

from msgspec import Struct

Measured = dict[str, list[float]]
"""Name of what was measured to one figure a round; the n-th of each were taken one after the other."""


class Row(Struct, frozen=True, kw_only=True):
    """One line of the table."""

    what: str
    value: str
    ratio: float | None = None
    spread: tuple[float, float] | None = None
    """The lower and the upper quarter of the ratios of single rounds."""
    goal: str = ""
    kept: bool | None = None
    """Whether the goal is reached; None where there is none."""


def interleaved(
    cases: Mapping[str, Callable[[], float]], rounds: int, chance: random.Random, *, warm: int = 1
) -> Measured:
    """Measure every case once a round, in another order each time, so that a busy minute meets all of them.

    Args:
        cases: each gives one figure when called.
        rounds: how many.
        chance: draws the order.
        warm: rounds before these, whose figures are thrown away.
    """
    found: Measured = {name: [] for name in cases}
    for number in range(rounds + warm):
        for name in chance.sample([*cases], len(cases)):
            figure = cases[name]()
            if number >= warm:
                found[name].append(figure)
    return found


def at(share: float, figures: list[float]) -> float:
    """Give the figure below which so large a share of all lies."""
    ordered = sorted(figures)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def compared(
    what: str, figures: list[float], against: list[float], *, goal: float | None = None, more: str = ""
) -> Row:
    """Make a row of a ratio: the medians' ratio, and how the rounds' own ratios spread.

    Args:
        what: was measured.
        figures: seconds, one a round.
        against: the same of what it is compared with.
        goal: the highest ratio wished for.
        more: added to the middle figure.
    """
    ratio = median(figures) / median(against)
    single = [one / other for one, other in zip(figures, against, strict=True)]
    low, _, high = quantiles(single, n=4) if len(single) > 1 else (ratio, ratio, ratio)
    return Row(
        what=what,
        value=f"{milliseconds(median(figures))} / {milliseconds(median(against))}{more}",
        ratio=ratio,
        spread=(low, high),
        goal=f"≤ {goal:.3g}" if goal else "",
        kept=ratio <= goal if goal else None,
    )


def milliseconds(seconds: float) -> str:
    """Write a time down."""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def line(row: Row) -> str:
    """Write a row down as a line of a table."""
    ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
    spread = f"{row.spread[0]:.2f}-{row.spread[1]:.2f}" if row.spread else ""
    kept = {True: "kept", False: "**above**", None: ""}[row.kept]
    return f"| {row.what} | {row.value} | {ratio} | {spread} | {row.goal} | {kept} |"


HEAD = "| what | measured / compared with | ratio | spread | goal | |\n|---|---|---|---|---|---|"
"""The first two lines of the table."""
