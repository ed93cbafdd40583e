"""Styles as they were understood at an earlier start, so that the first page need not take them apart again."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from textual.css.stylesheet import Stylesheet

from data.made import keep_made, made_of
from workspace.installed import installed_number

_STYLES = Path(__file__).parent / "styles" / "app.tcss"
"""Beside this file they are kept; one set of colours at a time."""


def take_kept(stylesheet: Stylesheet) -> int:
    """Let a stylesheet have what was understood earlier with the same colours by the same Textual.

    What is kept carries its own text: a style that reads otherwise by now is taken apart as ever.

    Args:
        stylesheet: its colours are chosen, and nothing is taken apart yet.

    Returns:
        how many styles it has now.
    """
    kept = made_of(_STYLES, installed_number("textual"))
    if kept is None:
        return 0
    try:
        variables, styles = pickle.loads(kept)
    except Exception:
        # Whatever a file may say that was cut off: it is made again.
        return 0
    if variables != stylesheet._variables:
        return 0
    for key, rules in styles:
        stylesheet._parse_cache[key] = rules
    return len(styles)


def keep(stylesheet: Stylesheet) -> None:
    """Keep what a stylesheet understood so far, for the next start with the same colours.

    Args:
        stylesheet: has styled the first page.
    """
    understood = stylesheet._parse_cache
    found: list[tuple[Any, Any]] = [(key, understood[key]) for key in tuple(understood.keys())]
    data = pickle.dumps((stylesheet._variables, found), pickle.HIGHEST_PROTOCOL)
    keep_made(_STYLES, data, installed_number("textual"))
