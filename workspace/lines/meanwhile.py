"""What is one word away at any question of a debrief: a quiet moment, the ground rules, a time-out, a page of help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from data.safety import numbers
from data.when_back import understand_return
from data.wording import content, say
from workspace.lines.choosing import choose, line, option, yes
from workspace.lines.helping import read_out
from workspace.lines.house import House
from workspace.lines.steps import Steps
from workspace.lines.talk import Ask, Extra, Stopped
from workspace.pages import afraid_page, rules_page
from workspace.pausing import call_time_out, rest_until_tomorrow, returns, time_words
from workspace.playing import Sitting


class Elsewhere(Exception):
    """The step asked now is another one than before."""


class Meanwhile:
    """A sitting, and what can be asked for while it goes on."""

    def __init__(self, house: House, sitting: Sitting) -> None:
        """Take a sitting.

        Args:
            house: the family and the conversation.
            sitting: the debrief being played.
        """
        self.house = house
        self.talk = house.talk
        self.sitting = sitting
        self.steps = Steps(house, sitting)
        self.over = False
        """Whether it has come to its end."""

    def neutral(self, words: str) -> None:
        """Say the sentence that is the same for every reason, and end here."""
        self.talk.tell("", say(words), say("rules.neutral_alone"))
        self.over = True

    def extra(self) -> Extra:
        """Give what is one word away now; nothing about fear where two people read."""
        found = {"quiet": (say("plain.sitting.quiet"), self._quiet), "rules": (say("plain.sitting.rules"), self._rules)}
        if not self.sitting.for_one:
            found["later"] = (say("plain.sitting.later"), self._time_out)
        if self.sitting.turn:
            found["afraid"] = (say("debrief.afraid_button"), self._afraid)
        return found

    def _rules(self) -> None:
        read_out(self.house, rules_page())

    def _afraid(self) -> None:
        read_out(self.house, afraid_page(numbers(self.sitting.view.family.settings.help_lines)))

    def _quiet(self) -> None:
        self.talk.tell("", say("rules.pause.small"), say("rules.pause.small_hint"))
        self.talk.tell("", say("rules.pause.signs_title"), say("rules.pause.signs_hint"))
        self.talk.tell(*content("rules")["pause"]["signs"])
        ways = ["go_on", "stop"] if self.sitting.for_one else ["go_on", "time_out", "stop"]
        answer = choose(self.talk, Ask(words=""), [option(one, say(f"rules.pause.{one}")) for one in ways])
        if answer == "stop":
            raise Stopped
        if answer == "time_out":
            self._time_out()

    def _time_out(self) -> None:
        """Let the debrief rest until a time that whoever called for it chooses; a second one ends it for the day."""
        sitting = self.sitting
        if sitting.now is None or sitting.debrief.put_away:
            return
        if sitting.turn:
            sitting.leave_turn()
            self.talk.cover()
        if sitting.debrief.id in self.house.rested:
            rest_until_tomorrow(sitting.view, sitting.debrief, today=sitting.today)
            self.neutral("rules.pause.second_time")
            raise Elsewhere
        until = self._return(sitting.now)
        if until is None:
            raise Elsewhere
        call_time_out(sitting.view, sitting.debrief, until)
        self.house.rested.add(sitting.debrief.id)
        self.talk.tell(say("rules.pause.rests"))
        raise Stopped

    def _return(self, clock: Callable[[], datetime]) -> datetime | None:
        """Ask when they would like to come back; None where they stay."""
        now = clock()
        times = returns(now)
        offered = [option(str(n), self._said(when, now)) for n, when in enumerate(times)]
        offered += [option("own", say("rules.pause.own_other")), option("stay", say("rules.pause.here"))]
        hint = f"{say('rules.pause.choose_hint')} {say('rules.pause.advice')}"
        while True:
            chosen = choose(self.talk, Ask(words=say("rules.pause.choose_return"), hint=hint), offered)
            if chosen == "stay":
                return None
            until = self._own_time(clock) if chosen == "own" else times[int(chosen)]
            if until is not None:
                return until

    def _own_time(self, clock: Callable[[], datetime]) -> datetime | None:
        """Ask for a time in plain words and say it back before it is taken; None where nothing was said."""
        ask = Ask(words=say("rules.pause.own_ask"), hint=say("rules.pause.own_unclear"))
        while True:
            # Kept nowhere, not even half typed: when to come back goes once both are back.
            typed = line(self.talk, ask, lambda words: None)
            if not typed.strip():
                return None
            until = understand_return(typed, now=clock(), family=self.sitting.view.family)
            if until is None:
                self.talk.tell(say("rules.pause.own_between"))
                continue
            if yes(self.talk, Ask(words=say("rules.pause.own_said", time=self._said(until, clock()))), usual=True):
                return until

    def _said(self, when: datetime, now: datetime) -> str:
        return time_words(when, now.date(), self.sitting.view.family.settings.clock)
