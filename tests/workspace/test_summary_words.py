"""The page as one web page and as Markdown: all of it is there, in the order of the paper, each mark literal."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tests.widgets.conftest import HOSTILE
from tests.workspace.summary_family import TODAY, TOWER, family, said_in_order
from workspace.handing_over import make
from workspace.making import ENDINGS, Kind
from workspace.summary.build import build
from workspace.summary.cleaning import clean
from workspace.summary.html import html
from workspace.summary.markdown import escaped, markdown
from workspace.summary.values import Choices, Form, PageMoment, PageRead, Paper, Summary

MARKS = (
    *HOSTILE,
    '<script>alert("x")</script><img src=x onerror=y> &amp; &#64;',
    "*b* _i_ **bb** ~~s~~ `raw` ```\nfence\n``` $x$ {{ y }} <!-- no -->",
    "[a link](https://a.b/c) ![p](x.png) https://a.b www.a.b me@a.b [ref]: x",
    "# head\n## head\n- item\n+ item\n1. item\n2) item\n> quote\n---\n===\n| a | b |\n|---|---|\n    code",
    "ends with \\\nthen another\\",
    ":smile: [^1] ^up^ ==mark== \\*kept\\* trailing two  \nnew",
    "1\\. \t tab\tin between",
)
"""What somebody could type, and what some reader of some format could take for a mark."""


class Words(HTMLParser):
    """Gives the words of a web page, and which tags and attributes it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "title" not in self.open:
            self.words.append(data)


def page(form: Form = "full", camera: str | None = None) -> Summary:
    """Three ordinary moments, the first with another text if wished."""
    moment = TOWER if camera is None else replace(TOWER, camera=(camera,))
    view = family(all_moments=(moment, *family().all_moments[1:]))
    return build(view, ("m1", "m2", "m3"), Choices(today=TODAY, form=form, consent="both"))


def everywhere(words: str) -> Summary:
    """A page with these words in every place where somebody can have typed something."""
    read = PageRead(label=words, sure="thought", needs=words, feelings=words, words=words)
    moment = PageMoment(
        id="x",
        heading=words,
        when=words,
        child=words,
        camera=(words, words),
        signals=words,
        signal_words=words,
        came_back=((words, words),),
        next_move=words,
        reads=(read, read),
        landing=words,
        landing_note=words,
        needs=words,
        child_said=words,
        coming_back=words,
        tried=(("done", "done", words),),
        child_took=words,
        open_question=words,
    )
    many = (words,)
    return Summary(
        title=words, subtitle=words, prepared=words, on=TODAY, our_family=words, help_wanted=many, going_well=many,
        glance=many, questions=many, repairs=many, moments=(moment, replace(moment, camera=many)), form="full",
    )  # fmt: skip


def flat(text: str) -> str:
    """Text without blanks and quotation marks of ours, so that lines may fall anywhere."""
    return re.sub(r"[\s\u200b“”]+", "", text)


def words_of(written: str) -> str:
    """The words of a web page as one text."""
    parser = Words()
    parser.feed(written)
    parser.close()
    assert parser.open == []
    return flat("".join(parser.words))


def read_markdown(written: str) -> str:
    """The words a reader of Markdown shows, as one text."""
    return words_of(f"<p>{MarkdownIt('gfm-like').render(written)}</p>".replace("<br />", "\n").replace("<hr />", ""))


def in_order(said: list[str], whole: str) -> None:
    """Hold that every piece is there, each behind the one before."""
    at = 0
    for part in said:
        found = whole.find(flat(clean(part)), at)
        assert found >= 0, part
        at = found


@pytest.mark.parametrize("form", ["one", "full"])
def test_every_piece_is_there_in_the_order_of_the_paper(form: Form) -> None:
    summary = page(form)
    in_order(said_in_order(summary), words_of(html(summary)))
    in_order(said_in_order(summary), read_markdown(markdown(summary)))


@pytest.mark.parametrize("words", MARKS, ids=range(len(MARKS)))
def test_what_is_typed_is_shown_and_never_a_mark(words: str) -> None:
    summary = everywhere(words)
    plain = html(everywhere("plain"))
    written = html(summary)
    parts, tags = Words(), Words()
    parts.feed(written)
    tags.feed(plain)
    assert (parts.tags, parts.attributes) == (tags.tags, tags.attributes)
    in_order(said_in_order(summary), words_of(written))
    in_order(said_in_order(summary), read_markdown(markdown(summary)))
    rendered, usual = Words(), Words()
    rendered.feed(MarkdownIt("gfm-like").render(markdown(summary)))
    usual.feed(MarkdownIt("gfm-like").render(markdown(everywhere("plain"))))
    assert rendered.tags - {"br"} == usual.tags - {"br"}
    assert rendered.attributes == usual.attributes


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_web_page_needs_nothing_from_outside_and_runs_nothing(paper: Paper) -> None:
    written = html(page(), paper=paper)
    assert not re.search(r"(?i)<script|<link|<img|<iframe|@import|url\(|https?:|\bon\w+=|javascript", written)
    assert "default-src 'none'" in written
    assert written.count("<h1") == 1
    assert f"size: {'A4' if paper == 'a4' else 'letter'}" in written
    assert '<html lang="en">' in written


def test_large_print_is_large_on_the_web_page_too() -> None:
    assert "--body: 14pt" in html(replace(page(), large=True))
    assert "--body: 14pt" not in html(page())


def test_control_characters_reach_neither() -> None:
    summary = page(camera="red \x1b[31m \x00\x07 \ufeff\u202e end")
    for written in (html(summary), markdown(summary)):
        assert not re.search("[\x00-\x08\x0b-\x1f\ufeff\u202e]", written)


def test_every_step_says_its_mark_in_words() -> None:
    assert "☐ Name their side (child said no for now)" in markdown(page())
    assert re.search(r"☐</span> <bdi>Name their side</bdi> <small[^>]*>child said no for now</small>", html(page()))


def test_lines_stay_lines() -> None:
    assert escaped("first\nsecond") == "first\\\nsecond"
    assert "first\nsecond" in html(page(camera="first\nsecond"))


@pytest.mark.parametrize("kind", ENDINGS)
def test_signs_that_no_paper_shows_are_left_out_of_every_kind_of_file_with_a_note(kind: Kind, tmp_path: Path) -> None:
    hidden = page(camera="Kit \u202ewas\u202c here\x07\ufeff\ufdd0 and \ud800 there.")
    made = make(hidden, kind, tmp_path / f"page{ENDINGS[kind]}", "a4", wanted=lambda: True)
    assert made is not None
    (told,) = [words for words in made.words if words.startswith("Left out")]
    for name in ("control signs", "reading direction", "broken half signs", "byte-order marks", "no sign"):
        assert name in told
    if kind != "pdf":
        assert "Kit was here and  there." in made.path.read_text(encoding="utf-8").replace("\n  ", " ")
    plain = make(page(), kind, tmp_path / f"plain{ENDINGS[kind]}", "a4", wanted=lambda: True)
    assert plain is not None
    assert not [words for words in plain.words if words.startswith("Left out")]
