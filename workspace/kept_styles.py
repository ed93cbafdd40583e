"""Styles as they were understood at an earlier start, so that the first page need not take them apart again."""

from __future__ import annotations

import pickle
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.css.stylesheet import Stylesheet

from data.made import keep_made, made_of
from workspace.installed import installed_number

if TYPE_CHECKING:
    from textual.css.types import CSSLocation

_STYLES = Path(__file__).parent / "styles" / "app.tcss"
"""Beside this file they are kept; one set of colours at a time."""


def take_kept(stylesheet: Stylesheet) -> frozenset[CSSLocation]:
    """Let a stylesheet have what was understood earlier with the same colours by the same Textual.

    What is kept carries its own text: a style that reads otherwise by now is taken apart as ever.

    Args:
        stylesheet: its colours are chosen, and nothing is taken apart yet.

    Returns:
        where the styles stand that it has now.
    """
    kept = made_of(_STYLES, installed_number("textual"))
    if kept is None:
        return frozenset()
    try:
        variables, styles = pickle.loads(kept)
    except Exception:
        # Whatever a file may say that was cut off: it is made again.
        return frozenset()
    if variables != stylesheet._variables:
        return frozenset()
    for key, rules in styles:
        stylesheet._parse_cache[key] = rules
    return frozenset(key[1] for key, _ in styles)


def keep(stylesheet: Stylesheet, wanted: Container[CSSLocation]) -> None:
    """Keep what a stylesheet understood, for the next start with the same colours.

    Args:
        stylesheet: has styled the first page.
        wanted: where the styles stand that a first page needs. Those of other pages are left away: taking them up
            again takes time, and a start would do it before it paints.
    """
    understood = stylesheet._parse_cache
    keys = tuple(understood.keys())
    found: list[tuple[Any, Any]] = [(key, understood[key]) for key in keys if key[1] in wanted]
    data = pickle.dumps((stylesheet._variables, found), pickle.HIGHEST_PROTOCOL)
    keep_made(_STYLES, data, installed_number("textual"))
