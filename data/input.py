"""Keeps what people type exactly as they typed it, but for a few signs that could hide, mislead or break a file."""

from __future__ import annotations

import re

from data.wording import say

_KINDS = {
    "control": "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    "bidi": "\u202a-\u202e",
    "surrogate": "\ud800-\udfff",
    "bom": "\ufeff",
    "noncharacter": "\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)),
}
"""What is left out, by the name of its kind in content, as ranges of a pattern. Tab and line ends are not among it."""

_LEFT_OUT = f"[{''.join(_KINDS.values())}]"
"""All of them; compiled when somebody types."""

_LINE_END = "\r\n|[\r\v\f\x85\u2028\u2029]"
"""Everything else that ends a line (Unicode standard annex 14, mandatory breaks); the text keeps its lines."""

_ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | dict.fromkeys("‘’‛ʼ´`", "'")
    | dict.fromkeys("“”„‟", '"')
    | dict.fromkeys("‐‑‒–—", "-")
)
"""Letters and signs that take no accent apart but are typed for one another when searching."""


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Leave out the few signs that cannot be kept, and make every line end the same.

    Left out are control characters (not tab and line ends), marks that override the reading direction, lone
    surrogates, byte-order marks and non-characters. Everything else stays as it is, letter for letter.

    Returns:
        The text, and the plain names of what was left out, so that a screen can say so.
    """
    text = re.sub(_LINE_END, "\n", text)
    if re.search(_LEFT_OUT, text) is None:
        return text, ()
    names = tuple(say(f"input.names.{name}") for name, kind in _KINDS.items() if re.search(f"[{kind}]", text))
    return re.sub(_LEFT_OUT, "", text), names


def note(names: tuple[str, ...]) -> str:
    """Say what `clean` left out, in one line; empty when it left out nothing."""
    return say("input.note", names=say("input.between").join(names)) if names else ""


def fold(text: str) -> str:
    """Give a text as search compares it: without capitals, accents, or the difference between quotation marks."""
    if text.isascii():
        return text.lower().replace("`", "'")
    import unicodedata

    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare.translate(_ALIKE))
