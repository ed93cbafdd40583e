"""The first page of plain mode: what can be done, with a number for each."""

from __future__ import annotations

from collections.abc import Callable

from data.errors import JournalError
from data.wording import say
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back, Left, Stopped

LEAVE = "leave"


def _moments(house: House) -> None:
    from workspace.lines.moments import look_through

    look_through(house)


def _new(house: House) -> None:
    from workspace.lines.writing import new_moment

    new_moment(house)


def _quick(house: House) -> None:
    from workspace.lines.writing import quick_moment

    quick_moment(house)


def _repairs(house: House) -> None:
    from workspace.lines.repairs import all_repairs

    all_repairs(house)


def _reflect(house: House) -> None:
    from workspace.lines.reflecting import reflect

    reflect(house)


def _patterns(house: House) -> None:
    from workspace.lines.helping import read_out
    from workspace.pages import patterns_page

    read_out(house, patterns_page(tuple(child.name for child in house.view.children), len(house.view.adults)))


def _find(house: House) -> None:
    from workspace.lines.moments import find

    find(house)


def _page(house: House) -> None:
    from workspace.lines.paper import page_for_therapy

    page_for_therapy(house)


def _family(house: House) -> None:
    from workspace.lines.people import family

    family(house)


def _help(house: House) -> None:
    from workspace.lines.helping import help_page

    help_page(house)


def _undo(house: House) -> None:
    house.talk.tell("", say("app.undone" if house.view.undo() else "app.nothing_to_undo"))


def _redo(house: House) -> None:
    house.talk.tell("", say("app.redone" if house.view.redo() else "app.nothing_to_redo"))


def _who(house: House) -> None:
    from workspace.lines.who import ask_who

    ask_who(house)


DOES: dict[str, Callable[[House], None]] = {
    "moments": _moments,
    "new": _new,
    "quick": _quick,
    "find": _find,
    "repairs": _repairs,
    "reflect": _reflect,
    "patterns": _patterns,
    "page": _page,
    "family": _family,
    "undo": _undo,
    "redo": _redo,
    "who": _who,
    "help": _help,
}
"""What each line of the menu does; only what is loaded when it is chosen."""


def main_menu(house: House) -> None:
    """Ask what to do, and do it, until they leave.

    Raises:
        Stopped: when they leave.
        Gone: when the input has ended.
    """
    with house.talk.also({"hide": (say("plain.hide"), house.hide)}):
        while True:
            try:
                _once(house)
            except Left:
                house.rest()


def _once(house: House) -> None:
    """Ask what to do once, and do it."""
    talk = house.talk
    names = (one for one in DOES if one != "redo" or house.view.taken_back)
    offered = [option(one, say(f"plain.menu.{one}")) for one in (*names, LEAVE)]
    saved, trouble = house.desk.saved()
    here = say("plain.menu.here", here=house.desk.here(), saved=saved) if trouble else house.desk.here()
    try:
        wanted = choose(talk, Ask(place=here, words=say("plain.menu.words")), offered)
    except Back:
        talk.tell(say("plain.no_way_back"))
        return
    if wanted == LEAVE:
        raise Stopped
    do(house, DOES[wanted])


def do(house: House, flow: Callable[[House], None]) -> None:
    """Do one thing and come back, whatever became of it; a refusal is said in its sentence."""
    try:
        flow(house)
    except Left:
        raise
    except Stopped:
        house.talk.tell("", say("plain.kept"))
    except Back:
        return
    except JournalError as problem:
        house.talk.tell("", problem.words)
