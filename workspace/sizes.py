"""The width and height classes by which every screen arranges itself."""

from __future__ import annotations

WIDTHS: list[tuple[int, str]] = [(0, "-tiny"), (64, "-narrow"), (110, "-normal"), (160, "-wide")]
"""Width in cells from which a class holds."""

HEIGHTS: list[tuple[int, str]] = [(0, "-short"), (20, "-mid"), (34, "-tall")]
"""Height in rows from which a class holds."""


def classes_for(width: int, height: int) -> tuple[str, str]:
    """Give the classes of a terminal of this size, so that the very first frame is arranged right."""
    wide = [name for least, name in WIDTHS if width >= least][-1]
    high = [name for least, name in HEIGHTS if height >= least][-1]
    return wide, high
