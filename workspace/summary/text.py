"""Writes the page for therapy as plain text that reads well in any letter, mail or terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from data.wording import content
from workspace.summary.cleaning import clean
from workspace.summary.values import PageMoment, PageRead, Summary

WIDTH = 72
"""Columns of text; a wide character takes two."""

TICKS = {"done": "[x]", "not_yet": "[ ]", "child_said_no": "[ ]"}
"""Marks that every typeface has; the word stands beside them."""


def text(summary: Summary) -> str:
    """Give the page as plain text, the same content in the same order as on paper."""
    words = content("summary")["labels"]
    lines: list[str] = [*_wrapped(summary.title), "=" * min(WIDTH, cell_len(clean(summary.title)) or 1)]
    lines += [*_wrapped(summary.subtitle), *_wrapped(summary.prepared), ""]
    lines += _section(words["question"], (summary.question,))
    lines += _section(words["questions"], summary.questions)
    lines += _section(words["our_family"], (summary.our_family,))
    lines += _section(words["going_well"], summary.going_well)
    lines += _section(words["help_wanted"], summary.help_wanted)
    for moment in summary.moments:
        lines += [*_moment(moment, words), ""]
    for note in summary.notes:
        lines += _wrapped(note)
    lines += ["-" * WIDTH, *_wrapped(f"{summary.footer} · {summary.printed}")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _section(label: str, entries: tuple[str, ...]) -> list[str]:
    """Give a label with its lines beneath, or nothing when there are none."""
    there = [entry for entry in entries if entry]
    return [*_wrapped(label + ":"), *(line for entry in there for line in _wrapped(entry, "  ")), ""] if there else []


def _moment(moment: PageMoment, words: dict[str, str]) -> Iterator[str]:
    """Give the lines of one moment."""
    heading = _wrapped(moment.heading)
    yield from (*heading, "-" * max(map(cell_len, heading), default=0))
    yield from _wrapped(moment.when)
    if len(moment.camera) == 1:
        yield from _row(words["happened"], moment.camera[0])
    elif moment.camera:
        yield from _wrapped(words["happened_two"] + ":")
        for version in moment.camera:
            yield from (*_wrapped(version, "  | "), "")
    yield from _row(words["signal"], _with_quote(moment.signals, moment.signal_words))
    for who, said in moment.came_back:
        yield from _row(words["came_back"], _with_quote(who, said))
    yield from _row(words["next_move"], moment.next_move)
    if moment.reads:
        yield from _wrapped(words["reads_one" if len(moment.reads) == 1 else "reads_two"] + ":")
        for read in moment.reads:
            yield from (*_read(read), "")
    yield from _row(words["landing"], _with_quote(moment.landing, moment.landing_note))
    yield from _row(words["needs"], moment.needs)
    yield from _row(words["child_said"].replace("{child}", moment.child), _quoted(moment.child_said))
    yield from _coming_back(moment, words)
    yield from _row(words["child_took"].replace("{child}", moment.child), moment.child_took)
    yield from _row(words["open_question"], moment.open_question)


def _read(read: PageRead) -> Iterator[str]:
    """Give one read with a bar at its left."""
    for part in (f"{read.label} {read.sure}".strip() + ":", read.needs, _quoted(read.words), read.feelings):
        yield from _wrapped(part, "  | ")


def _coming_back(moment: PageMoment, words: dict[str, str]) -> Iterator[str]:
    """Give the steps, each with its mark and the mark's word."""
    yield from _row(words["coming_back"], moment.coming_back)
    if moment.tried and not moment.coming_back:
        yield from _wrapped(words["coming_back"] + ":")
    for mark, word, step in moment.tried:
        yield from _wrapped(f"{step} ({word})", "      ", first=f"  {TICKS[mark]} ")


def _row(label: str, words: str) -> list[str]:
    """Give a label and its words, or nothing when there are no words."""
    return _wrapped(f"{label}: {words}", "  ", first="") if words else []


def _quoted(words: str) -> str:
    """Put people's words in quotation marks."""
    return f"“{words}”" if words else ""


def _with_quote(ours: str, theirs: str) -> str:
    """Give our words, then theirs."""
    if not ours or not theirs:
        return ours or _quoted(theirs)
    return f"{ours}{'' if ours[-1] in '.!?…' else '.'} {_quoted(theirs)}"


def _wrapped(words: str, indent: str = "", *, first: str | None = None) -> list[str]:
    """Break text into lines of at most 72 columns, counting wide characters as two.

    Args:
        words: the text; its own newlines stay.
        indent: stands before every line.
        first: stands before the first line instead.
    """
    lines: list[str] = []
    for paragraph in clean(words).split("\n") if words else []:
        line = first if first is not None and not lines else indent
        start = len(line)
        for piece in _pieces(paragraph, WIDTH - len(indent)):
            if len(line) > start and cell_len(line + piece.rstrip()) > WIDTH:
                lines.append(line)
                line, start = indent, len(indent)
            line += piece if len(line) > start else piece.lstrip()
        lines.append(line)
    return lines


def _pieces(paragraph: str, most: int) -> Iterator[str]:
    """Give words with the blanks after them; a word wider than a line comes in pieces."""
    for word in re.findall(r"\S+\s*|\s+", paragraph):
        rest = word
        while cell_len(rest.rstrip()) > most:
            end = most
            while cell_len(rest[:end]) > most:
                end -= 1
            yield rest[:end]
            rest = rest[end:]
        yield rest
