"""What is looked for among the moments: words, what stands in them, a day to go to; nothing of it is kept."""

from __future__ import annotations

from data.days import day_meant, nearest
from data.filters import Chip, Kind, kept, offered
from data.records import Moment
from data.search import Search, words_of
from data.wording import say
from widgets.option import Option
from workspace.found_words import about, gone_to, label_of, title_found
from workspace.lines.choosing import choose, line, option, several, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back

WAYS = ("by_words", "by_kind", "by_day")


class Looking:
    """Words and chips that narrow the list of moments, and where in it one is."""

    def __init__(self, house: House) -> None:
        """Look for nothing.

        Args:
            house: the family and the conversation.
        """
        self.house = house
        self.first = 0
        """The place in the list of the first moment that is told."""
        self._words = ""
        self._chips: dict[Kind, tuple[Chip, ...]] = {}
        self._search = Search()

    @property
    def active(self) -> bool:
        """Whether the list is narrowed."""
        return bool(self._words or any(self._chips.values()))

    def end(self) -> None:
        """Show all of them again."""
        self._words, self._chips, self.first = "", {}, 0

    def moments(self) -> list[Moment]:
        """Give the moments that fit, newest first."""
        view = self.house.view
        if not self.active:
            return list(view.moments())
        for _ in self._search.gather(view) if self._words else ():
            continue
        found = self._search.find(view, self._words) if self._words else [one.id for one in view.moments()]
        among = kept(view, [chip for few in self._chips.values() for chip in few], self.house.desk.today())
        return [moment for one in found if one in among and (moment := view.moment(one)) is not None]

    def count(self, fit: int) -> str:
        """Say how many fit."""
        many = len(self.house.view.moments())
        return say("finding.found_one" if fit == 1 else "finding.found", n=fit, all=many)

    def title(self, moment: Moment, title: str) -> str:
        """Give what stands in place of a title: where the words are, if it does not hold them."""
        return title_found(self.house.view, words_of(self._words), moment, title) if self._words else title

    # -- asking -------------------------------------------------------------------------------------------------

    def ask(self) -> bool:
        """Ask how to look; says whether anything is looked for, or a day was gone to."""
        ways = [option(one, say(f"plain.find.{one}")) for one in (*WAYS, *(("all",) if self.active else ()))]
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
        self._words, self.first = typed, 0
        if not self.moments():
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
            self._chips[kind] = self._chosen(kind, there[kind])
            fitting = self.moments()
            if not yes(talk, Ask(words=say("plain.find.further"), place=self.count(len(fitting))), usual=False):
                break
        if not fitting:
            self._tell_none(say("plain.find.none_fit"))
        return bool(fitting)

    def _chosen(self, kind: Kind, values: tuple[str, ...]) -> tuple[Chip, ...]:
        """Ask for words of one kind."""
        view = self.house.view
        chips = {value: Chip(kind=kind, value=value) for value in values}
        words = [
            Option(id=one, label=label_of(chip, view), description=about(chip, view)) for one, chip in chips.items()
        ]
        ask = Ask(words=say(f"finding.kinds.{kind}"), hint=say("plain.find.any"))
        before = [chip.value for chip in self._chips.get(kind, ())]
        return tuple(chips[value] for value in several(self.house.talk, ask, words, chosen=before))

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
        found = self.moments()
        moment = nearest(found, day)
        if moment is not None:
            self.first = found.index(moment)
            instead = gone_to(day, moment, today=house.desk.today())
            talk.tell(*((instead,) if instead else ()))
        return moment is not None
