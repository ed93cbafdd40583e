"""Every look can be read: contrast is measured, and surfaces stay apart with few colours."""

from __future__ import annotations

import re
from itertools import combinations, product
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from workspace.theme import ALL_COLOURS, CLEAR, INK, LOOKS, PAPER, SIXTEEN, THEMES, VARIABLE_DEFAULTS, look

SURFACES = ("background", "surface", "panel", "cursor-row", "cursor-row-quiet")
WORDS = ("muted", "sage", "amber", "done", "open", "alarm")

FILLED = (
    ("muted", "chip"),
    ("muted", "field"),
    ("sage", "chip"),
    ("sage", "key"),
    ("sage", "chip-on"),
    ("on-accent", "sage"),
)

BOTH = pytest.mark.parametrize("theme", [INK, PAPER, CLEAR], ids=lambda theme: theme.name)

# What the sixteen colours are on the Linux console (console_codes(4), the VGA palette) and in xterm (its XTerm-col.ad).
_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_VGA = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
_XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
PALETTES = [
    {
        f"ansi_{way}{name}": f"#{value}"
        for (way, name), value in zip(product(("", "bright_"), _NAMES), line.split(), strict=True)
    }
    for line in (_VGA, _XTERM)
]


def _all(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def _light(colour: Color) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2), from 1 to 21."""
    dark, light = sorted((_light(Color.parse(one)), _light(Color.parse(other))))
    return (light + 0.05) / (dark + 0.05)


def _with_256(colour: str) -> Color:
    """The colour a terminal with 256 colours shows in its place."""
    return Color.from_rich_color(Color.parse(colour).rich_color.downgrade(ColorSystem.EIGHT_BIT))


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("surface", [*SURFACES, "chip", "chip-on", "key", "field"])
def test_peoples_words_stand_out_everywhere(theme: Theme, surface: str) -> None:
    values = _all(theme)
    assert contrast(values["foreground"], values[surface]) >= 7


@BOTH
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("surface", SURFACES)
def test_quiet_and_coloured_words_can_be_read_everywhere(theme: Theme, word: str, surface: str) -> None:
    values = _all(theme)
    assert contrast(values[word], values[surface]) >= 4.5


@BOTH
@pytest.mark.parametrize(("word", "surface"), FILLED)
def test_words_on_filled_cells_can_be_read(theme: Theme, word: str, surface: str) -> None:
    values = _all(theme)
    assert contrast(values[word], values[surface]) >= 4.5


@BOTH
def test_the_two_read_colours_weigh_the_same(theme: Theme) -> None:
    values = _all(theme)
    sage, amber = (contrast(values[name], values["background"]) for name in ("sage", "amber"))
    assert max(sage, amber) / min(sage, amber) < 1.1


@BOTH
def test_surfaces_stay_apart_with_256_colours(theme: Theme) -> None:
    values = _all(theme)
    shown = {name: _with_256(values[name]) for name in ("background", "surface", "panel", "cursor-row")}
    for one, other in combinations(shown, 2):
        assert shown[one].rgb != shown[other].rgb, f"{one} and {other} become one"
    for name in ("background", "surface", "panel", "field"):
        red, green, blue = _with_256(values[name]).rgb
        assert red == green == blue, f"{name} takes on a colour"
    # Mended and open differ by more than their mark.
    assert _with_256(values["done"]).rgb != _with_256(values["open"]).rgb


@BOTH
def test_words_can_be_read_with_256_colours(theme: Theme) -> None:
    values = _all(theme)
    for surface in ("background", "surface", "panel", "cursor-row"):
        for word in ("foreground", *WORDS):
            assert contrast(_with_256(values[word]).hex, _with_256(values[surface]).hex) >= 4.5, (word, surface)
    for word, surface in (*FILLED, ("foreground", "chip"), ("foreground", "chip-on"), ("foreground", "key")):
        assert contrast(_with_256(values[word]).hex, _with_256(values[surface]).hex) >= 4.5, (word, surface)


@pytest.mark.parametrize("surface", ["background", "surface", "panel", "cursor-row", "chip", "chip-on", "key", "field"])
def test_the_clear_look_is_clear_everywhere(surface: str) -> None:
    values = _all(CLEAR)
    for word in ("foreground", *WORDS):
        assert contrast(values[word], values[surface]) >= 7, word


@pytest.mark.parametrize("palette", PALETTES, ids=("console", "xterm"))
def test_with_sixteen_colours_every_pair_can_be_read(palette: dict[str, str]) -> None:
    own = {name: value for name, value in SIXTEEN.variables.items() if value in palette}
    grounds = {own[name] for name in ("cursor-row", "cursor-row-quiet", "chip", "chip-on", "key", "field")}
    for ground in (*grounds, SIXTEEN.background, SIXTEEN.surface, SIXTEEN.panel):
        assert ground is not None
        assert contrast(palette[SIXTEEN.foreground or ""], palette[ground]) >= 7, ground
        for word in WORDS:
            assert contrast(palette[own[word]], palette[ground]) >= 4.5, (word, ground)
    assert contrast(palette[own["on-accent"]], palette[own["sage"]]) >= 4.5


def test_with_sixteen_colours_no_ground_is_a_bright_one() -> None:
    """A bright ground blinks on some consoles, and is a dark one on others."""
    for name in ("cursor-row", "cursor-row-quiet", "chip", "chip-on", "key", "field"):
        assert "bright" not in SIXTEEN.variables[name]


def test_a_terminal_with_sixteen_colours_wears_the_look_made_for_it() -> None:
    assert all(look(chosen, colours=16) is SIXTEEN for chosen in ("auto", *LOOKS))
    assert [look(chosen, colours=ALL_COLOURS) for chosen in ("auto", *LOOKS)] == [INK, INK, PAPER, CLEAR, SIXTEEN]
    assert look("of another year", colours=256) is INK


def test_every_own_variable_is_given_by_both_looks() -> None:
    for theme in THEMES:
        assert VARIABLE_DEFAULTS.keys() <= theme.variables.keys()


def test_no_colour_is_named_outside_the_theme() -> None:
    room = Path(__file__).parents[2]
    for path in [*(room / "widgets").glob("*.py"), *(room / "workspace").rglob("*.tcss")]:
        assert not re.search(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", path.read_text("utf-8")), path.name


def test_every_variable_a_widget_names_is_known() -> None:
    room = Path(__file__).parents[2]
    known = {name for theme in THEMES for name in _all(theme)}
    for path in (room / "widgets").glob("*.py"):
        for name in re.findall(r"\$([a-z][a-z-]+)\b", path.read_text("utf-8")):
            assert name in known, f"{path.name}: {name}"
