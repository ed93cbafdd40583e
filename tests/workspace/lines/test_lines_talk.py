"""How plain mode asks: numbers, words, several at once, and what it takes out of sight."""

from __future__ import annotations

import io

import pytest

from data.wording import say
from tests.workspace.cli_kit import Keyboard
from workspace.lines.choosing import choose, line, option, several
from workspace.lines.talk import CLEARED, LONGEST_LINE, Ask, Left, Talk

OPTIONS = (option("rest", "Rest or sleep"), option("limit", "A clear limit"), option("safe", "Still loved?"))
MORE = (option("space", "Space and privacy"), option("input", "Less, or more, input"))


class Window(io.StringIO):
    """A window of a terminal."""

    def isatty(self) -> bool:
        """A person looks at it."""
        return True


def chosen(*answers: str, most: int = 2, kept: tuple[str, ...] = ()) -> tuple[str, ...]:
    talk = Talk(io.StringIO("".join(f"{answer}\n" for answer in answers)), io.StringIO())
    return several(talk, Ask(words="What?"), OPTIONS, more=MORE, most=most, chosen=kept, both=("rest", "safe"))


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (("1, 2",), ("rest", "limit")),
        (("2 1",), ("limit", "rest")),
        (("rest; still loved",), ("rest", "safe")),
        (("more", "4"), ("space",)),
        (("less, or more, input",), ("input",)),
        (("SPACE",), ("space",)),
        (("both",), ("rest", "safe")),
        (("1,2,3", "1"), ("rest",)),
        (("9", "s", "2"), ("limit",)),
        (("1, 1",), ("rest",)),
    ],
)
def test_several_are_named_by_number_word_or_beginning(answers: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert chosen(*answers) == found


def test_enter_keeps_what_was_chosen_and_a_dash_lets_it_go() -> None:
    assert chosen("", kept=("safe",)) == ("safe",)
    assert chosen("-", kept=("safe",)) == ()


def test_a_question_mark_says_what_each_word_means_and_what_else_can_be_asked() -> None:
    out = io.StringIO()
    done: list[str] = []
    talk = Talk(io.StringIO("?\n?rules\n?nothing\n1\n"), out)
    with talk.also({"rules": ("the ground rules", lambda: done.append("rules"))}):
        answer = choose(talk, Ask(words="What?"), (option("one", "One", "the first of all"), option("two", "Two")))
    assert (answer, done) == ("one", ["rules"])
    assert "1. One: the first of all" in out.getvalue()
    assert say("plain.extra", word="rules", about="the ground rules") in out.getvalue()


def test_a_line_that_is_too_long_is_cut_and_that_is_said() -> None:
    out = io.StringIO()
    kept: list[str] = []
    assert line(Talk(io.StringIO("abcdef\n"), out), Ask(words="What?"), kept.append, limit=4) == "abcd"
    assert kept == ["abcd"]
    assert say("debrief.too_long", limit=4) in out.getvalue()


@pytest.mark.parametrize(("window", "term"), [(Window(), "xterm"), (Window(), "dumb"), (io.StringIO(), "xterm")])
def test_a_cover_takes_out_of_sight_what_can_be(
    window: io.StringIO, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    Talk(io.StringIO(), window).cover()
    said = window.getvalue()
    terminal = isinstance(window, Window)
    assert (CLEARED in said) == (terminal and term == "xterm")
    assert ("\n" * 20 in said) == (terminal and term == "dumb")
    assert say("plain.covered" if terminal else "plain.covered_pipe") in said


def test_a_line_as_long_as_a_terminal_takes_is_remarked_on() -> None:
    out = io.StringIO()
    talk = Talk(Keyboard("x" * LONGEST_LINE + "\n"), out)
    line(talk, Ask(words="What?"), lambda said: None)
    assert say("plain.line_full") in out.getvalue()


def test_after_the_shell_had_the_terminal_something_private_counts_as_left() -> None:
    class Shell(io.StringIO):
        """A keyboard whose owner went away to the shell and came back."""

        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO itself has it
            talk.woke()
            return "here\n"

    talk = Talk(Shell(), io.StringIO())
    assert talk.listen("What?", lambda: None) == "here"
    talk.idle = lambda: 60.0
    talk.woke()
    with pytest.raises(Left):
        talk.listen("What?", lambda: None)
