"""One step of a repair as a line: its sign, its words, and beneath them who and when."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from data.records import StepStatus
from data.wording import say
from widgets.glyphs import Glyphs

CYCLE: tuple[StepStatus, ...] = ("not_yet", "done", "not_needed", "child_said_no")
"""The order in which space goes through the answers."""


SIGN = 3
"""Cells of the column for the sign."""


class StepRow(Struct, frozen=True, kw_only=True):
    """One step as the checklist shows it."""

    id: str
    label: str
    status: StepStatus = "not_yet"
    words: str = ""
    """What this step can look like; shown while the cursor is on it."""
    who: str = ""
    plan: str = ""


class StepLine(Widget):
    """One step: its sign in a column of its own, so that long words keep their indent."""

    DEFAULT_CSS = """
    StepLine {
        width: 1fr;
        height: auto;
        pointer: pointer;
        border-left: blank;
        text-wrap: nowrap;
        & .step--sign { color: $muted; }
        & .step--words { color: $foreground; }
        &.-done .step--sign { color: $done; }
        &.-child_said_no .step--sign { color: $open; }
        &.-more .step--words { color: $sage; }
        &.-here { background: $cursor-row-quiet; border-left: outer $muted; }
        &.-here.-ascii { border-left: ascii $muted; }
        &.-drop { background: $chip; border-left: outer $amber; }
    }
    """

    # A step is taken with the mouse; selecting its words meanwhile would scroll the page away beneath it.
    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {"step--sign", "step--words"}

    def __init__(self, signs: Glyphs) -> None:
        """Make an empty line; `show` fills it."""
        super().__init__()
        self.signs = signs
        self.set_class(signs.ascii, "-ascii", update=False)
        self._row: StepRow | None = None
        self._here = False

    def show(self, row: StepRow | None, here: bool) -> None:
        """Show a step, or (None) the way to more steps."""
        status = row.status if row else ""
        # Before it stands on a screen it is not styled yet, and need not be styled anew.
        stands = self.is_attached
        for name in (*CYCLE, "more"):
            self.set_class(name == (status or "more"), f"-{name}", update=stands)
        self.set_class(here, "-here", update=stands)
        if (self._row, self._here) != (row, here):
            self._row, self._here = row, here
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        """Set the words for a width, to the right of a column for the sign."""
        words = self._text(self._row) if self._row else Content(say("widgets.steps_more"))
        return words.wrap(max(width - SIGN - 1, 2))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its words."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the sign and the words."""
        sign = self.signs.step(self._row.status) if self._row else self.signs.more
        lead = Content.styled(f" {sign} ", self.get_visual_style("step--sign", partial=True))
        looks = self.get_visual_style("step--words", partial=True)
        if self._here:
            looks += Style(bold=True)
        first, *rest = (line.stylize_before(looks) for line in self._lines(self.size.width))
        return Content("\n").join([lead + first, *(Content(" " * SIGN) + line for line in rest)])

    def _text(self, row: StepRow) -> Content:
        done = row.status in ("done", "not_needed")
        label = Content.styled(row.label, "$muted") if done else Content(row.label)
        word = say(f"widgets.step_{row.status}") if row.status in ("not_needed", "child_said_no") else ""
        second = f" {self.signs.dot} ".join(part for part in (word, row.who, row.plan) if part)
        return Content("\n").join([label, Content.styled(second, "$muted not bold")]) if second else label
