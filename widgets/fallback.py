"""Colours for our pieces of screen when they stand in an app that has no look of ours."""

from __future__ import annotations

_STANDS_FOR = {
    "muted": "secondary-muted",
    "faint": "panel",
    "sage": "primary",
    "amber": "secondary",
    "done": "success",
    "open": "warning",
    "alarm": "error",
    "cursor-row": "panel",
    "cursor-row-quiet": "boost",
    "chip": "panel",
    "chip-on": "primary-muted",
    "key": "panel",
    "field": "surface",
    "on-accent": "background",
}


def fallback(variables: dict[str, str]) -> dict[str, str]:
    """Give our own theme variables in terms of those every Textual theme has.

    Args:
        variables: what the theme in use already says, as `Theme.to_color_system().generate()` gives it.

    Returns:
        a value for each variable our widgets name, for `App.get_theme_variable_defaults`.
    """
    plain = variables.get("foreground", "white")
    return {own: variables.get(stock, plain) for own, stock in _STANDS_FOR.items()} | {"muted": plain}
