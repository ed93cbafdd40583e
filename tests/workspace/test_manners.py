"""What a terminal can show is read from what it calls itself, and what its owner asked for is kept to."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from workspace.manners import as_shown, colours, no_colours, speaks_utf8, wants_ascii

DESKTOP = {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}


@pytest.mark.parametrize(
    ("choice", "env", "plain"),
    [
        ("auto", DESKTOP, False),
        ("ascii", DESKTOP, True),
        ("auto", {**DESKTOP, "TERM": "linux"}, True),
        ("full", {**DESKTOP, "TERM": "linux"}, False),
        ("auto", {**DESKTOP, "TERM": "vt100"}, True),
        ("auto", {**DESKTOP, "TERM": "screen"}, False),
        ("auto", {**DESKTOP, "LC_ALL": "C"}, True),
        ("auto", {**DESKTOP, "LANG": "de_DE.ISO-8859-1@euro"}, True),
    ],
)
def test_plain_signs_come_by_choice_or_where_others_would_not_show(
    choice: str, env: dict[str, str], plain: bool
) -> None:
    assert wants_ascii(choice, env) is plain


@pytest.mark.parametrize(
    ("env", "spoken"),
    [
        ({"LANG": "en_GB.utf8"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LC_CTYPE": "UTF-8"}, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "pl_PL.ISO-8859-2"}, False),
    ],
)
def test_the_first_language_setting_that_says_something_counts(env: dict[str, str], spoken: bool) -> None:
    assert speaks_utf8(env) is spoken


@pytest.mark.parametrize(("value", "none"), [("1", True), ("0", True), ("", False)])
def test_no_color_counts_when_it_is_set_and_not_to_nothing(value: str, none: bool) -> None:
    assert no_colours({"NO_COLOR": value}) is none


@pytest.mark.parametrize(
    ("env", "many"),
    [
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, "millions"),
        ({"TERM": "linux"}, "16"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "dumb"}, "none"),
        ({}, "none"),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit", "NO_COLOR": "1"}, "none"),
    ],
)
def test_the_colours_are_those_that_textual_will_use(env: dict[str, str], many: str) -> None:
    assert colours(env) == many


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "screen", "linux", "xterm-kitty", "xterm-direct", "dumb"])
@pytest.mark.parametrize("more", ["", "truecolor"])
def test_the_drawing_library_counts_the_same_colours(term: str, more: str) -> None:
    env = {"TERM": term, "COLORTERM": more}
    system = Console(force_terminal=True, _environ=env).color_system
    if term == "dumb":
        # It looks at the name first; what a dumb terminal says about colours makes no difference to the screen.
        env["COLORTERM"] = ""
    assert {"standard": "16", "256": "256", "truecolor": "millions", None: "none"}[system] == colours(env)


class Terminal(io.StringIO):
    """Something that takes itself for a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_what_is_printed_goes_out_in_plain_signs_where_a_terminal_shows_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    words = "Kept: Zoë · “no” …"
    for term, shown in (("linux", 'Kept: Zoë - "no" ~'), ("xterm", words)):
        monkeypatch.setenv("TERM", term)
        assert as_shown(words, Terminal()) == shown
        assert as_shown(words, io.StringIO()) == words
