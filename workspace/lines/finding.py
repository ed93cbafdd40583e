"""Finds moments again: by words, by what stands in them, or by their day; nothing of what is looked for is kept."""

from __future__ import annotations

from datetime import date

from data.filters import LIST_OF, Chip, Kind, kept, offered
from data.search import Search
from data.vocabulary import vocabulary
from data.when import local, understand
from data.wording import say
from workspace.lines.choosing import choose, line, option, several, yes
from workspace.lines.house import House
from workspace.lines.moments import look_through
from workspace.lines.talk import Ask, Back

WAYS = ("by_words", "by_kind", "by_day")


def find(house: House) -> None:
    """Ask how to look, and list what is found."""
    ways = [option(one, say(f"plain.find.{one}")) for one in WAYS]
    while True:
        way = choose(house.talk, Ask(words=say("plain.find.how")), ways)
        try:
            {"by_words": _words, "by_kind": _narrowed, "by_day": _day}[way](house)
        except Back:
            continue
        return


def _words(house: House) -> None:
    typed = line(house.talk, Ask(words=say("plain.find.words"), hint=say("plain.find.hint")), lambda said: None)
    if not typed.strip():
        return
    search = Search()
    for _ in search.gather(house.view):
        continue
    _show(house, search.find(house.view, typed), say("plain.find.none", words=typed.strip()))


def _show(house: House, found: tuple[str, ...], nothing: str) -> None:
    if found:
        look_through(house, found)
    else:
        house.talk.tell("", nothing)


def _narrowed(house: House) -> None:
    """Narrow by one kind of words after the other, as often as they like."""
    view = house.view
    there = offered(view)
    if not there:
        house.talk.tell("", say("finding.filter.none_yet"))
        return
    chips: dict[Kind, tuple[Chip, ...]] = {}
    kinds = [option(kind, say(f"finding.kinds.{kind}")) for kind in there]
    while True:
        chosen = choose(house.talk, Ask(words=say("plain.find.kind")), kinds)
        kind = next(one for one in there if one == chosen)
        words = [option(value, _label(house, kind, value)) for value in there[kind]]
        ask = Ask(words=say(f"finding.kinds.{kind}"), hint=say("plain.find.any"))
        chips[kind] = tuple(Chip(kind=kind, value=value) for value in several(house.talk, ask, words))
        fitting = kept(view, [chip for few in chips.values() for chip in few], house.desk.today())
        count = say("finding.found", n=len(fitting), all=len(view.moments()))
        if not yes(house.talk, Ask(words=say("plain.find.further"), place=count), usual=False):
            ids = tuple(moment.id for moment in view.moments() if moment.id in fitting)
            _show(house, ids, say("plain.find.none_fit"))
            return


def _label(house: House, kind: Kind, value: str) -> str:
    """Say what one of the words stands for."""
    if kind in LIST_OF:
        return vocabulary(LIST_OF[kind]).label(value)
    if kind == "child":
        child = house.view.child(value)
        return child.name if child is not None else ""
    named = {
        "state": f"picture.states.{value}",
        "bright": "finding.labels.bright",
        "period": f"finding.periods.{value}",
    }
    return say(named[kind]) if kind in named else value


def _day(house: House) -> None:
    """Begin the list at a day."""
    talk = house.talk
    typed = line(talk, Ask(words=say("plain.find.day"), hint=say("plain.find.day_hint")), lambda said: None)
    if not typed.strip():
        return
    when = understand(typed, now=house.desk.now(), family=house.desk.family)
    if when is None:
        talk.tell(say("cli.not_a_day", text=typed))
        return
    last: date = local(when).date()
    ids = tuple(moment.id for moment in house.view.moments() if local(moment.when).date() <= last)
    _show(house, ids, say("plain.find.none_fit"))
