"""Where one grown-up takes a copy of their own room, to a place they name; the place is remembered nowhere."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from data.wording import say
from widgets.buttons import Act
from widgets.question import Ask, Question
from widgets.text_area import Line
from workspace.copying_out import write_copy
from workspace.screens.reflect_private import PrivateScreen


class CopyScreen(PrivateScreen):
    """Asks where, warns plainly, and writes one file; ends with None. What is typed here is no draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "write(False)", "Everything", id="copy.all", tooltip="Write everything there", show=False),
        Binding("f3", "write(True)", "Taken along", id="copy.taken", tooltip="Only what is taken along", show=False),
    ]

    async def on_mount(self) -> None:
        """Ask where it shall go."""
        acts = (
            Act(id="write(False)", label=say("reflect_copy.all_act"), key="F2", strong=True),
            Act(id="write(True)", label=say("reflect_copy.taken_act"), key="F3"),
            Act(id="leave", label=say("reflect_copy.leave"), key="Esc"),
        )
        ask = Ask(words=say("reflect_copy.title"), hint=say("reflect_copy.hint"), acts=acts)
        example = say("reflect_copy.where", example=say("reflect_copy.example"))
        label = Static(Content(example), classes="page-line")
        await self.ask(Question(ask, label, Line(id="where")))

    @on(Question.Pressed)
    async def _pressed(self, event: Question.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def action_write(self, only_taken: bool) -> None:
        """Write the file.

        Args:
            only_taken: whether only what is taken along goes into it.
        """
        room = self.room
        if room is None:
            return
        name = next((line.value for line in self.query(Line)), "")
        problem = write_copy(self.view, name, self.desk.today(), only_taken=only_taken)
        if problem:
            self.remark(problem)
            return
        self.app.notify(say("reflect_copy.done"), markup=False)
        self.dismiss(None)
