"""Says which pages stand on which contact sheet, and what each sheet is called.

A sheet is small enough that its words can be read while all of it is seen. `docs/looked-at.md` holds one dated line for
each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

Page = tuple[str, str]
"""As whom a page is looked at, or in which family, and its name in the walk."""

SIZES: tuple[tuple[int, int], ...] = ((80, 24), (120, 40), (200, 60))
"""Columns and rows."""

ON_A_SHEET = {80: (6, 2), 120: (3, 1), 200: (3, 1)}
"""Pages on a sheet, and how many of them beside each other, by columns."""

LOOKS: dict[str, tuple[str, int]] = {
    "dark": ("swingback-ink", 1 << 24),
    "light": ("swingback-paper", 1 << 24),
    "dark-256": ("swingback-ink", 256),
    "light-256": ("swingback-paper", 256),
    "clear": ("swingback-clear", 1 << 24),
    "sixteen": ("swingback-sixteen", 16),
}
"""Theme and number of colours, by what the look is called here."""

SHOWN_IN = {
    80: tuple(LOOKS),
    120: ("dark", "light", "dark-256"),
    200: ("dark", "light", "light-256"),
}
"""The looks of which sheets are made, by columns; the checks go through all of them at every size."""


def _of(who: str, *names: str) -> tuple[Page, ...]:
    return tuple((who, name) for name in names)


PAGES: dict[str, tuple[Page, ...]] = {
    "rooms": _of("demo", "moments", "found", "repairs", "reflect", "patterns", "summary"),
    "first": (
        *_of("demo", "first run", "everything", "one question", "curtain", "two reads"),
        ("together", "room reflect"),
    ),
    "forms": _of(
        "together", "new moment", "about a moment", "family words", "between plan", "calendar", "family child"
    ),
    "people": _of("together", "who", "family", "family · 2", "bin, two", "help", "small readers"),
    "repair": _of(
        "together",
        "repair 01M6",
        "repair 01M4 leave out",
        "repair 01M4 more steps",
        "repair 01M4 own step",
        "repair small step",
        "repair 01M4 what next",
    ),
    "turn": _of(
        "together",
        "debrief left open",
        "debrief 0 start",
        "debrief 8 first_curtain waiting",
        "debrief 11 first_noticed",
        "debrief 14 first_words",
        "debrief 17 first_sure",
    ),
    "joint": _of(
        "together",
        "debrief 39 ground",
        "debrief 44 landing",
        "debrief 46 needs_kept",
        "debrief 51 appreciation",
        "debrief 52 close",
        "debrief over",
    ),
    "alone": _of(
        "alone",
        "my read 4 my_words",
        "waiting read",
        "alone 0 arrive",
        "second look",
        "small own key",
        "small figures",
    ),
    "reflect": _of(
        "alone",
        "reflect leaf 1",
        "reflect write",
        "reflect statement",
        "reflect about",
        "reflect whom",
        "reflect closing",
    ),
    "paper": _of(
        "together",
        "summary page",
        "summary words 0",
        "summary turn 0",
        "summary make 0",
        "summary make 1",
        "small blank forms",
    ),
    "keys": _of(
        "together",
        "small passphrase",
        "small new passphrase",
        "small forgotten",
        "small by sheet",
        "small leaves",
        "small comes back",
    ),
    "quiet": _of(
        "together",
        "small hidden",
        "small neutral",
        "small pause",
        "small whom to call",
        "small offer",
        "small earlier",
    ),
    "finding": _of(
        "together", "small filter", "small day", "small ready again", "toast 0", "moments 01M8", "small closed"
    ),
}
"""The pages on the sheets of each name, by their names in the walk; the rest is checked, and not drawn."""


def sheets(columns: int, look: str) -> Iterator[tuple[str, tuple[Page, ...]]]:
    """Give the sheets of a size in a look: name and pages.

    Args:
        columns: of one of `SIZES`.
        look: one of `LOOKS`.
    """
    most, _ = ON_A_SHEET[columns]
    for name, pages in PAGES.items():
        for n, at in enumerate(range(0, len(pages), most), start=1):
            part = f"-{n}" if len(pages) > most else ""
            yield f"{name}{part}-{columns}-{look}", pages[at : at + most]


def names() -> tuple[str, ...]:
    """Give what all sheets are called."""
    return tuple(name for columns, _ in SIZES for look in SHOWN_IN[columns] for name, _ in sheets(columns, look))
