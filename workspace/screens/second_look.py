"""A later reading of a moment by one adult, dated, beneath what was said before."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from data.drafts import Draft
from data.errors import JournalError
from data.ids import new_id
from data.records import SecondLook
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Writing
from workspace.caring import care_place, take_care
from workspace.desk import Desk
from workspace.placing import put_cursor
from workspace.sizes import HEIGHTS, WIDTHS


class SecondLookScreen(ModalScreen[None]):
    """One question: how do you read it now?"""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="look.leave", tooltip="Leave; what was typed is kept"),
        Binding("f2", "save", "Add it", id="look.save", tooltip="Add it beneath"),
    ]

    way_back = "second_look"
    """The room's action that opens this again."""

    def __init__(self, desk: Desk, moment_id: str) -> None:
        """Ask for a second look.

        Args:
            desk: gives the view of whoever sits here alone.
            moment_id: the moment it is about.
        """
        super().__init__()
        self._desk = desk
        self._moment_id = moment_id
        self._key = f"look.{moment_id}"
        self._draft: Draft | None = None

    def compose(self) -> ComposeResult:
        """The question, with what was typed before."""
        acts = (
            Act(id="save", label=say("moments.look_save"), key="F2", strong=True),
            Act(id="leave", label=say("debrief.back"), key="Esc"),
        )
        me = self._desk.view.me
        self._draft = self._desk.view.drafts.private(me.id, self._key) if me else None
        text = self._draft.values.get("words", "") if self._draft else ""
        words = Ask(
            words=say("moments.look_words"),
            progress=say("moments.look_title"),
            hint=say("moments.look_hint"),
            acts=acts,
        )
        yield Question(words, Writing(text, id="answer"), Static(id="look-line", markup=False))
        yield care_place()

    def on_mount(self) -> None:
        """Begin where the cursor was left."""
        if self._draft is not None:
            put_cursor(self.query_one(Writing), self._draft.cursor)
        self._care()

    def _care(self) -> None:
        take_care(self, self._desk.view)

    @on(TextArea.Changed)
    def keep_place(self) -> None:
        """Keep what is being typed, and where, sealed to whoever types it."""
        self._care()
        me, writing, drafts = self._desk.view.me, self.query_one(Writing), self._desk.view.drafts
        draft = Draft(key=self._key, values={"words": writing.text}, cursor=writing.cursor_location)
        if me is None or draft == self._draft or not (writing.text or self._draft):
            return
        self._draft = draft
        try:
            drafts.keep_private(me.id, me.recipient, draft)
        except JournalError as problem:
            self.query_one("#look-line", Static).update(Content(problem.words))

    @on(Question.Pressed)
    def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        if event.act_id == "save":
            self.action_save()
        else:
            self.dismiss(None)

    def action_save(self) -> None:
        """Add the look beneath the moment."""
        me = self._desk.view.me
        words = self.query_one(Writing).text.strip()
        if me is not None and words:
            look = SecondLook(id=new_id(), moment=self._moment_id, adult=me.id, on=self._desk.today(), words=words)
            self._desk.view.put(look)
            self._desk.view.drafts.drop_private(me.id, me.recipient, self._key)
        self.dismiss(None)

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        self.dismiss(None)
