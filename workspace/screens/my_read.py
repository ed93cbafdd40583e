"""One adult writes their own read of a moment, unseen, and says whether it is ready."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType

from data.ids import new_id
from data.records import Debrief, Moment, OwnSide, Read, TurnPaper
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
    """The read part of the form for one, ending with *ready* or *not yet*; a read that is open already is corrected."""

    @property
    def opened(self) -> Read | None:
        """One's own read, once it was revealed."""
        return next((read for read in self.view.reads(self.moment.id) if read.adult == self.debrief.readers[0]), None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The questions of the read, then whether it is ready; what is open already leaves one's own side alone."""
        leave = ("my_own_", "my_share_") if self.opened is not None else ()
        own = tuple(step for step in super().steps if step.id.startswith("my_") and not step.id.startswith(leave))
        return (*own, replace(ENDS, stage=own[0].stage, words=say("moments.read_title")))

    def own_paper(self) -> TurnPaper | None:
        """What is gone on with: the read that is open, or the one that was closed or kept."""
        read = self.opened
        return TurnPaper(read=read, own=OwnSide()) if read is not None else super().own_paper()

    def correct(self) -> None:
        """Write down what was changed in a read that is open."""
        read, answered = self.opened, self.answers.paper().read
        if read is not None:
            told = {name: getattr(answered, name) for name in ("noticed", "needs", "feelings", "words", "made")}
            self.view.put(replace(read, **told, sure=answered.sure, present=answered.present))


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
