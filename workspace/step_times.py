"""The two times of a repair step, in words and back: when it is meant to be, and when it was."""

from __future__ import annotations

from datetime import datetime

from data.records import Family, Happened, RepairStep, When
from data.repairing import happened_of, understand_plan, when_of
from data.when import local, say_when, understand
from workspace.hearing import Ear


class StepTimes:
    """What was written down stays as it is for as long as its words do; other words are understood anew."""

    def __init__(self, step: RepairStep, family: Family, now: datetime) -> None:
        """Read a step's times.

        Args:
            step: the step as it stands.
            family: for its zone, its clock and its times of day.
            now: the present, aware.
        """
        self._step = step
        self._family = family
        self._now = now
        self._ears = {"when": Ear(self._plan_meant), "happened": Ear(self._past_meant)}
        happened = when_of(step.happened, family) if step.happened else None
        self.written = {"when": self._say(step.plan.when), "happened": self._say(happened)}
        """What is written down, in words: *when* it is meant to be, and when it *happened*."""

    def _say(self, when: When | None) -> str:
        clock = self._family.settings.clock
        return say_when(when, clock=clock, today=self._now.date()) if when is not None else ""

    def _plan_meant(self, text: str, loosely: bool) -> When | None:
        return understand_plan(text, now=self._now, family=self._family, loosely=loosely)

    def _past_meant(self, text: str, loosely: bool) -> When | None:
        """Understand when it was; something still to come has not happened."""
        when = understand(text, now=self._now, family=self._family, loosely=loosely)
        return when if when is not None and local(when).date() <= self._now.date() else None

    def plan(self, text: str) -> When | None:
        """Give the time that words for a plan mean, as far as that is known at once."""
        return self._step.plan.when if text == self.written["when"] else self._ears["when"].quick(text)

    def past(self, text: str) -> Happened | None:
        """Give the time that words for what happened mean, as far as that is known at once."""
        if text == self.written["happened"]:
            return self._step.happened
        when = self._ears["happened"].quick(text)
        return happened_of(when) if when is not None else None

    def hear_plan(self, text: str) -> str:
        """Say what words for a plan mean; empty when they mean nothing yet."""
        return self._say(self.plan(text))

    def hear_past(self, text: str) -> str:
        """Say what words for what happened mean; empty when they mean nothing yet."""
        happened = self.past(text)
        return self._say(when_of(happened, self._family)) if happened else ""

    def unheard(self, name: str, text: str) -> bool:
        """Say whether the large library may still make something of words.

        Args:
            name: *when* or *happened*.
            text: the words.
        """
        return text != self.written[name] and not self._ears[name].asked(text)

    def ask(self, name: str, text: str) -> bool:
        """Ask the large library, which takes most of a second; says whether the words mean something now."""
        return self._ears[name].slow(text) is not None
