"""The Tab key completes commands and options in each shell, and nothing of a family."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.workspace.cli_kit import NOW, begin, start_line, stub, write
from workspace.cli_completion import script
from workspace.cli_tree import Tree, tree

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture(scope="module")
def line() -> Tree:
    return tree()


def bash(line: Tree, *typed: str, folder: Path) -> list[str]:
    """Give what bash offers for the last of the words typed."""
    words = " ".join(f"'{word}'" for word in typed)
    ask = f"COMP_WORDS=(swingback {words}); COMP_CWORD={len(typed)}; _swingback; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    told = subprocess.run(
        ["bash", "--norc", "-c", f"{script('bash', line)}\n{ask}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    assert told.stderr == ""
    return told.stdout.split("\n")[:-1] if told.stdout.strip() else []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("li",), ["list"]),
        (("back",), ["backup", "backups"]),
        (("--da",), ["--data"]),
        (("--data", "my"), ["my folder"]),
        (("--data", "list", "su"), ["summary"]),
        (("list", "--st"), ["--state"]),
        (("--plain", "list", "--state", "repair"), ["repair_open"]),
        (("list", "--child", ""), []),
        (("form", "re"), ["read", "repair"]),
        (("summary", "--out", "a"), ["a page.pdf"]),
        (("restore", "a"), ["a page.pdf"]),
        (("demo", "--family", "lu"), ["lucia"]),
        (("quick", "li"), []),
    ],
)
def test_bash_offers_what_can_follow(line: Tree, tmp_path: Path, typed: tuple[str, ...], offered: list[str]) -> None:
    (tmp_path / "my folder").mkdir()
    (tmp_path / "a page.pdf").touch()
    assert bash(line, *typed, folder=tmp_path) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_there_and_holds_no_loose_quote(line: Tree, shell: str) -> None:
    made = script(shell, line)
    for verb in line.verbs:
        assert verb.name in made
        for option in (*line.options, *verb.options):
            for flag in option.flags:
                assert (f" -{'l' if flag[2:] else 's'} {flag.lstrip('-')}" if shell == "fish" else flag) in made
            for value in option.values:
                assert value in made
    assert script(shell, line) == made


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shutil.which(shell)])
def test_the_shells_of_this_computer_take_it_as_it_is(line: Tree, tmp_path: Path, shell: str) -> None:
    place = tmp_path / "script"
    place.write_text(script(shell, line), "utf-8")
    assert subprocess.run([shell, "-n", str(place)], capture_output=True, text=True, check=False).stderr == ""


def test_words_with_quotes_and_brackets_stay_words(line: Tree) -> None:
    verb = line.verbs[0]
    odd = line._replace(verbs=(verb._replace(about="it's [odd] \\ and $(odd)"),))
    assert r"'it\'s [odd] \\ and $'" in script("fish", odd)
    assert r"""'new:it'"'"'s \[odd\] \\ and $'""" in script("zsh", odd)


def test_it_opens_no_family_and_holds_nothing_of_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    family = start_line(tmp_path, capsys, monkeypatch)
    begin(family.folder)
    write(family.folder, stub("bricks flew", NOW))
    monkeypatch.setattr("data.journal.Journal.open", None)
    for shell in SHELLS:
        assert family("completion", shell).code == 0
        assert family.err == ""
        for secret in ("Nell", "Idris", "Kit", "bricks"):
            assert secret not in family.out
    assert family("completion", "tcsh").code == 2
