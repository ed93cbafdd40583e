"""One adult writes their own read of a moment, unseen, and says whether it is ready."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType

from data.ids import new_id
from data.records import Debrief, Moment
from data.scripts import Step
from data.wording import say
from widgets.buttons import Act
from widgets.question import Question
from workspace.desk import Desk
from workspace.playing import Sitting
from workspace.screens.asking import Asked, ask
from workspace.screens.debrief import DebriefScreen

ENDS = Step(id="ready", stage="My read", who="reader", kind="ready", words="", field="turn.ready")
"""The last question of a read written alone: ready, or not yet."""


class MyReadSitting(Sitting):
    """The read part of the form for one, ending with *ready* or *not yet*."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The questions of the read, then whether it is ready."""
        own = tuple(step for step in super().steps if step.id.startswith("my_"))
        return (*own, replace(ENDS, stage=own[0].stage, words=say("moments.read_title")))


class MyReadScreen(DebriefScreen):
    """The same questions as in a turn of the debrief, without anybody waiting."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, moment: Moment) -> None:
        """Begin, or come back to the question that was left.

        Args:
            desk: gives the view of whoever sits here alone.
            moment: what the read is about.
        """
        me = desk.view.me
        readers = (me.id,) if me else ()
        debrief = Debrief(id=new_id(), moment=moment.id, form="alone", child=moment.children[0], readers=readers)
        super().__init__(MyReadSitting(desk.seen_by, desk.actor, debrief, today=desk.today()))

    def build(self, step: Step) -> Asked:
        """Build the question; the last one is whether it is ready."""
        if step.id != ENDS.id:
            return super().build(step)
        acts = (
            Act(id="ready", label=say("moments.read_ready"), key="1", strong=True),
            Act(id="not_yet", label=say("moments.read_keep"), key="2"),
            Act(id="back", label=say("debrief.back"), key="F3"),
        )
        return Asked(Question(ask(self.sitting, step, acts)))

    @on(Question.Pressed)
    def _ended(self, event: Question.Pressed) -> None:
        if event.act_id not in ("ready", "not_yet"):
            return
        event.stop()
        event.prevent_default()
        paper = replace(self.sitting.answers.paper(), guess=None)
        if event.act_id == "ready":
            self.sitting.view.cover(paper)
        else:
            self.sitting.view.keep_to_oneself(paper)
        self.sitting.answers.drop_private()
        self.dismiss("")
