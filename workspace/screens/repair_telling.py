"""One thing to tell about a repair in one's own words: a step of one's own, or what the child did next."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from data.drafts import Draft
from data.errors import JournalError
from data.view import View
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line, Writing
from workspace.caring import care_place, take_care
from workspace.placing import cursor_of, put_cursor, value_of
from workspace.sizes import HEIGHTS, WIDTHS

KEEP = "keep"
"""Id of the button that keeps the words."""


class Telling(Struct, frozen=True, kw_only=True):
    """What is asked, and where its words are kept while they are typed."""

    ask: str
    hint: str
    need: str
    """What is said when nothing was written."""
    key: str
    """Of the draft."""
    words: str = ""
    """What stands there already."""
    line: bool = False
    """One line is enough."""
    others: tuple[Act, ...] = ()
    """More buttons; each ends the screen with its id and the words as they stood."""


class Answered(Struct, frozen=True):
    """What was answered: by which button, and the words."""

    act: str
    words: str


class TellingScreen(ModalScreen[Answered | None]):
    """Asks for some words. Leaving keeps what was typed for the next time."""

    CSS_PATH = "../styles/repairs.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="telling.leave", tooltip="Leave; what was typed is kept", show=False),
        Binding("f2", "keep", "Keep", id="telling.keep", tooltip="Keep it", show=False),
    ]

    def __init__(self, view: View, telling: Telling) -> None:
        """Ask.

        Args:
            view: keeps what is typed.
            telling: what is asked.
        """
        super().__init__()
        self._view = view
        self._telling = telling
        self._draft = view.drafts.shared(telling.key)

    def compose(self) -> ComposeResult:
        """The question, the place to write, and one line for what is missing."""
        acts = (
            Act(id=KEEP, label=say("repairs.acts.keep"), key="F2", strong=True),
            Act(id="leave", label=say("repairs.acts.leave"), key="Esc"),
            *self._telling.others,
        )
        draft = self._draft
        words = draft.values.get("words", "") if draft else self._telling.words
        place = Line(words, max_length=200, id="words") if self._telling.line else Writing(words, id="words")
        ask = Ask(words=self._telling.ask, hint=self._telling.hint, acts=acts)
        yield Question(ask, place, Static(id="note", classes="-gone", markup=False))
        yield care_place()

    def on_mount(self) -> None:
        """Begin where the cursor was left."""
        if self._draft is not None:
            put_cursor(self._place, self._draft.cursor)
        self._care()

    def _care(self) -> None:
        take_care(self, self._view, shared=True)

    @property
    def _place(self) -> Writing | Line:
        found = self.query_one("#words")
        assert isinstance(found, Writing | Line)
        return found

    def _words(self) -> str:
        return str(value_of(self._place))

    def _note(self, words: str) -> None:
        note = self.query_one("#note", Static)
        note.remove_class("-gone")
        note.update(Content(words))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def keep_place(self) -> None:
        """Keep what is being typed, and where, at every change."""
        self._care()
        words, drafts = self._words(), self._view.drafts
        try:
            if words != self._telling.words:
                drafts.keep(Draft(key=self._telling.key, values={"words": words}, cursor=cursor_of(self._place)))
            elif drafts.shared(self._telling.key) is not None:
                drafts.drop(self._telling.key)
        except JournalError as problem:
            self._note(problem.words)

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        if event.act_id == "leave":
            self.action_leave()
        elif event.act_id == KEEP:
            self.action_keep()
        else:
            self._end(event.act_id)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep the words, once there are some."""
        if self._words().strip():
            self._end(KEEP)
        else:
            self._note(self._telling.need)
            self.query_one("#words").focus()

    def _end(self, act: str) -> None:
        words = self._words().strip()
        self._view.drafts.drop(self._telling.key)
        self.dismiss(Answered(act, words))

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        self.dismiss(None)
