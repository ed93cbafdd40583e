"""The manual says what the command line can do now, and nothing in it is lost on the way to the page."""

from __future__ import annotations

import tomllib
from pathlib import Path

from workspace.cli_manual import manual
from workspace.cli_tree import tree

ROOT = Path(__file__).parents[2]


def test_the_page_that_is_shipped_is_the_one_made_from_the_command_line() -> None:
    # When this differs: python -m workspace.cli_manual > docs/swingback.1
    assert (ROOT / "docs" / "swingback.1").read_text("ascii") == manual(tree())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shipped == {"docs/swingback.1": "share/man/man1/swingback.1"}


def test_every_command_and_option_has_its_place() -> None:
    page, line = manual(tree()), tree()
    assert len(line.verbs) > 15
    for verb in line.verbs:
        part = page.partition(f"\n.SS {verb.name}\n")[2].partition("\n.SS ")[0]
        for option in verb.options:
            for flag in option.flags:
                assert flag.replace("-", "\\-") in part
    for option in line.options:
        assert option.flags[-1].replace("-", "\\-") in page.partition("\n.SH OPTIONS\n")[2]


def test_words_are_shown_as_they_are() -> None:
    line = tree()
    verb = line.verbs[0]._replace(about=".B \\fB 'it’s' ~/x-y")
    page = manual(line._replace(verbs=(verb,)))
    assert "\\&.B \\efB 'it\\[u2019]s' \\(ti/x\\-y." in page
    assert page.isascii()
    assert "\\(dqtoday at dinner: bricks flew @Kit\\(dq" in page
