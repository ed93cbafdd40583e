"""What else belongs to a moment, line by line: five small questions, all of which may stay unanswered."""

from __future__ import annotations

from data.company import AGAIN
from data.records import Moment
from data.wording import say
from workspace.about_form import LIMIT, AboutForm, ways
from workspace.lines.choosing import choose, in_turn, line, several, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask


def about(house: House, moment: Moment) -> None:
    """Ask where it was, who was there, by which words it is found, how it came and whether it was like others."""
    asked = _Questions(house, moment)
    in_turn([asked.place, asked.present, asked.tags, asked.sampling, asked.again])
    asked.form.write(asked.values)


class _Questions:
    """The answers so far; after each of them all are kept, in the same place as on the screen."""

    def __init__(self, house: House, moment: Moment) -> None:
        self.house = house
        self.form = AboutForm(house.desk, moment)
        left = house.left(self.form.key)
        self.values = {**self.form.stored, **left}
        if left:
            house.talk.tell("", say("about_moment.brought_back"))

    def keep(self, name: str, words: str) -> None:
        """Keep one answer, and with it all others."""
        self.values[name] = words
        self.house.keep(self.form.key, self.values, name)

    def _line(self, name: str) -> bool:
        ask = Ask(words=say(f"about_moment.{name}_words"), hint=say("plain.such_as", words=_example(name)))
        words = line(self.house.talk, ask, lambda said: self.keep(name, said), so_far=self.values[name], limit=LIMIT)
        self.house.care(words, shared=True)
        return True

    def place(self) -> bool:
        """Ask where it was."""
        return self._line("place")

    def present(self) -> bool:
        """Ask who was there."""
        people = self.form.people()
        chosen = [one for one in self.values["present"].split() if one in {option.id for option in people}]
        found = several(self.house.talk, Ask(words=say("about_moment.present_words")), people, chosen=chosen)
        self.keep("present", " ".join(found))
        return True

    def tags(self) -> bool:
        """Ask for words to find it by."""
        return self._line("tags")

    def sampling(self) -> bool:
        """Ask how it came to be written down."""
        ask = Ask(words=say("about_moment.sampling_words"))
        self.keep("sampling", choose(self.house.talk, ask, ways(), usual=self.values["sampling"]))
        return True

    def again(self) -> bool:
        """Ask whether it was one like others."""
        ask = Ask(words=say("about_moment.again_words"), hint=say("about_moment.again_about"))
        self.keep("again", AGAIN if yes(self.house.talk, ask, usual=bool(self.values["again"])) else "")
        return True


def _example(name: str) -> str:
    return say(f"about_moment.{name}_example")
