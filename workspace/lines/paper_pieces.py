"""The pieces of a page line by line: what is left out to shorten it, and what each would rather not have on it."""

from __future__ import annotations

from collections.abc import Callable

from data.wording import say
from workspace.lines.choosing import choose, option, several
from workspace.lines.house import House
from workspace.lines.talk import Ask
from workspace.page_begun import PageBegun
from workspace.picturing import joined
from workspace.pieces import Group, PagePieces
from workspace.summary.build import longest
from workspace.summary.values import Summary

DONE = "done"


def shorten(house: House, begun: PageBegun) -> None:
    """Let pieces be left out of the page, the longest moment first."""
    page = begun.page(frozenset())
    long = longest(page)
    pieces = PagePieces(page, begun.struck, first=long.id if long else "")

    def fits() -> str:
        sides = begun.sides(pieces.struck)
        return say(f"summary_room.pieces.{'fits' if sides == 1 else 'long'}", sides=sides)

    ask = Ask(words=say("summary_room.pieces.words"), hint=say("summary_room.pieces.hint"))
    _let_go(house, pieces, ask, say("summary_room.pieces.done"), fits)
    begun.struck = pieces.struck


def everyone_chooses(house: House, page: Summary) -> frozenset[str]:
    """Let everyone choose unseen what may stand on the page; nobody is told who let go of what."""
    talk, adults = house.talk, house.view.adults
    struck: frozenset[str] = frozenset()
    for adult in adults:
        others = joined(tuple(one.name for one in adults if one != adult))
        curtain = Ask(
            words=say("summary_room.turns.curtain", name=adult.name),
            hint=say("summary_room.turns.curtain_line", others=others),
        )
        choose(talk, curtain, [option("lift", say("summary_room.turns.here", name=adult.name))])
        pieces = PagePieces(page)
        ask = Ask(words=say("summary_room.turns.words", name=adult.name), hint=say("summary_room.turns.hint"))
        house.in_turn = True
        try:
            _let_go(house, pieces, ask, say("summary_room.turns.done"), lambda: "")
        finally:
            house.in_turn = False
            talk.cover()
        struck |= pieces.struck
    return struck


def _let_go(house: House, pieces: PagePieces, ask: Ask, done: str, fits: Callable[[], str]) -> None:
    """Name the groups, and in the one that is chosen what is let go, until that is all."""
    groups = pieces.groups()
    while True:
        ways = [option(str(n), _heading(pieces, group)) for n, group in enumerate(groups)]
        how = fits()
        lines = (how,) if how else ()
        chosen = choose(
            house.talk,
            Ask(words=ask.words, hint=ask.hint, lines=lines),
            [*ways, option(DONE, done)],
            usual=DONE,
        )
        if chosen == DONE:
            return
        _in_group(house, pieces, groups[int(chosen)])


def _heading(pieces: PagePieces, group: Group) -> str:
    """Give a group's heading, with what is let go of it."""
    kept = pieces.kept(group.pieces)
    gone = [one.label for one in group.pieces if one.id not in kept]
    # A moment of which nothing stays is said in one word.
    words = gone[0] if len(gone) == len(group.pieces) > 1 else ", ".join(gone)
    return say("plain.paper.without", heading=group.heading, gone=words) if gone else group.heading


def _in_group(house: House, pieces: PagePieces, group: Group) -> None:
    kept = pieces.kept(group.pieces)
    before = [one.id for one in group.pieces if one.id not in kept]
    ask = Ask(place=group.heading, words=say("plain.paper.let_go"), hint=say("plain.paper.let_go_hint"))
    gone = several(house.talk, ask, group.pieces, chosen=before)
    changed = [one.id for one in group.pieces if (one.id in gone) != (one.id in before)]
    # A moment as a whole takes all its pieces along.
    whole = [one for one in changed if "." not in one and any(each.id.startswith(f"{one}.") for each in group.pieces)]
    for piece in whole or changed:
        pieces.toggle(piece)
