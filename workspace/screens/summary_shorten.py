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
from widgets.chip_field import ChipField
from widgets.question import Ask, Question
from workspace.pieces import PagePieces
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary.build import longest
from workspace.summary.values import Summary


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
        self._pieces = PagePieces(page, struck, first=first)

    @property
    def struck(self) -> frozenset[str]:
        """Ids of what is left out."""
        return self._pieces.struck

    def compose(self) -> ComposeResult:
        """One heading and one field for each group."""
        for group in self._pieces.groups():
            yield Static(Content(group.heading))
            yield ChipField(group.pieces, (), self._pieces.kept(group.pieces))

    @on(ChipField.Toggled)
    def _toggled(self, event: ChipField.Toggled) -> None:
        event.stop()
        self._pieces.toggle(event.option_id)
        for field in self.query(ChipField):
            field.chosen = self._pieces.kept(field.shown)
        self.post_message(self.Changed(self))

    def focus(self, scroll_visible: bool = True) -> Pieces:
        """Begin with the first chip."""
        self.query(ChipField).first().focus(scroll_visible)
        return self


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
