"""Sets the page for therapy as a PDF: typeset, tagged so that it can be read aloud, the same bytes each time."""

from __future__ import annotations

import json
import os
import re
import tempfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from data.errors import CannotSave, JournalError
from data.wording import content, say
from workspace.summary.build import longest
from workspace.summary.cleaning import for_paper
from workspace.summary.missing import missing
from workspace.summary.outline import outline, weight
from workspace.summary.values import Paper, PdfNote, Summary

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
"""Where templates and fonts are kept."""

PAPERS: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}
"""The typesetter's names for our sheets."""

FITS = (0, 1, 2, 3)
"""Settings from roomy to close, by leading and margins alone; what people wrote is never set below 10 pt."""

AIRY = 1
"""The setting for pages of many sides."""

MUCH = 24_000
"""Room, as `weight` counts it, that no two sides have."""

PREFERRED = {"serif": "Source Serif 4", "sans": "Source Sans 3"}
"""The two families the page is drawn in; both are in `fonts`."""

FURTHER = (
    *("Noto Serif Hebrew", "Noto Naskh Arabic", "Noto Serif Thai", "Noto Serif Devanagari"),
    *("Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Color Emoji", "Noto Emoji"),
)
"""Families tried after ours for other scripts, where the computer has them."""

HEAD = ("title", "subtitle", "prepared", "author", "footer", "printed", "lang")
"""What stands above and beneath the blocks of the page, and in the file's properties."""

TOGETHER = 2600
"""Room, as `weight` counts it, up to which a moment is not parted over two sides; well under a side in large print."""

LITTLE = 3000
"""Room, as `weight` counts it, that any one side has."""

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that run from right to left, as the template knows them too."""

_SIDES = re.compile(rb"/Type */Pages */Count (\d+)")
"""Where a PDF says how many sides it has."""

_UNCOVERED = re.compile(r'the text `"(.*?)"` could not be displayed')


def surely_fits(summary: Summary) -> bool:
    """Say whether a page holds so little that nobody needs to try: half of what one side can take."""
    return not summary.large and sum(map(weight, outline(summary))) < LITTLE


def sides(summary: Summary, *, paper: Paper = "a4") -> int:
    """Count the sides of paper the page takes, set as close as need be.

    Raises:
        JournalError: when there is no typesetter on this computer, or it cannot set this page.
    """
    return 1 if surely_fits(summary) else _sides(summary, paper, FITS[-1])


def fits(summary: Summary, *, paper: Paper = "a4") -> bool:
    """Say whether the page stands on one side of paper, if need be a little closer set.

    Raises:
        JournalError: when there is no typesetter on this computer.
    """
    return sides(summary, paper=paper) == 1


def write_pdf(summary: Summary, path: Path, *, paper: Paper = "a4", system_fonts: bool = True) -> PdfNote:
    """Write the page as a PDF file that only its owner can read.

    Nothing is cut to make it fit: it is set a little closer in two steps, and otherwise takes a second page.

    Args:
        summary: the page.
        path: where to; an older file there is replaced in one act.
        paper: the sheet.
        system_fonts: whether other scripts may borrow this computer's typefaces.

    Raises:
        JournalError: when there is no typesetter on this computer, or it cannot set this page.
        CannotSave: when the disk refuses.
    """
    # What comes along from one adult's own room has a sheet of its own, whatever the page before it takes.
    bare = replace(summary, own=())
    fit, pages = (AIRY, 0) if _many_sides(summary) else _best_fit(bare, paper, system_fonts)
    pdf, boxes = _set(summary, paper, fit, system_fonts)
    save_pdf(pdf, path)
    if not pages:
        # Told by the file itself, so that nobody waits for a second setting only to count.
        counted = _SIDES.search(pdf) if not summary.own else None
        pages = int(counted[1]) if counted else _sides(bare, paper, fit, system_fonts)
    return PdfNote(pages=pages, words=_words(summary, pages, boxes))


def _words(summary: Summary, pages: int, boxes: tuple[str, ...]) -> tuple[str, ...]:
    """Say what a person needs to know about the page."""
    words = []
    long = longest(summary)
    if pages > 1 and long is not None and summary.form == "one" and not summary.large:
        words.append(say("summary.pdf.pages", pages=pages, heading=long.heading))
    elif pages > 1:
        words.append(say("summary.pdf.pages_only", pages=pages))
    if boxes:
        words.append(missing(boxes))
    return tuple(words)


def _many_sides(summary: Summary) -> bool:
    """Say whether a page takes many sides in any setting; it is set once, with air, and not tried over and over."""
    return sum(map(weight, outline(summary))) > MUCH


def _best_fit(summary: Summary, paper: Paper, system_fonts: bool = True) -> tuple[int, int]:
    """Choose the roomiest setting that takes one page, else the roomiest that takes the fewest.

    Returns:
        The setting, and the sides of paper it takes.
    """
    # The full form is never set roomier or closer than this, unless a few lines would stand on a side of their own.
    tried = FITS if summary.form == "one" else FITS[AIRY : AIRY + 2]
    sides: dict[int, int] = {}
    for fit in tried:
        sides[fit] = _sides(summary, paper, fit, system_fonts)
        if sides[fit] == 1:
            break
    return min(sides, key=lambda fit: (sides[fit], fit)), min(sides.values())


def _typst() -> Any:
    """Give the typesetter."""
    try:
        import typst
    except ImportError as missing:
        raise JournalError(say("summary.pdf.no_typst")) from missing
    return typst


@cache
def _fonts(system_fonts: bool) -> typst.Fonts:
    """Find the typefaces, once a run."""
    fonts: typst.Fonts = _typst().Fonts(include_system_fonts=system_fonts, font_paths=[str(HERE / "fonts")])
    return fonts


@cache
def families(system_fonts: bool) -> dict[str, list[str]]:
    """Give the typefaces to name, ours first; naming one that is absent would be a warning at every use."""
    there = set(_fonts(system_fonts).families())
    further = [family for family in FURTHER if family in there]
    return {kind: [family, *further] for kind, family in PREFERRED.items()}


@cache
def _templates(name: str = "main") -> dict[str, bytes]:
    """Read a template, once a run."""
    return {"main": (HERE / "templates" / f"{name}.typ").read_bytes()}


def _inputs(summary: Summary, paper: Paper, fit: int, system_fonts: bool) -> dict[str, str]:
    """Give everything the template needs as one JSON text; what people wrote is never part of the template."""
    blocks = outline(summary)
    head = {name: getattr(summary, name) for name in HEAD}
    data = {
        "head": for_paper(head),
        "blocks": for_paper(blocks),
        "together": [weight(block) < TOGETHER for block in blocks],
        "form": summary.form,
        "large": summary.large,
        "page": content("summary")["page"],
        "paper": PAPERS[paper],
        "fit": fit,
        "fonts": families(system_fonts),
    }
    told = json.dumps(data, ensure_ascii=False)
    return {"data": told, "rtl": "yes" if _RTL.search(told) else "no"}


def _sides(summary: Summary, paper: Paper, fit: int, system_fonts: bool = True) -> int:
    """Count the sides of paper a setting takes."""
    return sides_of("main", _inputs(summary, paper, fit, system_fonts), system_fonts)


def sides_of(template: str, inputs: dict[str, str], system_fonts: bool = False) -> int:
    """Count the sides of paper one of our templates takes.

    Args:
        template: its name.
        inputs: all that it is told, as texts.
        system_fonts: whether other scripts may borrow this computer's typefaces.

    Raises:
        JournalError: when there is no typesetter on this computer, or it cannot set this.
    """
    typst = _typst()
    with tempfile.TemporaryDirectory() as root:
        try:
            told = typst.query(
                _templates(template),
                "<sides>",
                field="value",
                one=True,
                root=root,
                font_paths=_fonts(system_fonts),
                sys_inputs=inputs,
            )
        except typst.TypstError:
            raise JournalError(say("summary.pdf.not_made")) from None
    return int(told)


def _set(summary: Summary, paper: Paper, fit: int, system_fonts: bool) -> tuple[bytes, tuple[str, ...]]:
    """Set the page.

    Returns:
        The file's bytes, and the characters that print as boxes.
    """
    return typeset("main", _inputs(summary, paper, fit, system_fonts), summary.on, system_fonts)


def typeset(
    template: str, inputs: dict[str, str], on: date, system_fonts: bool = True
) -> tuple[bytes, tuple[str, ...]]:
    """Set a template: first as PDF/UA-1, which refuses characters without a typeface; then plain, still tagged.

    Args:
        template: its name.
        inputs: all that it is told, as texts.
        on: the date in the file's properties.
        system_fonts: whether other scripts may borrow this computer's typefaces.

    Returns:
        The file's bytes, and the characters that print as boxes.

    Raises:
        JournalError: when there is no typesetter on this computer, or it cannot set this.
    """
    typst = _typst()
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC)
    boxes: tuple[str, ...] = ()
    with tempfile.TemporaryDirectory() as root:
        for standards in (["ua-1"], []):
            try:
                pdf: bytes = typst.compile(
                    _templates(template),
                    format="pdf",
                    root=root,
                    font_paths=_fonts(system_fonts),
                    sys_inputs=inputs,
                    pdf_standards=standards,
                    timestamp=stamp,
                )
            except typst.TypstError as refused:
                boxes = boxes or tuple(dict.fromkeys(_UNCOVERED.findall(refused.diagnostic)))
            else:
                return pdf, boxes
    raise JournalError(say("summary.pdf.not_made"))


def save_pdf(pdf: bytes, path: Path) -> None:
    """Put the bytes in place in one act, readable by their owner only."""
    try:
        handle, waiting = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".pdf")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            os.replace(waiting, path)
        except OSError:
            Path(waiting).unlink(missing_ok=True)
            raise
    except OSError as refused:
        raise CannotSave(say("summary.pdf.not_saved", path=path)) from refused
