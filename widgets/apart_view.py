"""What was read differently: two equal quotations beside each other, and one question to be curious about together."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.glyphs import FULL, Glyphs
from widgets.pictures import ApartPicture
from widgets.reads_view import ReadsView


class ApartView(Widget):
    """Pairs of quotations, each with its question beneath."""

    DEFAULT_CSS = """
    ApartView {
        width: 1fr;
        height: auto;
        & > .apart--label { height: auto; color: $muted; margin: 1 0; }
        & > .apart--question { height: auto; max-width: 84; margin: 1 0 0 0; padding-bottom: 0; }
    }
    """

    apart: var[tuple[ApartPicture, ...]] = var[tuple[ApartPicture, ...]](())
    """What was read differently."""

    def __init__(
        self,
        apart: tuple[ApartPicture, ...] = (),
        *,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make the view.

        Args:
            apart: what was read differently.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self._places: list[tuple[ReadsView, Static]] = []
        self.set_reactive(ApartView.apart, apart)

    def compose(self) -> ComposeResult:
        """The label, then a place for each pair."""
        yield Static(say("widgets.moment_apart"), classes="apart--label", markup=False)
        for place in self._more_places():
            yield from place

    def on_mount(self) -> None:
        """Fill the places."""
        self._fill()

    async def watch_apart(self) -> None:
        """Fill the places anew, adding one only where there are too few."""
        if self.is_mounted:
            for place in self._more_places():
                await self.mount_all(place)
            self._fill()

    def _more_places(self) -> list[tuple[ReadsView, Static]]:
        new = [
            (ReadsView(signs=self.signs), Static(classes="apart--question", markup=False))
            for _ in self.apart[len(self._places) :]
        ]
        self._places += new
        return new

    def _fill(self) -> None:
        for place, (quotes, question) in enumerate(self._places):
            shown = place < len(self.apart)
            quotes.display = shown
            question.display = shown and bool(self.apart[place].question)
            if shown:
                quotes.reads = self.apart[place].quotes
                question.update(Content(self.apart[place].question))
