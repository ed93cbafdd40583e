"""Whom a family would call: a few names and numbers of their own, shown wherever words need more than this app."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from data.people import HelpLine
from data.wording import say
from widgets.buttons import Act, Action
from widgets.text_area import Line
from workspace.family_people import LONGEST_LINE, MOST_LINES, lines_in, lines_typed
from workspace.keeping import Keeping
from workspace.screens.listed import Listed


class HelpLinesScreen(Listed[tuple[HelpLine, ...]]):
    """Asks for names and numbers; None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", "Keep it", id="lines.save", tooltip="Write them down", show=False),
    ]

    def __init__(self, keeping: Keeping, lines: tuple[HelpLine, ...]) -> None:
        """Ask.

        Args:
            keeping: keeps what is typed.
            lines: as they are written down now.
        """
        self._keeping = keeping
        self._written = lines_typed(lines)
        acts = (
            Act(id="save", label=say("family.ask.save"), key="F2", strong=True),
            Act(id="leave", label=say("family.ask.leave"), key="Esc"),
        )
        head = Horizontal(
            Static(say("family.lines.who"), classes="lines--half"),
            Static(say("family.lines.number"), classes="lines--half"),
            classes="lines--row lines--head",
        )
        super().__init__(
            say("family.lines.title"),
            say("family.lines.hint", most=MOST_LINES),
            acts,
            head,
            *map(self._row, range(MOST_LINES)),
        )

    def _row(self, n: int) -> Widget:
        return Horizontal(self._place(f"who-{n}"), self._place(f"number-{n}"), classes="lines--row")

    def _place(self, name: str) -> Line:
        text = self._keeping.value(name, self._written.get(name, ""))
        return Line(text, max_length=LONGEST_LINE, id=name, classes="lines--half")

    def on_mount(self) -> None:
        """Begin in the first line."""
        self.query(Line).first().focus()
        self._keeping.begin(self)

    def _typed(self) -> dict[str, str]:
        return {line.id or "": line.value for line in self.query(Line)}

    @on(Input.Changed)
    def keep_place(self) -> None:
        """Keep what is typed, and where."""
        typed = self._typed()
        if self._keeping.left is not None or {name: text for name, text in typed.items() if text} != self._written:
            self.reply(self._keeping.keep(self, typed))

    def dismiss(self, result: tuple[HelpLine, ...] | None = None) -> AwaitComplete:
        """Answer, or leave; then nothing of it is half typed any more."""
        self._keeping.drop()
        return super().dismiss(result)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        lines = list(self.query(Line))
        here = next((n for n, line in enumerate(lines) if line is event.input), len(lines))
        if here + 1 < len(lines):
            lines[here + 1].focus()
        else:
            self.action_save()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "save":
            self.action_save()
        else:
            self.action_leave()

    def action_save(self) -> None:
        """Write down what stands there; a row without anything is no row."""
        self.dismiss(lines_in(self._typed()))
