"""From the page on the screen to a file: everyone says yes, reads it once as the child will, and says where it goes."""

from __future__ import annotations

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

from data.errors import JournalError
from data.wording import say
from widgets.question import Question
from widgets.text_area import Line
from workspace.handing_over import Made, make, show_file
from workspace.making import ENDINGS, Making, typed_place, usual_folder, usual_place
from workspace.screens.summary_asking import STEPS, ask_consent, ask_kind, ask_sixteen, ask_where, show_made
from workspace.screens.summary_print import ask_printer, print_only
from workspace.screens.summary_turns import everyone_chooses
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary import printing

PATIENCE = 0.5
"""Seconds after which making the page is spoken of."""


class MakeScreen(ModalScreen[Path | None]):
    """Asks what has to be asked before a page leaves the house, then makes it.

    Ends with the path of the page, or with None when it was left and nothing was made.
    """

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="make.leave", tooltip="Leave; nothing is made", show=False),
        Binding("f2", "go_on", "Go on", id="make.on", tooltip="Press the button that goes on", show=False),
        Binding("f3", "go_back", "Back", id="make.back", tooltip="To the question before", show=False),
        *[
            Binding(str(n), f"choose({n})", "Choose", id=f"make.choose_{n}", tooltip="Press that button", show=False)
            for n in range(1, 6)
        ],
        Binding("up", "scroll('up')", "Up", id="make.up", tooltip="A line up", show=False),
        Binding("down", "scroll('down')", "Down", id="make.down", tooltip="A line down", show=False),
        Binding("pageup", "scroll('page_up')", "Page up", id="make.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "scroll('page_down')", "Page down", id="make.page_down", tooltip="A page down", show=False),
        Binding("home", "scroll('home')", "Top", id="make.home", tooltip="To the top", show=False),
        Binding("end", "scroll('end')", "End", id="make.end", tooltip="To the end", show=False),
    ]

    @dataclass
    class Ended(Message):
        """Making the page came to an end: with a page, or with a sentence about why not."""

        made: Made | None
        words: str = ""

    @dataclass
    class Answered(Message):
        """What came of opening or printing, in a sentence."""

        words: str

    def __init__(self, making: Making) -> None:
        """Begin with the page as it is shown now.

        Args:
            making: the page, and whose yes it needs.
        """
        super().__init__(classes="making")
        self.making = making
        self._step = "consent"
        self._folder = usual_folder()
        self._busy = False
        self._left = False
        self._made: Made | None = None
        self.printers: tuple[str, ...] | None = None
        """The printers set up here, once that is known."""

    def compose(self) -> ComposeResult:
        """The place for one question, and one quiet line beneath."""
        yield Container(id="make-stage")
        yield Static(id="make-line", markup=False)

    def on_mount(self) -> None:
        """Let everyone choose, where it is a page of all; then ask for consent."""
        self._choose()
        self._look_for_printers()

    @work(thread=True, exit_on_error=False)
    def _look_for_printers(self) -> None:
        self.printers = printing.printers()

    @work
    async def _choose(self) -> None:
        if not await everyone_chooses(self.app, self.making):
            self.dismiss(None)
            return
        await self.show()

    # -- asking -------------------------------------------------------------------------------------------------

    async def show(self) -> None:
        """Put the current question on the screen."""
        question = show_made(self._made) if self._made is not None else self._ask()
        stage = self.query_one("#make-stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(question)
        how = "how_to_read" if self._step in ("consent", "sixteen") else "how_to_stop"
        self.say_line("" if self._made is not None else say(f"summary_room.make.{how}"))

    def say_line(self, words: str, *, note: bool = False) -> None:
        """Say one sentence at the foot.

        Args:
            words: the sentence.
            note: whether it answers something that was just done.
        """
        line = self.query_one("#make-line", Static)
        line.set_class(note, "-note")
        line.update(Content(words))

    def _ask(self) -> Question:
        match self._step:
            case "consent":
                return ask_consent(self.making)
            case "sixteen":
                return ask_sixteen(self.making)
            case "kind":
                return ask_kind(printer=bool(self.printers))
            case _:
                return ask_where(self._usual())

    def _usual(self) -> Path:
        return usual_place(self.making.kind, self.making.summary.on, self._folder)

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
        elif self._made is not None:
            if what == "print":
                self._print(self._made.path, kept=True)
            else:
                self._show_file(self._made)
        elif self._busy:
            return
        elif not self.making.unchanged:
            self.app.notify(say("summary_room.make.changed"), markup=False)
            self.dismiss(None)
        elif what == "back":
            await self._move(-1)
        elif self._step == "where":
            self._begin()
        elif what == "kind":
            self.making.kind = next(kind for kind in ENDINGS if kind == value)
            await self._move(1)
        elif what == "paper":
            self._on_paper()
        elif what == "on":
            await self._move(1)

    async def _move(self, by: int) -> None:
        place = STEPS.index(self._step) + by
        if 0 <= place < len(STEPS):
            self._step = STEPS[place]
            await self.show()

    # -- making -------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Make the page at the place that was typed."""
        typed = self.query_one("#make-place", Line).value
        try:
            place = typed_place(typed, self.making.kind, self._usual())
        except JournalError as refused:
            self.say_line(refused.words, note=True)
            return
        self._busy = True
        self.set_timer(PATIENCE, self._say_busy)
        self._make(place)

    def _say_busy(self) -> None:
        if self._busy:
            self.say_line(say("summary_room.make.busy"), note=True)

    @work(thread=True, exit_on_error=False)
    def _make(self, place: Path) -> None:
        making = self.making
        try:
            made = make(making.summary, making.kind, place, making.paper, wanted=lambda: not self._left)
        except JournalError as refused:
            self.post_message(self.Ended(None, refused.words))
        else:
            self.post_message(self.Ended(made))

    @work(thread=True, exit_on_error=False)
    def _show_file(self, made: Made) -> None:
        self.post_message(self.Answered(show_file(made)))

    @work
    async def _print(self, path: Path, *, kept: bool) -> None:
        self.say_line(await ask_printer(self.app, path, self.making.paper, kept=kept), note=True)

    @work
    async def _on_paper(self) -> None:
        """Print without keeping a file."""
        making = self.making
        self._busy = True
        self.set_timer(PATIENCE, self._say_busy)
        try:
            said = await print_only(self.app, making.summary, making.paper, wanted=lambda: not self._left)
        except JournalError as refused:
            self.say_line(refused.words, note=True)
            return
        finally:
            self._busy = False
        self.say_line(say("summary_room.make.how_to_stop"))
        if said:
            self.app.notify(said, markup=False)
            self.dismiss(None)

    async def on_make_screen_ended(self, event: Ended) -> None:
        """Show the page that was made, or say why there is none and let another place be chosen."""
        event.stop()
        self._busy = False
        if event.made is None:
            self.say_line(event.words, note=True)
            return
        self._made = event.made
        await self.show()

    def on_make_screen_answered(self, event: Answered) -> None:
        """Say what came of opening or printing."""
        event.stop()
        self.say_line(event.words, note=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say it plainly when making came to an unforeseen end."""
        if event.state == WorkerState.ERROR:
            self._busy = False
            self.say_line(say("summary_room.make.not_made"), note=True)

    # -- keys ---------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave; whatever was not made yet is not made."""
        self._left = True
        self.dismiss(self._made.path if self._made is not None else None)

    async def action_go_on(self) -> None:
        """Press the button that goes on."""
        act = next((act for each in self.query(Question) for act in each.ask.acts if act.strong), None)
        if act is not None:
            await self.press(act.id)

    async def action_go_back(self) -> None:
        """Ask the question before again."""
        if self._made is None:
            await self.press("back")

    async def action_choose(self, n: int) -> None:
        """Press the button with that digit."""
        act = next((act for each in self.query(Question) for act in each.ask.acts if act.key == str(n)), None)
        if act is not None:
            await self.press(act.id)

    def action_scroll(self, how: str) -> None:
        """Move what is read.

        Args:
            how: the end of one of the `scroll_…` methods: up, down, page_up, page_down, home, end.
        """
        getattr(self.query_one(".question--answer", VerticalScroll), f"scroll_{how}")(animate=False)
