"""The PDF can be read aloud: its tag tree says what is a title, a heading, a label, in the order of the page."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.workspace.summary_family import TODAY, family, said_in_order
from tests.workspace.test_summary_pdf import squeezed
from workspace.summary.build import build
from workspace.summary.forms import FORMS, FormName, sheet, write_form
from workspace.summary.outline import outline
from workspace.summary.pdf import write_pdf
from workspace.summary.values import Choices, Form, Summary

ALLOWED = frozenset(
    (
        "Document",
        "Title",
        "H1",
        "P",
        "Div",
        "Span",
        "Em",
        "Strong",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "NonStruct",
        "BlockQuote",
    )
)
"""What a page without drawings and tables is made of."""


def summary(form: Form = "full") -> Summary:
    """The whole invented family on a page."""
    return build(family(), ("m1", "m2", "m3"), Choices(today=TODAY, form=form, consent="both"))


class Tree:
    """A tag tree, walked in reading order, with the words that stand under each tag."""

    def __init__(self, path: Path) -> None:
        self.tags: list[tuple[str, str]] = []
        """Pairs of tag and all words beneath it, in reading order."""
        self.pieces: list[str] = []
        """The words in reading order, piece by piece."""
        self.parents: dict[str, set[str]] = {}
        with pikepdf.open(path) as file:
            self._words = [self._marked(page) for page in file.pages]
            self._pages = {page.obj.objgen: n for n, page in enumerate(file.pages)}
            self._walk(file.Root.StructTreeRoot.K, None, "")

    def _marked(self, page: pikepdf.Page) -> dict[int, str]:
        """Give the words of each marked piece of a page."""
        fonts = {str(name): _unicode(font) for name, font in page.Resources.Font.items()}
        words: dict[int, str] = {}
        font: dict[int, str] = {}
        here: list[int | None] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name == "BDC":
                here.append(int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None)
            elif name == "BMC":
                here.append(None)
            elif name == "EMC":
                here.pop()
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name in ("Tj", "TJ") and here and here[-1] is not None:
                strings = [operands[0]] if name == "Tj" else [s for s in operands[0] if isinstance(s, pikepdf.String)]
                text = "".join(_decoded(bytes(string), font) for string in strings)
                words[here[-1]] = words.get(here[-1], "") + text
        return words

    def _walk(self, node: Any, page: int | None, parent: str) -> str:
        if isinstance(node, pikepdf.Array):
            return "".join(self._walk(each, page, parent) for each in node)
        if isinstance(node, int):
            piece = self._words[page or 0].get(node, "")
            self.pieces.append(piece)
            return piece
        if not isinstance(node, pikepdf.Dictionary):
            return ""
        if "/Pg" in node:
            page = self._pages[node.Pg.objgen]
        if "/MCID" in node:
            return self._walk(int(node.MCID), page, parent)
        tag = str(node.S)[1:] if "/S" in node else ""
        place = len(self.tags)
        self.tags.append((tag, ""))
        words = self._walk(node.K, page, tag) if "/K" in node else ""
        self.tags[place] = (tag, words)
        self.parents.setdefault(tag, set()).add(parent)
        return words

    def under(self, tag: str) -> list[str]:
        """Give the words under each tag of a kind."""
        return [squeezed(words) for name, words in self.tags if name == tag]


def _unicode(font: Any) -> dict[int, str]:
    """Give what each two-byte code of a font stands for."""
    table: dict[int, str] = {}
    cmap = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for n in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + n] = chr(ord(bytes.fromhex(text).decode("utf-16-be")) + n)
    return table


def _decoded(string: bytes, font: dict[int, str]) -> str:
    return "".join(font.get(int.from_bytes(string[n : n + 2], "big"), "") for n in range(0, len(string), 2))


@pytest.fixture(scope="module", params=["one", "full"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, Tree]:
    made = summary(request.param)
    path = tmp_path_factory.mktemp("page") / "page.pdf"
    write_pdf(made, path, system_fonts=False)
    return made, Tree(path)


def test_read_aloud_the_page_says_everything_in_its_own_order(page: tuple[Summary, Tree]) -> None:
    made, tree = page
    whole = squeezed("".join(tree.pieces))
    at = 0
    for words in said_in_order(made)[:-2]:
        found = whole.find(squeezed(words), at)
        if found < 0 and made.form == "one" and words in ("Two reads", "One read"):
            # On the one side the two reads stand there without this label; each says whose it is.
            continue
        assert found >= 0, words
        at = found
    assert squeezed(made.footer) not in whole, "what is on every page is not read aloud on each"


def test_the_title_is_a_title_and_every_part_has_its_heading(page: tuple[Summary, Tree]) -> None:
    made, tree = page
    assert tree.under("Title") == [squeezed(made.title)]
    assert tree.under("H1") == [squeezed(block.heading) for block in outline(made) if block.heading]


def test_headings_never_skip_a_level(page: tuple[Summary, Tree]) -> None:
    _, tree = page
    levels = [int(tag[1]) for tag, _ in tree.tags if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_word_stands_in_a_paragraph_a_heading_or_the_title(page: tuple[Summary, Tree]) -> None:
    _, tree = page
    assert {tag for tag, _ in tree.tags} <= ALLOWED | {""}
    kinds = ("P", "H1", "Title")
    assert sum(len(words) for kind in kinds for words in tree.under(kind)) == len(squeezed("".join(tree.pieces)))


@pytest.mark.parametrize("form", FORMS)
def test_forms_have_a_title_and_headings_and_say_their_questions_in_order(form: FormName, tmp_path: Path) -> None:
    blank = sheet(form, "school")
    write_form(blank, tmp_path / "form.pdf", on=TODAY)
    tree = Tree(tmp_path / "form.pdf")
    assert tree.under("Title") == [squeezed(blank.title)]
    whole = squeezed("".join(tree.pieces))
    places = [whole.find(squeezed(ask.words)) for part in blank.parts for ask in part.asks]
    assert -1 not in places
    assert places == sorted(places)
