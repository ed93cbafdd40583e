"""Writes the page for therapy as one web page that needs nothing else: its own style, no script, no outside link."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from workspace.summary.cleaning import clean
from workspace.summary.outline import Block, Row, Said, outline
from workspace.summary.values import PageRead, Paper, Summary

STYLE = Path(__file__).parent / "templates" / "page.css"
"""How the web page looks, on a screen and when it is printed."""

SHEETS: dict[Paper, str] = {"a4": "A4", "letter": "letter"}
"""The names of our sheets in a style sheet."""

TICKS = {"done": "☑", "not_yet": "☐", "child_said_no": "☐"}
"""Marks beside the steps; the word stands there too."""


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def html(summary: Summary, *, paper: Paper = "a4") -> str:
    """Give the page as one HTML file, the same content in the same order as on paper.

    Args:
        summary: the page.
        paper: the sheet it is printed on from a browser.
    """
    sheet = f"@page {{ size: {SHEETS[paper]}; }}\n" + (":root { --body: 14pt; }\n" if summary.large else "")
    body = "\n".join(line for block in outline(summary) for line in _block(block))
    under = f'<p class="sub">{_words(summary.subtitle)}</p>\n' if summary.subtitle else ""
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{_words(summary.lang)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_words(summary.title)}</title>\n<style>\n{_style()}{sheet}</style>\n</head>\n"
        f'<body class="{summary.form}">\n<main>\n<header>\n<h1 dir="auto">{_words(summary.title)}</h1>\n{under}'
        f'<p class="quiet">{_words(summary.prepared)}</p>\n</header>\n{body}\n</main>\n'
        f'<footer class="quiet"><p>{_words(summary.footer)} · {_words(summary.printed)}</p></footer>\n'
        "</body>\n</html>\n"
    )


def _words(text: str) -> str:
    """Give typed words so that none of them is ever read as a tag."""
    return escape(clean(text), quote=True)


def _paragraph(text: str, kind: str = "said") -> str:
    """Give one text; its own lines stay, and its first letter decides the direction."""
    return f'<p class="{kind}" dir="auto">{_words(text.strip())}</p>'


def _block(block: Block) -> Iterator[str]:
    """Give one part of the page."""
    if block.kind == "notes":
        yield '<div class="notes quiet">'
        yield from (_paragraph(line, "note") for line in block.lines)
        yield "</div>"
    elif block.kind == "moment":
        beside = f'<p class="quiet" dir="auto">{_words(block.beside)}</p>' if block.beside else ""
        yield f'<section class="moment">\n<div class="head"><h2>{_words(block.heading)}</h2>{beside}</div>'
        if block.rows:
            yield "<dl>"
            for row in block.rows:
                yield f"<div><dt>{_words(row.label)}</dt>"
                yield from (f"<dd>{piece}</dd>" for piece in _row(row))
                yield "</div>"
            yield "</dl>"
        yield "</section>"
    else:
        yield f'<section class="{block.kind}">\n<h2>{_words(block.heading)}</h2>'
        yield from (_paragraph(line) for line in block.lines)
        yield "</section>"


def _row(row: Row) -> Iterator[str]:
    """Give what stands beside a label."""
    if row.kind == "reads":
        reads = "".join(_read(read) for read in row.reads)
        yield f'<div class="pair">{reads}</div>'
    elif row.kind == "versions":
        yield '<div class="pair">' + "".join(f'<div class="bar">{_paragraph(v)}</div>' for v in row.versions) + "</div>"
    elif row.kind == "steps":
        if row.lead:
            yield _paragraph(row.lead)
        steps = "".join(
            f'<li><span aria-hidden="true">{TICKS[same.mark]}</span> <bdi>{_words(step)}</bdi> '
            f'<small class="quiet">{_words(same.word)}</small></li>'
            for same in row.steps
            for step in same.steps
        )
        if steps:
            yield f'<ul class="steps">{steps}</ul>'
    else:
        yield from map(_said, row.said)


def _said(said: Said) -> str:
    """Give our words, then theirs."""
    ours = f"<strong>{_words(said.ours)}</strong>" if said.strong else _words(said.ours)
    theirs = f"<q><bdi>{_words(said.theirs)}</bdi></q>" if said.quoted else f"<bdi>{_words(said.theirs)}</bdi>"
    stop = "" if not said.ours or not said.theirs or said.ours[-1] in ".!?…" else "."
    return f'<p class="said" dir="auto">{ours}{stop} {theirs}</p>' if said.theirs else f'<p class="said">{ours}</p>'


def _read(read: PageRead) -> str:
    """Give one read."""
    parts = [f'<p class="who">{_words(read.label)} <span class="quiet">{_words(read.sure)}</span></p>']
    if read.needs or read.feelings:
        feelings = f' <span class="quiet">{_words(read.feelings)}</span>' if read.feelings else ""
        parts.append(f"<p><strong>{_words(read.needs)}</strong>{feelings}</p>")
    if read.words:
        parts.append(f'<p class="said" dir="auto"><q>{_words(read.words)}</q></p>')
    return f'<div class="bar">{"".join(parts)}</div>'
