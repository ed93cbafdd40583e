"""Words to choose from, as filled chips that flow over several lines; each explains itself when you come to it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.chip_field import MORE, ChipField, Option
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying

__all__ = ["Chips", "Option"]


class Chips(Widget):
    """A set of chips of which a few may be chosen, with a line beneath that explains the one you are on."""

    DEFAULT_CSS = """
    Chips {
        width: 1fr;
        height: auto;
        max-height: 100%;
        & > .chips--about { dock: bottom; height: 3; padding-top: 1; color: $muted; }
    }
    """

    chosen: var[tuple[str, ...]] = var[tuple[str, ...]](())
    """Ids of what is chosen, in the order chosen."""

    class Changed(Saying["Chips"]):
        """Something was chosen or let go."""

        def __init__(self, chips: Chips, chosen: tuple[str, ...]) -> None:
            super().__init__(chips)
            self.chosen = chosen

    def __init__(
        self,
        options: tuple[Option, ...] = (),
        chosen: tuple[str, ...] = (),
        *,
        more: tuple[Option, ...] = (),
        most: int = 0,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a set of chips.

        Args:
            options: what is offered at first.
            chosen: ids of what is already chosen; one that stands under *show more* is shown at once.
            more: what *show more* brings out.
            most: how many may be chosen; 0 for any number. With 1, choosing another lets the first go.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.most = most
        self.set_reactive(Chips.chosen, chosen)
        self._field = ChipField(options, more, chosen, signs)
        self._about = Static(classes="chips--about", markup=False)

    def compose(self) -> ComposeResult:
        """The chips, and the line that explains."""
        yield self._field
        yield self._about

    @property
    def here(self) -> str:
        """Id of the chip under the cursor; empty on *show more*."""
        option = self._field.current
        return "" if option is None or option.id == MORE else option.id

    def set_options(self, options: tuple[Option, ...], more: tuple[Option, ...] = ()) -> None:
        """Offer other words; what is chosen stays chosen."""
        self._field.offer(options, more)

    def focus(self, scroll_visible: bool = True) -> Chips:
        """Bring the cursor into the chips."""
        self._field.focus(scroll_visible)
        return self

    def watch_chosen(self, chosen: tuple[str, ...]) -> None:
        """Draw what is chosen."""
        self._field.chosen = chosen

    def on_chip_field_here(self, event: ChipField.Here) -> None:
        """Explain the chip the cursor came to, or say how many may be chosen."""
        event.stop()
        self._explain(event.option)

    def _explain(self, option: Option | None) -> None:
        if option is not None:
            self._about.update(option.description, layout=False)
            return
        words = say("widgets.chips_most", most=self.most) if self.most else say("widgets.chips_any")
        self._about.update(words, layout=False)

    def on_chip_field_toggled(self, event: ChipField.Toggled) -> None:
        """Choose a chip or let it go, up to as many as may be chosen."""
        event.stop()
        if event.option_id in self.chosen:
            chosen = tuple(one for one in self.chosen if one != event.option_id)
        elif self.most == 1:
            chosen = (event.option_id,)
        elif self.most and len(self.chosen) >= self.most:
            self._about.update(say("widgets.chips_full", most=self.most), layout=False)
            return
        else:
            chosen = (*self.chosen, event.option_id)
        self.chosen = chosen
        self.post_message(self.Changed(self, chosen))
