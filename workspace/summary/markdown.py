"""Writes the page for therapy as Markdown in which every typed mark stays what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workspace.summary.cleaning import clean
from workspace.summary.outline import Block, Row, joined, outline
from workspace.summary.values import PageRead, Summary

TICKS = {"done": "☑", "not_yet": "☐", "child_said_no": "☐"}
"""Marks beside the steps; brackets would become boxes to click."""

_MARKS = re.compile(r"[\\`*_\[\]<>&|~$#!{}^]")
_AT_START = re.compile(r"^([-+=:])|^(\d+)([.)])")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")


def escaped(text: str) -> str:
    """Give typed words so that no reader of Markdown takes any of it for a mark; its own lines stay lines."""
    lines = [_line(line) for line in clean(text).strip().split("\n")]
    return "\\\n".join(line or "\u00a0" for line in lines)


def _line(line: str) -> str:
    plain = _MARKS.sub(lambda found: "\\" + found.group(), line.replace("\t", " ").strip())
    plain = _LINKS.sub(_broken, plain)
    return _AT_START.sub(lambda found: f"{found[2]}\\{found[3]}" if found[2] else "\\" + found[1], plain)


def _broken(found: re.Match[str]) -> str:
    """Keep an address from becoming a link; the mark shows, and nothing is added that could be seen."""
    if found[5]:
        return "&#64;"
    return f"{found[1]}&#58;" if found[1] else f"{found[3]}&#46;"


def markdown(summary: Summary) -> str:
    """Give the page as Markdown, the same content in the same order as on paper."""
    parts = [f"# {_flat(summary.title)}"]
    parts += [escaped(words) for words in (summary.subtitle, summary.prepared) if words]
    for block in outline(summary):
        parts += _block(block)
    parts += ["---", escaped(f"{summary.footer} · {summary.printed}")]
    return "\n\n".join(parts) + "\n"


def _flat(text: str) -> str:
    """Give words that must stay on one line, as a heading or a label must."""
    return escaped(" ".join(text.split()))


def _block(block: Block) -> Iterator[str]:
    """Give the paragraphs of one part of the page."""
    if block.heading:
        yield f"## {_flat(block.heading)}"
    if block.beside:
        yield escaped(block.beside)
    for line in block.lines:
        yield escaped(line)
    for row in block.rows:
        yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    """Give the paragraphs of one row of a moment."""
    label = f"**{_flat(row.label)}:**"
    if row.kind == "reads":
        yield label
        yield from map(_read, row.reads)
    elif row.kind == "versions":
        yield label
        yield from (_quote(escaped(version)) for version in row.versions)
    elif row.kind == "steps":
        yield f"{label} {escaped(row.lead)}" if row.lead else label
        steps = [
            f"- {TICKS[same.mark]} {escaped(step)} ({escaped(same.word)})".replace("\n", "\n  ")
            for same in row.steps
            for step in same.steps
        ]
        if steps:
            yield "\n".join(steps)
    else:
        for said in row.said:
            yield f"{label} {escaped(joined(said))}"


def _read(read: PageRead) -> str:
    """Give one read as a quotation."""
    lines = [f"**{_flat(read.label)}** {_flat(read.sure)}".strip() + ":"]
    lines += [escaped(words) for words in (read.needs, read.feelings) if words]
    if read.words:
        lines.append(escaped(f"“{read.words}”"))
    return _quote("\\\n".join(lines))


def _quote(text: str) -> str:
    """Give a text as a quotation."""
    return "\n".join(f"> {line}" for line in text.split("\n"))
