"""The debrief: one question a screen, a curtain between two people, and a pause that comes back to the same place."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from data.errors import JournalError
from data.scripts import Step
from data.wording import say
from widgets.chips import Chips
from widgets.curtain import Curtain
from widgets.landing_question import LandingQuestion
from widgets.question import Question
from widgets.text_area import Line, Writing
from workspace.playing import Sitting
from workspace.screens.asking import CONTINUE, Asked, ask_step, cursor_of, put_cursor, value_of
from workspace.screens.debrief_special import ask_ground, ask_landing, ask_neutral, ask_repair, ask_reveal, ask_whose
from workspace.screens.pages import PageScreen, afraid_page, rules_page, waiting_page
from workspace.screens.passphrase import PassphraseScreen
from workspace.sizes import HEIGHTS, WIDTHS


class DebriefScreen(Screen[str]):
    """Two people (or one) look at a moment together.

    Ends with ``""``, or with ``"alone"`` when the form for one was asked for in its place.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "pause", "Pause", id="debrief.pause", tooltip="Pause; it comes back to this place"),
        Binding("f2", "go_on", "Continue", id="debrief.on", tooltip="Write it down and go on", show=False),
        Binding("f3", "go_back", "Back", id="debrief.back", tooltip="To the question before", show=False),
        Binding(
            "f4", "second_version", "Two versions", id="debrief.second", tooltip="Let both versions stand", show=False
        ),
        Binding("f5", "afraid", "Help", id="debrief.afraid", tooltip="If you are afraid at home", show=False),
        Binding("f6", "rules", "Ground rules", id="debrief.rules", tooltip="Read the ground rules again", show=False),
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
        self._asked = Asked(Static())
        self._whose = ""
        self._note = ""

    def compose(self) -> ComposeResult:
        """The place for one question, and one quiet line beneath."""
        yield Container(id="stage")
        yield Static(id="stop-line", markup=False)

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
        self._asked = self._build(step)
        stage = self.query_one("#stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(self._asked.widget)
        for place, _ in self._asked.places[:1]:
            put_cursor(place, self.sitting.answers.cursor(step))
        self._say_stop()

    def _say_stop(self) -> None:
        line = self.query_one("#stop-line", Static)
        line.set_class(bool(self._note), "-note")
        typed = any(isinstance(place, Line) for place, _ in self._asked.places)
        ticked = self.sitting.step.kind == "steps"
        way = "how_to_stop_line" if typed else "how_to_stop_steps" if ticked else "how_to_stop"
        line.update(Content(self._note or say(f"debrief.{way}")))

    def _build(self, step: Step) -> Asked:
        match step.kind:
            case "reveal":
                return ask_reveal(self.sitting, step)
            case "ground":
                return ask_ground(self.sitting, step)
            case "steps":
                return ask_repair(self.sitting, step)
            case "landing" if not self._whose and len(self.sitting.makers()) > 1:
                return ask_whose(self.sitting, step)
            case "landing":
                return ask_landing(self.sitting, step)
            case _:
                return ask_step(self.sitting, step, afraid=step.field == "turn.evening")

    # -- typing and choosing ------------------------------------------------------------------------------------

    def _typed(self, place: Writing | Line | Chips) -> None:
        for known, adult in self._asked.places:
            if known is place and adult != "second":
                self.sitting.answers.type(self.sitting.step, value_of(place), cursor_of(place), adult)

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
        self._typed(event.chips)

    @on(Input.Submitted)
    def _line_done(self, event: Input.Submitted) -> None:
        event.stop()
        lines = [place for place, _ in self._asked.places]
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

    # -- buttons ------------------------------------------------------------------------------------------------

    @on(Curtain.Lifted)
    def _curtain_lifted(self) -> None:
        self.lift_curtain()

    @on(Curtain.Pressed)
    def _curtain_pressed(self, event: Curtain.Pressed) -> None:
        if event.act_id == "waiting":
            self.app.push_screen(PageScreen(waiting_page(self.sitting.fill)))
        else:
            self.lift_curtain()

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.press(event.act_id)

    @on(LandingQuestion.Decided)
    async def _landed(self, event: LandingQuestion.Decided) -> None:
        event.stop()
        self.sitting.land(event.landing_id, self._whose)
        await self.go_on()

    async def press(self, act_id: str) -> None:
        """Do what a button of the current question says."""
        kind, _, value = act_id.partition(":")
        match kind:
            case "continue":
                self._asked.take()
                await self.go_on()
            case "back":
                self.action_go_back()
            case "second_version":
                self.action_second_version()
            case "afraid":
                self.action_afraid()
            case "whose":
                self._whose = value
                await self.show()
            case "open":
                self.open_both()
            case "leave":
                self.dismiss("")
            case "alone":
                self.dismiss("alone")
            case "value":
                await self._choose_value(self.sitting.step, value)

    async def _choose_value(self, step: Step, value: str) -> None:
        """Take the answer of a step whose buttons are its answers."""
        if step.id == "start" and value == "another_evening":
            self.sitting.view.put_off(self.sitting.debrief, today=self.sitting.today)
            await self._show_neutral("rules.another_evening")
            return
        if step.id == "start" and value == "short":
            self.sitting.choose_form("short")
        if step.id == "last_time":
            # The step goes away once its repair is settled, so the next one is found first.
            following = self.sitting.steps[self.sitting.steps.index(step) + 1].id
            self.sitting.answers.settle_carried(value)
            self.sitting.go(following)
            await self.show()
            return
        if step.id == "rules":
            following = self.sitting.steps[self.sitting.steps.index(step) + 1].id
            self.sitting.rules_read()
            self.sitting.go(following)
            await self.show()
            return
        if step.kind == "close":
            self.sitting.finish()
            self.dismiss("")
            return
        if step.id.endswith("_covered"):
            self.sitting.end_turn()
            await self.show()
            return
        if step.kind == "keep_or_share":
            (self.sitting.share if value == "share" else self.sitting.keep)()
        elif step.field:
            self.sitting.answers.answer(step, (value,) if step.most else value)
        await self.go_on()

    async def go_on(self) -> None:
        """Ask the next question; at the end, close."""
        self._whose = ""
        if self.sitting.next():
            await self.show()
        else:
            self.sitting.finish()
            self.dismiss("")

    async def _show_neutral(self, words: str) -> None:
        self._asked = ask_neutral(words, offers_alone=False)
        stage = self.query_one("#stage", Container)
        await stage.remove_children()
        await stage.mount(self._asked.widget)

    # -- curtain and reveal -------------------------------------------------------------------------------------

    @work
    async def lift_curtain(self) -> None:
        """Begin the turn of the one who was named, with what they were writing if it was left in another sitting."""
        adult_id = self.sitting.reader_of(self.sitting.step)
        adult = self.sitting.view.adult(adult_id)
        drafts = self.sitting.view.drafts
        if adult is not None and self.sitting.resumed and not drafts.opened(adult_id):
            identity = await self.app.push_screen_wait(
                PassphraseScreen(
                    adult,
                    title=say("debrief.bring_back_title", name=adult.name),
                    hint=say("debrief.bring_back_hint"),
                    without=say("debrief.afresh"),
                )
            )
            if identity is not None:
                drafts.open_private(adult_id, identity)
        self.sitting.begin_turn()
        await self.show()

    @work
    async def open_both(self) -> None:
        """Open both reads in one act; each keyed author types their own passphrase first, if it is needed."""
        identities = {}
        for adult_id in self.sitting.view.asks_passphrase(self.sitting.debrief):
            adult = self.sitting.view.adult(adult_id)
            if adult is None:
                return
            identity = await self.app.push_screen_wait(
                PassphraseScreen(
                    adult, title=say("debrief.open_passphrase", name=adult.name), hint=say("debrief.open_hint")
                )
            )
            if identity is None:
                return
            identities[adult_id] = identity
        try:
            outcome = self.sitting.reveal(identities)
        except JournalError as problem:
            await self.show(problem.words)
            return
        if outcome == "not_now":
            await self._show_neutral("rules.neutral")
        else:
            await self.show()

    # -- keys ---------------------------------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Stop here; the same place comes back."""
        if self.sitting.turn and self.sitting.debrief.form != "alone":
            self.sitting.leave_turn()
        # A pause may be the last thing before the lid closes: what was typed goes to the medium now.
        self.sitting.view.drafts.flush()
        self.dismiss("")

    def action_go_on(self) -> None:
        """Press the button that goes on."""
        buttons = self._asked.widget.ask.acts if isinstance(self._asked.widget, Question) else ()
        act = next((act for act in buttons if act.id == CONTINUE or act.strong), None)
        if act is not None:
            self.run_worker(self.press(act.id))

    def action_choose(self, n: int) -> None:
        """Press the n-th of the buttons that are answers."""
        buttons = self._asked.widget.ask.acts if isinstance(self._asked.widget, Question) else ()
        act = next((act for act in buttons if act.key == str(n)), None)
        if act is not None:
            self.run_worker(self.press(act.id))

    @work
    async def action_go_back(self) -> None:
        """Ask the question before this one again."""
        self._whose = ""
        if self.sitting.back():
            await self.show()

    @work
    async def action_second_version(self) -> None:
        """Give the other way it is remembered a place of its own, or take it away."""
        if self.sitting.step.field == "moment.camera":
            self._asked.take()
            self.sitting.second_version(None if len(self.sitting.moment.camera) > 1 else "")
            await self.show()

    def action_afraid(self) -> None:
        """Open the page for someone who is afraid; nothing about it is kept."""
        if self.sitting.turn:
            self.app.push_screen(PageScreen(afraid_page()))

    def action_rules(self) -> None:
        """Show the ground rules."""
        self.app.push_screen(PageScreen(rules_page()))
