"""One step of a repair looked at closely: who, when, what was said; every part of it may stay empty."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from data.drafts import Draft
from data.errors import JournalError
from data.records import RepairStep
from data.repairing import STATUSES, TRIED, label_of
from data.view import View
from data.vocabulary import step_advice, what_not_to_do
from data.wording import say
from widgets.buttons import Act
from widgets.chip_field import ChipField
from widgets.chips import Chips, Option
from widgets.question import Ask, Question
from widgets.text_area import Line, Writing
from widgets.when_input import WhenInput
from workspace import hearing
from workspace.caring import care_place, take_care
from workspace.placing import go_back, where
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.step_form import is_unclear, put_together, written_down
from workspace.step_times import StepTimes

OUT: Literal["out"] = "out"
"""What a step screen ends with when a family's own step is to be taken out."""


TIMES = ("when", "happened")
"""The parts that hold a time."""


class StepScreen(ModalScreen[RepairStep | Literal["out"] | None]):
    """Asks about one step. Ends with the step as it now is; leaving keeps what was typed for the next time."""

    CSS_PATH = "../styles/repairs.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="step.leave", tooltip="Leave; what was typed is kept", show=False),
        Binding("f2", "keep", "Keep", id="step.keep", tooltip="Keep it", show=False),
        Binding("f4", "afresh", "Afresh", id="step.afresh", tooltip="Without what was typed last time", show=False),
    ]

    def __init__(self, view: View, step: RepairStep, *, key: str, band: str, child: str, now: datetime) -> None:
        """Ask about a step.

        Args:
            view: what whoever is here may see.
            step: the step as it stands.
            key: of its draft.
            band: the age band its words are for.
            child: name of the child.
            now: the present, aware.
        """
        super().__init__()
        self._view = view
        self._step = step
        self._key = key
        self._band = band
        self._child = child
        self._now = now
        self._times = StepTimes(step, view.family, now)
        self._stored = written_down(step, self._times)
        draft = self._draft = view.drafts.shared(key)
        self._brought_back = draft is not None and {**self._stored, **draft.values} != self._stored
        self._first = {**self._stored, **draft.values} if draft is not None else self._stored

    def compose(self) -> ComposeResult:
        """The step as a question, and its parts one beneath the other."""
        acts = [
            Act(id="keep", label=say("repairs.acts.keep"), key="F2", strong=True),
            Act(id="leave", label=say("repairs.acts.leave"), key="Esc"),
        ]
        if self._brought_back:
            acts.insert(1, Act(id="afresh", label=say("repairs.acts.afresh"), key="F4"))
        if not self._step.id:
            acts.append(Act(id="out", label=say("repairs.acts.take_out")))
        advice = step_advice(self._step.id, self._band) if self._step.id else ""
        words = Ask(
            words=label_of(self._step) or say("repairs.acts.add"),
            progress=say("repairs.step.progress", child=self._child),
            hint=advice or say("repairs.step.hint"),
            acts=tuple(acts),
        )
        yield Question(words, *self._parts())
        # Beneath all that scrolls, so that it is seen wherever the cursor is.
        yield care_place()
        yield Static(id="note", classes="-gone", markup=False)

    def _parts(self) -> list[Widget]:
        first = self._first
        adults = tuple(Option(id=adult.id, label=adult.name) for adult in self._view.adults)
        who = tuple(one for one in first["who"].split(",") if one)
        parts: list[Widget] = []
        if not self._step.id:
            parts += [_label("label"), Line(first["label"], max_length=200, id="label")]
        parts += [
            _label("where"),
            Chips(_statuses(), (first["status"],), most=1, id="status"),
            _label("who"),
            Chips(adults, who, id="who"),
            _label("plan"),
            Line(first["plan"], placeholder=say("repairs.step.plan_example"), max_length=500, id="plan"),
            _label("when"),
            WhenInput(self._times.hear_plan, first["when"], placeholder=say("repairs.step.when_example"), id="when"),
            _label("said"),
            Writing(first["said"], id="said"),
            Vertical(
                _label("happened"),
                WhenInput(
                    self._times.hear_past,
                    first["happened"],
                    placeholder=say("repairs.step.happened_example"),
                    id="happened",
                ),
                id="happened-part",
            ),
        ]
        leave_out = what_not_to_do(self._step.id) if self._step.id else ()
        if leave_out:
            parts.append(Static(say("repairs.leave_out"), classes="label", markup=False))
            parts += [Static(Content(line), classes="leave-out") for line in leave_out]
        return parts

    def on_mount(self) -> None:
        """Begin with where it stands, and say when something typed earlier is still here."""
        self._show_happened()
        # Begin on the answer that stands, not on the first of the four.
        field = self.query_one("#status", Chips).query_one(ChipField)
        field.cursor = next((n for n, one in enumerate(STATUSES) if one == self._first["status"]), 0)
        if self._brought_back:
            self._note(say("repairs.step.brought_back"))
            go_back(self, self._draft)
        self._care()

    def _care(self) -> None:
        take_care(self, self._view, shared=True)

    def _note(self, words: str) -> None:
        note = self.query_one("#note", Static)
        note.set_class(not words, "-gone")
        note.update(Content(words))

    def _show_happened(self) -> None:
        self.query_one("#happened-part").display = self._value("status") in TRIED

    # -- what is typed ------------------------------------------------------------------------------------------

    def _value(self, name: str) -> str:
        found = self.query(f"#{name}")
        place = found.first() if found else None
        if isinstance(place, Chips):
            return ",".join(place.chosen) or ("not_yet" if name == "status" else "")
        if isinstance(place, Writing):
            return place.text
        return place.value if isinstance(place, Line | WhenInput) else self._stored[name]

    def _values(self) -> dict[str, str]:
        return {name: self._value(name) for name in self._stored}

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(WhenInput.Changed)
    @on(Chips.Changed)
    def _typed(self) -> None:
        self._show_happened()
        self._care()
        self.keep_place()

    def keep_place(self) -> None:
        """Keep what is being typed, and where, at every change."""
        values = self._values()
        field, cursor = where(self)
        try:
            if values != self._stored:
                self._view.drafts.keep(Draft(key=self._key, values=values, field=field, cursor=cursor))
            elif self._view.drafts.shared(self._key) is not None:
                self._view.drafts.drop(self._key)
        except JournalError as problem:
            self._note(problem.words)

    @on(WhenInput.Changed)
    def _timed(self, event: WhenInput.Changed) -> None:
        if event.control.id in TIMES and self._times.unheard(event.control.id, event.control.value):
            self._listen_longer(event.control)

    @work(exclusive=True, group="when", exit_on_error=False)
    async def _listen_longer(self, line: WhenInput) -> None:
        await asyncio.sleep(hearing.PAUSE)
        await asyncio.to_thread(self._times.ask, line.id or "", line.value)
        if line.is_mounted:
            line.hear_again()

    # -- ending -------------------------------------------------------------------------------------------------

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    @on(Input.Submitted)
    @on(WhenInput.Submitted)
    def _line_done(self) -> None:
        self.focus_next()

    def action_keep(self) -> None:
        """Keep the step as it now is; a time that was only heard just now is shown first."""
        for name in TIMES:
            text = self._value(name)
            if self._times.unheard(name, text) and self._times.ask(name, text):
                heard = self.query_one(f"#{name}", WhenInput).hear_again()
                self._note(say("repairs.step.look_when", when=heard))
                return
        values = self._values()
        if is_unclear(values, self._times):
            self._note(say("repairs.step.happened_unclear"))
            self.query_one("#happened", WhenInput).focus()
            return
        self._view.drafts.drop(self._key)
        self.dismiss(put_together(self._step, values, self._times))

    def action_leave(self) -> None:
        """Leave the step as it was; what was typed is kept for the next time."""
        self.dismiss(None)

    def action_out(self) -> None:
        """Take a family's own step out."""
        self._view.drafts.drop(self._key)
        self.dismiss(OUT)

    async def action_afresh(self) -> None:
        """Let go of what was typed last time."""
        if not self._brought_back:
            return
        self._view.drafts.drop(self._key)
        self._brought_back, self._first = False, self._stored
        await self.recompose()
        self.on_mount()


def _label(name: str) -> Static:
    return Static(say(f"repairs.step.{name}"), classes="label", markup=False)


def _statuses() -> tuple[Option, ...]:
    return tuple(
        Option(id=one, label=say(f"repairs.step.{one}"), description=say(f"repairs.step.{one}_about"))
        for one in STATUSES
    )
