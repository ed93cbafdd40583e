"""What is looked for among the moments: words, what stands in them, a day to go to; nothing of it is kept."""

from __future__ import annotations

from data.days import day_meant, nearest
from data.filters import Chip, Kind, offered
from data.wording import say
from widgets.option import Option
from widgets.shelf import RowsLater
from workspace.finding import Finding
from workspace.found_words import about, gone_to, label_of
from workspace.lines.choosing import choose, line, option, several, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.moment_rows import MomentRows

WAYS = ("by_words", "by_kind", "by_day")


class Looking:
    """What narrows the list of moments, and where in it one is."""

    def __init__(self, house: House) -> None:
        """Look for nothing.

        Args:
            house: the family and the conversation.
        """
        self.house = house
        self.first = 0
        """The place in the list of the first moment that is told."""
        self.finding = Finding()
        """The words and the chips."""
        self._rows = MomentRows()

    def rows(self) -> RowsLater:
        """Give what there is to tell of the moments that fit, newest first."""
        finding, view = self.finding, self.house.view
        for _ in () if finding.ready else finding.gather(view):
            continue
        return finding.rows(self._rows, view, self.house.desk.today())

    def end(self) -> None:
        """Show all of them again."""
        self.finding.end()
        self.first = 0

    # -- asking -------------------------------------------------------------------------------------------------

    def ask(self) -> bool:
        """Ask how to look; says whether anything is looked for, or a day was gone to."""
        ways = [option(one, say(f"plain.find.{one}")) for one in (*WAYS, *(("all",) if self.finding.active else ()))]
        asks = {"by_words": self._by_words, "by_kind": self._by_kind, "by_day": self._by_day}
        while True:
            way = choose(self.house.talk, Ask(words=say("plain.find.how")), ways)
            if way == "all":
                self.end()
                return True
            try:
                return asks[way]()
            except Back:
                continue

    def _by_words(self) -> bool:
        ask = Ask(words=say("plain.find.words"), hint=say("plain.find.hint"))
        typed = line(self.house.talk, ask, lambda said: None).strip()
        if not typed:
            return False
        self.finding.words, self.first = typed, 0
        if not self.rows():
            self._tell_none(say("plain.find.none", words=typed))
            return False
        return True

    def _tell_none(self, words: str) -> None:
        """Say that nothing fits, and show all again."""
        self.house.talk.tell("", words)
        self.end()

    def _by_kind(self) -> bool:
        """Narrow by one kind of words after the other, as often as they like."""
        view, talk = self.house.view, self.house.talk
        there = offered(view)
        if not there:
            talk.tell("", say("finding.filter.none_yet"))
            return False
        kinds = [option(kind, say(f"finding.kinds.{kind}")) for kind in there]
        self.first = 0
        while True:
            chosen = choose(talk, Ask(words=say("plain.find.kind")), kinds)
            kind = next(one for one in there if one == chosen)
            self._choose(kind, there[kind])
            fitting = self.rows()
            key = "finding.found_one" if len(fitting) == 1 else "finding.found"
            count = say(key, n=len(fitting), all=len(view.moments()))
            if not yes(talk, Ask(words=say("plain.find.further"), place=count), usual=False):
                break
        if not fitting:
            self._tell_none(say("plain.find.none_fit"))
        return bool(fitting)

    def _choose(self, kind: Kind, values: tuple[str, ...]) -> None:
        """Ask for words of one kind, in place of those that were chosen of it."""
        view, finding = self.house.view, self.finding
        chips = {value: Chip(kind=kind, value=value) for value in values}
        words = [
            Option(id=one, label=label_of(chip, view), description=about(chip, view)) for one, chip in chips.items()
        ]
        ask = Ask(words=say(f"finding.kinds.{kind}"), hint=say("plain.find.any"))
        before = [chip.value for chip in finding.chips if chip.kind == kind]
        chosen = several(self.house.talk, ask, words, chosen=before)
        others = tuple(chip for chip in finding.chips if chip.kind != kind)
        finding.chips = (*others, *(chips[value] for value in chosen))

    def _by_day(self) -> bool:
        """Go to a day in the list as it is."""
        house, talk = self.house, self.house.talk
        ask = Ask(words=say("finding.day.title"), hint=say("finding.day.hint"))
        while True:
            typed = line(talk, ask, lambda said: None)
            if not typed.strip():
                return False
            day = day_meant(typed, now=house.desk.now(), family=house.desk.family)
            if day is not None:
                break
            talk.tell(say("finding.day.unclear"))
        ids = self.rows().ids
        there = (house.view.moment(one) for one in ids)
        moment = nearest([one for one in there if one is not None], day)
        if moment is not None:
            self.first = ids.index(moment.id)
            instead = gone_to(day, moment, today=house.desk.today())
            talk.tell(*((instead,) if instead else ()))
        return moment is not None
