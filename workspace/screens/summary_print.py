"""Where a finished page goes to the printer: which one, how many copies, one side or both; it can be stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from data.wording import say
from widgets.buttons import Act
from widgets.chip_field import ChipField, Option
from widgets.question import Ask, Question
from workspace.handing_over import make
from workspace.leftovers import passing
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary import printing
from workspace.summary.printing import COPIES, SIDES, Sent, Wish, said, send, take_back, wish_of
from workspace.summary.values import Paper, Summary

PATIENCE = 0.5
"""Seconds after which sending is spoken of."""


class PrintScreen(ModalScreen[str]):
    """Asks how to print a file and sends it. Ends with the sentence that says what came of it; empty when left."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="print.leave", tooltip="Stop, or leave", show=False),
        Binding("f2", "go_on", "Print", id="print.on", tooltip="Print it", show=False),
        Binding("f3", "take_back", "Take back", id="print.back", tooltip="Take it back from the printer", show=False),
    ]

    @dataclass
    class Answered(Message):
        """The printer has taken it, or not."""

        sent: Sent

    def __init__(self, path: Path, printers: tuple[str, ...], usual: str, paper: Paper, *, kept: bool = True) -> None:
        """Ask how.

        Args:
            path: the file.
            kept: whether the file stays, so that it is worth saying where it is.
            printers: names of the printers set up here.
            usual: the one the system would choose; the first where it has no choice.
            paper: the sheet it was set for.
        """
        super().__init__(classes="making")
        self._path = path
        self._kept = kept
        self._printers = printers
        self._usual = usual or printers[0]
        self._paper = paper
        self._busy = False
        self._left = False
        self._sent: Sent | None = None

    def compose(self) -> ComposeResult:
        """Three rows of chips, and a line that says what is happening."""
        acts = (
            Act(id="on", label=say("summary_room.print.on"), key="F2", strong=True),
            Act(id="take_back", label=say("summary_room.print.take_back"), key="F3", off=True),
            Act(id="leave", label=say("summary_room.make.back"), key="Esc"),
        )
        ask = Ask(words=say("summary_room.print.words"), hint=say("summary_room.print.hint"), acts=acts)
        rows = [
            self._row("printer", tuple(Option(id=name, label=name) for name in self._printers), self._usual),
            self._row("copies", tuple(Option(id=n, label=n) for n in COPIES), COPIES[0]),
            self._row(
                "sides", tuple(Option(id=n, label=say(f"summary_room.print.sides_{n}")) for n in SIDES), SIDES[0]
            ),
        ]
        yield Vertical(Question(ask, *[widget for row in rows for widget in row]), id="make-stage")
        yield Static(id="make-line", markup=False)

    def _row(self, what: str, options: tuple[Option, ...], chosen: str) -> tuple[Static, ChipField]:
        field = ChipField(options, (), (chosen,))
        field.id = f"print-{what}"
        return Static(Content(say(f"summary_room.print.{what}")), classes="make--label"), field

    @on(ChipField.Toggled)
    def _chose(self, event: ChipField.Toggled) -> None:
        event.stop()
        event.control.chosen = (event.option_id,)

    def wish(self) -> Wish:
        """Give what is chosen now."""

        def chosen(what: str) -> str:
            return self.query_one(f"#print-{what}", ChipField).chosen[0]

        return wish_of(chosen("printer"), chosen("copies"), chosen("sides"), self._paper)

    def _say(self, words: str) -> None:
        line = self.query_one("#make-line", Static)
        line.set_class(True, "-note")
        line.update(Content(words))

    @property
    def words(self) -> str:
        """What came of it, in a sentence; empty as long as nothing was sent."""
        return said(self._sent, self.wish().printer, kept=self._kept) if self._sent is not None else ""

    # -- sending ------------------------------------------------------------------------------------------------

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        {"on": self.action_go_on, "take_back": self.action_take_back, "leave": self.action_leave}[event.act_id]()

    def action_go_on(self) -> None:
        """Print it."""
        if self._busy:
            return
        self._busy = True
        self.set_timer(PATIENCE, self._say_busy)
        self._send(self.wish())

    def _say_busy(self) -> None:
        if self._busy:
            self._say(say("summary_room.print.busy"))

    @work(thread=True, exit_on_error=False)
    def _send(self, wish: Wish) -> None:
        self.post_message(self.Answered(send(self._path, wish, wanted=lambda: not self._left)))

    @work(thread=True, exit_on_error=False)
    def _take_back(self, job: str) -> None:
        self.post_message(self.Answered(take_back(job, self._path)))

    def on_print_screen_answered(self, event: Answered) -> None:
        """Say what came of it; what the printer has taken can be taken back for a while."""
        event.stop()
        self._busy = False
        self._sent = event.sent
        if self._left:
            self.dismiss(self.words)
            return
        self._say(self.words)
        button = self.query_one(Question).button("take_back")
        if button is not None:
            back = say("summary_room.print.take_back")
            button.act = Act(id="take_back", label=back, key="F3", off=not event.sent.job)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say it plainly when sending came to an unforeseen end."""
        if event.state == WorkerState.ERROR:
            self._busy = False
            self._say(say("summary_room.print.not_sent"))

    def action_take_back(self) -> None:
        """Take back what the printer has."""
        if self._sent is not None and self._sent.job and not self._busy:
            self._busy = True
            self._take_back(self._sent.job)

    def action_leave(self) -> None:
        """Stop what is on its way, or leave."""
        if self._busy:
            self._left = True
            self._say(say("summary_room.print.stopping"))
        else:
            self.dismiss(self.words)


async def ask_printer(app: App[object], path: Path, paper: Paper, *, kept: bool = True) -> str:
    """Ask how a file is printed, and give what came of it in a sentence; empty when it was left.

    Args:
        app: the app.
        path: the file.
        paper: the sheet it was set for.
        kept: whether the file stays.
    """
    there = await asyncio.to_thread(printing.printers)
    if not there:
        return say("summary.printing.no_printer" if kept else "summary.printing.no_file.no_printer", path=path)
    usual = await asyncio.to_thread(printing.usual_printer)
    return await app.push_screen_wait(PrintScreen(path, there, usual, paper, kept=kept))


async def print_only(app: App[object], summary: Summary, paper: Paper, *, wanted: Callable[[], bool]) -> str:
    """Print a page without keeping a file: it is set in a folder of our own, and goes once the printer has it.

    Args:
        app: the app.
        summary: the page.
        paper: the sheet.
        wanted: says no once the page is not wanted any more.

    Returns:
        What came of it, in a sentence; empty when it was left.

    Raises:
        JournalError: when the page cannot be set, or there is no room for it.
    """
    with passing() as folder:
        place = folder / "page.pdf"
        made = await asyncio.to_thread(make, summary, "pdf", place, paper, wanted=wanted)
        return await ask_printer(app, place, paper, kept=False) if made is not None and wanted() else ""
