"""Blank paper from the room: which form, for which age, where it goes; then it can be opened or printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from data.errors import JournalError
from data.vocabulary import band_label
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.handing_over import Made, make_form, show_file
from workspace.making import can_typeset, free, typed_place, usual_folder
from workspace.screens.summary_asking import ask_where, show_made
from workspace.screens.summary_print import ask_printer
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.summary.forms import FORMS, FormName
from workspace.summary.values import Paper

PATIENCE = 0.5
"""Seconds after which making a form is spoken of."""


class FormsScreen(ModalScreen[Path | None]):
    """Asks which form, for which age and where to, one thing a screen. Ends with the path of the form, or None."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="forms.leave", tooltip="Leave; nothing is made", show=False),
        Binding("f2", "go_on", "Go on", id="forms.on", tooltip="Press the button that goes on", show=False),
        Binding("f3", "go_back", "Back", id="forms.back", tooltip="To the question before", show=False),
        *[
            Binding(str(n), f"choose({n})", "Choose", id=f"forms.choose_{n}", tooltip="Press that button", show=False)
            for n in range(1, 6)
        ],
    ]

    @dataclass
    class Ended(Message):
        """Making the form came to an end, or something was said about it."""

        made: Made | None
        words: str = ""

    def __init__(self, bands: tuple[str, ...], paper: Paper, today: date) -> None:
        """Begin with the question which form.

        Args:
            bands: age bands of the family's children, each once.
            paper: the sheet.
            today: the date in the file's properties.
        """
        super().__init__(classes="making")
        self._bands = bands
        self._paper = paper
        self._today = today
        self._form: FormName | None = None
        self._band = bands[0]
        self._aged = len(bands) == 1
        self._made: Made | None = None
        self._busy = False

    def compose(self) -> ComposeResult:
        """The place for one question, and one quiet line beneath."""
        yield Container(id="make-stage")
        yield Static(id="make-line", markup=False)

    async def on_mount(self) -> None:
        """Ask which form."""
        await self.show()

    async def show(self) -> None:
        """Put the current question on the screen."""
        question = show_made(self._made) if self._made is not None else self._ask()
        stage = self.query_one("#make-stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(question)
        self._say("" if self._made is not None else say("summary_room.make.how_to_stop"))

    def _ask(self) -> Question:
        if self._form is None:
            if not can_typeset():
                leave = Act(id="leave", label=say("summary_room.make.back"), key="Esc", strong=True)
                return Question(
                    Ask(words=say("summary_room.forms.words"), hint=say("summary_room.forms.cannot"), acts=(leave,))
                )
            acts = tuple(
                Act(id=f"form:{form}", label=say(f"summary_room.forms.{form}"), key=str(n), strong=n == 1)
                for n, form in enumerate(FORMS, 1)
            )
            return Question(Ask(words=say("summary_room.forms.words"), hint=say("summary_room.forms.hint"), acts=acts))
        if not self._aged:
            acts = tuple(
                Act(id=f"band:{band}", label=band_label(band), key=str(n), strong=n == 1)
                for n, band in enumerate(self._bands, 1)
            )
            hint = say("summary_room.forms.age_hint")
            return Question(Ask(words=say("summary_room.forms.age"), hint=hint, acts=acts))
        return ask_where(self._usual(), counted=False)

    def _usual(self) -> Path:
        return free(usual_folder() / (say("forms.file", form=self._form) + ".pdf"))

    def _say(self, words: str, *, note: bool = False) -> None:
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

    async def press(self, act_id: str) -> None:
        """Do what a button says."""
        what, _, value = act_id.partition(":")
        if what == "leave":
            self.action_leave()
        elif self._made is not None:
            if what == "print":
                self._print(self._made.path)
            else:
                self._show_file(self._made)
        elif what == "form":
            self._form = next(form for form in FORMS if form == value)
            await self.show()
        elif what == "band":
            self._band, self._aged = value, True
            await self.show()
        elif what == "back":
            if self._aged and len(self._bands) > 1:
                self._aged = False
            else:
                self._form = None
            await self.show()
        elif what == "on" and not self._busy and self._form is not None:
            try:
                place = typed_place(self.query_one("#make-place", Line).value, "pdf", self._usual())
            except JournalError as refused:
                self._say(refused.words, note=True)
                return
            self._busy = True
            self.set_timer(PATIENCE, self._say_busy)
            self._make(self._form, place)

    def _say_busy(self) -> None:
        if self._busy:
            self._say(say("summary_room.make.busy"), note=True)

    @work(thread=True, exit_on_error=False)
    def _make(self, form: FormName, place: Path) -> None:
        try:
            made = make_form(form, self._band, place, self._paper, self._today)
        except JournalError as refused:
            self.post_message(self.Ended(None, refused.words))
        else:
            self.post_message(self.Ended(made))

    @work(thread=True, exit_on_error=False)
    def _show_file(self, made: Made) -> None:
        self.post_message(self.Ended(made, show_file(made)))

    @work
    async def _print(self, path: Path) -> None:
        self._say(await ask_printer(self.app, path, self._paper), note=True)

    async def on_forms_screen_ended(self, event: Ended) -> None:
        """Show the form that was made, or say what came of it."""
        event.stop()
        self._busy = False
        if event.made is not None and event.made != self._made:
            self._made = event.made
            await self.show()
        if event.words:
            self._say(event.words, note=True)

    # -- keys ---------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave; whatever was not made yet is not made."""
        self.dismiss(self._made.path if self._made is not None else None)

    async def action_go_on(self) -> None:
        """Press the button that goes on."""
        act = next((act for act in self.query_one(Question).ask.acts if act.strong), None)
        if act is not None:
            await self.press(act.id)

    async def action_go_back(self) -> None:
        """Ask the question before again."""
        if self._made is None and self._form is not None:
            await self.press("back")

    async def action_choose(self, n: int) -> None:
        """Press the button with that digit."""
        act = next((act for act in self.query_one(Question).ask.acts if act.key == str(n)), None)
        if act is not None:
            await self.press(act.id)
