"""A read that one adult writes unseen: the read part of the form for one, ending with whether it is ready."""

from __future__ import annotations

from msgspec.structs import replace

from data.records import Moment, OwnSide, Read, TurnPaper
from data.scripts import Step
from data.view import View
from data.wording import say
from workspace.playing import Sitting

ENDS = Step(id="ready", stage="My read", who="reader", kind="ready", words="", field="turn.ready")
"""The last question of a read written alone: ready, or not yet."""


class MyReadSitting(Sitting):
    """The read part of the form for one, ending with *ready* or *not yet*; a read that is open already is corrected."""

    @property
    def opened(self) -> Read | None:
        """One's own read, once it was revealed."""
        return next((read for read in self.view.reads(self.moment.id) if read.adult == self.debrief.readers[0]), None)

    @property
    def stands_open(self) -> bool:
        """Never: what is open already is here to be corrected."""
        return False

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


def looks_again(view: View, moment: Moment) -> bool:
    """Whether what one thinks now is a second look: reads stand open, and none of one's own is to go on with."""
    reads = [read for read in view.reads(moment.id) if not read.exchanged]
    mine = [read for read in reads if view.me is not None and read.adult == view.me.id]
    if mine:
        # What was kept to oneself before it opened is a note, and nothing to go on with.
        return not any(map(view.may_correct, mine))
    return bool(reads) and view.my_paper(moment.id) is None
