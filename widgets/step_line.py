"""One step of a repair as a line: its sign, its words, and beneath them who and when."""

from __future__ import annotations

from msgspec import Struct
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from data.records import StepStatus
from data.wording import say
from widgets.glyphs import Glyphs

CYCLE: tuple[StepStatus, ...] = ("not_yet", "done", "not_needed", "child_said_no")
"""The order in which space goes through the answers."""


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
        layout: horizontal;
        width: 1fr;
        height: auto;
        pointer: pointer;
        border-left: blank;
        & > .step--sign { width: 3; height: auto; color: $muted; padding-left: 1; }
        & > .step--words { width: 1fr; height: auto; padding-right: 1; }
        &.-done > .step--sign { color: $done; }
        &.-child_said_no > .step--sign { color: $open; }
        &.-more > .step--words { color: $sage; }
        &.-here { background: $cursor-row-quiet; border-left: outer $muted; & > .step--words { text-style: bold; } }
        &.-here.-ascii { border-left: ascii $muted; }
        &.-drop { background: $chip; border-left: outer $amber; }
    }
    """

    def __init__(self, signs: Glyphs) -> None:
        """Make an empty line; `show` fills it."""
        super().__init__()
        self.signs = signs
        self.set_class(signs.ascii, "-ascii")
        self._sign = Static(classes="step--sign", markup=False)
        self._words = Static(classes="step--words", markup=False)

    def compose(self) -> ComposeResult:
        """The sign, then the words."""
        yield self._sign
        yield self._words

    def show(self, row: StepRow | None, here: bool) -> None:
        """Show a step, or (None) the way to more steps."""
        status = row.status if row else ""
        for name in (*CYCLE, "more"):
            self.set_class(name == (status or "more"), f"-{name}")
        self.set_class(here, "-here")
        self._sign.update(Content(self.signs.step(status) if row else self.signs.more))
        self._words.update(self._text(row) if row else Content(say("widgets.steps_more")))

    def _text(self, row: StepRow) -> Content:
        done = row.status in ("done", "not_needed")
        label = Content.styled(row.label, "$muted") if done else Content(row.label)
        word = say(f"widgets.step_{row.status}") if row.status in ("not_needed", "child_said_no") else ""
        second = f" {self.signs.dot} ".join(part for part in (word, row.who, row.plan) if part)
        return Content("\n").join([label, Content.styled(second, "$muted not bold")]) if second else label
