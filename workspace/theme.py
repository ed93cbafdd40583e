"""The looks of the app: ink for the evening, paper for the day, a clear one for tired eyes, one for sixteen colours.

Every colour here is measured by `tests/workspace/test_theme.py`: text at 7:1, everything else at 4.5:1, on every
surface and on the row under the cursor; in the clear look everything at 7:1. The light surfaces keep apart on a
terminal with only 256 colours, where a warmer paper would turn into one white and one pink: each is grey enough to
become a grey. The look for sixteen colours names the terminal's own, and says with marks what the others say with
shades.
"""

from __future__ import annotations

from typing import Any

from textual.theme import Theme

_INK = {
    "muted": "#a3a6ad",
    "faint": "#3a3f47",
    "sage": "#8fc0b6",
    "amber": "#d6ae80",
    "done": "#98c07c",
    "open": "#dbb563",
    "alarm": "#e3988d",
    "cursor-row": "#2b3a3a",
    "cursor-row-quiet": "#272c31",
    "chip": "#2c313a",
    "chip-on": "#364946",
    "key": "#323a41",
    "field": "#24282f",
    "on-accent": "#15171b",
}

_PAPER = {
    "muted": "#565551",
    "faint": "#cfcbc3",
    "sage": "#245c54",
    "amber": "#7d4712",
    "done": "#2f6428",
    "open": "#6b4c06",
    "alarm": "#96301f",
    "cursor-row": "#d6ece4",
    "cursor-row-quiet": "#e2e4e0",
    "chip": "#dfdbd4",
    "chip-on": "#c2e0d6",
    "key": "#d9d5cd",
    "field": "#fdfbf6",
    "on-accent": "#fdfbf6",
}

_CLEAR = {
    "muted": "#d0d0d0",
    "faint": "#8a8a8a",
    "sage": "#87f0d5",
    "amber": "#ffd7a0",
    "done": "#afff87",
    "open": "#ffff5f",
    "alarm": "#ffafaf",
    "cursor-row": "#00005f",
    "cursor-row-quiet": "#303030",
    "chip": "#303030",
    "chip-on": "#00005f",
    "key": "#303030",
    "field": "#1c1c1c",
    "on-accent": "#000000",
}

_SIXTEEN = {
    "muted": "ansi_white",
    "faint": "ansi_white",
    "sage": "ansi_bright_cyan",
    "amber": "ansi_bright_yellow",
    "done": "ansi_bright_green",
    "open": "ansi_bright_yellow",
    "alarm": "ansi_bright_yellow",
    "cursor-row": "ansi_blue",
    "cursor-row-quiet": "ansi_black",
    "chip": "ansi_black",
    "chip-on": "ansi_blue",
    "key": "ansi_blue",
    "field": "ansi_blue",
    "on-accent": "ansi_black",
}


def _own_and_stock(own: dict[str, str], text: str, thumb: str, track: str) -> dict[str, str]:
    """Give our own variables together with those of Textual that would bring in colours of another look."""
    return {
        **own,
        "text-muted": own["muted"],
        "text-disabled": own["muted"],
        "foreground-muted": own["muted"],
        "border": own["sage"],
        "border-blurred": own["faint"],
        "scrollbar": thumb,
        "scrollbar-hover": own["muted"],
        "scrollbar-active": own["sage"],
        "scrollbar-background": track,
        "scrollbar-background-hover": track,
        "scrollbar-background-active": track,
        "scrollbar-corner-color": track,
        "input-cursor-background": text,
        "input-cursor-foreground": own["on-accent"],
        "input-cursor-text-style": "none",
        "input-selection-background": own["chip-on"],
        "input-selection-foreground": text,
        "block-cursor-background": own["cursor-row"],
        "block-cursor-foreground": text,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": own["cursor-row-quiet"],
        "block-cursor-blurred-foreground": text,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": own["cursor-row-quiet"],
        "link-color": own["sage"],
        "link-background": "transparent",
        "link-color-hover": own["on-accent"],
        "link-background-hover": own["sage"],
        "footer-key-foreground": own["sage"],
    }


def _look(name: str, own: dict[str, str], **ground: Any) -> Theme:
    """Make a look from its own colours, which play the same parts in all of them."""
    return Theme(
        name=name,
        primary=own["sage"],
        secondary=own["amber"],
        accent=own["sage"],
        success=own["done"],
        warning=own["open"],
        error=own["alarm"],
        text_alpha=1.0,
        **ground,
    )


INK = _look(
    "swingback-ink",
    _INK,
    dark=True,
    foreground="#e2dfd8",
    background="#15171b",
    surface="#1b1e23",
    panel="#24282f",
    variables=_own_and_stock(_INK, "#e2dfd8", "#4a515b", "#1b1e23"),
)
"""The dark look."""

PAPER = _look(
    "swingback-paper",
    _PAPER,
    dark=False,
    foreground="#26272a",
    background="#f2f1ee",
    surface="#fdfbf6",
    panel="#eae7e3",
    variables=_own_and_stock(_PAPER, "#26272a", "#b3aea4", "#eae7e3"),
)
"""The light look."""

CLEAR = _look(
    "swingback-clear",
    _CLEAR,
    dark=True,
    foreground="#ffffff",
    background="#000000",
    surface="#1c1c1c",
    panel="#262626",
    variables=_own_and_stock(_CLEAR, "#ffffff", "#8a8a8a", "#1c1c1c"),
)
"""White on black, with every colour as far from its ground as people's words are elsewhere."""

SIXTEEN = _look(
    "swingback-sixteen",
    _SIXTEEN,
    dark=True,
    ansi=True,
    foreground="ansi_bright_white",
    background="ansi_black",
    surface="ansi_black",
    panel="ansi_black",
    boost="ansi_black",
    variables={
        **_own_and_stock(_SIXTEEN, "ansi_bright_white", "ansi_white", "ansi_black"),
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_bright_white",
    },
)
"""The terminal's own sixteen colours, for terminals that have no others and for whoever has set theirs with care."""

THEMES: tuple[Theme, ...] = (INK, PAPER, CLEAR, SIXTEEN)
"""All looks, to be registered before the app first paints."""

LOOKS: dict[str, Theme] = {"ink": INK, "paper": PAPER, "clear": CLEAR, "sixteen": SIXTEEN}
"""What the family's settings say, and the look it stands for."""

VARIABLE_DEFAULTS: dict[str, str] = dict(_INK)
"""Our own variables for a theme that is not ours, for `App.get_theme_variable_defaults`."""


ALL_COLOURS = 1 << 24
"""What a terminal without limits shows."""


def look(setting: str, *, colours: int = ALL_COLOURS) -> Theme:
    """Give the look that is worn.

    Args:
        setting: what the family chose; the dark one when it left that to the app.
        colours: how many the terminal can show. With sixteen, shades between them would fall together, so the look
            made for them is worn whatever was chosen.
    """
    return SIXTEEN if colours <= 16 else LOOKS.get(setting, INK)
