"""A real keyboard: what stands on an unfinished line outlives Ctrl+C, and a keyboard that was left is noticed."""

from __future__ import annotations

import io
import os
import pty
from collections.abc import Iterator
from typing import TextIO

import pytest

from workspace.lines.keyboard import unfinished, unfinished_lines_stay, was_left


@pytest.fixture
def keys() -> Iterator[tuple[int, TextIO]]:
    """A terminal: where keys are pressed, and where they are read."""
    master, slave = pty.openpty()
    with os.fdopen(slave, encoding="utf-8") as stream:
        yield master, stream
    os.close(master)


def test_what_stands_on_an_unfinished_line_is_taken(keys: tuple[int, TextIO]) -> None:
    master, stream = keys
    with unfinished_lines_stay(stream):
        os.write(master, b"Bricks fl")
        # The terminal gives every key back once it has taken it in.
        assert os.read(master, 64) == b"Bricks fl"
        assert unfinished(stream) == "Bricks fl"
        os.write(master, b"whole\n")
        assert stream.readline() == "whole\n"


def test_a_keyboard_that_was_left_is_noticed_and_one_that_was_used_is_not(keys: tuple[int, TextIO]) -> None:
    master, stream = keys
    assert was_left(stream, 0.01)
    assert not was_left(stream, 0)
    os.write(master, b"here\n")
    assert not was_left(stream, 5)


def test_without_a_terminal_nothing_is_waited_for_and_nothing_is_unfinished() -> None:
    pipe = io.StringIO("words")
    with unfinished_lines_stay(pipe):
        assert unfinished(pipe) == ""
        assert not was_left(pipe, 5)
