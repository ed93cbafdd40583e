"""The command that makes blank paper to write on: a read form, a repair checklist, a guide for a debrief."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from data.errors import JournalError
from data.vocabulary import band_of
from data.wording import say
from workspace.cli_paper import free_place
from workspace.cli_voice import DONE, Start, give, reading, today_of

if TYPE_CHECKING:
    from workspace.summary.values import Paper


def form(args: Namespace, start: Start) -> int:
    """Make a blank form; it holds nothing of the family, so that it is made without one too."""
    from workspace.summary.forms import sheet, write_form

    paper: Paper = args.paper or "a4"
    band, today = args.age or "school", start.now.date()
    try:
        with reading(start) as view:
            today = today_of(view, start)
            paper = args.paper or view.family.settings.paper
            if not args.age and view.children:
                band = band_of(view.children[0], today)
    except JournalError:
        # No family here, or one that does not open: the sheet and the age are then the usual ones.
        pass
    path = free_place(args.out, say("forms.file", form=args.form) + ".pdf")
    write_form(sheet(args.form, band), path, paper=paper, on=today)
    give(str(path))
    return DONE
