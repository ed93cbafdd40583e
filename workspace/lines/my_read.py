"""One adult writes their own read of a moment line by line, and says whether it is ready."""

from __future__ import annotations

from msgspec.structs import replace

from data.scripts import Step
from data.wording import say
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.sitting import Player
from workspace.my_read import ENDS, MyReadSitting


class ReadPlayer(Player):
    """The questions of one's own read; the last one is what becomes of it."""

    def __init__(self, house: House, sitting: MyReadSitting) -> None:
        """Take a read.

        Args:
            house: the family and the conversation.
            sitting: the read being written.
        """
        super().__init__(house, sitting)
        self._mine = sitting

    def ask(self, step: Step) -> None:
        """Ask one question, or at the end whether it is ready."""
        if step.id != ENDS.id:
            super().ask(step)
            return
        ends = ("correct",) if self._mine.opened is not None else ("ready", "keep")
        offered = [option(one, say(f"moments.read_{one}")) for one in ends]
        answer = choose(self.talk, self.steps.ask_of(step), offered)
        paper = replace(self.sitting.answers.paper(), guess=None)
        if answer == "correct":
            self._mine.correct()
        elif answer == "ready":
            self.sitting.view.cover(paper)
        else:
            self.sitting.view.keep_to_oneself(paper)
            self.talk.tell("", say("debrief.saved_note"))
        self.sitting.answers.drop_private()
        self.over = True
