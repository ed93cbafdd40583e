"""The family line by line: who is in it, whom to call, what is in the bin, and where it all lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from data.ages import age_words
from data.safety import numbers
from data.wording import say
from workspace.family_choices import times_words
from workspace.family_people import LONGEST_LINE, MOST_LINES, lines_in, lines_typed
from workspace.lines.choosing import choose, line, option
from workspace.lines.house import House
from workspace.lines.talk import Ask, Back

LEAVE = "leave"


def family(house: House) -> None:
    """Tell who is here and where it all lies, and change it."""
    while True:
        ways = [one for one in (*DOES, LEAVE) if one != "again" or house.view.former or house.view.former_children]
        offered = [option(one, say(f"plain.family.{one}")) for one in ways]
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
    adults = ", ".join(
        say("family.adult", name=one.name, role=one.role) if one.role else one.name for one in view.adults
    )
    children = ", ".join(say("family.child", name=one.name, age=age_words(one.birth, today)) for one in view.children)
    lines = [
        say("plain.moment.named", name=say("family.adults"), words=adults),
        say("plain.moment.named", name=say("family.children"), words=children),
    ]
    lines += [say("family.former", name=one.name) for one in view.former]
    lines += [say("family.former_child", name=one.name) for one in view.former_children]
    times = times_words(house.desk)
    if times:
        lines.append(say("plain.moment.named", name=say("family.times"), words=times))
    known = numbers(view.family.settings.help_lines)
    if known:
        lines.append(say("plain.moment.named", name=say("family.care"), words=known))
    lines.append(say("plain.moment.named", name=say("family.where"), words=str(house.journal.folder)))
    return tuple(lines)


def _add_adult(house: House) -> None:
    from workspace.lines.persons import add_adult

    add_adult(house)


def _add_child(house: House) -> None:
    from workspace.lines.persons import add_child

    add_child(house)


def _mend(house: House) -> None:
    from workspace.lines.persons import mend

    mend(house)


def _again(house: House) -> None:
    from workspace.lines.persons import come_back

    come_back(house)


def _words(house: House) -> None:
    from workspace.lines.family_words import own_words

    own_words(house)


def _choices(house: House) -> None:
    from workspace.lines.family_choices import settle

    settle(house)


def _states(house: House) -> None:
    from workspace.lines.earlier_states import earlier_states

    earlier_states(house)


def _care(house: House) -> None:
    """Ask whom the family would call; an empty name ends the list."""
    talk, key = house.talk, "family.lines"
    talk.head(Ask(words=say("family.lines.title"), hint=say("plain.family.care_hint", most=MOST_LINES)))
    values = {**lines_typed(house.view.family.settings.help_lines), **house.left(key)}

    def asked(name: str, words: str) -> bool:
        def keep(said: str) -> None:
            values[name] = said
            house.keep(key, values, name)

        return bool(line(talk, Ask(words=words), keep, so_far=values.get(name, ""), limit=LONGEST_LINE).strip())

    known: list[str] = []
    for n in range(MOST_LINES):
        if not asked(f"who-{n}", say("family.lines.who")):
            break
        asked(f"number-{n}", say("family.lines.number"))
        known += [f"who-{n}", f"number-{n}"]
    lines = lines_in({name: values.get(name, "") for name in known})
    settings = replace(house.view.family.settings, help_lines=lines)
    house.view.put(replace(house.view.family, settings=settings))
    house.view.drafts.drop(key)
    talk.tell("", say("family.care_kept"))


def _bin(house: House) -> None:
    from workspace.lines.the_bin import the_bin

    the_bin(house)


def _where(house: House) -> None:
    second = Path(house.journal.folder).parent / say("family.second_folder")
    house.talk.tell("", say("family.copy"), say("family.copies"))
    house.talk.tell(say("family.moving"), say("family.second", second=second), say("family.away"))


DOES: dict[str, Callable[[House], None]] = {
    "add_adult": _add_adult,
    "add_child": _add_child,
    "mend": _mend,
    "again": _again,
    "words": _words,
    "choices": _choices,
    "care": _care,
    "states": _states,
    "bin": _bin,
    "where": _where,
}
"""What can be changed, in the order in which it is offered."""
