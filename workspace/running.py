"""Opens a family on the full screen and closes it again, whatever happened in between."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import JournalError
from data.journal import Journal
from data.places import FILE, is_family
from data.second_window import open_or_look
from workspace.app import Swingback
from workspace.bare_page import while_reading
from workspace.manners import wants_ascii
from workspace.quiet import report_quietly
from workspace.terminal import colours

if TYPE_CHECKING:
    from data.ahead import Ahead


def run_app(folder: Path, as_name: str = "", *, ahead: Ahead | None = None) -> int:
    """Open a family folder on the full screen, or make one there at the first run.

    Args:
        folder: the family folder.
        as_name: who sits down; nobody in particular when empty.
        ahead: the family file, if it is being read already.

    Returns:
        The exit code of the command line.

    Raises:
        JournalError: when the family cannot be opened, or not everything could be saved.
        Exception: whatever the app stumbled over, after everything was saved and the screen given back.
    """
    report_quietly()
    new, shown = not is_family(folder), colours()
    if not new:
        with while_reading(folder / FILE, shown):
            journal: Journal | None = open_or_look(folder, ahead=ahead)
    else:
        from workspace.first_run import first_run

        journal = first_run(folder)
    if journal is None:
        return 0
    plain_signs = wants_ascii("auto", os.environ)
    app = Swingback(journal, as_name=as_name, colours=shown, plain_signs=plain_signs, tour=new)
    try:
        app.run()
        code = app.return_code or 0
        if app.trouble is not None:
            raise app.trouble
    finally:
        try:
            journal.flush()
            journal.storage.keep_bookmark()
            journal.close()
        except JournalError:
            journal.abandon()
            raise
    return code
