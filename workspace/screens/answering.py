"""A short question for all who sit here: answered with one button, left with the other, and a line at the foot."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from workspace.sizes import HEIGHTS, WIDTHS

Answer = TypeVar("Answer")


class AnsweringScreen(ModalScreen[Answer | None], Generic[Answer]):
    """Asks; subclasses say in `action_go_on` what the answer is. None when it was left."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="answering.leave", tooltip="Back to the moments", show=False),
        Binding("f2", "go_on", "Continue", id="answering.on", tooltip="That is the answer", show=False),
    ]

    def __init__(self, words: str, hint: str, *answer: Widget) -> None:
        """Ask.

        Args:
            words: the question.
            hint: a quiet line beneath it.
            answer: the places for the answer.
        """
        super().__init__()
        self._words, self._hint, self._answer = words, hint, answer

    def compose(self) -> ComposeResult:
        """The question, and a line for what is still wanted."""
        acts = (
            Act(id="go_on", label=say("debrief.continue"), key="F2", strong=True),
            Act(id="leave", label=say("debrief.go_back"), key="Esc"),
        )
        yield Question(Ask(words=self._words, hint=self._hint, acts=acts), *self._answer)
        yield Static(classes="answering--note", markup=False)

    def want(self, words: str) -> None:
        """Say what is still wanted."""
        self.query_one(".answering--note", Static).update(Content(words))

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    def action_go_on(self) -> None:
        """Take the answer."""
        raise TypeError(f"{type(self).__name__} has no answer")

    def action_leave(self) -> None:
        """Go back; nothing changes."""
        self.dismiss(None)
