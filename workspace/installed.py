"""Short ways for commands that should be over at once: which version is installed, and loading less."""

from __future__ import annotations

import gc
import os
import sys

ENDING = ".dist-info"
"""What the folder beside an installed package's own ends with; its name and number stand before."""

NOT_NEEDED = "typing_extensions"


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


def load_lightly() -> None:
    """Load what every record is made of without what Python itself has had since 3.11, and let the collector rest.

    Both together are a tenth of a command that opens a family.
    """
    gc.set_threshold(50_000)
    gc.enable()
    if "msgspec" in sys.modules or NOT_NEEDED in sys.modules:
        return
    # A name that stands for nothing cannot be imported; msgspec then takes the same from `typing`.
    sys.modules[NOT_NEEDED] = None  # type: ignore[assignment]  # what Python's own import looks for
    try:
        import msgspec  # noqa: F401  # only to be loaded
    finally:
        del sys.modules[NOT_NEEDED]
