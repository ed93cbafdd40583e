"""Says where a family's folder lives on this machine; nothing is made or changed here."""

from __future__ import annotations

import os
import re
from pathlib import Path

FILE = "family.json"
"""The file that makes a folder a family's folder."""

PLAIN_NAME = "family"
"""What a folder is called when its name has no letters a file system would take."""


def default_home() -> Path:
    """Give the folder that holds the families of this person on this machine, as the system would have it."""
    import platformdirs

    return Path(platformdirs.user_data_path("swingback", appauthor=False))


def is_family(folder: Path) -> bool:
    """Tell whether a folder holds a family file; one that may not be looked into counts as not."""
    return os.path.isfile(folder / FILE)


def families(home: Path) -> tuple[Path, ...]:
    """Give the families kept in a home, by folder name."""
    try:
        names = sorted(os.listdir(home))
    except OSError:
        return ()
    return tuple(home / name for name in names if is_family(home / name))


def default_family(home: Path) -> Path:
    """Give the family that opens when nobody says which: the plainly named, else the first, else the one to make."""
    plain = home / PLAIN_NAME
    found = families(home)
    return plain if plain in found or not found else found[0]


def new_family_folder(home: Path, name: str) -> Path:
    """Give a folder for a new family that nothing stands at yet; it is not made.

    Args:
        home: the folder that holds the families.
        name: what the family is called, in any script.
    """
    import unicodedata

    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-") or PLAIN_NAME
    if re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", plain):
        # Windows keeps these names for devices.
        plain = f"{PLAIN_NAME}-{plain}"
    folder, n = home / plain, 2
    while os.path.lexists(folder):
        folder, n = home / f"{plain}-{n}", n + 1
    return folder
