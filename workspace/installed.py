"""Which version is installed, by a short way for commands that should be over at once."""

from __future__ import annotations

import os
import sys

ENDING = ".dist-info"
"""What the folder beside an installed package's own ends with; its name and number stand before."""


def installed_number(name: str) -> str:
    """Give the number of an installed distribution from its folder's name; empty when it is not installed.

    The library made for that takes longer than everything else in the command.

    Args:
        name: a single word in small letters.
    """
    for place in sys.path:
        try:
            found = [one for one in os.listdir(place or ".") if one.startswith(f"{name}-") and one.endswith(ENDING)]
        except OSError:
            # An archive, or nothing at all.
            continue
        if found:
            return found[0].removeprefix(f"{name}-").removesuffix(ENDING)
    return ""
