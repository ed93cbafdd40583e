"""What a family says on its page beside the moments: five questions, one a screen, kept at every keystroke."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
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
from workspace.making import LONGEST_NOTE, NOTE_FIELDS, NOTE_LINES, NOTES_DRAFT, note_text, with_note
from workspace.placing import cursor_of, put_cursor
from workspace.sizes import HEIGHTS, WIDTHS


class NotesScreen(ModalScreen[None]):
    """Asks for the family's own words; going on, back or away writes down what was typed."""

    CSS_PATH = "../styles/summary.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="notes.leave", tooltip="Leave; what you wrote is kept", show=False),
        Binding("f2", "go_on", "Go on", id="notes.on", tooltip="To the next question", show=False),
        Binding("f3", "go_back", "Back", id="notes.back", tooltip="To the question before", show=False),
        Binding("up", "near(-1)", "Up", id="notes.up", tooltip="To the line above", show=False),
        Binding("down", "near(1)", "Down", id="notes.down", tooltip="To the line below", show=False),
    ]

    way_back = "page_notes"
    """The room's action that opens this again."""

    def __init__(self, view: View, *, own: bool = False) -> None:
        """Begin with what is written already, or where a sitting broke off.

        Args:
            view: what whoever is here may see and write.
            own: whether the page shown just now is one adult's own, which holds none of these words.
        """
        super().__init__(classes="making")
        self._view = view
        self._own = own
        draft = view.drafts.shared(NOTES_DRAFT)
        self._typed = {key: words for key, words in draft.values.items() if key in NOTE_FIELDS} if draft else {}
        self._field = draft.step if draft and draft.step in NOTE_FIELDS else NOTE_FIELDS[0]
        self._left = draft
        self._places: tuple[Writing | Line, ...] = ()

    def compose(self) -> ComposeResult:
        """The place for one question, and one quiet line beneath."""
        yield Container(id="make-stage")
        yield care_place()
        yield Static(id="make-line", markup=False)

    async def on_mount(self) -> None:
        """Ask the first question, or the one that was left, with the cursor where it was."""
        await self.show()
        left = self._left
        if left is not None and left.field.isdecimal() and int(left.field) < len(self._places):
            place = self._places[int(left.field)]
            place.focus()
            put_cursor(place, left.cursor)

    # -- asking -------------------------------------------------------------------------------------------------

    async def show(self) -> None:
        """Put the current question on the screen."""
        self._places = self._make_places()
        n = NOTE_FIELDS.index(self._field) + 1
        last = n == len(NOTE_FIELDS)
        acts = [Act(id="on", label=say(f"summary_room.notes.{'finish' if last else 'go_on'}"), key="F2", strong=True)]
        if n > 1:
            acts.append(Act(id="back", label=say("summary_room.notes.back"), key="F3"))
        hint = say(f"summary_room.notes.{self._field}.hint")
        ask = Ask(
            words=say(f"summary_room.notes.{self._field}.words"),
            hint=f"{hint} {say('summary_room.notes.own')}" if self._own else hint,
            progress=say("summary_room.notes.progress", n=n, total=len(NOTE_FIELDS)),
            acts=tuple(acts),
        )
        stage = self.query_one("#make-stage", Container)
        async with self.batch():
            await stage.remove_children()
            await stage.mount(Question(ask, *self._places))
        self._say(say("summary_room.notes.how_to_stop"))
        self._care()

    def _care(self) -> None:
        take_care(self, self._view, shared=True)

    def _make_places(self) -> tuple[Writing | Line, ...]:
        """Give the places to write in: a page, a line, or several lines."""
        words = self._typed.get(self._field, note_text(self._view.notes(), self._field))
        if self._field == "our_family":
            writing = Writing(words)
            writing.move_cursor(writing.document.end)
            return (writing,)
        lines = words.split("\n") if words else []
        most = NOTE_LINES.get(self._field, 1)
        lines += [""] * (most - len(lines))
        return tuple(Line(line, max_length=max(LONGEST_NOTE, len(line)), classes="note--line") for line in lines)

    def _say(self, words: str, *, note: bool = False) -> None:
        line = self.query_one("#make-line", Static)
        line.set_class(note, "-note")
        line.update(Content(words))

    # -- writing ------------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _changed(self, event: TextArea.Changed | Input.Changed) -> None:
        """Keep a draft at every change."""
        event.stop()
        if event.control not in self._places:
            return
        self._care()
        words = "\n".join(place.text if isinstance(place, Writing) else place.value for place in self._places)
        if words.strip() == self._typed.get(self._field, note_text(self._view.notes(), self._field)).strip():
            return
        self._typed[self._field] = words
        self.keep_place()

    def keep_place(self) -> None:
        """Keep what was typed, and where the cursor is; nothing where nothing was typed."""
        here = next((n for n, place in enumerate(self._places) if place.has_focus), 0)
        if not self._typed or not self._places:
            return
        draft = Draft(
            key=NOTES_DRAFT,
            values=dict(self._typed),
            step=self._field,
            cursor=cursor_of(self._places[here]),
            field=str(here),
        )
        try:
            self._view.drafts.keep(draft)
        except JournalError as problem:
            self._say(problem.words, note=True)

    @on(Writing.Cleaned)
    @on(Line.Cleaned)
    def _cleaned(self, event: Writing.Cleaned | Line.Cleaned) -> None:
        event.stop()
        self._say(say("summary_room.notes.removed", names=", ".join(event.names)), note=True)

    def _write_down(self) -> bool:
        """Write what was typed into the family's page; the draft stays where that could not be done."""
        before = notes = self._view.notes()
        for field, words in self._typed.items():
            notes = with_note(notes, field, words)
        try:
            if notes != before:
                self._view.put(notes)
            if self._view.drafts.shared(NOTES_DRAFT) is not None:
                self._view.drafts.drop(NOTES_DRAFT)
        except JournalError as problem:
            self._say(problem.words, note=True)
            return False
        self._typed.clear()
        return True

    # -- going on -----------------------------------------------------------------------------------------------

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await (self.action_go_on() if event.act_id == "on" else self.action_go_back())

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input is self._places[-1]:
            await self.action_go_on()
        else:
            self.action_near(1)

    async def action_go_on(self) -> None:
        """Write it down and ask the next question; after the last one, leave."""
        await self._move(1)

    async def action_go_back(self) -> None:
        """Write it down and ask the question before again."""
        await self._move(-1)

    async def _move(self, by: int) -> None:
        if not self._write_down():
            return
        place = NOTE_FIELDS.index(self._field) + by
        if place == len(NOTE_FIELDS):
            self.dismiss(None)
        elif place >= 0:
            self._field = NOTE_FIELDS[place]
            await self.show()

    def action_leave(self) -> None:
        """Write it down and leave; what cannot be written down stays as a draft."""
        self._write_down()
        self.dismiss(None)

    def action_near(self, by: int) -> None:
        """Go from one line to the next."""
        here = next((n for n, place in enumerate(self._places) if place.has_focus), None)
        if here is not None and 0 <= here + by < len(self._places):
            self._places[here + by].focus()
