"""Five dots between two ends in words, chosen by key, arrow or click; no number is shown."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from data.wording import say
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying

MOST = 5
"""How many dots there are."""

WIDEST = 50
"""Cells from one end to the other, where there is room."""


class Dots(Widget, can_focus=True):
    """How like me this is, these days."""

    DEFAULT_CSS = """
    Dots {
        width: 1fr;
        max-width: 54;
        height: auto;
        padding: 0 1;
        background: $field;
        color: $foreground;
        border-left: outer $faint;
        pointer: pointer;
        & .dots--ends { color: $muted; }
        & .dots--chosen { color: $sage; text-style: bold; }
        &:focus { border-left: outer $sage; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"dots--ends", "dots--chosen"}

    BINDINGS: ClassVar[list[BindingType]] = [
        *[
            Binding(str(n), f"choose({n})", "Dot", id=f"dots.{n}", tooltip="Choose this dot and go on", show=False)
            for n in range(1, MOST + 1)
        ],
        Binding("left", "move(-1)", "Less", id="dots.less", tooltip="Less like me", show=False),
        Binding("right", "move(1)", "More", id="dots.more", tooltip="More like me", show=False),
    ]

    chosen: reactive[int] = reactive(0)
    """Which dot is chosen, from 1; 0 for none."""

    class Chosen(Saying["Dots"]):
        """A dot was chosen."""

        def __init__(self, dots: Dots, value: int, final: bool) -> None:
            super().__init__(dots)
            self.value = value
            self.final = final
            """Whether it was named by its key, so that the next statement can come."""

    def __init__(
        self, chosen: int = 0, *, signs: Glyphs = FULL, name: str | None = None, id: str | None = None
    ) -> None:
        """Draw five dots.

        Args:
            chosen: which one is chosen already; 0 for none.
            signs: the set of signs to draw with.
            name: what is being answered.
            id: as for any widget.
        """
        super().__init__(name=name, id=id)
        self.signs = signs
        self.set_reactive(Dots.chosen, chosen)

    @property
    def _gap(self) -> int:
        """Cells from one dot to the next."""
        return max((min(self.content_size.width, WIDEST) - 5) // (MOST - 1), 2)

    def render(self) -> Content:
        """Draw the dots, and beneath them the two ends in words."""
        ends = self.get_visual_style("dots--ends", partial=True)
        strong = self.get_visual_style("dots--chosen", partial=True)
        parts: list[Content] = [Content("  ")]
        for n in range(1, MOST + 1):
            here = n == self.chosen
            parts.append(Content.styled(self.signs.mended, strong) if here else Content(self.signs.stub))
            parts.append(Content(" " * (self._gap - 1 if n < MOST else 0)))
        low, high = say("reflect.not_me"), say("reflect.very_me")
        wide = self._gap * (MOST - 1) + 5
        apart = wide - len(low) - len(high)
        # Where both ends do not fit beside each other, the right one stands a line lower.
        between = " " * apart if apart > 1 else "\n" + " " * max(wide - len(high), 0)
        parts += [Content("\n"), Content.styled(low + between + high, ends)]
        return Content("").join(parts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Two lines, or three where the ends do not fit beside each other."""
        wide = max((min(width, WIDEST) - 5) // (MOST - 1), 2) * (MOST - 1) + 5
        return 2 if wide - len(say("reflect.not_me")) - len(say("reflect.very_me")) > 1 else 3

    def _choose(self, value: int, *, final: bool) -> None:
        self.chosen = min(max(value, 1), MOST)
        self.post_message(self.Chosen(self, self.chosen, final))

    def action_choose(self, value: int) -> None:
        """Choose one dot and go on."""
        self._choose(value, final=True)

    def action_move(self, by: int) -> None:
        """Go to the dot beside; from none to the middle one."""
        self._choose(self.chosen + by if self.chosen else (MOST + 1) // 2, final=False)

    def on_click(self, event: events.Click) -> None:
        """Choose the dot nearest to the mouse."""
        at = event.get_content_offset_capture(self)
        place = round((at.x - 2) / self._gap)
        if at.y == 0 and 0 <= place < MOST:
            event.stop()
            self._choose(place + 1, final=False)
