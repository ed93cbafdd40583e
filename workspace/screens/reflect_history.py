"""One's own history in the private room: a row for everything kept, and the whole of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from data.records import PrivateRoom, Reflection
from data.reflecting import parenting, prompts
from data.view import View
from data.when import say_day
from data.wording import say
from widgets.glyphs import FULL
from widgets.timeline import Row
from workspace.screens.reflect_statements import drift_words, kind_words, lean_words

TITLE_SIGNS = 80
"""How many signs of an answer stand on its row at most."""


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
    reflection: Reflection | None = None
    """The record itself, where it can be written on."""


def leaves(room: PrivateRoom, view: View) -> tuple[Leaf, ...]:
    """Give everything kept in a room, newest first; of one day, what was kept last comes first."""
    kept = [*_closings(room), *_parenting(room), *_rounds(room), *_reflections(room, view)]
    places = {leaf.id: n for n, leaf in enumerate(kept)}
    return tuple(sorted(kept, key=lambda leaf: (leaf.on, places[leaf.id]), reverse=True))


def rows(kept: tuple[Leaf, ...], today: date) -> tuple[Row, ...]:
    """Give a row for each, under the name of its day, with its theme beneath."""
    return tuple(_row(leaf, today) for leaf in kept)


def _row(leaf: Leaf, today: date) -> Row:
    taking = leaf.reflection is not None and leaf.reflection.take_along
    first = " ".join((leaf.words if leaf.reflection else leaf.title or leaf.words).split())[:TITLE_SIGNS]
    return Row(
        id=leaf.id,
        day=say_day(leaf.on, today=today),
        title=first,
        second=leaf.theme,
        glyph=FULL.not_yet,
        mark=say("reflect_room.taking") if taking else "",
    )


def _reflections(room: PrivateRoom, view: View) -> Iterator[Leaf]:
    asked = {prompt.id: prompt.words for prompt in prompts()}
    for kept in room.reflections:
        beside = []
        for moment_id in kept.moments:
            moment = view.moment(moment_id)
            title = say("reflect_room.beside", title=view.title(moment)) if moment else say("reflect_room.beside_gone")
            beside.append(title)
        if kept.take_along:
            beside.append(say("reflect_room.take_along"))
        title = kept.own_prompt or asked.get(kept.prompt, "")
        theme = kept.theme or say("reflect_room.theme_own")
        yield Leaf(
            id=kept.id, on=kept.on, theme=theme, title=title, words=kept.words, more="\n".join(beside), reflection=kept
        )


def _rounds(room: PrivateRoom) -> Iterator[Leaf]:
    for answered in room.statements:
        more = [*lean_words(answered), drift_words(room, answered)]
        if answered.whom:
            more.insert(0, say("reflect_room.with_whom", whom=answered.whom))
        yield Leaf(
            id=answered.id,
            on=answered.on,
            theme=say("reflect_room.theme_statements"),
            title=say("reflect_room.statements_title"),
            words=kind_words(answered),
            more="\n\n".join(line for line in more if line),
        )


def _parenting(room: PrivateRoom) -> Iterator[Leaf]:
    asked = {one.id: one for one in parenting()}
    for kept in room.parenting:
        one = asked.get(kept.statement)
        yield Leaf(
            id=kept.id,
            on=kept.on,
            theme=say("reflect_room.theme_parenting"),
            title=one.words if one else "",
            words=kept.words,
            more=one.follow_up if one else "",
        )


def _closings(room: PrivateRoom) -> Iterator[Leaf]:
    for n, (on, words) in enumerate(room.closings):
        yield Leaf(id=f"closing-{n}", on=on, theme=say("reflect_room.theme_closing"), words=words)


class LeafView(VerticalScroll):
    """The whole of one thing that was kept; its texts are replaced in place, so that none outstays its owner."""

    def compose(self) -> ComposeResult:
        """Date and theme, the question, the words, and quiet lines."""
        for name in ("label", "title", "words", "more"):
            yield Static(id=f"leaf-{name}", markup=False)

    def show(self, leaf: Leaf | None, today: date) -> None:
        """Show one, or a kind sentence where there is none."""
        label = f"{say_day(leaf.on, today=today)} {FULL.dot} {leaf.theme}" if leaf else ""
        texts = {
            "label": label,
            "title": leaf.title if leaf else say("reflect.opening"),
            "words": leaf.words if leaf else say("reflect_room.begin"),
            "more": leaf.more if leaf else "",
        }
        self._put(texts)
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Let every word go at once."""
        self._put(dict.fromkeys(("label", "title", "words", "more"), ""))

    def _put(self, texts: dict[str, str]) -> None:
        for name, words in texts.items():
            place = self.query_one(f"#leaf-{name}", Static)
            place.update(Content(words))
            place.display = bool(words)
