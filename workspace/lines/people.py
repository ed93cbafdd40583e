"""The family line by line: who is in it, whom to call, what is in the bin, and where it all lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from data.actors import Together
from data.ages import age_words
from data.ids import new_id
from data.input import fold
from data.people import HelpLine
from data.records import Adult, Birth, Child
from data.safety import numbers
from data.when import say_day
from data.wording import say
from workspace.lines.choosing import choose, line, option, yes
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back
from workspace.welcoming import LONGEST_NAME, say_birth, say_understood, tidy, understand_age

LEAVE = "leave"


def family(house: House) -> None:
    """Tell who is here and where it all lies, and change it."""
    offered = [option(one, say(f"plain.family.{one}")) for one in (*DOES, LEAVE)]
    while True:
        house.talk.tell("", *_told(house))
        wanted = choose(house.talk, Ask(words=say("plain.family.what")), offered)
        if wanted == LEAVE:
            return
        try:
            DOES[wanted](house)
        except Back:
            continue


def _told(house: House) -> tuple[str, ...]:
    view, today = house.view, house.desk.today()
    adults = ", ".join(one.name for one in view.adults)
    children = ", ".join(say("family.child", name=one.name, age=age_words(one.birth, today)) for one in view.children)
    lines = [
        say("plain.moment.named", name=say("family.adults"), words=adults),
        say("plain.moment.named", name=say("family.children"), words=children),
    ]
    known = numbers(view.family.settings.help_lines)
    if known:
        lines.append(say("plain.moment.named", name=say("family.care"), words=known))
    lines.append(say("plain.moment.named", name=say("family.where"), words=str(house.journal.folder)))
    return tuple(lines)


def _name(house: House, key: str, ask: Ask, written: str = "") -> str:
    """Ask for a name until there is one that nobody here has yet."""
    names = [adult.name for adult in house.view.adults] + [child.name for child in house.view.children]
    taken = {fold(name) for name in names} - {fold(written)}
    so_far = house.left(key).get("name", written)
    while True:
        said = line(house.talk, ask, lambda words: house.keep(key, {"name": words}), so_far=so_far, limit=LONGEST_NAME)
        name = tidy(said)
        if not name:
            house.talk.tell(say("family.ask.missing"))
        elif fold(name) in taken:
            house.talk.tell(say("family.ask.same", name=name))
        else:
            return name


def _add_adult(house: House) -> None:
    key = "family.adult.new"
    name = _name(house, key, Ask(words=say("family.ask.adult_title"), hint=say("family.ask.adult_hint")))
    house.journal.add_adult(Adult(id=new_id(), name=name))
    house.view.drafts.drop(key)
    house.talk.tell("", say("plain.family.added_adult", name=name))


def _age(house: House, key: str, name: str, written: str) -> Birth:
    """Ask for a rough age until it is understood; the name goes along in what is kept meanwhile."""
    ask = Ask(
        words=say("plain.first.age", child=name),
        hint=say("plain.first.age_hint", example=say("welcome.child.example")),
    )
    so_far = house.left(key).get("age", written)
    while True:
        typed = line(
            house.talk, ask, lambda said: house.keep(key, {"name": name, "age": said}), so_far=so_far, limit=60
        )
        birth = understand_age(typed, house.desk.today())
        if birth is not None:
            house.talk.tell(say_understood(birth, house.desk.today()))
            return birth
        house.talk.tell(say("welcome.child.unclear"))


def _add_child(house: House) -> None:
    key = "family.child.new"
    name = _name(house, key, Ask(words=say("family.ask.child_title"), hint=say("family.ask.child_hint")))
    house.view.put(Child(id=new_id(), name=name, birth=_age(house, key, name, "")))
    house.view.drafts.drop(key)
    house.talk.tell("", say("family.added_child", name=name))


def _mend(house: House) -> None:
    """Change somebody's name, and a child's age."""
    people: tuple[Adult | Child, ...] = (*house.view.adults, *house.view.children)
    chosen = choose(house.talk, Ask(words=say("family.ask.mend_title")), [option(one.id, one.name) for one in people])
    one = next(each for each in people if each.id == chosen)
    key = f"family.mend.{one.id}"
    name = _name(house, key, Ask(words=say("family.ask.name"), hint=say("family.ask.mend_hint")), one.name)
    if isinstance(one, Child):
        house.view.put(replace(one, name=name, birth=_age(house, key, name, say_birth(one.birth))))
        house.talk.tell("", say("family.mended_child", name=name))
    else:
        house.view.put(replace(one, name=name))
        house.talk.tell("", say("family.mended", name=name))
    house.view.drafts.drop(key)


def _care(house: House) -> None:
    """Ask whom the family would call; an empty name ends the list."""
    talk, key = house.talk, "plain.family.care"
    talk.head(Ask(words=say("family.lines.title"), hint=say("plain.family.care_hint")))
    values: dict[str, str] = {}
    for n, known in enumerate(house.view.family.settings.help_lines):
        values |= {f"who.{n}": known.label, f"number.{n}": known.number}
    values |= house.left(key)

    def asked(name: str, words: str) -> str:
        def keep(said: str) -> None:
            values[name] = said
            house.keep(key, values)

        return line(talk, Ask(words=words), keep, so_far=values.get(name, ""), limit=80).strip()

    found: list[HelpLine] = []
    while who := asked(f"who.{len(found)}", say("family.lines.who")):
        found.append(HelpLine(label=who, number=asked(f"number.{len(found)}", say("family.lines.number"))))
    settings = replace(house.view.family.settings, help_lines=tuple(found))
    house.view.put(replace(house.view.family, settings=settings))
    house.view.drafts.drop(key)
    talk.tell("", say("family.care_kept"))


def _bin(house: House) -> None:
    """Bring something back from the bin, or let go of all of it."""
    talk, view, today = house.talk, house.view, house.desk.today()
    there = sorted(view.bin_items(), key=lambda item: (item.on, item.id), reverse=True)
    if not there:
        talk.tell("", say("bin.nothing"))
        return
    offered = [
        option(one.id, say("bin.item", day=say_day(one.on, today=today), title=one.title or say("bin.untitled")))
        for one in there
    ]
    if isinstance(house.desk.actor, Together):
        offered.append(option("empty", say("bin.empty")))
    chosen = choose(talk, Ask(words=say("bin.title")), offered)
    if chosen != "empty":
        view.restore(chosen)
        title = next(one.title for one in there if one.id == chosen)
        talk.tell("", say("bin.back_again", title=title or say("bin.untitled")))
        return
    naming = say("bin.naming_one" if len(there) == 1 else "bin.naming")
    titles = tuple(one.title or say("bin.untitled") for one in there)
    if yes(talk, Ask(words=say("bin.sure"), hint=naming, lines=titles), usual=False):
        view.empty_bin()
        talk.tell("", say("bin.emptied"))


def _where(house: House) -> None:
    second = Path(house.journal.folder).parent / say("family.second_folder")
    house.talk.tell("", say("family.copy"), say("family.copies"))
    house.talk.tell(say("family.moving"), say("family.second", second=second), say("family.away"))


DOES: dict[str, Callable[[House], None]] = {
    "add_adult": _add_adult,
    "add_child": _add_child,
    "mend": _mend,
    "care": _care,
    "bin": _bin,
    "where": _where,
}
"""What can be changed, in the order in which it is offered."""
