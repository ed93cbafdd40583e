"""What happens between choosing moments and holding a page: whose page it is, where it goes, and making the file."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from data.actors import Alone, Turn
from data.errors import JournalError
from data.records import Moment, SummaryNotes
from data.view import View
from data.wording import say
from workspace.summary.build import suggest
from workspace.summary.values import Consent, OwnPiece, Paper, Summary

Kind = Literal["pdf", "html", "markdown", "text"]
"""What the page is written as."""

ENDINGS: dict[Kind, str] = {"pdf": ".pdf", "html": ".html", "markdown": ".md", "text": ".txt"}
"""How the file's name ends."""

NOTE_FIELDS = ("for_whom", "our_family", "help_wanted", "going_well", "questions")
"""The family's words beside its moments, in the order they are asked for."""

NOTES_DRAFT = "page-notes"
"""Under this name half-typed words are kept."""

LONGEST_NOTE = 300
"""Letters that fit on one line of them."""

NOTE_LINES = {"help_wanted": 3, "going_well": 3, "questions": 5}
"""How many lines are offered for those that are lists."""


# -- choosing ---------------------------------------------------------------------------------------------------


def marked(view: View) -> tuple[str, ...]:
    """Give the moments marked for the page, in the order they happened."""
    return tuple(moment.id for moment in reversed(view.moments()) if moment.marked)


def chosen(view: View, *, let_go: bool = False) -> tuple[str, ...]:
    """Give the moments on the page, in the order they happened: the marked ones, else the suggested ones.

    Args:
        view: what may be seen.
        let_go: the last one was let go on purpose, so that nothing is suggested in its place.
    """
    return marked(view) or (() if let_go else suggest(view))


def picked(view: View, on_page: tuple[str, ...], moment_id: str) -> tuple[Moment, ...]:
    """Give the records to write so that one moment comes onto the page or leaves it.

    What was only suggested until then becomes marked with it, so that the page changes in this one place alone.
    """
    after = {*on_page} ^ {moment_id}
    found = (view.moment(each) for each in dict.fromkeys((*on_page, moment_id)))
    return tuple(
        replace(moment, marked=moment.id in after)
        for moment in found
        if moment is not None and moment.marked != (moment.id in after)
    )


def marked_apart(view: View, on_page: tuple[str, ...]) -> tuple[Moment, ...]:
    """Give the records to write so that marks on moments that are not on the page now go."""
    return tuple(replace(each, marked=False) for each in view.moments() if each.marked and each.id not in on_page)


def whose(view: View, on_page: tuple[str, ...]) -> tuple[Consent, str]:
    """Say which consent a page needs now, and whose own page it is.

    The only adult left in a family prints a page of their own entries while reads of another, who shared the file
    before, stand beside them: nobody is there to say yes for those.
    """
    actor = view.actor
    if len(view.adults) == 1:
        only = view.adults[0].id
        others = any(read.adult != only for moment_id in on_page for read in view.reads(moment_id))
        return ("own", only) if others else ("one_adult", "")
    return ("own", actor.adult) if isinstance(actor, Alone | Turn) else ("both", "")


# -- the family's words -----------------------------------------------------------------------------------------


def note_text(notes: SummaryNotes, field: str) -> str:
    """Give one of the family's words as it is typed: a list has one entry a line."""
    value: str | tuple[str, ...] = getattr(notes, field)
    return value if isinstance(value, str) else "\n".join(value)


def with_note(notes: SummaryNotes, field: str, text: str) -> SummaryNotes:
    """Put typed words in their place."""
    if field not in NOTE_LINES:
        return replace(notes, **{field: text})
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    return replace(notes, **{field: lines})


# -- where it goes ----------------------------------------------------------------------------------------------


def can_typeset() -> bool:
    """Say whether a PDF can be made on this computer."""
    return importlib.util.find_spec("typst") is not None


def usual_folder() -> Path:
    """Give the folder people look in first: their documents, or their home."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() and os.access(documents, os.W_OK) else Path.home()


def usual_place(kind: Kind, on: date, folder: Path) -> Path:
    """Suggest a file that is not there yet; its name says a day and nothing else."""
    return free(folder / (say("summary_room.file", date=on.isoformat()) + ENDINGS[kind]))


def free(path: Path) -> Path:
    """Give the path, or the same with the first number that is not taken."""
    found, n = path, 2
    while os.path.lexists(found):
        found, n = path.with_name(f"{path.stem}-{n}{path.suffix}"), n + 1
    return found


def typed_place(typed: str, kind: Kind, usual: Path) -> Path:
    """Make a path of what somebody typed.

    Args:
        typed: a whole path, one from the home (`~`), a folder, or a bare name.
        kind: decides the ending, which is added where it is not there.
        usual: the place that was suggested; bare names go beside it.

    Raises:
        JournalError: when there is no name, or no such folder.
    """
    if not typed.strip():
        raise JournalError(say("summary_room.make.no_name"))
    try:
        path = usual.parent / Path(typed.strip()).expanduser()
        if path.is_dir():
            path = path / usual.name
        there = path.parent.is_dir()
    except (OSError, RuntimeError, ValueError):
        raise JournalError(say("summary_room.make.no_folder", folder=typed.strip())) from None
    if not there:
        raise JournalError(say("summary_room.make.no_folder", folder=path.parent))
    return path if path.suffix.lower() == ENDINGS[kind] else path.with_name(path.name + ENDINGS[kind])


# -- making it --------------------------------------------------------------------------------------------------


@dataclass
class Making:
    """One way from a page on the screen to a file; the consent given on it holds for exactly this page."""

    page: Callable[[frozenset[str]], Summary]
    """Gives the page as it stands at this moment, with some of its items left out."""
    consent: Consent
    name: str
    """Whose own page it is; empty for a page of all."""
    child: str
    """Who may read it at sixteen."""
    adults: tuple[str, ...]
    """Names of all whose yes a page of all needs."""
    paper: Paper
    offered: tuple[OwnPiece, ...] = ()
    """What the one whose own page it is could take along from their own room."""

    def __post_init__(self) -> None:
        """Take the page as it is shown now."""
        self.struck: frozenset[str] = frozenset()
        """What anybody would rather not have on the page; nobody can tell who."""
        self.whole = self.summary = self.page(self.struck)
        self.kind: Kind = "pdf" if can_typeset() else "text"

    def choose(self, struck: frozenset[str]) -> None:
        """Take the page that is left when everybody has chosen."""
        self.struck = struck
        self.summary = self.page(struck)

    def take_along(self, ticked: frozenset[str]) -> None:
        """Put what was ticked just now on a sheet of its own."""
        from workspace.summary.own_sheet import with_own

        self.summary = with_own(self.page(self.struck), self.offered, ticked)

    @property
    def hint(self) -> str:
        """What is said of a page before all say yes; one of more than two speaks of all."""
        whose_page = "all" if self.consent == "both" and len(self.adults) > 2 else self.consent
        return say(f"summary_room.make.hint_{whose_page}", name=self.name)

    @property
    def unchanged(self) -> bool:
        """Whether the page is still the one that was agreed to."""
        return self.page(frozenset()) == self.whole
