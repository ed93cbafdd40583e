"""Names the characters that no typeface here has, and the writing they belong to, in words a parent would use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from data.wording import content, say

MOST = 6
"""So many characters of one kind are shown; the rest are counted."""

_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def missing(told: Iterable[str]) -> str:
    """Say which characters print as empty boxes, kind by kind.

    Args:
        told: characters, some of them as the typesetter writes them (``\\u{e31}``).
    """
    kinds: dict[str, list[str]] = {}
    for each in told:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), each)
        for character in text:
            if unicodedata.category(character) == "Cf" and len(kinds) > 0:
                # Only joins its neighbours, which are named.
                continue
            kinds.setdefault(kind_of(character), []).append(character)
    parts = [say("summary.pdf.kind", characters=_shown(found), kind=kind) for kind, found in kinds.items()]
    return say("summary.pdf.boxes", characters=say("summary.pdf.between").join(parts))


def kind_of(character: str) -> str:
    """Give the plain name of the writing a character belongs to."""
    names: dict[str, str] = content("summary")["scripts"]
    name = unicodedata.name(character, "")
    for begins, plain in names.items():
        if name.startswith(begins.replace("_", " ").upper()):
            return plain
    if unicodedata.category(character) in ("So", "Sk", "Cf", "Cn", "Co"):
        return names["emoji"] if character > "\u2190" else names["sign"]
    if unicodedata.category(character)[0] in "LM" and name:
        return name.split()[0].capitalize()
    return names["sign"]


def _shown(characters: list[str]) -> str:
    """Show the first few, each once; a mark that sits on a letter gets a circle to sit on."""
    there = list(dict.fromkeys(characters))
    shown = [f"\u25cc{each}" if unicodedata.category(each)[0] == "M" else each for each in there[:MOST]]
    more = len(there) - MOST
    return " ".join((*shown, say("summary.pdf.more", n=more)) if more > 0 else shown)
