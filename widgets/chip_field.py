"""The chips themselves: filled cells that flow over lines, drawn line by line, with a cursor among them."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from data.wording import say
from widgets.cells import cut, flow
from widgets.glyphs import FULL, Glyphs
from widgets.option import Option
from widgets.saying import Saying

__all__ = ["MORE", "ChipField", "Option"]

MORE = "\x00more"
"""Id of the chip that brings out the rest; no word on a list can have it."""

PITCH = 2
"""Lines from one line of chips to the next: filled cells that touch would run together."""


class ChipField(ScrollView, can_focus=True):
    """The chips of a `Chips`, with a cursor; it scrolls where they do not all fit."""

    DEFAULT_CSS = """
    ChipField {
        width: 1fr;
        height: auto;
        max-height: 100%;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & .chips--chip { background: $chip; color: $foreground; }
        & .chips--on { background: $chip-on; color: $foreground; text-style: bold; }
        & .chips--more { color: $sage; }
        & .chips--mark { color: $muted; }
        & .chips--here { background: $sage; color: $on-accent; text-style: bold; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chips--chip", "chips--on", "chips--more", "chips--mark", "chips--here",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "beside(-1)", "Before", id="chips.before", tooltip="To the word before", show=False),
        Binding("right", "beside(1)", "Next", id="chips.next", tooltip="To the next word", show=False),
        Binding("up", "line(-1)", "Up", id="chips.up", tooltip="To the line above", show=False),
        Binding("down", "line(1)", "Down", id="chips.down", tooltip="To the line below", show=False),
        Binding("home", "edge(0)", "First", id="chips.first", tooltip="To the first word", show=False),
        Binding("end", "edge(-1)", "Last", id="chips.last", tooltip="To the last word", show=False),
        Binding("space,enter", "choose", "Choose", id="chips.choose", tooltip="Choose it or let it go", show=False),
    ]

    cursor: var[int] = var(0)
    """Place of the chip under the cursor."""

    chosen: var[tuple[str, ...]] = var[tuple[str, ...]](())
    """Ids of what is chosen."""

    class Here(Saying["ChipField"]):
        """The cursor came to a chip, or (None) left the chips."""

        def __init__(self, field: ChipField, option: Option | None) -> None:
            super().__init__(field)
            self.option = option

    class Toggled(Saying["ChipField"]):
        """A chip was pressed."""

        def __init__(self, field: ChipField, option_id: str) -> None:
            super().__init__(field)
            self.option_id = option_id

    def __init__(
        self, options: tuple[Option, ...], more: tuple[Option, ...], chosen: tuple[str, ...], signs: Glyphs = FULL
    ) -> None:
        """Make the chips.

        Args:
            options: what is offered at first.
            more: what *show more* brings out.
            chosen: ids of what is already chosen.
            signs: the set of signs to draw with.
        """
        super().__init__()
        self.signs = signs
        self.set_reactive(ChipField.chosen, chosen)
        self._options: tuple[Option, ...] = ()
        self._more: tuple[Option, ...] = ()
        self._places: tuple[tuple[int, int], ...] = ()
        self._room = self._height = 0
        self._asked: tuple[int, tuple[Option, ...]] = (-1, ())
        self._take(options, more)

    @property
    def shown(self) -> tuple[Option, ...]:
        """What stands there now, *show more* included."""
        if not self._more:
            return self._options
        about = say("widgets.chips_more_about")
        return (*self._options, Option(id=MORE, label=say("widgets.chips_more"), description=about))

    @property
    def current(self) -> Option | None:
        """The chip under the cursor."""
        shown = self.shown
        return shown[self.cursor] if self.cursor < len(shown) else None

    def offer(self, options: tuple[Option, ...], more: tuple[Option, ...]) -> None:
        """Offer other words."""
        self._take(options, more)
        self.set_reactive(ChipField.cursor, min(self.cursor, max(len(self.shown) - 1, 0)))
        self._lay(self._room)
        self.refresh(layout=True)
        # With as much room as before nobody else says that there is a scrollbar.
        self.call_after_refresh(self.on_resize)

    def _take(self, options: tuple[Option, ...], more: tuple[Option, ...]) -> None:
        hidden = any(option.id in self.chosen for option in more)
        self._options = (*options, *more) if hidden else options
        self._more = () if hidden else more

    def _label(self, option: Option) -> str:
        # A lead cell for the cursor, the mark, a blank, the word, a blank.
        return cut(option.label, max(self._room - 4, 4), self.signs.cut)

    def _lay(self, room: int) -> int:
        """Give every chip its place for a width and say how many lines they take."""
        self._room = room
        self._places = flow([cell_len(self._label(option)) + 4 for option in self.shown], room)
        lines = self._places[-1][0] + 1 if self._places else 0
        return lines * PITCH - 1 if lines else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the chips need at this width."""
        if self._asked != (width, self.shown):
            self._asked, self._height = (width, self.shown), self._lay(width)
            # Known before the scrollbar is decided on, or one stays from a narrower width; told to nobody: this asks.
            self.set_reactive(ChipField.virtual_size, Size(width, self._height))
        # Asked once more for the same, they keep the places they have beside the scrollbar.
        return self._height

    def on_resize(self) -> None:
        """Flow again at the new width."""
        width = self.scrollable_content_region.width
        self.virtual_size = Size(width, self._lay(width))
        self._show_cursor()

    def validate_cursor(self, place: int) -> int:
        """Keep the cursor among the chips."""
        return min(max(place, 0), max(len(self.shown) - 1, 0))

    def watch_cursor(self) -> None:
        """Repaint, keep the cursor in sight and tell where it is."""
        self.refresh()
        self._show_cursor()
        if self.has_focus:
            self.post_message(self.Here(self, self.current))

    def watch_chosen(self) -> None:
        """Repaint."""
        self.refresh()

    def _show_cursor(self) -> None:
        if self.cursor < len(self._places) and self.size.height:
            line = self._places[self.cursor][0] * PITCH
            self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)

    def on_focus(self) -> None:
        """Show the cursor and explain the chip it is on."""
        self.refresh()
        self.post_message(self.Here(self, self.current))

    def on_blur(self) -> None:
        """Hide the cursor and go back to the general line."""
        self.refresh()
        self.post_message(self.Here(self, None))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"chips--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of chips."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        line, between = divmod(y + self.scroll_offset.y, PITCH)
        if between:
            return Strip.blank(width, base)
        parts: list[Segment] = []
        end = 0
        for place, (option, (its_line, start)) in enumerate(zip(self.shown, self._places, strict=True)):
            if its_line == line:
                parts.append(Segment(" " * (start - end), base))
                parts.extend(self._chip(option, self.has_focus and place == self.cursor, base))
                end = start + cell_len(self._label(option)) + 4
        return Strip(parts).adjust_cell_length(width, base)

    def _chip(self, option: Option, here: bool, base: Style) -> list[Segment]:
        chosen = option.id in self.chosen
        style = base + self._style("on" if chosen else "chip")
        mark_style = style + (Style() if chosen else self._style("mark"))
        if here:
            style = mark_style = style + self._style("here")
        elif option.id == MORE:
            style = mark_style = style + self._style("more")
        mark = self.signs.more if option.id == MORE else self.signs.chosen if chosen else self.signs.unchosen
        lead = self.signs.right if here else " "
        return [Segment(f"{lead}{mark} ", mark_style), Segment(f"{self._label(option)} ", style)]

    def on_click(self, event: events.Click) -> None:
        """Press the chip under the mouse."""
        at = event.get_content_offset_capture(self)
        line, between = divmod(at.y + self.scroll_offset.y, PITCH)
        for place, (option, (its_line, start)) in enumerate(zip(self.shown, self._places, strict=True)):
            if not between and its_line == line and start <= at.x < start + cell_len(self._label(option)) + 4:
                event.stop()
                self.cursor = place
                self.action_choose()
                return

    def on_key(self, event: events.Key) -> None:
        """Go to the next chip that begins with a typed letter."""
        letter = event.character or ""
        if not letter.isalpha():
            return
        shown = self.shown
        for step in range(1, len(shown) + 1):
            place = (self.cursor + step) % len(shown)
            if shown[place].label.casefold().startswith(letter.casefold()):
                self.cursor = place
                event.stop()
                event.prevent_default()
                return

    def action_beside(self, by: int) -> None:
        """Move along the chips."""
        self.cursor += by

    def action_edge(self, place: int) -> None:
        """Move to the first or the last chip."""
        self.cursor = place % max(len(self.shown), 1)

    def action_line(self, by: int) -> None:
        """Move to the chip that stands nearest on the next line; past the edge the whole form scrolls on."""
        if not self._places:
            return
        line, start = self._places[self.cursor]
        near = [place for place, (its_line, _) in enumerate(self._places) if its_line == line + by]
        if near:
            self.cursor = min(near, key=lambda place: abs(self._places[place][1] - start))

    def action_choose(self) -> None:
        """Press the chip under the cursor."""
        option = self.current
        if option is None:
            return
        if option.id != MORE:
            self.post_message(self.Toggled(self, option.id))
            return
        first_new = len(self._options)
        self.offer((*self._options, *self._more), ())
        self.cursor = first_new
        self.post_message(self.Here(self, self.current))
