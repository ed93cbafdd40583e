"""Turns what was put together into a file that its owner alone can read, and shows it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from data.errors import CannotSave
from data.fileops import write_whole
from data.wording import say
from workspace.leftovers import passing
from workspace.making import Kind, free
from workspace.summary.cleaning import not_shown
from workspace.summary.values import Paper, Summary

if TYPE_CHECKING:
    from workspace.summary.forms import FormName


class Made(Struct, frozen=True, kw_only=True):
    """A page that was made."""

    path: Path
    kind: Kind
    words: tuple[str, ...] = ()
    """What a person needs to know about it, in plain sentences."""
    can_print: bool = False


def make(summary: Summary, kind: Kind, path: Path, paper: Paper, *, wanted: Callable[[], bool]) -> Made | None:
    """Write the page to a file; slow, so it runs beside the screen. No other file is ever overwritten.

    Args:
        summary: the page.
        kind: what to write it as.
        path: where to; a number is added while something stands there.
        paper: the sheet.
        wanted: asked once all is ready, just before the file appears; None is given when it says no.

    Raises:
        JournalError: when there is no typesetter on this computer, or it cannot set this page.
        CannotSave: when the disk refuses.
    """

    def write(draft: Path) -> tuple[str, ...]:
        return (*_write(summary, kind, draft, paper), *not_shown(summary))

    place, words = _beside(path, write, wanted)
    return Made(path=place, kind=kind, words=words, can_print=kind == "pdf" and _has_printer()) if place else None


def make_form(
    form: FormName, band: str, path: Path, paper: Paper, on: date, *, wanted: Callable[[], bool]
) -> Made | None:
    """Write a blank form to a file. No other file is ever overwritten.

    Args:
        form: which form.
        band: the child's age band.
        path: where to; a number is added while something stands there.
        paper: the sheet.
        on: the date in the file's properties.
        wanted: asked once all is ready, just before the file appears; None is given when it says no.

    Raises:
        JournalError: when there is no typesetter on this computer.
        CannotSave: when the disk refuses.
    """
    from workspace.summary.forms import sheet, write_form

    def write(draft: Path) -> tuple[str, ...]:
        write_form(sheet(form, band), draft, paper=paper, on=on)
        return ()

    place, _ = _beside(path, write, wanted)
    return Made(path=place, kind="pdf", can_print=_has_printer()) if place else None


def _beside(
    path: Path, write: Callable[[Path], tuple[str, ...]], wanted: Callable[[], bool]
) -> tuple[Path | None, tuple[str, ...]]:
    """Write beside the place and give the finished file its name; no place where it is not wanted any more."""
    try:
        # In the same folder, so that the finished file only has to be given its name.
        with passing(path.parent) as folder:
            draft = folder / f"page{path.suffix}"
            words = write(draft)
            return (_put(draft, path) if wanted() else None), words
    except (OSError, CannotSave):
        raise CannotSave(say("summary_room.make.cannot_save", folder=path.parent)) from None


def _write(summary: Summary, kind: Kind, draft: Path, paper: Paper) -> tuple[str, ...]:
    if kind == "pdf":
        from workspace.summary.pdf import write_pdf

        return write_pdf(summary, draft, paper=paper).words
    write_whole(draft, written(summary, kind, paper).encode())
    return ()


def written(summary: Summary, kind: Kind, paper: Paper) -> str:
    """Give the page in one of the forms that are words alone."""
    if kind == "html":
        from workspace.summary.html import html

        return html(summary, paper=paper)
    if kind == "markdown":
        from workspace.summary.markdown import markdown

        return markdown(summary)
    from workspace.summary.text import text

    return text(summary)


def _put(draft: Path, path: Path) -> Path:
    """Give the finished file its name; the name is taken first, so that nothing else can stand there."""
    while True:
        place = free(path)
        try:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        try:
            os.replace(draft, place)
        except OSError:
            place.unlink(missing_ok=True)
            raise
        return place


def _has_printer() -> bool:
    from workspace.summary.printing import printers

    return bool(printers())


def show_file(made: Made) -> str:
    """Show the file in the system's own viewer, and say what came of it."""
    from workspace.summary.printing import open_file

    answer = open_file(made.path)
    if made.kind == "pdf":
        return answer
    opened = answer == say("summary.printing.opened", path=made.path.absolute())
    return say(f"summary_room.make.{'opened' if opened else 'cannot_open'}", path=made.path)
