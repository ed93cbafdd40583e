"""One question on a quiet screen: where we are, the question, a hint, a place for the answer, and the buttons."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.layout import Layout
from textual.widget import Widget
from textual.widgets import Static

from widgets.buttons import Act, Action, ActionRow
from widgets.glyphs import FULL, Glyphs
from widgets.saying import Saying
from widgets.yielding_layout import YieldingLayout


class Ask(Struct, frozen=True, kw_only=True):
    """What one question says."""

    words: str
    progress: str | tuple[str, ...] = ""
    """Such as *3 of 9*, never a bar; with whose turn it is as a part of its own, so that no number is beside a name."""
    hint: str = ""
    acts: tuple[Act, ...] = ()
    """The buttons beneath."""


_ANSWER_GIVES_WAY = YieldingLayout("question--answer")


class _Column(Vertical):
    """Holds the parts of a question; a long answer scrolls in what the others leave it."""

    @property
    def layout(self) -> Layout:
        """One below the other, with the buttons always in sight."""
        return _ANSWER_GIVES_WAY


class Question(Widget):
    """One question, with any piece of screen as the place for its answer."""

    # The width follows the class the screen carries, which stands outside this widget.
    SCOPED_CSS: ClassVar[bool] = False

    DEFAULT_CSS = """
    Question {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
        align: center top;
    }
    Question > .question--column { width: 60; max-width: 100%; height: auto; max-height: 100%; padding: 1; }
    .-normal Question > .question--column { width: 72; padding: 2 0 1 0; }
    .-wide Question > .question--column { width: 84; padding: 3 0 1 0; }
    .-tall Question { align: center middle; }
    .-tall Question > .question--column { margin-bottom: 4; }
    .-short Question > .question--column { padding: 0 1; }
    Question .question--progress { height: auto; color: $muted; }
    Question Horizontal.question--progress > Static { width: auto; margin: 0 4 0 0; }
    Question Horizontal.question--progress > Static:last-child { width: 1fr; margin: 0; }
    Question .question--words { height: auto; margin: 1 0 0 0; text-style: bold; }
    Question .question--hint { height: auto; margin: 1 0 0 0; color: $muted; }
    Question .question--answer { height: auto; max-height: 54vh; margin: 1 0 1 0; scrollbar-size-vertical: 1; }
    Question .question--acts { height: auto; }
    .-short Question .question--words { margin: 0; }
    .-short Question .question--hint { margin: 0; }
    .-short Question .question--answer { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_answer(-1)", "Up", id="question.up", tooltip="A line further up", show=False),
        Binding("down", "scroll_answer(1)", "Down", id="question.down", tooltip="A line further down", show=False),
        Binding("pageup", "scroll_answer(-8)", "Up", id="question.page_up", tooltip="Further up", show=False),
        Binding("pagedown", "scroll_answer(8)", "Down", id="question.page_down", tooltip="Further down", show=False),
    ]

    class Pressed(Saying["Question"]):
        """One of its buttons was pressed."""

        def __init__(self, question: Question, act_id: str) -> None:
            super().__init__(question)
            self.act_id = act_id

    def __init__(
        self,
        ask: Ask,
        *answer: Widget,
        signs: Glyphs = FULL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a question.

        Args:
            ask: what it says.
            answer: what stands in the place for the answer; nothing for a page that only says something.
            signs: the set of signs to draw with.
            id: as for any widget.
            classes: as for any widget.
        """
        super().__init__(id=id, classes=classes)
        self.ask = ask
        self.signs = signs
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The column, from the quiet line at the top to the buttons at the bottom."""
        with _Column(classes="question--column"):
            if isinstance(self.ask.progress, tuple):
                with Horizontal(classes="question--progress"):
                    yield from (Static(Content(part)) for part in self.ask.progress)
            elif self.ask.progress:
                yield Static(Content(self.ask.progress), classes="question--progress")
            yield Static(Content(self.ask.words), classes="question--words")
            if self.ask.hint:
                yield Static(Content(self.ask.hint), classes="question--hint")
            with VerticalScroll(classes="question--answer", can_focus=False):
                yield from self._answer
            if self.ask.acts:
                yield ActionRow(self.ask.acts, signs=self.signs, classes="question--acts")

    def on_mount(self) -> None:
        """Begin in the answer, or on the button most people want next where there is none."""
        for piece in self._answer:
            # A piece that knows better where to begin than its first part says so by its own `focus`.
            if type(piece).focus is not Widget.focus:
                piece.focus(scroll_visible=False)
                return
        for widget in self.query(".question--answer *"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return
        buttons = [button for button in self.query(Action) if button.focusable]
        first = next((button for button in buttons if button.act.strong), buttons[0] if buttons else None)
        if first is not None:
            first.focus(scroll_visible=False)

    def action_scroll_answer(self, lines: int) -> None:
        """Show more of what stands in the place for the answer, where it does not all fit.

        Args:
            lines: how far down; negative for up.
        """
        answer = self.query_one(".question--answer", VerticalScroll)
        if not answer.max_scroll_y:
            # All of it is in sight; the key is for whoever else wants it, such as to go from line to line.
            raise SkipAction
        answer.scroll_relative(y=lines, animate=False)

    def button(self, act_id: str) -> Action | None:
        """Give one of the buttons, such as to switch it off; None when there is none of that id."""
        return next((button for button in self.query(Action) if button.act.id == act_id), None)

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Pass on which of its own buttons was pressed; those inside the answer speak for themselves."""
        if any(isinstance(above, VerticalScroll) for above in event.control.ancestors if above in self.walk_children()):
            return
        event.stop()
        self.post_message(self.Pressed(self, event.act_id))
