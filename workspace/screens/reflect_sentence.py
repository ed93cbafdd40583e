"""One sentence for a shared moment, in one's own words and by one's own act; everything else stays here."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from data.drafts import Draft
from data.errors import JournalError
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.desk import Desk
from workspace.moments_beside import LONGEST, put_sentence, sentence_key
from workspace.placing import NOWHERE, cursor_of, put_cursor
from workspace.screens.reflect_private import PrivateScreen
from workspace.visit import Visit


class SentenceScreen(PrivateScreen):
    """Asks for the sentence, says who will see it, and puts it beneath the moment; ends with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "add", "Add it", id="sentence.add", tooltip="Put it beneath the moment", show=False),
    ]

    def __init__(self, desk: Desk, visit: Visit, moment_id: str) -> None:
        """Offer a sentence.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
            moment_id: the shared moment.
        """
        super().__init__(desk, visit)
        self._moment_id = moment_id
        self._key = sentence_key(moment_id)

    async def on_mount(self) -> None:
        """Suggest a sentence, or come back to the one that was left."""
        draft, moment = self.draft(self._key), self.view.moment(self._moment_id)
        line = Line(draft.values.get("line", "") if draft else say("reflect.hand_over"), max_length=LONGEST)
        acts = (
            Act(id="add", label=say("reflect_room.sentence_add"), key="F2", strong=True),
            Act(id="leave", label=say("reflect_room.sentence_leave"), key="Esc"),
        )
        ask = Ask(
            words=say("reflect_room.sentence_title"),
            progress=self.view.title(moment) if moment is not None else "",
            hint=say("reflect_room.sentence_hint"),
            acts=acts,
        )
        await self.ask(Question(ask, line))
        if not self._let_go:
            put_cursor(line, draft.cursor if draft is not None else NOWHERE)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.keep_place(typed=True)

    def keep_place(self, typed: bool = False) -> None:
        """Keep the sentence as far as it is typed, sealed, and where the cursor is."""
        for line in self.query(Line):
            if (typed and line.value != say("reflect.hand_over")) or self.draft(self._key) is not None:
                self.keep(Draft(key=self._key, values={"line": line.value}, cursor=cursor_of(line)))

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    def action_add(self) -> None:
        """Put the sentence beneath the shared moment, with a name and today's date."""
        words = next((line.value.strip() for line in self.query(Line)), "")
        if words and self._owner:
            try:
                put_sentence(self.desk, self._moment_id, words)
            except JournalError as problem:
                self.remark(problem.words)
                return
            self.drop(self._key)
            self.app.notify(say("reflect_room.sentence_added"), markup=False)
        self.dismiss(None)
