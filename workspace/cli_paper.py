"""The command that makes the page for therapy, once everyone whose words are on it has said yes."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import CannotSave
from data.familyfile import code_of
from data.fileops import write_whole
from data.view import View
from data.wording import say
from workspace.cli_reading import between, moment_called
from workspace.cli_voice import (
    DONE,
    NOT_THERE,
    USE,
    Start,
    Stop,
    ask,
    at_terminal,
    give,
    in_words,
    is_yes,
    reading,
    tell,
    today_of,
)

if TYPE_CHECKING:
    from workspace.making import Kind
    from workspace.summary.values import Choices, Form, Part, Summary

WEEK = timedelta(days=6)
"""From the first to the last of seven days."""


def summary(args: Namespace, start: Start) -> int:
    """Make the page for therapy."""
    from workspace.making import whose
    from workspace.summary.build import build
    from workspace.summary.cleaning import not_shown
    from workspace.summary.values import Choices

    if not args.agreed and not at_terminal():
        raise Stop(say("cli.summary.consent"), USE)
    form, left_out = _parts(args)
    with reading(start) as view:
        moments = _moments(args, view, start) if "moments" not in left_out else ()
        consent, adult = whose(view, moments)
        choices = Choices(
            today=today_of(view, start),
            names=args.names,
            paper=args.paper or view.family.settings.paper,
            form=form,
            large=args.large,
            left_out=left_out,
            # A yes given beforehand, for all, covers no more than what both can see already.
            consent="agreed" if args.agreed and consent != "own" else consent,
            adult=adult,
        )
        page = build(view, moments, choices)
        if not args.agreed and consent != "both":
            page = _with_own(view, page)
        _preview(view, moments, page.included, (*page.asks, *not_shown(page)))
        if not args.agreed:
            _consent(view, adult)
    if args.format == "pdf":
        return _make_pdf(page, args.out, choices)
    from workspace.handing_over import written

    kind: Kind = {"html": "html", "md": "markdown"}.get(args.format, "text")  # type: ignore[assignment]  # both are kinds
    return _hand_over_text(written(page, kind, choices.paper), args.out, args.format)


def _make_pdf(page: Summary, out: str | None, choices: Choices) -> int:
    """Set the page as a PDF, and say where it is."""
    from workspace.summary.pdf import write_pdf

    path = _free(out, "pdf", choices.today.isoformat())
    done = write_pdf(page, path, paper=choices.paper)
    give(str(path))
    for words in done.words:
        tell(words)
    return DONE


def _parts(args: Namespace) -> tuple[Form, tuple[Part, ...]]:
    """Give the form, and the parts of it that are not wanted; a part that only the full form has asks for that form.

    Raises:
        Stop: when there is no such part.
    """
    from workspace.summary.values import PARTS, PARTS_OF

    if args.parts is None:
        return ("full" if args.full else "one"), ()
    names = [part.strip().casefold() for part in args.parts.split(",") if part.strip()]
    for name in names:
        if name not in PARTS:
            raise Stop(say("cli.summary.part", name=name, names=in_words(PARTS)), USE)
    form: Form = "full" if args.full or not {*names} <= {*PARTS_OF["one"]} else "one"
    if form == "full" and "question" in names:
        names.append("questions")
    return form, tuple(part for part in PARTS_OF[form] if part not in names)


def _moments(args: Namespace, view: View, start: Start) -> tuple[str, ...]:
    """Give the ids for the page, in the order they happened; without any wish the three that are suggested.

    Raises:
        Stop: when there are none, or days and ids were both given.
    """
    from workspace.summary.build import suggest

    days = args.week or args.first is not None or args.last is not None
    if days and (args.moment or (args.week and (args.first or args.last))):
        raise Stop(say("cli.summary.together"), USE)
    if args.moment:
        chosen = [moment_called(wanted, view) for wanted in args.moment]
        found = tuple(m.id for m in sorted(chosen, key=lambda m: m.when.instant))
    elif days:
        today = today_of(view, start)
        first = (today - WEEK).isoformat() if args.week else args.first
        last = today.isoformat() if args.week else args.last
        in_days = (moment for moment in between(view, start, first, last) if not moment.set_aside)
        found = tuple(moment.id for moment in in_days)[::-1]
    else:
        found = suggest(view)
    if not found:
        raise Stop(say("cli.summary.none"), NOT_THERE)
    return tuple(dict.fromkeys(found))


def _preview(view: View, moments: tuple[str, ...], included: tuple[str, ...], asks: tuple[str, ...]) -> None:
    """Say what is about to be put on paper, and what deserves a thought before it is."""
    from workspace.looks import children_of

    tell(say("cli.summary.about"))
    for line in (*included, *asks):
        tell(f"  {line}")
    if at_terminal():
        tell(say("summary_room.make.court"))
        tell(say("summary_room.make.duty"))
        tell(say("summary_room.make.sixteen", child=children_of(view, moments)))


def _with_own(view: View, page: Summary) -> Summary:
    """Ask for each thing its owner marked to take to someone whether it comes along this time, on a sheet of its own.

    Nothing is asked, and nothing comes along, unless its owner sits here alone with their room open.
    """
    from workspace.summary.own_sheet import offered, with_own

    pieces = offered(view.room())
    if pieces:
        tell(say("cli.summary.own"))
    ticked = {piece.id for piece in pieces if is_yes(ask(say("cli.summary.own_piece", heading=piece.heading)))}
    return with_own(page, pieces, ticked)


def _consent(view: View, own: str) -> None:
    """Ask everyone who shares the file, or only the one whose own page it is.

    Raises:
        Stop: when anyone does not say yes.
    """
    for adult in view.adults:
        if own in ("", adult.id) and not is_yes(ask(say("cli.summary.ask", name=adult.name))):
            raise Stop(say("cli.summary.not_agreed"), USE)


def _hand_over_text(text: str, out: str | None, kind: str) -> int:
    """Print the page, or write it to a file."""
    if out is None:
        give(text.rstrip("\n"))
        return DONE
    path = _free(out, kind, "")
    try:
        write_whole(path, text.encode())
    except OSError as refusal:
        raise CannotSave(say("cli.cannot_write", path=path, code=code_of(refusal))) from None
    give(str(path))
    return DONE


def _free(out: str | None, kind: str, day: str) -> Path:
    """Give a place for a file where nothing stands yet.

    Raises:
        Stop: when something stands at the place asked for.
    """
    return free_place(out, say("cli.summary.file", date=day, kind=kind))


def free_place(out: str | None, usual: str) -> Path:
    """Give a place for a new file: the one asked for, or one in the current folder.

    Args:
        out: the place asked for.
        usual: the name to use otherwise; a number is added while it is taken.

    Raises:
        Stop: when something stands at the place asked for.
    """
    if out is not None:
        path = Path(out).expanduser().absolute()
        if os.path.lexists(path):
            raise Stop(say("cli.file_there", path=path), USE)
        return path
    path, n = Path.cwd() / usual, 2
    while os.path.lexists(path):
        path, n = Path.cwd() / f"{Path(usual).stem}-{n}{Path(usual).suffix}", n + 1
    return path
