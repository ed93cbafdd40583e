"""Plays one debrief step by step: what to ask now, where an answer goes, and how to come back to the same place."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Literal

from msgspec.structs import replace

from data.actors import Actor, Turn
from data.errors import CannotSave
from data.ids import new_id
from data.keys import Identity
from data.records import Debrief, Form, Read, TurnPaper
from data.scripts import Step
from data.view import View
from workspace.answers import Answers
from workspace.handover import swaps, their_read
from workspace.seats import Seats

KEPT = ("evening", "covered")
"""What is asked of a reader whose read is closed already."""


class Sitting(Seats):
    """One debrief being played. Knows no screen; the full screen and plain mode both ask it what comes next."""

    def __init__(
        self,
        seen_by: Callable[[Actor], View],
        actor: Actor,
        debrief: Debrief,
        *,
        today: date,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Come back to where the debrief was left.

        Args:
            seen_by: gives the view of an actor.
            actor: who is here: Together for joint forms, one adult alone (or Home) for the alone form.
            debrief: the debrief to play.
            today: the day it is.
            now: the clock, for the repair's own times; without one, `today` is taken at its end.
        """
        super().__init__(seen_by, actor, debrief, today=today, now=now)
        self.answers = Answers(self)
        """Where the answers are kept."""
        if self.turn:
            self.answers.begin_with(self.own_paper())
        left = self.answers.draft().step if self.turn else debrief.step
        self.resumed = bool(left)
        """Whether this debrief was left at some step earlier."""
        known = {step.id for step in self.steps}
        self._step_id = left if left in known else self.steps[0].id
        if self.step.kind == "reveal" and self.debrief.order:
            # Stopped right after both were opened.
            self.next()
        self._wait_for_both()

    def _wait_for_both(self) -> None:
        """Stand at the curtain of whoever took their read back, where that happened after both were closed."""
        if self.for_one or self.step.kind not in ("curtain", "reveal"):
            return
        order = [step.id for step in self.steps]
        ready = self.view.ready(self._moment_id)
        for step in self.steps:
            behind = order.index(step.id) < order.index(self.step.id)
            if step.kind == "curtain" and behind and self.reader_of(step) not in ready:
                self._step_id = step.id
                return

    # -- the steps ----------------------------------------------------------------------------------------------

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that apply to this moment now, in order."""
        holding = self.holding()
        if not self.for_one:
            holding |= {"ready"}
        elif swaps(self.answers.draft().values):
            holding |= {"exchange"}
        is_asked = self._is_still_asked if self.stands_open else self._is_asked
        return tuple(step for step in self.script.played(holding) if is_asked(step))

    @property
    def stands_open(self) -> bool:
        """Whether reads were opened at an earlier sitting: they stand, and are not asked for again.

        A closed one beside an open one stays closed until its author opens it by themselves: two reads open together,
        and of one alone the neutral sentence would tell whose answer it was.
        """
        readers = {read.adult for read in self._open_reads()}
        if self.for_one:
            return not readers.isdisjoint(self.debrief.readers) or (bool(readers) and not self._wrote_unseen())
        both_closed = set(self.view.ready(self._moment_id)) >= set(self.debrief.readers)
        return bool(readers) and not self.debrief.order and not both_closed

    def _wrote_unseen(self) -> bool:
        """Whether a form for one goes on with a read that was closed, kept or begun."""
        noted = ("read.noticed", "read.needs", "read.feelings", "read.words", "read.return.kinds", "read.return.words")
        values = self.answers.draft().values
        return any(values.get(name) for name in noted) or self.view.my_paper(self._moment_id) is not None

    def _open_reads(self) -> tuple[Read, ...]:
        """The reads of this home that are open."""
        return tuple(read for read in self.view.reads(self._moment_id) if not read.exchanged)

    def _is_still_asked(self, step: Step) -> bool:
        """Whether a step is asked where the reads stand open: none of a turn, and two reads beside each other."""
        if self.for_one:
            return not step.id.startswith("my_")
        if step.kind in ("ground", "round"):
            readers = {read.adult for read in self._open_reads()}
            return len(readers) > 1 and (step.kind == "ground" or self.reader_of(step) in readers)
        return not self.in_turn(step) and step.kind not in ("curtain", "reveal")

    def _is_asked(self, step: Step) -> bool:
        """Whether a step is asked; a reader who closed their read before is not asked for it again."""
        if not self.in_turn(step):
            return True
        reader, name = self.reader_of(step), step.id.partition("_")[2]
        ready = reader in self.view.ready(self._moment_id)
        if name == "ready":
            return ready
        return not ready or name in KEPT or (self.turn == reader and self.answers.again)

    def own_paper(self) -> TurnPaper | None:
        """What a form for one goes on with: its author's own read, as far as it can be opened now, and the guess."""
        paper, guess = self.view.my_paper(self._moment_id), self.view.guess(self._moment_id)
        mine = next((read for read in self._open_reads() if read.adult in self.debrief.readers), None)
        if paper is not None or (mine is None and guess is None):
            return paper
        if guess is not None and guess.landing_by not in self.debrief.readers:
            # How another's return landed is theirs to say, and stays as it is until one's own is looked at.
            guess = replace(guess, landing="")
        fresh = Read(id=new_id(), moment=self._moment_id, adult=self.debrief.readers[0])
        return TurnPaper(read=mine or fresh, guess=guess)

    @property
    def step(self) -> Step:
        """The step to show."""
        return next((step for step in self.steps if step.id == self._step_id), self.steps[0])

    @property
    def place(self) -> tuple[int, int]:
        """Where we are, as *n of N* stages."""
        return self.script.place(self.step)

    def fill(self, words: str) -> str:
        """Put the names of this sitting into the words of the step that is asked now."""
        return self.words_for(self.step, words)

    # -- moving -------------------------------------------------------------------------------------------------

    def _index(self) -> int:
        return [step.id for step in self.steps].index(self.step.id)

    def next(self) -> bool:
        """Go to the step after this one; False at the end."""
        steps, here = self.steps, self._index()
        if here + 1 >= len(steps):
            return False
        self.go(steps[here + 1].id)
        return True

    def can_go_back(self) -> bool:
        """Whether there is a step to go back to; never into somebody's turn, and never behind the reveal."""
        here = self._index()
        if here == 0 or self.step.kind in ("reveal", "ground", "close"):
            return False
        before = self.steps[here - 1]
        return before.kind not in ("curtain", "reveal") and self.in_turn(before) == self.in_turn(self.step)

    def back(self) -> bool:
        """Go to the step before this one, if that is allowed."""
        if not self.can_go_back():
            return False
        self.go(self.steps[self._index() - 1].id)
        return True

    def go(self, step_id: str) -> None:
        """Stand at a step and remember it: in the open outside turns, in the sealed draft inside one."""
        self._step_id = step_id
        if self.turn and self.step.kind != "close":
            self.answers.stand_at(step_id)
        elif not self.turn and self.debrief.step != step_id:
            self.view.put(replace(self.debrief, step=step_id))

    def choose_form(self, form: Form) -> None:
        """Play another form for as many people instead, from its first step; after the start where it is for two."""
        if self.for_one:
            self._alone = replace(self._alone, form=form)
            self.answers.begin_with(self.own_paper())
            self._step_id = self.answers.draft().step or self.steps[0].id
            return
        self.view.put(replace(self.debrief, form=form, step=""))
        self._step_id = self.steps[0].id

    # -- turns --------------------------------------------------------------------------------------------------

    def begin_turn(self) -> None:
        """Lift the curtain for the adult whose turn it is, at the question they had come to."""
        curtain = self.step
        self.turn = self.reader_of(curtain)
        left = self.answers.draft().step
        theirs = {step.id for step in self.steps if self.in_turn(step) and self.reader_of(step) == self.turn}
        if left in theirs:
            self._step_id = left
        else:
            self.next()

    def leave_turn(self) -> None:
        """Lower the curtain without closing the read; the draft stays sealed and the turn can go on later."""
        if self.turn and not self.for_one:
            who = self.turn
            # What was typed is on the disk; in memory it would be open to whoever lifts the curtain next.
            with contextlib.suppress(CannotSave):
                self.view.drafts.forget(who)
            self.resumed = True
            self.turn = ""
            self._step_id = next(s.id for s in self.steps if s.kind == "curtain" and self.reader_of(s) == who)

    def end_turn(self) -> None:
        """Close the read of whoever's turn it is, and go on outside the turn."""
        adult = self.turn
        view = self._seen_by(Turn(adult=adult, debrief=self.debrief.id))
        if adult in view.ready(self._moment_id) and not self.answers.again:
            view.keep_ready(self._moment_id, self.answers.evening)
        else:
            view.cover(self.answers.paper())
        self.answers.drop_private()
        self.turn = ""
        theirs = [step.id for step in self.steps if self.in_turn(step) and self.reader_of(step) == adult]
        self._step_id = theirs[-1]
        self.next()

    def reveal(
        self, identities: Mapping[str, Identity] | None = None, chance: random.Random | None = None
    ) -> Literal["revealed", "not_now"]:
        """Open both reads in one act; *not now* leaves the same neutral sentence for every reason."""
        outcome = self.view.reveal(self.debrief, today=self.today, identities=identities, chance=chance)
        if outcome == "revealed":
            self.next()
        return outcome

    # -- ending -------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Close the debrief: what was agreed stands, and the ground rules count as read."""
        if not self.for_one:
            self.view.put(replace(self.debrief, step="", closed_on=self.today))

    def rules_read(self) -> None:
        """Remember that the ground rules were read in turn once."""
        family = self.view.family
        if not family.settings.seen_rules:
            self.view.put(replace(family, settings=replace(family.settings, seen_rules=True)))

    def share(self) -> None:
        """Put a debrief alone on the shared timeline: read, guess and appreciation become plain shared records."""
        paper = self.answers.paper()
        theirs = their_read(self, self.answers.draft().values)
        self.view.share_alone(replace(paper, guess=None), theirs, stands=self.stands_open)
        appreciations = self.answers.appreciations()
        closed = replace(self._alone, closed_on=self.today, appreciations=appreciations, step="")
        self.view.put(*([paper.guess] if paper.guess else []), closed)
        self._alone = closed
        self.answers.drop_private()

    def keep(self) -> None:
        """Keep a debrief alone as a private note: the moment shows nothing."""
        self.view.keep_to_oneself(self.answers.paper())
        self.answers.drop_private()

    def land(self, landing: str, maker: str = "") -> None:
        """Write down how a return landed, as proposed by whoever made it.

        Args:
            landing: an id from the landings.
            maker: whose return it is about, when both made one.
        """
        step = self.step
        self.answers.answer(step, (landing,))
        if not self.for_one:
            makers = self.makers()
            by = maker or (makers[0] if len(makers) == 1 else "")
            guess = self.answers.guess()
            if guess.landing_by != by:
                self.view.put(replace(guess, landing_by=by))
