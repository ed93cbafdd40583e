"""The page for therapy line by line: what is on it, how it looks, and making it once all have said yes."""

from __future__ import annotations

from collections.abc import Callable

from data.errors import JournalError
from data.wording import say
from workspace.handing_over import written
from workspace.lines.choosing import choose, option, several, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.making import Making
from workspace.page_begun import PageBegun, may_be_long
from workspace.summary.items import items

LEAVE = "leave"


def page_for_therapy(house: House) -> None:
    """Put a page together, make it, or make blank paper, until that is all."""
    begun = PageBegun(house.desk)
    offered = [option(one, say(f"plain.paper.{one}")) for one in (*DOES, LEAVE)]
    while True:
        place = " ".join(part for part in (_count(begun), _days(begun)) if part)
        wanted = choose(house.talk, Ask(place=place, words=say("plain.paper.what")), offered)
        if wanted == LEAVE:
            return
        try:
            DOES[wanted](house, begun)
        except Back:
            continue
        except JournalError as problem:
            house.talk.tell("", problem.words)


def _count(begun: PageBegun) -> str:
    many = len(begun.on_page)
    return say(f"plain.paper.{ {0: 'count_none', 1: 'count_one'}.get(many, 'count') }", n=many)


def _days(begun: PageBegun) -> str:
    return say("plain.paper.suggested") if begun.suggested else begun.days_words()


def _notes(house: House, begun: PageBegun) -> None:
    from workspace.lines.paper_notes import page_notes

    page_notes(house, begun)


def _moments(house: House, begun: PageBegun) -> None:
    from workspace.lines.paper_look import choose_moments

    choose_moments(house, begun)


def _look(house: House, begun: PageBegun) -> None:
    from workspace.lines.paper_look import choose_look

    choose_look(house, begun)


def _shorten(house: House, begun: PageBegun) -> None:
    from workspace.lines.paper_pieces import shorten

    if _there(house, begun):
        shorten(house, begun)


def _hear(house: House, begun: PageBegun) -> None:
    if _there(house, begun):
        house.talk.tell("", *written(begun.page(), "text", begun.paper).splitlines())


def _forms(house: House, begun: PageBegun) -> None:
    from workspace.lines.paper_file import blank_forms

    blank_forms(house, begun.paper)


def _there(house: House, begun: PageBegun) -> bool:
    """Say whether there is a page yet, and if not, what is missing."""
    if not begun.on_page:
        house.talk.tell("", say("plain.paper.none_on" if house.view.moments() else "summary_room.empty"))
    return bool(begun.on_page)


# -- making it ----------------------------------------------------------------------------------------------------


def _make(house: House, begun: PageBegun) -> None:
    if not _there(house, begun) or not _fits(house, begun):
        return
    making = begun.making()
    if making.consent == "both":
        from workspace.lines.paper_pieces import everyone_chooses

        making.choose(everyone_chooses(house, making.whole))
    elif making.offered:
        _own(house, making)
    if not items(making.summary):
        house.talk.tell("", say("summary_room.turns.nothing"))
        return
    _say_what(house, making)
    if not _all_agree(house, making):
        house.talk.tell("", say("cli.summary.not_agreed"))
    elif not making.unchanged:
        house.talk.tell("", say("summary_room.make.changed"))
    else:
        from workspace.lines.paper_file import hand_over

        hand_over(house, making)


def _fits(house: House, begun: PageBegun) -> bool:
    """Ask what to do about a page that takes more than one side; says whether to go on."""
    from workspace.lines.paper_pieces import shorten
    from workspace.summary.build import longest

    answers = [option(one, say(f"summary_room.fit.{one}")) for one in ("shorten", "two_sides")]
    answers.append(option(LEAVE, say("summary_room.make.leave")))
    while may_be_long(begun.page(), settled=begun.settled) and (sides := begun.sides()) > 1:
        long = longest(begun.page())
        words = say("summary_room.fit.long", sides=sides, heading=long.heading if long else "")
        answer = choose(house.talk, Ask(words=words), answers)
        if answer == LEAVE:
            return False
        if answer == "shorten":
            shorten(house, begun)
        else:
            begun.any_sides = begun.on_page
    return True


def _own(house: House, making: Making) -> None:
    """Ask whoever sits alone what comes along from their own room; nothing does unless it is named now."""
    ask = Ask(words=say("summary_room.own.words"), hint=say("plain.paper.own_hint"))
    pieces = [option(piece.id, piece.heading) for piece in making.offered]
    making.take_along(frozenset(several(house.talk, ask, pieces)))


def _say_what(house: House, making: Making) -> None:
    """Say what the page holds and what deserves a thought, and read it out where that is wanted."""
    talk, page = house.talk, making.summary
    talk.tell("", say(f"summary_room.make.about_{making.consent}"), *page.included, making.hint, *page.asks)
    talk.tell(say("summary_room.make.court"), say("summary_room.make.duty"))
    if yes(talk, Ask(words=say("plain.paper.read_out")), usual=False):
        talk.tell("", *written(page, "text", making.paper).splitlines())
    talk.tell("", say("summary_room.make.sixteen", child=making.child))


def _all_agree(house: House, making: Making) -> bool:
    """Ask everyone whose words may be on the page, or only the one whose own page it is."""
    names = (making.name,) if making.name else making.adults
    return all(yes(house.talk, Ask(words=say("plain.paper.agree", name=name))) for name in names)


DOES: dict[str, Callable[[House, PageBegun], None]] = {
    "make": _make,
    "notes": _notes,
    "moments": _moments,
    "look": _look,
    "shorten": _shorten,
    "hear": _hear,
    "forms": _forms,
}
"""What can be done with a page, in the order in which it is offered."""
