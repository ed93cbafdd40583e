"""A screen that asks one step of a sitting at a time, and keeps what is typed at every change."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from data.errors import JournalError
from data.scripts import Step
from data.wording import say
from widgets.chips import Chips
from widgets.question import Question
from widgets.stop_line import StopLine
from widgets.text_area import Line, Writing
from workspace.caring import care_place, show_care, take_care
from workspace.placing import cursor_of, put_cursor, value_of
from workspace.playing import Sitting
from workspace.screens.asking import CONTINUE, Asked, ask_step
from workspace.screens.debrief_special import ask_ground, ask_landing, ask_repair, ask_reveal, ask_whose
from workspace.screens.debrief_together import ask_earlier, ask_handover, ask_round
from workspace.sizes import HEIGHTS, WIDTHS


class AskingScreen(Screen[str]):
    """One question, large and quiet, its answer kept while it is typed. What its buttons do, the debrief says."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "go_on", "Continue", id="debrief.on", tooltip="Write it down and go on", show=False),
        Binding("f3", "go_back", "Back", id="debrief.back", tooltip="To the question before", show=False),
        Binding(
            "f4", "second_version", "Two versions", id="debrief.second", tooltip="Let both versions stand", show=False
        ),
        *[
            Binding(str(n), f"choose({n})", "Choose", id=f"debrief.choose_{n}", tooltip="Press that button", show=False)
            for n in range(1, 10)
        ],
    ]

    def __init__(self, sitting: Sitting) -> None:
        """Show a sitting.

        Args:
            sitting: the debrief being played.
        """
        super().__init__()
        self.sitting = sitting
        """The debrief being played."""
        self.asked = Asked(Static())
        """What is asked now."""
        self.whose = ""
        """Id of the adult whose return is looked at, once that was asked."""
        self._note = ""

    def compose(self) -> ComposeResult:
        """The place for one question, and one quiet line beneath."""
        yield Static(id="quiet-clock", markup=False)
        yield Container(id="stage")
        yield care_place()
        yield StopLine(id="stop-line")

    async def on_mount(self) -> None:
        """Ask the first question, or the one that was left."""
        await self.show()

    async def show(self, note: str = "") -> None:
        """Put the current step on the screen.

        Args:
            note: one sentence beneath, about what was just left out or could not be done.
        """
        step = self.sitting.step
        self._note = note
        await self.ask_instead(self.build(step))
        cursor, field = self.sitting.answers.cursor(step)
        for n, (place, adult) in enumerate(self.asked.places):
            if adult == field or (n == 0 and not field):
                put_cursor(place, cursor)
                if n:
                    place.focus()
        self._say_stop()
        self._care()

    def _say_stop(self) -> None:
        typed = any(isinstance(place, Line) for place, _ in self.asked.places)
        ticked = self.sitting.step.kind == "steps"
        way = "_line" if typed else "_steps" if ticked else ""
        if self.sitting.step.kind in ("ground", "round", "earlier", "handover"):
            way = "_reads"
        whose = "how_to_stop" if self.sitting.for_one else "stop_together"
        # None where the app is closed while a question comes up.
        for line in self.query(StopLine):
            line.set_class(bool(self._note), "-note")
            line.words = self._note or say(f"debrief.{whose}{way}")
            line.small = "" if self._note else say(f"debrief.{whose}_small")

    @on(StopLine.Pressed)
    def _stop_clicked(self, event: StopLine.Pressed) -> None:
        event.stop()
        self.app.simulate_key("escape" if event.key == "Esc" else event.key.lower())

    def build(self, step: Step) -> Asked:
        """Build the piece of screen for a step."""
        match step.kind:
            case "reveal":
                return ask_reveal(self.sitting, step)
            case "handover":
                return ask_handover(self.sitting, step)
            case "earlier":
                return ask_earlier(self.sitting, step)
            case "round":
                return ask_round(self.sitting, step)
            case "ground":
                return ask_ground(self.sitting, step)
            case "steps":
                return ask_repair(self.sitting, step)
            case "landing" if not self.whose and len(self.sitting.makers()) > 1:
                return ask_whose(self.sitting, step)
            case "landing":
                return ask_landing(self.sitting, step, self.whose)
            case _:
                return ask_step(self.sitting, step, afraid=step.field == "turn.evening" or step.id == "arrive")

    # -- typing and choosing ------------------------------------------------------------------------------------

    def _typed(self, place: Writing | Line | Chips) -> None:
        for known, adult in self.asked.places:
            if known is place:
                self._keep(place, adult)

    def _care(self) -> None:
        """Show the note that what stands on the page brings up, where there is one."""
        sitting = self.sitting
        take_care(self, sitting.view, sitting.step.field, shared=not sitting.for_one and not sitting.turn)

    def _keep(self, place: Writing | Line | Chips, adult: str) -> None:
        self._care()
        try:
            self.sitting.answers.type(self.sitting.step, value_of(place), cursor_of(place), adult)
        except JournalError as problem:
            self._note = problem.words
            self._say_stop()

    def keep_place(self) -> None:
        """Note where the cursor is in a text that is being typed."""
        step, answers = self.sitting.step, self.sitting.answers
        for place, adult in self.asked.places:
            if place.has_focus and answers.typing(step, adult) and answers.cursor(step) != (cursor_of(place), adult):
                self._keep(place, adult)

    def keep_standing(self) -> None:
        """Keep what stands on the page now; word of the last key may still be on its way."""
        for place, adult in self.asked.places:
            if value_of(place) != self.sitting.answers.value(self.sitting.step, adult):
                self._keep(place, adult)

    @on(TextArea.Changed)
    def _page_typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if isinstance(event.text_area, Writing):
            self._typed(event.text_area)

    @on(Input.Changed)
    def _line_typed(self, event: Input.Changed) -> None:
        event.stop()
        if isinstance(event.input, Line):
            self._typed(event.input)

    @on(Chips.Changed)
    def _chosen(self, event: Chips.Changed) -> None:
        event.stop()
        self._typed(event.control)

    def _keep_both(self) -> None:
        """Choose one need of each read: both are kept, and nobody has to win."""
        both = self.sitting.answers.both_needs()
        for place, adult in self.asked.places:
            if both and isinstance(place, Chips):
                place.chosen = both
                self._keep(place, adult)

    @on(Input.Submitted)
    def _line_done(self, event: Input.Submitted) -> None:
        event.stop()
        lines = [place for place, _ in self.asked.places]
        here = next((n for n, place in enumerate(lines) if place is event.input), len(lines) - 1)
        if here + 1 < len(lines):
            lines[here + 1].focus()
        else:
            self.action_go_on()

    @on(Writing.Cleaned)
    @on(Line.Cleaned)
    def _cleaned(self, event: Writing.Cleaned | Line.Cleaned) -> None:
        event.stop()
        self._note = say("debrief.removed", names=", ".join(event.names))
        self._say_stop()

    # -- going on -----------------------------------------------------------------------------------------------

    async def ask_instead(self, asked: Asked) -> None:
        """Put something on the screen that is no step of the script.

        Args:
            asked: such as the neutral sentence.
        """
        self.asked = asked
        show_care(self, "")
        stage = self.query_one("#stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(asked.widget)

    async def press(self, act_id: str) -> None:
        """Do what a button of the current question says.

        Args:
            act_id: the button; *continue*, *back* and *second_version* are the same on every screen.
        """
        match act_id:
            case "continue":
                self.asked.take()
                await self.go_on()
            case "back":
                self.action_go_back()
            case "second_version":
                self.action_second_version()
            case "and":
                self._keep_both()

    async def go_on(self) -> None:
        """Ask the next question; at the end, close."""
        self.whose = ""
        if self.sitting.next():
            await self.show()
        else:
            self.sitting.finish()
            self.dismiss("")

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        # A second click on a button may come when its question has gone already.
        if event.control is self.asked.widget:
            await self.press(event.act_id)

    def action_go_on(self) -> None:
        """Press the button that goes on."""
        buttons = self.asked.widget.ask.acts if isinstance(self.asked.widget, Question) else ()
        act = next((act for act in buttons if act.id == CONTINUE or act.strong), None)
        if act is not None:
            self.run_worker(self.press(act.id))

    def action_choose(self, n: int) -> None:
        """Press the n-th of the buttons that are answers."""
        buttons = self.asked.widget.ask.acts if isinstance(self.asked.widget, Question) else ()
        act = next((act for act in buttons if act.key == str(n)), None)
        if act is not None:
            self.run_worker(self.press(act.id))

    @work
    async def action_go_back(self) -> None:
        """Ask the question before this one again."""
        self.whose = ""
        if self.sitting.back():
            await self.show()

    @work
    async def action_second_version(self) -> None:
        """Give the other way it is remembered a place of its own, or take it away; or keep both needs."""
        if self.sitting.step.kind == "needs":
            self._keep_both()
        if self.sitting.step.field == "moment.camera":
            self.asked.take()
            self.sitting.answers.second_version(None if len(self.sitting.moment.camera) > 1 else "")
            await self.show()
            self.asked.places[-1][0].focus()
