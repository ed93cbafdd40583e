"""The debrief: one question a screen, a curtain between two people, and a pause that comes back to the same place."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from data.errors import JournalError
from data.safety import numbers
from data.scripts import Step
from data.wording import say
from widgets.curtain import Curtain
from widgets.landing_question import LandingQuestion
from workspace.bringing_back import bring_back
from workspace.handover import note, place_for, write_note
from workspace.pages import afraid_page, rules_page, waiting_page
from workspace.pausing import call_time_out, rest_until_tomorrow
from workspace.playing import Sitting
from workspace.screens.asking_screen import AskingScreen
from workspace.screens.debrief_special import ask_neutral
from workspace.screens.pages import PageScreen
from workspace.screens.passphrase import PassphraseScreen
from workspace.screens.pause import PauseScreen, TimeOutScreen


class DebriefScreen(AskingScreen):
    """Two people (or one) look at a moment together.

    Ends with ``""``, or with ``"alone"`` when the form for one was asked for in its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "pause", "Pause", id="debrief.pause", tooltip="Pause; it comes back to this place"),
        Binding("f5", "afraid", "Help", id="debrief.afraid", tooltip="If you are afraid at home", show=False),
        Binding("ctrl+t", "clock", "Clock", id="debrief.clock", tooltip="Show a quiet clock, or hide it", show=False),
        # Before the page one writes on, which would select something with these keys.
        *[
            Binding(key, action, label, id=f"debrief.{action}", tooltip=about, show=False, priority=True)
            for key, action, label, about in (
                ("f6", "rules", "Ground rules", "Read the ground rules again"),
                ("f7", "quiet", "Quiet", "A quiet moment"),
                ("f8", "time_out", "Time-out", "A time-out until a time of your choosing"),
            )
        ],
    ]

    way_back = "debrief"
    """The room's action that opens this again."""

    def __init__(self, sitting: Sitting, *, rested: set[str] | None = None) -> None:
        """Show a sitting.

        Args:
            sitting: the debrief being played.
            rested: ids of debriefs in which a time-out was taken while the app runs; held in memory and nowhere else.
        """
        super().__init__(sitting)
        self._rested = rested if rested is not None else set()
        self._clock: Timer | None = None
        self._began = sitting.now() if sitting.now is not None else None

    # -- buttons ------------------------------------------------------------------------------------------------

    @on(LandingQuestion.Decided)
    async def _landed(self, event: LandingQuestion.Decided) -> None:
        event.stop()
        if self.sitting.step.kind != "landing":
            # Clicked twice: the first click has gone on already.
            return
        self.sitting.land(event.landing_id, self.whose)
        await self.go_on()

    async def press(self, act_id: str) -> None:
        """Do what a button of the current question says."""
        kind, _, value = act_id.partition(":")
        match kind:
            case "afraid":
                self.action_afraid()
            case "whose":
                self.whose = value
                await self.show()
            case "open":
                self.open_both()
            case "clock":
                self.action_clock()
            case "leave":
                self.dismiss("")
            case "alone":
                self.dismiss("alone")
            case "value":
                await self._choose_value(self.sitting.step, value)
            case _:
                await super().press(act_id)

    async def _choose_value(self, step: Step, value: str) -> None:
        """Take the answer of a step whose buttons are its answers."""
        if step.id == "start" and value == "another_evening":
            self.sitting.view.put_off(self.sitting.debrief, today=self.sitting.today)
            await self._show_neutral("rules.another_evening")
            return
        if step.id == "start" and value in ("short", "joint"):
            self.sitting.choose_form("short" if value == "short" else "joint")
        if value == "two_homes":
            self.sitting.choose_form("two_homes")
            await self.show()
            return
        if step.kind == "handover" and value == "write" and not self._write_note():
            return
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

    def _write_note(self) -> bool:
        """Write the note for the other home to its file; says whether it is there."""
        lines, path = note(self.sitting, self.sitting.answers.draft().values), place_for(self.sitting)
        try:
            write_note(lines, path)
        except JournalError as problem:
            self.app.notify(problem.words, markup=False)
            return False
        self.app.notify(say("handover.written", path=path), markup=False, timeout=12)
        return True

    # -- curtain and reveal -------------------------------------------------------------------------------------

    @on(Curtain.Lifted)
    def _curtain_lifted(self) -> None:
        self.lift_curtain()

    @on(Curtain.Pressed)
    def _curtain_pressed(self, event: Curtain.Pressed) -> None:
        if event.act_id == "waiting":
            self.app.push_screen(PageScreen(waiting_page(self.sitting.fill)))
        else:
            self.lift_curtain()

    async def _show_neutral(self, words: str) -> None:
        await self.ask_instead(ask_neutral(words, offers_alone=False))

    @work
    async def lift_curtain(self) -> None:
        """Begin the turn of the one who was named, with what they were writing if it was left in another sitting."""
        adult_id = self.sitting.reader_of(self.sitting.step)
        adult = self.sitting.view.adult(adult_id)
        if adult is not None and self.sitting.resumed and not await bring_back(self.app, self.sitting.view, adult):
            return
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
        self.keep_standing()
        if self.sitting.turn and not self.sitting.for_one:
            self.sitting.leave_turn()
        # A pause may be the last thing before the lid closes: what was typed goes to the medium now.
        self.sitting.view.drafts.flush()
        self.dismiss("")

    def action_afraid(self) -> None:
        """Open the page for someone who is afraid; nothing about it is kept."""
        if self.sitting.turn:
            self.app.push_screen(PageScreen(afraid_page(numbers(self.sitting.view.family.settings.help_lines))))

    @work
    async def action_quiet(self) -> None:
        """Be quiet for a moment; the same place comes back."""
        self.keep_standing()
        answer = await self.app.push_screen_wait(PauseScreen(for_two=not self.sitting.for_one))
        if answer == "time_out":
            self.action_time_out()
        elif answer == "stop":
            self.action_pause()

    @work
    async def action_time_out(self) -> None:
        """Let the debrief rest until a time that whoever called for it chooses; a second one ends it for the day."""
        sitting = self.sitting
        if sitting.for_one or sitting.now is None or sitting.debrief.put_away:
            return
        self.keep_standing()
        if sitting.turn:
            sitting.leave_turn()
            await self.show()
        if sitting.debrief.id in self._rested:
            rest_until_tomorrow(sitting.view, sitting.debrief, today=sitting.today)
            await self._show_neutral("rules.pause.second_time")
            return
        until = await self.app.push_screen_wait(TimeOutScreen(sitting, sitting.now()))
        if until is None:
            return
        call_time_out(sitting.view, sitting.debrief, until)
        self._rested.add(sitting.debrief.id)
        self.app.notify(say("rules.pause.rests"), markup=False)
        self.action_pause()

    def action_clock(self) -> None:
        """Show how long this has been going on, or hide it again; it makes no sound and ends nothing."""
        clock = self.query_one("#quiet-clock", Static)
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        elif self.sitting.now is not None:
            began = self._began = self._began or self.sitting.now()
            self._clock = self.set_interval(30, lambda: self._tell_time(began))
            self._tell_time(began)
        clock.display = self._clock is not None

    def _tell_time(self, began: datetime) -> None:
        if self.sitting.now is not None:
            minutes = int((self.sitting.now() - began).total_seconds()) // 300 * 5
            words = say("debrief.clock_so_far", minutes=minutes) if minutes else say("debrief.clock_begun")
            self.query_one("#quiet-clock", Static).update(Content(words))

    def action_rules(self) -> None:
        """Show the ground rules."""
        self.app.push_screen(PageScreen(rules_page()))
