"""One's own history in the private room: everything kept as it is shown, by day or by theme, and found by its words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from data import figures
from data.carried import Kept, closing_id
from data.input import fold
from data.records import Figure, ParentingAnswer, PrivateRoom, Reflection, StatementSet
from data.reflecting import earlier_round, parenting, prompts, themes
from data.view import View
from data.vocabulary import vocabulary
from data.when import say_day
from data.wording import say
from widgets.glyphs import FULL
from widgets.shelf import Row
from workspace.round_words import drift_words, kind_words, lean_words

TITLE_SIGNS = 80
"""How many signs of an answer stand on its row at most."""

NO_DAY = date.min
"""Stands for a day that was not given; such things come last."""


class Leaf(Struct, frozen=True, kw_only=True):
    """One thing that was kept, as it is shown."""

    id: str
    on: date
    theme: str
    title: str = ""
    """The question or statement."""
    words: str = ""
    more: str = ""
    """Quiet lines beneath."""
    own: bool = False
    """Whether its words are the writer's own, so that they stand on its row."""
    kept: Kept | None = None
    """The record itself; None for how a sitting ended, which has none."""
    before: StatementSet | None = None
    """The round before, of a round."""

    @property
    def may_write_on(self) -> bool:
        """Whether it is something one wrote, and so can write on."""
        return isinstance(self.kept, Reflection | ParentingAnswer | Figure)

    def says(self, sought: str) -> bool:
        """Whether some words stand in it anywhere, in any case and however they are accented."""
        everything = "\n".join((self.theme, self.title, self.words, self.more))
        return " ".join(fold(sought).split()) in " ".join(fold(everything).split())


def leaves(room: PrivateRoom, view: View) -> tuple[Leaf, ...]:
    """Give everything kept in a room, newest first; of one day, what was kept last comes first."""
    kept = [
        *_closings(room),
        *_figures(room),
        *_parenting(room),
        *_rounds(room),
        *_reflections(room, view),
    ]
    places = {leaf.id: n for n, leaf in enumerate(kept)}
    return tuple(sorted(kept, key=lambda leaf: (leaf.on, places[leaf.id]), reverse=True))


def by_theme(kept: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """Put theme beside theme, in the order of the questions, and within one the newest first."""
    own = [say(f"reflect_room.theme_{name}") for name in ("own", "parenting", "statements", "figures", "closing")]
    order = {theme: n for n, theme in enumerate((*themes(), *own))}
    return tuple(sorted(kept, key=lambda leaf: (order.get(leaf.theme, len(order)), leaf.theme)))


def rows(kept: tuple[Leaf, ...], today: date, themed: bool = False) -> tuple[Row, ...]:
    """Give a row for each, under the name of its day with its theme beneath, or the other way round."""
    return tuple(_row(leaf, today, themed) for leaf in kept)


def day_of(leaf: Leaf, today: date) -> str:
    """Give the day of a leaf in words."""
    return say("reflect_room.no_day") if leaf.on == NO_DAY else say_day(leaf.on, today=today)


def _row(leaf: Leaf, today: date, themed: bool) -> Row:
    taking = leaf.kept is not None and leaf.kept.take_along
    first = " ".join((leaf.words if leaf.own else leaf.title or leaf.words).split())[:TITLE_SIGNS]
    day = day_of(leaf, today)
    return Row(
        id=leaf.id,
        day=leaf.theme if themed else day,
        title=first,
        second=day if themed else leaf.theme,
        glyph=FULL.not_yet,
        mark=say("reflect_room.taking") if taking else "",
    )


def _taking(kept: Kept) -> tuple[str, ...]:
    return (say("reflect_room.take_along"),) if kept.take_along else ()


def _reflections(room: PrivateRoom, view: View) -> Iterator[Leaf]:
    asked = {prompt.id: prompt.words for prompt in prompts()}
    for kept in room.reflections:
        beside = []
        for moment_id in kept.moments:
            moment = view.moment(moment_id)
            title = say("reflect_room.beside", title=view.title(moment)) if moment else say("reflect_room.beside_gone")
            beside.append(title)
        yield Leaf(
            id=kept.id,
            on=kept.on,
            theme=kept.theme or say("reflect_room.theme_own"),
            title=kept.own_prompt or asked.get(kept.prompt, ""),
            words=kept.words,
            more="\n".join((*beside, *_taking(kept))),
            own=True,
            kept=kept,
        )


def _rounds(room: PrivateRoom) -> Iterator[Leaf]:
    for answered in room.statements:
        more = ["\n".join(lean_words(answered)), drift_words(room, answered), *_taking(answered)]
        if answered.whom:
            more.insert(0, say("reflect_room.with_whom", whom=answered.whom))
        yield Leaf(
            id=answered.id,
            on=answered.on,
            theme=say("reflect_room.theme_statements"),
            title=say("reflect_room.statements_title"),
            words=kind_words(answered),
            more="\n\n".join(line for line in more if line),
            kept=answered,
            before=earlier_round(room.statements, answered),
        )


def _parenting(room: PrivateRoom) -> Iterator[Leaf]:
    asked = {one.id: one for one in parenting()}
    for kept in room.parenting:
        one = asked.get(kept.statement)
        signals = ", ".join(vocabulary("signals").label(signal) for signal in kept.signals)
        more = (one.follow_up if one else "", signals, *_taking(kept))
        yield Leaf(
            id=kept.id,
            on=kept.on,
            theme=say("reflect_room.theme_parenting"),
            title=one.words if one else "",
            words=kept.words,
            more="\n".join(filter(None, more)),
            kept=kept,
        )


def _figures(room: PrivateRoom) -> Iterator[Leaf]:
    for kept in room.figures:
        yield Leaf(
            id=kept.id,
            on=kept.on or NO_DAY,
            theme=say("reflect_room.theme_figures"),
            title=figures.name_of(kept),
            words="\n".join((*figures.lines_of(kept), *filter(None, (kept.said,)))),
            more="\n".join((*figures.beside(kept), *_taking(kept))),
            kept=kept,
        )


def _closings(room: PrivateRoom) -> Iterator[Leaf]:
    for n, (on, words) in enumerate(room.closings):
        yield Leaf(id=closing_id(n), on=on, theme=say("reflect_room.theme_closing"), words=words)
