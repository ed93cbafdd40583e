"""What a terminal can show and what its owner asked for, read from the environment alone, without a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Literal, TextIO

Colours = Literal["none", "16", "256", "millions"]
"""How many colours a terminal shows."""

FEW_SIGNS = frozenset(("linux", "ansi", "cons25", "vt52", "vt100", "vt102", "vt220"))
"""Names of terminals that promise letters and hardly a sign beside them: consoles, and those of old."""


def wants_ascii(choice: str, environ: Mapping[str, str]) -> bool:
    """Tell whether only plain ASCII signs are to be drawn.

    Args:
        choice: the family's own setting: ``full``, ``ascii``, or ``auto`` for what the terminal can show.
        environ: the environment.
    """
    if choice in ("full", "ascii"):
        return choice == "ascii"
    return environ.get("TERM", "").strip().casefold() in FEW_SIGNS or not speaks_utf8(environ)


def speaks_utf8(environ: Mapping[str, str]) -> bool:
    """Tell whether letters beyond ASCII arrive, from the language settings of the system."""
    if sys.platform == "win32":
        # Its terminals take Unicode, whatever the code page is.
        return True
    chosen = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    _, dot, spoken = chosen.partition("@")[0].partition(".")
    if not dot and chosen != "UTF-8":
        from locale import getencoding

        spoken = "ascii" if chosen in ("C", "POSIX") else getencoding()
    return (spoken or chosen).casefold().replace("-", "") == "utf8"


def no_colours(environ: Mapping[str, str]) -> bool:
    """Tell whether NO_COLOR is set, and not to nothing, as its convention has it."""
    return bool(environ.get("NO_COLOR"))


def colours(environ: Mapping[str, str]) -> Colours:
    """Tell how many colours are drawn: what the terminal shows, and none where its owner asked for none."""
    return "none" if no_colours(environ) else colours_there(environ)


def colours_there(environ: Mapping[str, str]) -> Colours:
    """Tell how many colours there are, from what the terminal calls itself, as Textual does."""
    if environ.get("COLORTERM", "").strip().casefold() in ("truecolor", "24bit") or sys.platform == "win32":
        return "millions"
    term = environ.get("TERM", "").strip().casefold()
    if term in ("", "dumb", "unknown"):
        return "none"
    return "256" if term.rpartition("-")[2] in ("kitty", "256color") else "16"


def as_shown(text: str, stream: TextIO, choice: str = "auto") -> str:
    """Give a text as it is printed: with plain signs where it goes to a terminal that shows no others.

    Args:
        text: what is to be printed.
        stream: where it goes.
        choice: the family's own setting, where a family is open.
    """
    if text.isascii() or not stream.isatty() or not wants_ascii(choice, os.environ):
        return text
    from widgets.glyphs import in_ascii

    return in_ascii(text)
