"""What is one word away at any question of a debrief: a quiet moment, the ground rules, a time-out, a page of help."""

from __future__ import annotations

from data.safety import afraid_at_home, numbers
from data.wording import content, say
from workspace.lines.choosing import choose, option
from workspace.lines.house import House
from workspace.lines.steps import Steps
from workspace.lines.talk import Ask, Extra, Stopped
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
        rules = content("rules")["ground_rules"]
        self.talk.tell("", say("pages.rules_title"))
        self.talk.tell(*(say("pages.rule", n=n, words=rule) for n, rule in enumerate(rules, 1)))

    def _afraid(self) -> None:
        title, lines = afraid_at_home(numbers(self.sitting.view.family.settings.help_lines))
        self.talk.tell("", title, *lines)

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
        now = sitting.now()
        times = returns(now)
        clock = sitting.view.family.settings.clock
        offered = [option(str(n), time_words(when, now.date(), clock)) for n, when in enumerate(times)]
        offered.append(option("stay", say("rules.pause.here")))
        hint = f"{say('rules.pause.choose_hint')} {say('rules.pause.advice')}"
        chosen = choose(self.talk, Ask(words=say("rules.pause.choose_return"), hint=hint), offered)
        if chosen == "stay":
            raise Elsewhere
        call_time_out(sitting.view, sitting.debrief, times[int(chosen)])
        self.house.rested.add(sitting.debrief.id)
        self.talk.tell(say("rules.pause.rests"))
        raise Stopped
