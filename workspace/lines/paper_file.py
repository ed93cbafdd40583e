"""A page or a blank form becomes a file or paper, line by line: what it shall be, where it goes, which printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from data.errors import JournalError
from data.vocabulary import band_label
from data.wording import say
from workspace.blank_paper import ages_of, usual_form_place
from workspace.handing_over import Made, make, make_form, show_file
from workspace.leftovers import passing
from workspace.lines.choosing import choose, line, option, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask, Stopped, Talk
from workspace.making import ENDINGS, Kind, Making, can_typeset, typed_place, usual_folder, usual_place
from workspace.summary import printing
from workspace.summary.forms import FORMS, FormName
from workspace.summary.printing import COPIES, SIDES, said, send, take_back, wish_of
from workspace.summary.values import Paper

PAPER = "paper"
"""In place of a kind of file: paper alone."""


def hand_over(house: House, making: Making) -> None:
    """Ask what the page shall be and where it goes, and make it."""
    talk = house.talk
    here = can_typeset()
    there = printing.printers() if here else ()
    kinds = [*(kind for kind in ENDINGS if here or kind != "pdf"), *((PAPER,) if there else ())]
    hint = say("summary_room.make.kind_hint" if here else "summary.pdf.no_typst")
    ways = [option(kind, say(f"summary_room.make.kind_{kind}")) for kind in kinds]
    kind = choose(talk, Ask(words=say("summary_room.make.kind"), hint=hint), ways)
    if kind == PAPER:
        _paper_alone(talk, making, there)
        return
    making.kind = cast(Kind, kind)
    usual = usual_place(making.kind, making.summary.on, usual_folder())
    _made(talk, making.kind, usual, making.paper, partial(_page_file, making))


def _page_file(making: Making, place: Path) -> Made | None:
    return make(making.summary, making.kind, place, making.paper, wanted=lambda: True)


def _made(talk: Talk, kind: Kind, usual: Path, paper: Paper, make_it: Callable[[Path], Made | None]) -> None:
    """Ask where a file goes until it could be made there, and offer to open or print it."""
    where = Ask(words=say("summary_room.make.where"), hint=say("summary_room.make.where_hint"))
    typed = str(usual)
    while True:
        typed = line(talk, where, lambda said: None, so_far=typed)
        try:
            place = typed_place(typed, kind, usual)
            made = _unless_stopped(talk, partial(make_it, place))
        except JournalError as problem:
            talk.tell(problem.words)
            continue
        if made is not None:
            _show(talk, made, paper)
        return


def _unless_stopped(talk: Talk, make_it: Callable[[], Made | None]) -> Made | None:
    """Make something that takes a while; Ctrl+C stops it, and nothing is made.

    Raises:
        Stopped: when they stop it.
    """
    talk.tell(say("plain.paper.making"))
    try:
        return make_it()
    except KeyboardInterrupt:
        raise Stopped from None


def _show(talk: Talk, made: Made, paper: Paper) -> None:
    talk.tell("", say("summary_room.make.made"), say("summary_room.make.made_at", path=made.path), *made.words)
    names = ["done", "open", *(["print"] if made.can_print else [])]
    ways = [option(one, say(f"summary_room.make.{one}")) for one in names]
    while (answer := choose(talk, Ask(words=say("plain.paper.and_now")), ways, usual="done")) != "done":
        if answer == "open":
            talk.tell(show_file(made))
        else:
            _print(talk, made.path, printing.printers(), paper, kept=True)


# -- paper --------------------------------------------------------------------------------------------------------


def _paper_alone(talk: Talk, making: Making, there: tuple[str, ...]) -> None:
    """Print without keeping a file: the page is set in a folder of our own, which goes once the printer has it."""
    with passing() as folder:
        made = _unless_stopped(talk, lambda: _page_file(making, folder / "page.pdf"))
        if made is not None:
            _print(talk, made.path, there, making.paper, kept=False)


def _print(talk: Talk, path: Path, there: tuple[str, ...], paper: Paper, *, kept: bool) -> None:
    """Ask how a file is printed, send it, and offer to take it back."""
    if not there:
        talk.tell(say("summary.printing.no_printer" if kept else "summary.printing.no_file.no_printer", path=path))
        return
    talk.head(Ask(words=say("summary_room.print.words"), hint=say("summary_room.print.hint")))
    usual = printing.usual_printer() or there[0]
    printer = choose(
        talk, Ask(words=say("summary_room.print.printer")), [option(one, one) for one in there], usual=usual
    )
    copies = choose(
        talk, Ask(words=say("summary_room.print.copies")), [option(one, one) for one in COPIES], usual=COPIES[0]
    )
    ways = [option(one, say(f"summary_room.print.sides_{one}")) for one in SIDES]
    sides = choose(talk, Ask(words=say("summary_room.print.sides")), ways, usual=SIDES[0])
    sent = send(path, wish_of(printer, copies, sides, paper))
    talk.tell("", said(sent, printer, kept=kept))
    if sent.job and yes(talk, Ask(words=say("plain.paper.take_back")), usual=False):
        talk.tell(said(take_back(sent.job, path), printer, kept=kept))


# -- blank forms --------------------------------------------------------------------------------------------------


def blank_forms(house: House, paper: Paper) -> None:
    """Ask which form, for which age and where to, and make it."""
    talk, today = house.talk, house.desk.today()
    if not can_typeset():
        talk.tell("", say("summary_room.forms.cannot"))
        return
    ways = [option(form, say(f"summary_room.forms.{form}")) for form in FORMS]
    form = cast(
        FormName,
        choose(talk, Ask(words=say("summary_room.forms.words"), hint=say("summary_room.forms.hint")), ways),
    )
    bands = ages_of(house.view, today)
    band = bands[0]
    if len(bands) > 1:
        ask = Ask(words=say("summary_room.forms.age"), hint=say("summary_room.forms.age_hint"))
        band = choose(talk, ask, [option(one, band_label(one)) for one in bands])

    def make_it(place: Path) -> Made | None:
        return make_form(form, band, place, paper, today, wanted=lambda: True)

    _made(talk, "pdf", usual_form_place(form), paper, make_it)
