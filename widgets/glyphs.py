"""The few signs the app draws, in full and in plain ASCII, each found in every common font."""

from __future__ import annotations

import re

from msgspec import Struct


class Glyphs(Struct, frozen=True, kw_only=True):
    """One set of signs; each stands beside a word, never instead of one."""

    ascii: bool
    """Whether every sign is plain ASCII."""
    stub: str
    open: str
    mended: str
    bright: str
    done: str
    not_yet: str
    not_needed: str
    child_said_no: str
    bar: str
    """The bar at the left edge of the row under the cursor."""
    rule: str
    """One cell of a thin line across."""
    cut: str
    """Stands for the rest of a text that was cut."""
    dot: str
    """Between two short words on one line."""
    chosen: str
    unchosen: str
    more: str
    less: str
    left: str
    right: str

    def state(self, state_id: str) -> str:
        """Give the sign for a moment's derived state; an unknown state shows as a stub."""
        return str(getattr(self, _STATES.get(state_id, "stub")))

    def step(self, status: str) -> str:
        """Give the sign for a repair step's status; an unknown status shows as not yet."""
        return str(getattr(self, status if status in _STEPS else "not_yet"))


_STATES = {
    "stub": "stub",
    "one_ready": "open",
    "both_ready": "open",
    "talked": "mended",
    "repair_open": "open",
    "offered": "open",
    "mended": "mended",
}
_STEPS = ("done", "not_yet", "not_needed", "child_said_no")

FULL = Glyphs(
    ascii=False, stub="○", open="◊", mended="●", bright="+", done="√", not_yet="·", not_needed="–", child_said_no="‹",
    bar="▌", rule="─", cut="…", dot="·", chosen="√", unchosen="·", more="↓", less="↑", left="‹", right="›",
)  # fmt: skip
"""Signs for a desktop terminal."""

ASCII = Glyphs(
    ascii=True, stub="o", open=">", mended="*", bright="+", done="x", not_yet=".", not_needed="-", child_said_no="<",
    bar="|", rule="-", cut="~", dot="-", chosen="x", unchosen=".", more="v", less="^", left="<", right=">",
)  # fmt: skip
"""Signs for the Linux console, or wherever the full ones are not wanted."""


def glyphs(ascii: bool) -> Glyphs:
    """Give the set of signs to draw with."""
    return ASCII if ascii else FULL


_AS_THEY_ARE = (
    *("stub", "open", "mended", "bar", "rule", "cut", "done"),
    *("not_needed", "more", "less", "left", "right"),
)

_TABLE = str.maketrans(
    {
        **{getattr(FULL, name): getattr(ASCII, name) for name in _AS_THEY_ARE},
        **dict.fromkeys("·•", "."),
        **dict.fromkeys("■▲▼□▓█", "#"),
        **dict.fromkeys("│┃║┆┊▐▊▋▍▎▏▕", "|"),
        **dict.fromkeys("━═▀▔—‒‐‑−", "-"),
        **dict.fromkeys("▄▁▂▃", "_"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╔╗╚╝", "+"),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("“”„″", '"'),
        "«": "<",
        "»": ">",
        "→": ">",
        "←": "<",
        "×": "x",
        "░": ":",
        "▒": ":",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
"""Each sign that the app, its words or a border may hold, and what stands for it; all of them one cell wide."""


def in_ascii(text: str) -> str:
    """Give a text with plain signs in place of the full ones; letters and everything else stay as they are."""
    if text.isascii():
        return text
    # Between two short words a stroke reads better than the point that stands for an empty box.
    return re.sub(rf"(?<=\S)( {{1,2}}){FULL.dot}( {{1,2}})(?=\S)", rf"\1{ASCII.dot}\2", text).translate(_TABLE)
