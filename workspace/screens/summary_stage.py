"""What the ways to paper have in common: one question at a time, keys for its buttons, and a quiet line beneath."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from data.wording import say
from widgets.question import Question
from widgets.text_area import Line
from workspace.handing_over import Made, show_file
from workspace.screens.summary_asking import show_made
from workspace.screens.summary_print import ask_printer
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary.values import Paper

PATIENCE = 0.5
"""Seconds after which making something is spoken of, and again each time as many have gone by."""


class PaperScreen(ModalScreen[Path | None]):
    """Asks one thing a screen, makes a file, and offers to open or print it. Ends with its path, or None."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="paper.leave", tooltip="Leave; nothing is made", show=False),
        Binding("f2", "go_on", "Go on", id="paper.on", tooltip="Press the button that goes on", show=False),
        Binding("f3", "go_back", "Back", id="paper.back", tooltip="To the question before", show=False),
        *[
            Binding(str(n), f"choose({n})", "Choose", id=f"paper.choose_{n}", tooltip="Press that button", show=False)
            for n in range(1, 6)
        ],
        Binding("up", "scroll('up')", "Up", id="paper.up", tooltip="A line up", show=False),
        Binding("down", "scroll('down')", "Down", id="paper.down", tooltip="A line down", show=False),
        Binding("pageup", "scroll('page_up')", "Up", id="paper.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "scroll('page_down')", "Down", id="paper.page_down", tooltip="A page down", show=False),
        Binding("home", "scroll('home')", "Top", id="paper.home", tooltip="To the top", show=False),
        Binding("end", "scroll('end')", "End", id="paper.end", tooltip="To the end", show=False),
    ]

    @dataclass
    class Ended(Message):
        """Making came to an end: with a file, or with a sentence about why not."""

        made: Made | None
        words: str = ""

    @dataclass
    class Answered(Message):
        """What came of opening or printing, in a sentence."""

        words: str

    def __init__(self, paper: Paper) -> None:
        """Begin with nothing made.

        Args:
            paper: the sheet.
        """
        super().__init__(classes="making")
        self.paper: Paper = paper
        self.busy = False
        """Whether something is being made."""
        self._since = 0.0
        self.left = False
        """Whether it was left, so that nothing more is to be made."""
        self.made: Made | None = None

    def compose(self) -> ComposeResult:
        """The place for one question, and one quiet line beneath."""
        yield Container(id="make-stage")
        yield Static(id="make-line", markup=False)

    # -- what each of them is asked for -------------------------------------------------------------------------

    def ask(self) -> Question:
        """Give the question that is asked now; each way to paper has its own."""
        raise TypeError(f"{type(self).__name__} asks nothing")

    def line(self) -> str:
        """Give the quiet line beneath the question that is asked now."""
        return say("summary_room.make.how_to_stop")

    async def answer(self, what: str, value: str) -> None:
        """Take the answer to the question that is asked now.

        Args:
            what: the button's id up to a colon.
            value: what stands behind the colon.
        """
        raise TypeError(f"{type(self).__name__} takes no answer to {what} {value}")

    def doing(self, seconds: int) -> str:
        """Say what is being made, after it took so many seconds."""
        return say("summary_room.make.busy") if seconds < 1 else say("summary_room.make.busy_since", n=seconds)

    # -- asking -------------------------------------------------------------------------------------------------

    async def show(self) -> None:
        """Put the current question on the screen."""
        question = show_made(self.made) if self.made is not None else self.ask()
        stage = self.query_one("#make-stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(question)
        self.say_line("" if self.made is not None else self.line())

    def say_line(self, words: str, *, note: bool = False) -> None:
        """Say one sentence at the foot.

        Args:
            words: the sentence.
            note: whether it answers something that was just done.
        """
        line = self.query_one("#make-line", Static)
        line.set_class(note, "-note")
        line.update(Content(words))

    # -- answers ------------------------------------------------------------------------------------------------

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.press(event.act_id)

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.press("on")

    @on(Line.Cleaned)
    def _cleaned(self, event: Line.Cleaned) -> None:
        event.stop()
        self.say_line(say("summary_room.make.removed", names=", ".join(event.names)), note=True)

    async def press(self, act_id: str) -> None:
        """Do what a button says."""
        what, _, value = act_id.partition(":")
        if what == "leave":
            self.action_leave()
        elif self.made is not None:
            if what == "print":
                self._print(self.made.path)
            elif what == "open":
                self._show_file(self.made)
        elif not self.busy:
            await self.answer(what, value)

    # -- making -------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Note that something is being made, and speak of it before long."""
        self.busy, self._since = True, time.monotonic()
        self.set_timer(PATIENCE, self._say_busy)

    def _say_busy(self) -> None:
        if self.busy:
            self.say_line(self.doing(int(time.monotonic() - self._since)), note=True)
            self.set_timer(PATIENCE, self._say_busy)

    @work(thread=True, exit_on_error=False)
    def _show_file(self, made: Made) -> None:
        self.post_message(self.Answered(show_file(made)))

    @work
    async def _print(self, path: Path) -> None:
        self.say_line(await ask_printer(self.app, path, self.paper), note=True)

    @on(Ended)
    async def _ended(self, event: Ended) -> None:
        """Show the file that was made, or say why there is none and let another place be chosen."""
        event.stop()
        self.busy = False
        if event.made is None:
            self.say_line(event.words, note=True)
            return
        self.made = event.made
        await self.show()

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        """Say what came of opening or printing."""
        event.stop()
        self.say_line(event.words, note=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say it plainly when making came to an unforeseen end."""
        if event.state == WorkerState.ERROR:
            self.busy = False
            self.say_line(say("summary_room.make.not_made"), note=True)

    # -- keys; each may come while one question takes the place of another ----------------------------------------

    def action_leave(self) -> None:
        """Leave; whatever was not made yet is not made."""
        self.left = True
        self.dismiss(self.made.path if self.made is not None else None)

    async def action_go_on(self) -> None:
        """Press the button that goes on."""
        await self._press_first(lambda strong, _: strong)

    async def action_choose(self, n: int) -> None:
        """Press the button with that digit."""
        await self._press_first(lambda _, key: key == str(n))

    async def _press_first(self, fits: Callable[[bool, str], bool]) -> None:
        acts = (act for question in self.query(Question) for act in question.ask.acts)
        act = next((act for act in acts if fits(act.strong, act.key)), None)
        if act is not None:
            await self.press(act.id)

    async def action_go_back(self) -> None:
        """Ask the question before again."""
        if self.made is None:
            await self.press("back")

    def action_scroll(self, how: str) -> None:
        """Move what is read.

        Args:
            how: the end of one of the `scroll_…` methods: up, down, page_up, page_down, home, end.
        """
        for place in self.query(".question--answer").results(VerticalScroll):
            getattr(place, f"scroll_{how}")(animate=False)
