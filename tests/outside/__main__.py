"""Shows pages of the demo to tools that are no part of the suite: ``python -m tests.outside --npm FOLDER``."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from data.actors import Together
from data.journal import Journal
from data.samples import make_demo
from workspace.summary.build import build, suggest
from workspace.summary.forms import FORMS, sheet, write_form
from workspace.summary.html import html
from workspace.summary.pdf import write_pdf
from workspace.summary.values import Choices, Form, Paper

ON = date(2026, 11, 24)
"""The day on the pages."""

PAPERS: tuple[Paper, ...] = ("a4", "letter")
PAGE_FORMS: tuple[Form, ...] = ("one", "full")

AXE = Path(__file__).with_name("axe.cjs")
"""The script that drives Chromium."""


def make(folder: Path) -> None:
    """Make pages and forms of the demo in every form and on every paper."""
    make_demo(folder / "rowan", ON)
    journal = Journal.open(folder / "rowan", read_only=True)
    view = journal.seen_by(Together())
    for form in PAGE_FORMS:
        for paper in PAPERS:
            choices = Choices(today=ON, form=form, paper=paper, consent="both")
            page = build(view, suggest(view), choices)
            write_pdf(page, folder / f"{form}-{paper}.pdf", paper=paper)
            (folder / f"{form}-{paper}.html").write_text(html(page, paper=paper), encoding="utf-8")
    for blank in FORMS:
        write_form(sheet(blank, "school"), folder / f"form-{blank}.pdf", on=ON)
    journal.close()


def qpdf(folder: Path) -> Iterator[str]:
    """Let qpdf check every PDF."""
    if shutil.which("qpdf") is None:
        yield "qpdf: not on this computer"
        return
    for path in sorted(folder.glob("*.pdf")):
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        yield f"qpdf {path.name}: {'clean' if done.returncode == 0 else done.stdout + done.stderr}"


def html_validate(folder: Path, npm: Path) -> Iterator[str]:
    """Let html-validate look at every web page."""
    (folder / ".htmlvalidate.json").write_text('{"extends": ["html-validate:recommended", "html-validate:a11y"]}')
    for path in sorted(folder.glob("*.html")):
        done = subprocess.run(
            [npm / "node_modules" / ".bin" / "html-validate", path.name],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        yield f"html-validate {path.name}: {'clean' if done.returncode == 0 else done.stdout}"


def chromium(folder: Path, npm: Path, browser: str) -> Iterator[str]:
    """Print every web page from a real Chromium, and let axe-core look at it there."""
    for path in sorted(folder.glob("*.html")):
        printed = folder / f"chromium-{path.stem}.pdf"
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--print-to-pdf={printed}", path.as_uri()],
            capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        theirs = len(PdfReader(printed).pages)
        ours = len(PdfReader(path.with_suffix(".pdf")).pages)
        yield f"chromium {path.name}: {theirs} sides, our PDF {ours}: {'close' if abs(theirs - ours) <= 1 else 'apart'}"
    pages = [str(path) for path in sorted(folder.glob("*.html"))]
    done = subprocess.run(
        ["node", AXE, browser, *pages],
        env={**os.environ, "NODE_PATH": str(npm / "node_modules")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    for line in done.stdout.splitlines():
        told = json.loads(line)
        yield (
            f"axe-core {told['page']}: {len(told['violations'])} violations {told['violations']}, "
            f"{told['passes']} passes, {len(told['requests'])} requests to elsewhere"
        )
    if done.returncode:
        yield f"axe-core: {done.stderr}"


def main() -> int:
    """Show everything to everyone who is there."""
    asked = argparse.ArgumentParser(prog="python -m tests.outside", description=__doc__)
    asked.add_argument("--npm", help="a folder with html-validate, axe-core and playwright-core in node_modules")
    asked.add_argument("--chromium", default=shutil.which("chromium"), help="the browser")
    asked.add_argument("--keep", help="keep what was made in this folder")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given.keep or temporary).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        make(folder)
        lines = [*qpdf(folder)]
        if given.npm:
            lines += html_validate(folder, Path(given.npm).absolute())
        if given.npm and given.chromium:
            lines += chromium(folder, Path(given.npm).absolute(), given.chromium)
        print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
