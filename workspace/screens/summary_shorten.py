"""Where a page is shortened: every piece of it as a chip, to be left out or brought back; nothing is rewritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act
from widgets.chip_field import ChipField, Option
from widgets.question import Ask, Question
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary.build import longest
from workspace.summary.items import items
from workspace.summary.values import Summary

MANY = 24
"""Moments from which on a piece is left out of all of them at once, and a moment only as a whole."""

EVERY = "every"
"""Stands in place of a moment's id in the id of a piece that is meant in every moment."""


class Pieces(Vertical):
    """All pieces of a page as chips, moment by moment; those that are chosen stay on it."""

    DEFAULT_CSS = """
    Pieces {
        height: auto;
        & > Static { height: auto; color: $muted; }
        & > ChipField { margin: 0 0 1 0; }
    }
    """

    @dataclass
    class Changed(Message):
        """Something was left out or brought back."""

        pieces: Pieces

        @property
        def control(self) -> Pieces:
            """The pieces."""
            return self.pieces

    def __init__(self, page: Summary, struck: Iterable[str] = (), *, first: str = "") -> None:
        """Show the pieces.

        Args:
            page: the whole page, with nothing struck.
            struck: ids of what is left out of it.
            first: id of the moment whose pieces come first; empty for the order of the page.
        """
        super().__init__()
        self._items = items(page)
        self._first = first
        self.struck = frozenset(struck)
        """Ids of what is left out."""

    def compose(self) -> ComposeResult:
        """One heading and one field for each moment, and one for the parts beside them."""
        groups: dict[str, list[Option]] = {}
        headings = {"": say("summary_room.pieces.parts")}
        moments = {item.moment for item in self._items if item.moment}
        for item in self._items:
            if item.id in moments:
                headings[item.id] = item.label
                groups.setdefault(item.id, []).append(Option(id=item.id, label=say("summary_room.pieces.whole")))
            else:
                label = item.label[:1].upper() + item.label[1:]
                groups.setdefault(item.moment, []).append(Option(id=item.id, label=label))
        if len(moments) > MANY:
            groups, headings = self._of_many(groups.get("", []), moments, headings)
        for group in sorted(groups, key=lambda each: (each != self._first, each == "")):
            options = tuple(groups[group])
            yield Static(Content(headings[group]))
            yield ChipField(options, (), self._kept(options))

    def _of_many(
        self, parts: list[Option], moments: set[str], headings: dict[str, str]
    ) -> tuple[dict[str, list[Option]], dict[str, str]]:
        """Give three groups, however many moments there are: parts, pieces of every moment, and whole moments."""
        pieces: dict[str, Option] = {}
        for item in self._items:
            if item.moment:
                piece = f"{EVERY}.{item.id.partition('.')[2]}"
                pieces.setdefault(piece, Option(id=piece, label=item.label[:1].upper() + item.label[1:]))
        whole = [Option(id=item.id, label=headings[item.id]) for item in self._items if item.id in moments]
        told = {"": headings[""], EVERY: say("summary_room.pieces.every"), "whole": say("summary_room.pieces.which")}
        groups = {"": parts, EVERY: list(pieces.values()), "whole": whole}
        return {name: options for name, options in groups.items() if options}, told

    def _meant(self, option: str) -> frozenset[str]:
        """Give the ids of what a chip stands for: a piece of every moment is many."""
        moment, _, piece = option.partition(".")
        if moment != EVERY:
            return frozenset({option})
        return frozenset(item.id for item in self._items if item.moment and item.id == f"{item.moment}.{piece}")

    def _kept(self, options: tuple[Option, ...]) -> tuple[str, ...]:
        gone = {each.id for each in options if self._meant(each.id) <= self.struck or _moment(each) in self.struck}
        return tuple(each.id for each in options if each.id not in gone)

    @on(ChipField.Toggled)
    def _toggled(self, event: ChipField.Toggled) -> None:
        event.stop()
        moment, _, piece = event.option_id.partition(".")
        if moment == EVERY:
            meant = self._meant(event.option_id)
            self.struck = self.struck - meant if meant <= self.struck else self.struck | meant
        elif piece and moment in self.struck:
            # One piece of a moment that was gone as a whole: the others stay gone.
            others = {each.id for each in self._items if each.moment == moment} - {event.option_id}
            self.struck = (self.struck - {moment}) | others
        else:
            self.struck ^= {event.option_id}
        for field in self.query(ChipField):
            field.chosen = self._kept(field.shown)
        self.post_message(self.Changed(self))

    def focus(self, scroll_visible: bool = True) -> Pieces:
        """Begin with the first chip."""
        self.query(ChipField).first().focus(scroll_visible)
        return self


def _moment(option: Option) -> str:
    return option.id.partition(".")[0]


class ShortenScreen(ModalScreen[frozenset[str] | None]):
    """Lets pieces be left out of the page, the longest moment first. Ends with what is left out, or None."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="shorten.leave", tooltip="Leave the page as it was", show=False),
        Binding("f2", "done", "Done", id="shorten.done", tooltip="Leave these out", show=False),
    ]

    def __init__(self, page: Summary, struck: frozenset[str], sides: Callable[[frozenset[str]], int]) -> None:
        """Begin with the page as it is.

        Args:
            page: the whole page.
            struck: what is left out already.
            sides: says how many sides it takes with some left out.
        """
        super().__init__(classes="making")
        self._page = page
        self._struck = struck
        self._sides = sides

    def compose(self) -> ComposeResult:
        """The pieces, and a line that says how it fits now."""
        long = longest(self._page)
        acts = (
            Act(id="done", label=say("summary_room.pieces.done"), key="F2", strong=True),
            Act(id="leave", label=say("summary_room.make.back"), key="Esc"),
        )
        ask = Ask(words=say("summary_room.pieces.words"), hint=say("summary_room.pieces.hint"), acts=acts)
        yield Vertical(Question(ask, Pieces(self._page, self._struck, first=long.id if long else "")), id="make-stage")
        yield Static(id="make-line", markup=False)

    def on_mount(self) -> None:
        """Say how it fits, and begin at the top, with the heading of the longest moment in sight."""
        self._say()
        self.call_after_refresh(self.query_one(".question--answer").scroll_home, animate=False)

    @on(Pieces.Changed)
    def _changed(self, event: Pieces.Changed) -> None:
        event.stop()
        self._say()

    def _say(self) -> None:
        sides = self._sides(self.query_one(Pieces).struck)
        words = "fits" if sides == 1 else "long"
        line = self.query_one("#make-line", Static)
        line.set_class(sides > 1, "-note")
        line.update(Content(say(f"summary_room.pieces.{words}", sides=sides)))

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        if event.act_id == "done":
            self.action_done()
        else:
            self.action_leave()

    def action_done(self) -> None:
        """Leave out what was let go."""
        self.dismiss(self.query_one(Pieces).struck)

    def action_leave(self) -> None:
        """Leave the page as it was."""
        self.dismiss(None)
