"""The people of the family line by line: added, mended, leaving or not asked about now, and back again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from msgspec.structs import replace

from data.actors import Alone
from data.ids import new_id
from data.records import Adult, Birth, Child
from data.wording import say
from workspace.family_people import (
    BY_AGE,
    band_of_choice,
    bands,
    coming_back,
    leaving,
    may_leave,
    may_rest,
    missing_name,
)
from workspace.lines.choosing import choose, in_turn, line, option
from workspace.lines.house import House
from workspace.lines.sure import sure
from workspace.lines.talk import Ask, Back
from workspace.lines.who import stand_up
from workspace.welcoming import LONGEST_NAME, say_birth, say_understood, tidy, understand_age

MEND, LEAVES = "mend", "leaves"


class _Form:
    """A person being described; every answer is kept, under the key and the names of the screen."""

    def __init__(self, house: House, key: str, written: dict[str, str]) -> None:
        self.house = house
        self.key = f"family.{key}"
        self.values = {**written, **house.left(self.key)}

    def line(self, name: str, ask: Ask) -> str:
        """Ask for one line."""

        def keep(said: str) -> None:
            self.values[name] = said
            self.house.keep(self.key, self.values, name)

        return line(self.house.talk, ask, keep, so_far=self.values.get(name, ""), limit=LONGEST_NAME)

    def said(self, name: str) -> str:
        """Give what was answered, as it is kept."""
        return tidy(self.values.get(name, ""))

    def done(self) -> None:
        """Let go of what was half typed, once it stands elsewhere."""
        self.house.view.drafts.drop(self.key)


def add_adult(house: House) -> None:
    """Ask for another grown-up, write them down, and offer them a passphrase of their own."""
    ask = Ask(words=say("family.ask.adult_title"), hint=say("family.ask.adult_hint"))
    form = _adult(house, "adult.new", ask, None)
    adult = house.journal.add_adult(Adult(id=new_id(), name=form.said("name"), role=form.said("role")))
    form.done()
    house.talk.tell("", say("plain.family.added_adult", name=adult.name))
    _offer(house, adult)


def _adult(house: House, key: str, ask: Ask, known: Adult | None) -> _Form:
    """Ask for a name until there is one that nobody here has yet, and what they are to the children."""
    form = _Form(house, key, {"name": known.name, "role": known.role} if known is not None else {})
    others = tuple(adult.name for adult in house.view.adults if known is None or adult.id != known.id)

    def name() -> bool:
        missing = missing_name(form.line("name", ask), others)
        if missing:
            house.talk.tell(missing)
        return not missing

    def role() -> bool:
        form.line("role", Ask(words=say("family.ask.role"), hint=say("family.ask.role_example")))
        return True

    in_turn((name, role))
    return form


def _offer(house: House, adult: Adult) -> None:
    """Offer a passphrase to the one who was added, in their own turn; they may not be here at all."""
    if not adult.key_file or not house.talk.at_keyboard:
        return
    from workspace.lines.passphrase import offer_passphrase

    own = house.desk.seen_by(Alone(adult.id)).own_key()
    try:
        own.open_bare()
        with contextlib.suppress(Back):
            offer_passphrase(house.talk, own, house.desk.today(), absent=True)
    finally:
        house.journal.lock(adult.id)


def add_child(house: House) -> None:
    """Ask for another child."""
    form, birth = _child(house, "child.new", None)
    name = form.said("name")
    house.view.put(Child(id=new_id(), name=name, birth=birth))
    form.done()
    house.talk.tell("", say("family.added_child", name=name))


def _child(house: House, key: str, known: Child | None) -> tuple[_Form, Birth]:
    """Ask a child's name and rough age, and of one who is known the words for another age and the name on paper."""
    written = {"name": known.name, "age": say_birth(known.birth)} if known is not None else {}
    if known is not None:
        written |= {"band": known.band_override, "print": known.print_name}
    form = _Form(house, key, written)
    title = say("family.ask.mend_title" if known is not None else "family.ask.child_title")

    def name() -> bool:
        if not tidy(form.line("name", Ask(words=title, hint=say("family.ask.child_hint")))):
            house.talk.tell(say("welcome.child.missing"))
        return bool(form.said("name"))

    def age() -> bool:
        hint = say("plain.first.age_hint", example=say("welcome.child.example"))
        typed = form.line("age", Ask(words=say("plain.first.age", child=form.said("name")), hint=hint))
        birth = understand_age(typed, house.desk.today())
        words = "unclear" if typed.strip() else "no_age"
        house.talk.tell(say_understood(birth, house.desk.today()) if birth else say(f"welcome.child.{words}"))
        return birth is not None

    steps: list[Callable[[], bool]] = [name, age]
    if known is not None:
        steps += [lambda: _band(form), lambda: _on_paper(form)]
    in_turn(steps)
    birth = understand_age(form.values["age"], house.desk.today())
    assert birth is not None, "the age is asked until it is understood"
    return form, birth


def _band(form: _Form) -> bool:
    usual = band_of_choice(form.values.get("band", ""))
    chosen = choose(form.house.talk, Ask(words=say("family.ask.band")), bands(), usual=usual)
    form.values["band"] = "" if chosen == BY_AGE else chosen
    form.house.keep(form.key, form.values, "band")
    return True


def _on_paper(form: _Form) -> bool:
    hint = say("plain.such_as", words=say("family.ask.print_example"))
    form.line("print", Ask(words=say("family.ask.print_name"), hint=hint))
    return True


def mend(house: House) -> None:
    """Change what is written with somebody, or say that they are no longer among those who share or are asked about."""
    people: tuple[Adult | Child, ...] = (*house.view.adults, *house.view.children)
    chosen = choose(house.talk, Ask(words=say("family.ask.mend_title")), [option(one.id, one.name) for one in people])
    one = next(each for each in people if each.id == chosen)
    if isinstance(one, Adult):
        _mend_adult(house, one)
    else:
        _mend_child(house, one)


def _wants(house: House, name: str, leaves: str) -> str:
    """Ask whether somebody is mended or leaves.

    Args:
        house: asks.
        name: whose.
        leaves: the words for leaving.
    """
    ways = [option(MEND, say("plain.family.mend_one")), option(LEAVES, leaves)]
    return choose(house.talk, Ask(words=name, hint=say("family.ask.mend_hint")), ways, usual=MEND)


def _mend_adult(house: House, adult: Adult) -> None:
    if may_leave(house.desk, adult) and _wants(house, adult.name, say("family.ask.leaves")) == LEAVES:
        _leave(house, adult)
        return
    form = _adult(house, f"adult.{adult.id}", Ask(words=say("family.ask.name")), adult)
    name = form.said("name")
    house.view.put(replace(adult, name=name, role=form.said("role")))
    form.done()
    house.talk.tell("", say("family.mended" if name != adult.name else "family.mended_child", name=name))


def _leave(house: House, adult: Adult) -> None:
    """Name what stays, and let a grown-up leave."""
    if sure(house.talk, *leaving(adult)):
        house.view.put(replace(adult, retired=True))
        if house.desk.actor == Alone(adult.id):
            stand_up(house)
        house.talk.tell("", say("family.left.done", name=adult.name))


def _mend_child(house: House, child: Child) -> None:
    if may_rest(house.desk) and _wants(house, child.name, say("family.ask.child_leaves")) == LEAVES:
        house.view.put(replace(child, retired=True))
        house.talk.tell("", say("family.rested_child", name=child.name))
        return
    form, birth = _child(house, f"child.{child.id}", child)
    name, band = form.said("name"), form.values.get("band", "")
    house.view.put(replace(child, name=name, birth=birth, band_override=band, print_name=form.said("print")))
    form.done()
    house.talk.tell("", say("family.mended_child", name=name))


def come_back(house: House) -> None:
    """Ask who shares the file again, or which child is asked about again."""
    view = house.view
    ways = [option(one.id, say("family.former", name=one.name)) for one in view.former]
    ways += [option(one.id, say("family.former_child", name=one.name)) for one in view.former_children]
    chosen = choose(house.talk, Ask(words=say("plain.family.come_back")), ways)
    for adult in view.former:
        if adult.id == chosen and sure(house.talk, *coming_back(adult)):
            view.put(replace(adult, retired=False))
            house.talk.tell("", say("family.back.done", name=adult.name))
    for child in view.former_children:
        if child.id == chosen:
            view.put(replace(child, retired=False))
            house.talk.tell("", say("family.added_child", name=child.name))
