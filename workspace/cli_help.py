"""Lays out what `--help` says for 80 columns: commands by what they are for, then options, then examples."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from data.wording import content, say
from workspace.cli_tree import Option, Tree, Verb, tree

WIDEST = 80
"""Columns; a wider window makes no line longer."""

LEFT = 21
"""Columns kept for the name of a command or an option, with its margin."""


def help_for(name: str, width: int = 0) -> str:
    """Give the help of one command, or of the whole command line.

    Args:
        name: the command; empty for the whole.
        width: columns of the window; looked for when 0.
    """
    width = min(width or shutil.get_terminal_size().columns, WIDEST) - 1
    line = tree()
    found = next((verb for verb in line.verbs if verb.name == name), None)
    parts = _whole(line, width) if found is None else _one(line, found, width)
    return "\n".join(parts) + "\n"


def _whole(line: Tree, width: int) -> Iterator[str]:
    yield say("cli.help.usage")
    yield ""
    yield from textwrap.wrap(line.about, width)
    by_name = {verb.name: verb for verb in line.verbs}
    for group in content("cli")["groups"].values():
        yield from ("", group["title"])
        for name in group["commands"]:
            verb = by_name.pop(name, None)
            if verb is not None:
                yield from _row(verb.name, verb.about, width)
    for verb in by_name.values():
        # One that nobody has put into a group yet is not kept from anybody.
        yield from _row(verb.name, verb.about, width)
    yield from ("", say("cli.help.options"))
    yield from _options(line.options, width)
    yield from ("", say("cli.help.examples"))
    for example in content("manual")["examples"]:
        yield f"    {example['line']}"
        yield from textwrap.wrap(example["about"], width, initial_indent=" " * 8, subsequent_indent=" " * 8)
    yield ""
    yield from textwrap.wrap(say("cli.help.each"), width)


def _one(line: Tree, verb: Verb, width: int) -> Iterator[str]:
    name = say("cli.name")
    calls = [_call(option) for option in (*verb.options, *verb.words)]
    yield from _wrapped(f"{name} {verb.name}", calls, width)
    yield ""
    yield from textwrap.wrap(f"{verb.about[:1].upper()}{verb.about[1:]}.", width)
    if verb.options or verb.words:
        yield ""
        yield from _options((*verb.words, *verb.options), width)
    example = content("cli")["examples"].get(verb.name)
    if example:
        yield from ("", say("cli.help.examples"), f"    {example}")
    yield ""
    common = say("cli.comma").join(_called(option) for option in line.options if "--version" not in option.flags)
    yield from textwrap.wrap(say("cli.help.everywhere", options=common), width, break_on_hyphens=False)


def _called(option: Option) -> str:
    """Give an option as it is typed."""
    return " ".join(part for part in (option.flags[-1] if option.flags else "", option.placeholder) if part)


def _call(option: Option) -> str:
    """Give an option as it stands in a line that shows them all; what may be left out stands in brackets."""
    call = _called(option) + (" ..." if option.many else "")
    return call if option.needed else f"[{call}]"


def _wrapped(start: str, calls: Sequence[str], width: int) -> Iterator[str]:
    """Put the parts of a call into lines, none of them broken."""
    line, indent = start, " " * (len(start) + 1)
    for call in calls:
        if len(line) + 1 + len(call) > width:
            yield line
            line = indent + call
        else:
            line = f"{line} {call}"
    yield line


def _options(options: Iterable[Option], width: int) -> Iterator[str]:
    for option in options:
        called = ", ".join((*option.flags[:-1], _called(option)))
        said = all(value in option.about for value in option.values)
        values = "" if said else f" ({say('cli.comma').join(option.values)})"
        yield from _row(called, option.about + values, width)


def _row(called: str, about: str, width: int) -> Iterator[str]:
    """Give a name and beside it what it does; beneath it where the name is long."""
    first = f"    {called}"
    indent = " " * LEFT
    if len(first) + 2 > LEFT:
        yield first
        first = ""
    yield from textwrap.wrap(
        about, width, initial_indent=first.ljust(LEFT), subsequent_indent=indent, break_on_hyphens=False
    )
