"""The small step that ends a sitting in the private room: one of three sentences, with a line if one likes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from data.drafts import Draft
from data.reflecting import Closing, closings
from data.scripts import script
from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.closing import CLOSING, WITHOUT_LINE, with_closing
from workspace.desk import Desk
from workspace.placing import cursor_of, put_cursor
from workspace.screens.reflect_private import PrivateScreen
from workspace.visit import Visit


class ClosingScreen(PrivateScreen):
    """Ends with the id of the closing that was chosen, or None when it was left out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[
            Binding(str(n), f"take({n})", "Choose", id=f"closing.{n}", tooltip="Choose this sentence", show=False)
            for n in range(1, 4)
        ],
        Binding("f2", "keep_it", "Keep", id="closing.keep", tooltip="Keep it and close", show=False),
    ]

    def __init__(self, desk: Desk, visit: Visit) -> None:
        """Offer the closing step.

        Args:
            desk: gives the view of whoever sits here alone, and the clock.
            visit: the sitting this belongs to.
        """
        super().__init__(desk, visit)
        self._chosen: Closing | None = None

    async def on_mount(self) -> None:
        """Offer the three, or come back to a line that was left."""
        left = self.draft(CLOSING)
        if left is not None:
            self._chosen = next((one for one in closings() if one.id == left.step), None)
        await self._show()

    async def _show(self) -> None:
        form = script("reflection")
        step = form.step("closing")
        leave = Act(id="leave", label=say("reflect_room.closing_leave"), key="Esc")
        if self._chosen is None:
            acts = [
                Act(id=f"take({n})", label=label, key=str(n), strong=n == 1) for n, label in enumerate(step.buttons, 1)
            ]
            await self.ask(Question(Ask(words=step.words, hint=step.hint, acts=(*acts, leave))))
            return
        left = self.draft(CLOSING)
        acts = [Act(id="keep_it", label=say("reflect_room.closing_keep"), key="Enter", strong=True), leave]
        ask = Ask(words=self._chosen.words, hint=form.step("closing_words").words, acts=tuple(acts))
        line = Line(left.values.get("line", "") if left else "", max_length=240)
        await self.ask(Question(ask, line))
        if left is not None:
            put_cursor(line, left.cursor)

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.keep_place()

    def keep_place(self) -> None:
        """Keep the line, and where the cursor is in it."""
        for line in self.query(Line) if self._chosen is not None else ():
            if line.value or self.draft(CLOSING) is not None:
                step = self._chosen.id if self._chosen is not None else ""
                self.keep(Draft(key=CLOSING, values={"line": line.value}, step=step, cursor=cursor_of(line)))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep_it()

    async def action_take(self, n: int) -> None:
        """Take the n-th sentence; one that asks for no line closes at once."""
        if self._chosen is None:
            self._chosen = closings()[n - 1]
            if self._chosen.id == WITHOUT_LINE:
                self.action_keep_it()
            else:
                await self._show()

    def action_keep_it(self) -> None:
        """Keep the sentence, with its line, and close."""
        room = self.room
        if room is None or self._chosen is None:
            return
        line = next((place.value for place in self.query(Line)), "")
        if self.keep_room(with_closing(room, self.desk.today(), self._chosen, line)):
            self.drop(CLOSING)
            self.dismiss(self._chosen.id)
