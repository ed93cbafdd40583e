"""Who and when, as they are said on paper: names, initials or *one of us*; dates in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from data.checksum import sha256_of
from data.records import Adult, Child, Moment, Read, When
from data.when import local
from data.wording import content, say
from workspace.summary.values import Choices, Names, Sees


def join(words: Iterable[str]) -> str:
    """Join words with *and*; the later ones begin small unless they are a quotation or an *I*."""
    whole = [word for word in words if word]
    return together([*whole[:1], *map(_small, whole[1:])])


def together(names: Iterable[str]) -> str:
    """Join names with *and*, each as it is written."""
    whole = [name for name in names if name]
    if len(whole) < 2:
        return "".join(whole)
    return say("summary.and").join((say("summary.comma").join(whole[:-1]), whole[-1]))


def listed(words: Iterable[str]) -> str:
    """Join words with commas, all beginning small after the first."""
    whole = [word for word in words if word]
    return say("summary.comma").join([*whole[:1], *map(_small, whole[1:])])


def small(words: Iterable[str]) -> str:
    """Join words with commas, all beginning small."""
    return say("summary.comma").join(_small(word) for word in words if word)


def capital(text: str) -> str:
    """Give the text with a capital at its start."""
    return text[:1].upper() + text[1:]


def curled(label: str) -> str:
    """Give one of our own labels with printer's quotation marks; people's words are left as they are."""
    return re.sub(r'"([^"]*)"', r"“\1”", label).replace("'", "’")


def _small(word: str) -> str:
    """Begin a label small, unless it is a quotation or speaks as *I*."""
    return word if word[:2] in ("I ", "I'", "I’") or not word[:1].isalpha() else word[0].lower() + word[1:]


def initials(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give short forms of names: first letters, longer only where two would be the same."""
    length = 1
    while length < max(map(len, names), default=0):
        short = [name[:length] for name in names]
        if len({*short}) == len({*names}):
            break
        length += 1
    return tuple(name[:length].rstrip() + "." for name in names)


def child_name(view: Sees, child_id: str, names: Names) -> str:
    """Give a child's name for paper: the chosen print name or the first name, or an initial."""
    child = view.child(child_id)
    if child is None:
        return say("summary.untitled_child")
    if names != "initials":
        return child.name if names == "full" and not child.print_name else _first(child)
    everyone = tuple(dict.fromkeys(_first(each) for each in _children(view)))
    short = dict(zip(everyone, initials(everyone), strict=True))
    return short.get(_first(child)) or initials((_first(child),))[0]


def _first(child: Child) -> str:
    """Give the print name, or the first of a child's names."""
    return child.print_name or (child.name.split() or [child.name])[0]


def _children(view: Sees) -> list[Child]:
    """Give every child that any moment speaks of."""
    ids = dict.fromkeys(each for moment in view.moments() for each in moment.children)
    return [child for child in map(view.child, ids) if child is not None]


def adult_name(view: Sees, adult: Adult | None, names: Names) -> str:
    """Give an adult's name for paper, or an empty text when adults are not named."""
    if adult is None or names == "none":
        return ""
    if names == "full":
        return adult.name
    everyone = tuple(dict.fromkeys(each.name for each in view.adults))
    short = dict(zip(everyone, initials(everyone), strict=True))
    return short.get(adult.name) or initials((adult.name,))[0]


def reveal_order(view: Sees, moment: Moment, reads: tuple[Read, ...]) -> tuple[Read, ...]:
    """Give reads left to right: as drawn at the reveal, else by lot from the moment's id; never by who came first."""
    order = next((d.order for d in reversed(view.debriefs(moment.id)) if d.order), ())
    place = {adult: n for n, adult in enumerate(order)}

    def lot(read: Read) -> tuple[int, str]:
        drawn = sha256_of(f"{moment.id} {read.adult}".encode())
        return place.get(read.adult, len(place)), drawn

    return tuple(sorted(reads, key=lot))


def labels(view: Sees, reads: tuple[Read, ...], choices: Choices) -> dict[str, str]:
    """Say how each reader of one moment is called on paper; without names it holds for this moment alone."""
    called: dict[str, str] = {}
    for n, read in enumerate(reads):
        alone = say("summary.who.me") if choices.consent == "one_adult" else say("summary.who.one")
        unnamed = (alone, say("summary.who.other"))[n] if n < 2 else say("summary.who.another")
        called[read.adult] = adult_name(view, view.adult(read.adult), choices.names) or unnamed
    return called


def who(view: Sees, adults: tuple[str, ...], called: dict[str, str], choices: Choices) -> str:
    """Say who did something together: names, *both of us*, or one."""
    if len(adults) > 1 and choices.names == "none":
        return say("summary.who.both" if len(view.adults) == 2 else "summary.who.all")
    alone = say("summary.who.me") if choices.consent == "one_adult" else say("summary.who.one")
    if choices.names == "none":
        return called.get(adults[0], alone) if adults else ""
    return say("summary.and").join(adult_name(view, view.adult(each), choices.names) or alone for each in adults)


def lived(when: When) -> datetime:
    """Give a time as the clock on the wall showed it."""
    return local(when)


def day(on: date, *, year: bool = True) -> str:
    """Say a day as on a letter: *9 January 2025*."""
    month = content("summary")["dates"]["months"][on.month - 1]
    return say("summary.dates.day" if year else "summary.dates.day_month", day=on.day, month=month, year=on.year)


def moment_day(when: When, clock: str) -> str:
    """Say when a moment was, as exactly as it is known."""
    at = lived(when)
    dates = content("summary")["dates"]
    full = say(
        "summary.dates.full",
        weekday=dates["weekdays"][at.weekday()],
        day=at.day,
        month=dates["months"][at.month - 1],
        year=at.year,
    )
    if when.precision == "day":
        return full
    if when.precision == "part":
        return say("summary.dates.at", day=full, time=when.part) if when.part else full
    time = f"{at:%H:%M}" if clock == "24" else f"{at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"
    return say("summary.dates.at", day=full, time=time)


def period(days: list[date]) -> str:
    """Say from when to when the moments are."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return day(first)
    if first.year == last.year:
        return say("summary.period", first=day(first, year=False), last=day(last))
    return say("summary.period", first=day(first), last=day(last))
