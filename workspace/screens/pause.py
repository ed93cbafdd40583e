"""A quiet moment, a time-out, and coming back from one; no reasons are asked and nothing is counted."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, cast

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from data.when_back import understand_return
from data.wording import content, say
from widgets.buttons import Act, Action, ActionRow
from widgets.chips import Chips, Option
from widgets.question import Ask, Question
from widgets.when_input import WhenInput
from workspace.pausing import ANSWERS, Answer, returns, time_words
from workspace.playing import Sitting
from workspace.screens.answering import AnsweringScreen
from workspace.sizes import HEIGHTS, WIDTHS

QUIET_FOR = 5.0
"""Seconds before anything but the quiet sentence stands there."""


class PauseScreen(ModalScreen[str]):
    """A quiet moment: one sentence first, then the signs and the ways on. Ends with *go_on*, *time_out* or *stop*."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "end('go_on')", "Go on", id="pause.on", tooltip="Back to the same place", show=False),
        Binding("f8", "end('time_out')", "Time-out", id="pause.time_out", tooltip="Take a time-out", show=False),
    ]

    def __init__(self, *, for_two: bool) -> None:
        """Be quiet.

        Args:
            for_two: two people sit here, so that a time-out is offered too.
        """
        super().__init__()
        self._for_two = for_two

    def compose(self) -> ComposeResult:
        """One sentence, and nothing else for a few seconds."""
        with Container(id="stage"):
            yield Question(Ask(words=say("rules.pause.small"), hint=say("rules.pause.small_hint")))

    def on_mount(self) -> None:
        """Let a few breaths go by."""
        self.set_timer(QUIET_FOR, self.show_signs)

    async def show_signs(self) -> None:
        """Name the signs of being flooded, and the ways on."""
        signs: list[Widget] = [
            Static(f"  {sign}", classes="pause--sign", markup=False) for sign in content("rules")["pause"]["signs"]
        ]
        acts = [Act(id="go_on", label=say("rules.pause.go_on"), key="F2", strong=True)]
        if self._for_two:
            acts.append(Act(id="time_out", label=say("rules.pause.time_out"), key="F8"))
        acts.append(Act(id="stop", label=say("rules.pause.stop")))
        ask = Ask(words=say("rules.pause.signs_title"), hint=say("rules.pause.signs_hint"), acts=tuple(acts))
        stage = self.query_one("#stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(Question(ask, *signs))

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        self.dismiss(event.act_id)

    def action_end(self, how: str) -> None:
        """Go on, or take a time-out.

        Args:
            how: what the screen ends with.
        """
        self.dismiss(how if self._for_two else "go_on")


class TimeOutScreen(ModalScreen[datetime | None]):
    """Asks whoever called a time-out when they would like to come back; the reads are covered meanwhile.

    What is typed is kept nowhere: the letters go with the page, and the time itself once both are back.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "end", "Stay here", id="time_out.stay", tooltip="Take no time-out", show=False),
        *[
            Binding(str(n), f"choose({n})", "Choose", id=f"time_out.choose_{n}", tooltip="That time", show=False)
            for n in range(1, 6)
        ],
    ]

    def __init__(self, sitting: Sitting, now: datetime) -> None:
        """Ask.

        Args:
            sitting: the debrief that is to rest.
            now: the time it is, where the family lives.
        """
        super().__init__()
        self._times = returns(now)
        self._family = sitting.view.family
        self._now = sitting.now or (lambda: now)
        self._own: datetime | None = None

    def compose(self) -> ComposeResult:
        """The question, the advice, a few times, and a line for any other."""
        times = tuple(
            Act(id=f"time:{n}", label=self._said(when), key=str(n), strong=n == 1)
            for n, when in enumerate(self._times, 1)
        )
        acts = (
            Act(id="take", label=say("rules.pause.own_take"), key="Enter", off=True),
            Act(id="stay", label=say("rules.pause.here"), key="Esc"),
        )
        ask = Ask(words=say("rules.pause.choose_return"), hint=say("rules.pause.choose_hint"), acts=acts)
        line = WhenInput(
            self._hear, placeholder=say("rules.pause.own_example"), unclear=say("rules.pause.own_unclear"), id="own"
        )
        yield Question(
            ask,
            Static(say("rules.pause.advice"), classes="page-line", markup=False),
            ActionRow(times),
            # Together, so that the cursor begins on the times: a digit is a choice until somebody goes to the line.
            Vertical(Static(say("rules.pause.own"), classes="label", markup=False), line, id="own-part"),
        )

    def _said(self, when: datetime) -> str:
        return time_words(when, self._now().date(), self._family.settings.clock)

    def _hear(self, words: str) -> str:
        """Say which time the words mean; that time, and no other, is what Enter takes."""
        self._own = understand_return(words, now=self._now(), family=self._family)
        return self._said(self._own) if self._own is not None else ""

    @on(WhenInput.Changed)
    def _typed(self, event: WhenInput.Changed) -> None:
        event.stop()
        take = self.query_one(Question).button("take")
        if take is not None:
            take.act = replace(take.act, off=not event.heard, strong=bool(event.heard))

    @on(WhenInput.Submitted)
    def _entered(self, event: WhenInput.Submitted) -> None:
        event.stop()
        if event.heard:
            self.dismiss(self._own)

    @on(Action.Pressed)
    def _time_pressed(self, event: Action.Pressed) -> None:
        event.stop()
        self.action_choose(int(event.act_id.removeprefix("time:")))

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        self.dismiss(self._own if event.act_id == "take" else None)

    def action_choose(self, n: int) -> None:
        """Choose the n-th time."""
        self.dismiss(self._times[n - 1])

    def action_end(self) -> None:
        """Take no time-out."""
        self.dismiss(None)


class ReturnScreen(AnsweringScreen[dict[str, Answer]]):
    """Asks both whether they are ready to go on. Ends with the answer of each, or None when they only looked in."""

    def __init__(self, names: tuple[tuple[str, str], ...], early: str) -> None:
        """Ask.

        Args:
            names: id and name of each reader.
            early: the time that was chosen, in words; empty once it has come.
        """
        self._names = names
        answers = tuple(Option(id=answer, label=say(f"rules.pause.{answer}")) for answer in ANSWERS)
        rows: list[Widget] = []
        for n, (_, name) in enumerate(names):
            rows += [Static(name, classes="label", markup=False), Chips(answers, most=1, id=f"answer-{n}")]
        words = say("rules.pause.until", time=early) if early else say("rules.pause.back")
        super().__init__(words, say("rules.pause.until_hint" if early else "rules.pause.back_hint"), *rows)

    def action_go_on(self) -> None:
        """Take both answers."""
        chosen = [chips.chosen for chips in self.query(Chips)]
        if all(chosen):
            said = {adult: cast(Answer, one[0]) for (adult, _), one in zip(self._names, chosen, strict=True)}
            self.dismiss(said)
        else:
            self.want(say("rules.pause.each"))
