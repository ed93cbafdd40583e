"""Writes the page for therapy as plain text that reads well in any letter, mail or terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from data.wording import say
from workspace.summary.cleaning import clean
from workspace.summary.outline import Block, Row, joined, outline
from workspace.summary.values import PageRead, Summary

WIDTH = 72
"""Columns of text; a wide character takes two."""

TICKS = {"done": "[x]", "not_yet": "[ ]", "child_said_no": "[ ]"}
"""Marks that every typeface has; the word stands beside them."""


def text(summary: Summary) -> str:
    """Give the page as plain text, the same content in the same order as on paper."""
    lines: list[str] = [*_wrapped(summary.title), "=" * min(WIDTH, cell_len(clean(summary.title)) or 1)]
    lines += [*_wrapped(summary.subtitle), *_wrapped(summary.prepared), ""]
    for block in outline(summary):
        lines += [*_block(block), ""]
    lines += ["-" * WIDTH, *_wrapped(f"{summary.footer} · {summary.printed}")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    """Give the lines of one part of the page."""
    if block.kind == "notes":
        for note in block.lines:
            yield from _wrapped(note)
    elif block.kind == "moment":
        heading = _wrapped(block.heading)
        yield from (*heading, "-" * max(map(cell_len, heading), default=0))
        yield from _wrapped(block.beside)
        for row in block.rows:
            yield from _row(row)
    else:
        yield from _wrapped(block.heading + ":")
        for line in block.lines:
            yield from _wrapped(line, "  ")


def _row(row: Row) -> Iterator[str]:
    """Give the lines of one row of a moment."""
    if row.kind == "reads":
        yield from _wrapped(row.label + ":")
        for read in row.reads:
            yield from (*_read(read), "")
    elif row.kind == "versions":
        yield from _wrapped(row.label + ":")
        for version in row.versions:
            yield from (*_wrapped(version, "  | "), "")
    elif row.kind == "steps":
        yield from _wrapped(f"{row.label}: {row.lead}".rstrip(), "  ", first="")
        for same in row.steps:
            for step in same.steps:
                yield from _wrapped(f"{step} ({same.word})", "      ", first=f"  {TICKS[same.mark]} ")
    else:
        for said in row.said:
            yield from _wrapped(f"{row.label}: {joined(said)}", "  ", first="")


def _read(read: PageRead) -> Iterator[str]:
    """Give one read with a bar at its left."""
    quoted = say("summary.quoted", words=read.words) if read.words else ""
    for part in (f"{read.label} {read.sure}".strip() + ":", read.needs, read.feelings, quoted):
        yield from _wrapped(part, "  | ")


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
        cells = cell_len(line)
        for piece in _pieces(paragraph, WIDTH - len(indent)):
            if len(line) > start and cells + _cells(piece.rstrip()) > WIDTH:
                lines.append(line)
                line, start = indent, len(indent)
                cells = start
            added = piece if len(line) > start else piece.lstrip()
            line += added
            cells += _cells(added)
        lines.append(line)
    return lines


def _cells(words: str) -> int:
    """Give how many columns words take; quick for plain letters, of which a page is nearly all."""
    return len(words) if words.isascii() else cell_len(words)


def _pieces(paragraph: str, most: int) -> Iterator[str]:
    """Give words with the blanks after them; a word wider than a line comes in pieces."""
    for word in re.findall(r"\S+\s*|\s+", paragraph):
        rest = word
        while len(rest) * 2 > most and cell_len(rest.rstrip()) > most:
            end = most
            while cell_len(rest[:end]) > most:
                end -= 1
            yield rest[:end]
            rest = rest[end:]
        yield rest
