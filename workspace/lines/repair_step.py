"""One step of a repair looked at closely, line by line: where it stands, who, when, what was said."""

from __future__ import annotations

from collections.abc import Callable

from data import repairing
from data.records import RepairStep
from data.repairing import STATUSES, TRIED, label_of
from data.vocabulary import step_advice
from data.wording import say
from workspace.going_back import GoingBack
from workspace.lines.choosing import choose, in_turn, line, option, several, text, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask
from workspace.repair_saying import leave_out_words
from workspace.step_form import is_unclear, put_together, written_down
from workspace.step_times import StepTimes

OUT, AFRESH = "take_out", "afresh"
"""Beside the four answers: take a step of one's own out, and let go of what was typed the last time."""


def look_at(house: House, going: GoingBack, step: RepairStep, key: str) -> str:
    """Ask where a step stands, and more about it where they like; says what went amiss.

    Args:
        house: the family and the conversation.
        going: the repair.
        step: the step as it stands.
        key: its place in the repair, wherever that is by then.
    """
    form = _StepForm(house, going, step, key)
    answer = form.status()
    if answer == OUT:
        problem = going.change_step(key, repairing.without)
    else:
        if yes(house.talk, Ask(words=say("plain.repair.say_more")), usual=False):
            in_turn(form.more())
        made = put_together(step, form.values, form.times)
        problem = going.change_step(key, lambda one, place: repairing.with_step(one, place, made))
    if not problem:
        house.view.drafts.drop(form.key)
    return problem


class _StepForm:
    """One step being told about; after every answer everything is kept."""

    def __init__(self, house: House, going: GoingBack, step: RepairStep, key: str) -> None:
        self.house = house
        self.going = going
        self.step = step
        self.key = going.draft_key(key)
        self.times = StepTimes(step, going.view.family, going.now())
        self.stored = written_down(step, self.times)
        self.values = {**self.stored, **house.left(self.key)}

    def keep(self, name: str, words: str) -> None:
        """Keep one answer, and with it all others."""
        self.values[name] = words
        self.house.keep(self.key, self.values, name)

    def status(self) -> str:
        """Ask where the step stands."""
        ways = [option(one, say(f"repairs.step.{one}"), say(f"repairs.step.{one}_about")) for one in STATUSES]
        if not self.step.id:
            ways.append(option(OUT, say("repairs.acts.take_out")))
        while True:
            left = self.values != self.stored
            offered = [*ways, *([option(AFRESH, say("repairs.acts.afresh"))] if left else [])]
            answer = choose(self.house.talk, self._ask(left), offered, usual=self.values["status"])
            if answer != AFRESH:
                break
            self.values = dict(self.stored)
            self.house.view.drafts.drop(self.key)
        if answer != OUT:
            self.keep("status", answer)
        return answer

    def _ask(self, left: bool) -> Ask:
        brought_back = (say("repairs.step.brought_back"),) if left else ()
        return Ask(
            words=label_of(self.step),
            hint=step_advice(self.step.id, self.going.band) if self.step.id else "",
            lines=(leave_out_words(self.step).replace("\n", " "), *brought_back, say("repairs.step.where")),
        )

    # -- more about it ------------------------------------------------------------------------------------------

    def more(self) -> list[Callable[[], bool]]:
        """Give what can be asked of the step; every answer may stay empty."""
        asked = [self._plan, self._when, self._said]
        if len(self.going.view.adults) > 1:
            asked.insert(0, self._who)
        if not self.step.id:
            asked.insert(0, self._label)
        if self.values["status"] in TRIED:
            asked.append(self._happened)
        return asked

    def _line(self, name: str, example: str = "", limit: int = 500) -> str:
        ask = Ask(words=say(f"repairs.step.{name}"), hint=say("plain.such_as", words=example) if example else "")
        return line(self.house.talk, ask, lambda said: self.keep(name, said), so_far=self.values[name], limit=limit)

    def _label(self) -> bool:
        self.house.care(self._line("label", limit=200), shared=True)
        return True

    def _who(self) -> bool:
        adults = [option(adult.id, adult.name) for adult in self.going.view.adults]
        chosen = tuple(one for one in self.values["who"].split(",") if one)
        found = several(self.house.talk, Ask(words=say("repairs.step.who")), adults, chosen=chosen)
        self.keep("who", ",".join(found))
        return True

    def _plan(self) -> bool:
        self.house.care(self._line("plan", say("repairs.step.plan_example")), shared=True)
        return True

    def _hear(self, name: str, typed: str) -> str:
        """Say how the words for a time are understood; empty where they are none."""
        if not typed.strip():
            return ""
        if self.times.unheard(name, typed):
            self.times.ask(name, typed)
        heard = self.times.hear_plan(typed) if name == "when" else self.times.hear_past(typed)
        if heard:
            self.house.talk.tell(say("new_moment.understood", when=heard))
        return heard

    def _when(self) -> bool:
        self._hear("when", self._line("when", say("repairs.step.when_example")))
        return True

    def _said(self) -> bool:
        ask = Ask(words=say("repairs.step.said"))
        words = text(self.house.talk, ask, lambda typed: self.keep("said", typed), so_far=self.values["said"])
        self.house.care(words, shared=True)
        return True

    def _happened(self) -> bool:
        self._hear("happened", self._line("happened", say("repairs.step.happened_example")))
        if is_unclear(self.values, self.times):
            self.house.talk.tell(say("repairs.step.happened_unclear"))
            self.keep("happened", self.stored["happened"])
            return False
        return True
