"""Putting something right between the grown-ups: three short questions, each for one's own part."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from data.drafts import Draft
from data.errors import JournalError
from data.records import RepairStep
from data.view import View
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.between_us import LIMIT, PAGES, hint_of, put_right
from workspace.caring import OWN, care_place, take_care
from workspace.placing import cursor_of, put_cursor
from workspace.sizes import HEIGHTS, WIDTHS

CHOICES = ((1, "yes"), (2, "not_needed"), (3, "not_now"))
"""The three answers to the first question, with their digits."""


class BetweenScreen(ModalScreen[RepairStep | None]):
    """Asks about the step *repair between us*. Ends with the step as it now is; leaving keeps what was typed."""

    CSS_PATH = "../styles/repairs.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="between.leave", tooltip="Leave; what was typed is kept", show=False),
        Binding("f2", "press('strong')", "On", id="between.on", tooltip="The button that goes on", show=False),
        Binding("f4", "press('later')", "Later", id="between.later", tooltip="Meant to be said", show=False),
        Binding("f3", "press('back')", "Back", id="between.back", tooltip="To the question before", show=False),
        *[
            Binding(str(n), f"press('{n}')", "Choose", id=f"between.{n}", tooltip="Press that button", show=False)
            for n in range(1, 4)
        ],
    ]

    def __init__(self, view: View, step: RepairStep, *, key: str, band: str, child: str) -> None:
        """Ask about the step.

        Args:
            view: what whoever is here may see.
            step: the step as it stands.
            key: of its draft.
            band: the child's age band.
            child: name of the child.
        """
        super().__init__()
        self._view = view
        self._step = step
        self._key = key
        self._band = band
        self._child = child
        draft = view.drafts.shared(key)
        self._values: dict[str, str] = dict(draft.values) if draft else {"plan": step.plan.words}
        self._page = draft.step if draft is not None and draft.step in PAGES else PAGES[0]
        self._left = draft

    def compose(self) -> ComposeResult:
        """The place for one question."""
        yield Container(id="between-stage")
        yield care_place()

    async def on_mount(self) -> None:
        """Ask where it was left."""
        await self._show()
        lines = list(self.query(Line))
        place = next((line for line in lines if self._left and line.id == self._left.field), None)
        if place is not None and self._left is not None:
            place.focus()
            put_cursor(place, self._left.cursor)

    # -- asking -------------------------------------------------------------------------------------------------

    async def _show(self) -> None:
        stage = self.query_one("#between-stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(self._question())
        for line in self.query(Line):
            line.focus()
            break
        self._care()

    def _care(self) -> None:
        take_care(self, self._view, OWN, shared=True)

    def _question(self) -> Question:
        n = PAGES.index(self._page)
        ask = Ask(
            words=say(f"repairs.between.{self._page}", child=self._child),
            progress=say("repairs.between.progress", n=n + 1, total=len(PAGES)),
            hint=hint_of(self._page, self._step, band=self._band, child=self._child),
            acts=self._acts(),
        )
        widgets: list[Widget] = []
        if self._page == "own_part":
            for adult in self._view.adults:
                widgets.append(Static(Content(adult.name), classes="label"))
                widgets.append(Line(self._values.get(f"part.{adult.id}", ""), max_length=LIMIT, id=f"part-{adult.id}"))
        elif self._page == "plan":
            widgets.append(Line(self._values.get("plan", ""), max_length=LIMIT, id="plan"))
        return Question(ask, *widgets, Static(id="note", classes="-gone", markup=False))

    def _acts(self) -> tuple[Act, ...]:
        leave = Act(id="leave", label=say("repairs.acts.leave"), key="Esc")
        back = Act(id="back", label=say("repairs.between.back"), key="F3")
        if self._page == "whether":
            return (*(Act(id=one, label=say(f"repairs.between.{one}"), key=str(n)) for n, one in CHOICES), leave)
        if self._page == "own_part":
            return (Act(id="on", label=say("repairs.between.on"), key="F2", strong=True), back, leave)
        said = Act(id="said", label=say("repairs.between.said"), key="F2", strong=True)
        return (said, Act(id="later", label=say("repairs.between.later"), key="F4"), back, leave)

    # -- what is typed ------------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        name = (event.input.id or "").replace("part-", "part.", 1)
        self._values[name] = event.value
        self._care()
        self.keep_place()

    def keep_place(self) -> None:
        """Keep what is being typed, and where, at every change."""
        line = self.focused if isinstance(self.focused, Line) else None
        cursor, field = (cursor_of(line), line.id or "") if line is not None else ((0, 0), "")
        try:
            draft = Draft(key=self._key, values=self._values, step=self._page, field=field, cursor=cursor)
            self._view.drafts.keep(draft)
        except JournalError as problem:
            note = self.query_one("#note", Static)
            note.remove_class("-gone")
            note.update(Content(problem.words))

    # -- ending -------------------------------------------------------------------------------------------------

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self._do(event.act_id)

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        lines = list(self.query(Line))
        if event.input is lines[-1]:
            await self._do("on" if self._page == "own_part" else "said")
        else:
            self.focus_next()

    async def action_press(self, which: str) -> None:
        """Press one of the buttons by its key.

        Args:
            which: *strong*, *back*, or the digit on it.
        """
        for act in self._acts():
            if (which == "strong" and act.strong) or act.key == which or act.id == which:
                await self._do(act.id)
                return

    async def _do(self, act: str) -> None:
        n = PAGES.index(self._page)
        if act in ("yes", "on", "back"):
            self._page = PAGES[n - 1 if act == "back" else n + 1]
            if self._view.drafts.shared(self._key) is not None or act == "on":
                self.keep_place()
            await self._show()
        elif act == "leave" or act == "not_now":
            self.action_leave()
        else:
            self._end(act)

    def _end(self, act: str) -> None:
        """Put the step together: nothing needed, said, or meant to be said."""
        self._view.drafts.drop(self._key)
        if act == "not_needed":
            self.dismiss(replace(self._step, status="not_needed"))
            return
        self.dismiss(put_right(self._view, self._step, self._values, said=act == "said"))

    def action_leave(self) -> None:
        """Leave the step as it was; what was typed is kept for the next time."""
        self.dismiss(None)
