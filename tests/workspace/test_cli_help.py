"""The help reads well at 80 columns, leaves no command out, and its examples are understood."""

from __future__ import annotations

import shlex

import pytest

from data.wording import content
from workspace.cli_help import LEFT, help_for
from workspace.cli_options import parser
from workspace.cli_tree import tree

NAMES = ("", *(verb.name for verb in tree().verbs))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_no_line_is_wider_than_the_window_or_than_80_columns(name: str, columns: int) -> None:
    lines = help_for(name, columns).splitlines()
    # What is meant to be typed is never broken.
    typed = {line.strip() for line in lines if line.startswith(("    swingback ", "    eval "))}
    assert all(len(line) < min(columns, 80) for line in lines if line.strip() not in typed)
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("swingback")
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_explained_begins_in_one_column(name: str) -> None:
    for line in help_for(name, 80).splitlines():
        if line.startswith("    -"):
            assert len(line) <= LEFT or (line[LEFT - 2 : LEFT] == "  " and line[LEFT] != " ")


def test_every_command_stands_in_one_group_and_every_option_in_its_help() -> None:
    grouped = [name for group in content("cli")["groups"].values() for name in group["commands"]]
    assert sorted(grouped) == sorted(verb.name for verb in tree().verbs)
    for verb in tree().verbs:
        told = help_for(verb.name, 80)
        for option in (*verb.options, *verb.words):
            assert (option.flags[-1] if option.flags else option.placeholder) in told
            for value in option.values:
                assert value in told


def test_a_command_without_a_group_is_listed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(content("cli")["groups"]["paper"], "commands", ["summary"])
    assert "\n    form   " in help_for("", 80)


@pytest.mark.parametrize("name", content("cli")["examples"])
def test_every_example_is_understood(name: str) -> None:
    example = content("cli")["examples"][name].removeprefix('eval "$(').removesuffix(')"')
    program, *words = shlex.split(example)
    assert program == "swingback"
    assert parser().parse_args(words).name == name


def test_the_examples_of_the_whole_are_understood_too() -> None:
    for example in content("manual")["examples"]:
        assert parser().parse_args(shlex.split(example["line"])[1:]) is not None
