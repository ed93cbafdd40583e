"""One adult writes their own read of a moment, unseen, and says whether it is ready."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType

from data.ids import new_id
from data.records import Debrief, Moment
from data.scripts import Step
from data.wording import say
from widgets.buttons import Act
from widgets.question import Question
from workspace.desk import Desk
from workspace.my_read import ENDS, MyReadSitting
from workspace.screens.asking import Asked, ask
from workspace.screens.debrief import DebriefScreen


class MyReadScreen(DebriefScreen):
    """The same questions as in a turn of the debrief, without anybody waiting."""

    BINDINGS: ClassVar[list[BindingType]] = []
    way_back = "my_read"

    def __init__(self, desk: Desk, moment: Moment) -> None:
        """Begin, or come back to the question that was left.

        Args:
            desk: gives the view of whoever sits here alone.
            moment: what the read is about.
        """
        me = desk.view.me
        readers = (me.id,) if me else ()
        debrief = Debrief(id=new_id(), moment=moment.id, form="alone", child=moment.children[0], readers=readers)
        self._mine = MyReadSitting(desk.seen_by, desk.actor, debrief, today=desk.today())
        super().__init__(self._mine)

    def build(self, step: Step) -> Asked:
        """Build the question; the last one is whether it is ready."""
        if step.id != ENDS.id:
            return super().build(step)
        acts = [
            Act(id="ready", label=say("moments.read_ready"), key="1", strong=True),
            Act(id="not_yet", label=say("moments.read_keep"), key="2"),
        ]
        if self._mine.opened is not None:
            acts = [Act(id="correct", label=say("moments.read_correct"), key="1", strong=True)]
        acts.append(Act(id="back", label=say("debrief.back"), key="F3"))
        return Asked(Question(ask(self.sitting, step, tuple(acts))))

    async def press(self, act_id: str) -> None:
        """Do what a button says; the last three end the read."""
        if act_id not in ("ready", "not_yet", "correct"):
            await super().press(act_id)
            return
        paper = replace(self.sitting.answers.paper(), guess=None)
        if act_id == "correct":
            self._mine.correct()
        elif act_id == "ready":
            self.sitting.view.cover(paper)
        else:
            self.sitting.view.keep_to_oneself(paper)
        self.sitting.answers.drop_private()
        self.dismiss("")
