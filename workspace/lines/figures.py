"""Figures a therapist gave, line by line: which questionnaire, the figures as told, and a question about a slip."""

from __future__ import annotations

from functools import partial

from data.carried import with_kept
from data.figures import Instrument, instrument, instruments, slips
from data.records import Figure
from data.when import say_day
from data.wording import say
from workspace.caring import OWN as ABOUT_ME
from workspace.lines.choosing import choose, in_turn, line, option, text, yes
from workspace.lines.house import House
from workspace.lines.reflecting import room_of
from workspace.lines.talk import Ask, Back
from workspace.telling_figures import LONGEST, SAID, as_typed, asked, day_in, figure_key, figure_of


def write_figures(house: House, earlier: Figure | None = None) -> None:
    """Ask which one it is, unless one was left half written, and write its figures down.

    Args:
        house: the family and the conversation.
        earlier: figures kept before, to change.
    """
    key = figure_key(earlier)
    left = house.private(key)
    of = instrument(earlier.instrument if earlier is not None else left.step if left is not None else "")
    if earlier is not None or left is not None:
        of = of or instruments()[-1]
    while True:
        of = of or _pick(house)
        form = _Form(house, of, earlier)
        try:
            form.ask()
            return
        except Back:
            if earlier is not None:
                raise
            # Another one after all: what was typed belongs to this one, and goes.
            house.drop_private(key)
            of = None


def _pick(house: House) -> Instrument:
    offered = [option(one.id, one.label, one.about) for one in instruments()]
    ask = Ask(words=say("reflect_figures.title"), hint=say("reflect_figures.hint"))
    chosen = choose(house.talk, ask, offered)
    return next(one for one in instruments() if one.id == chosen)


class _Form:
    """The figures of one questionnaire being told; every line is kept sealed as it comes."""

    def __init__(self, house: House, of: Instrument, earlier: Figure | None) -> None:
        self.house = house
        self.of = of
        self.earlier = earlier
        self.key = figure_key(earlier)
        left = house.private(self.key)
        self.values = dict(left.values) if left is not None else as_typed(earlier)

    def ask(self) -> None:
        """Ask one line after the other, and keep the figures; nothing told keeps nothing."""
        talk, house = self.house.talk, self.house
        talk.tell("", self.of.label, self.of.about, say("reflect_figures.private"))
        lines = [*asked(self.of), (SAID, say("reflect_figures.said"))]
        in_turn([partial(self._one, *one) for one in lines])
        values = {name: words.strip() for name, words in self.values.items()}
        on = day_in(values.get("on", ""), self.earlier, house.desk)
        if any(values.values()) and on != "not understood":
            house.view.put_room(with_kept(room_of(house), figure_of(self.of, values, on, self.earlier)))
            talk.tell("", say("plain.reflect.is_kept"))
        house.drop_private(self.key)

    def _one(self, name: str, words: str) -> bool:
        """Ask for one line; says whether it can stay as it is."""
        talk, so_far = self.house.talk, self.values.get(name, "")

        def keep(said: str) -> None:
            self.values[name] = said
            self.house.keep_private(self.key, self.values, self.of.id)

        if name == SAID:
            self.house.care(text(talk, Ask(words=words), keep, so_far=so_far), ABOUT_ME)
            return True
        said = line(talk, Ask(words=words), keep, so_far=so_far, limit=LONGEST).strip()
        if name == "on" and day_in(said, self.earlier, self.house.desk) == "not understood":
            talk.tell(say("reflect_figures.not_understood", example=say_day(self.house.desk.today())))
            return False
        doubtful = slips(self.of, {name: said})
        return not doubtful or yes(talk, Ask(words=" ".join(doubtful)))
