"""The two looks of the app: ink for the evening, paper for the day.

Every colour here is measured by `tests/workspace/test_theme.py`: text at 7:1, everything else at 4.5:1, on every
surface and on the row under the cursor. The light surfaces keep apart on a terminal with only 256 colours, where a
warmer paper would turn into one white and one pink: each is grey enough to become a grey.
"""

from __future__ import annotations

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
    "chip-on": "#294640",
    "key": "#323a41",
    "field": "#24282f",
    "on-accent": "#15171b",
}

_PAPER = {
    "muted": "#565551",
    "faint": "#cfcbc3",
    "sage": "#245c54",
    "amber": "#7d4712",
    "done": "#3c5d25",
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


INK = Theme(
    name="swingback-ink",
    dark=True,
    primary=_INK["sage"],
    secondary=_INK["amber"],
    accent=_INK["sage"],
    success=_INK["done"],
    warning=_INK["open"],
    error=_INK["alarm"],
    foreground="#e2dfd8",
    background="#15171b",
    surface="#1b1e23",
    panel="#24282f",
    text_alpha=1.0,
    variables=_own_and_stock(_INK, "#e2dfd8", "#4a515b", "#1b1e23"),
)
"""The dark look."""

PAPER = Theme(
    name="swingback-paper",
    dark=False,
    primary=_PAPER["sage"],
    secondary=_PAPER["amber"],
    accent=_PAPER["sage"],
    success=_PAPER["done"],
    warning=_PAPER["open"],
    error=_PAPER["alarm"],
    foreground="#26272a",
    background="#f2f1ee",
    surface="#fdfbf6",
    panel="#eae7e3",
    text_alpha=1.0,
    variables=_own_and_stock(_PAPER, "#26272a", "#b3aea4", "#eae7e3"),
)
"""The light look."""

THEMES: tuple[Theme, Theme] = (INK, PAPER)
"""Both looks, to be registered before the app first paints."""

VARIABLE_DEFAULTS: dict[str, str] = dict(_INK)
"""Our own variables for a theme that is not ours, for `App.get_theme_variable_defaults`."""
