"""How a page is chosen to look: which days, which form, which names and paper; remembered, and never a consent."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from data.records import PageLook
from data.view import View
from data.when import local
from data.wording import say
from widgets.option import Option
from workspace.making import chosen
from workspace.summary.naming import day, together
from workspace.summary.values import PARTS_OF, Choices, Consent, Paper, Part

DAYS = (0, 7, 28, 90)
"""Moments picked by hand, or those of so many days up to today: a week, four weeks, three months."""

Days = tuple[date | None, date | None]
"""The first day and the last; None where that end is open."""

NAMED = -1
"""In place of a number of days: those from one day that was named to another."""


def period(view: View, days: int, today: date) -> tuple[str, ...]:
    """Give the moments of the last days, in the order they happened.

    Args:
        view: what may be seen.
        days: how many days, today among them.
        today: the day it is.
    """
    return between(view, today - timedelta(days=days - 1), today)


def between(view: View, first: date | None, last: date | None) -> tuple[str, ...]:
    """Give the moments from one day to another, in the order they happened.

    Args:
        view: what may be seen.
        first: the first day; None for any.
        last: the last day; None for any.
    """
    earliest, latest = first or date.min, last or date.max
    there = (moment for moment in view.moments() if not moment.set_aside)
    return tuple(moment.id for moment in there if earliest <= local(moment.when).date() <= latest)[::-1]


def on_page(view: View, look: PageLook, today: date, *, let_go: bool = False) -> tuple[str, ...]:
    """Give the moments on the page: those of its days, or those picked by hand.

    Args:
        view: what may be seen.
        look: how the page is chosen to look.
        today: the day it is.
        let_go: the last one picked was let go on purpose, so that nothing is suggested in its place.
    """
    if look.days == NAMED:
        return between(view, look.first, look.last)
    return period(view, look.days, today) if look.days else chosen(view, let_go=let_go)


def named(look: PageLook) -> str:
    """Say from which day to which day the moments are."""
    ends = {"first": look.first, "last": look.last}
    which = "both" if look.first and look.last else "from" if look.first else "to"
    return say(f"summary_room.named_{which}", **{name: day(each) for name, each in ends.items() if each})


def paper_of(view: View, look: PageLook) -> Paper:
    """Give the sheet: as last chosen, or as the family set it."""
    return look.paper or view.family.settings.paper


def choices_of(view: View, look: PageLook, today: date, consent: Consent, adult: str) -> Choices:
    """Give what the page is built with.

    Args:
        view: what may be seen.
        look: how it is chosen to look.
        today: the date on the paper.
        consent: whose page it is.
        adult: whose own page it is, if one adult's.
    """
    return Choices(
        today=today,
        names=look.names,
        paper=paper_of(view, look),
        form=look.form,
        large=look.large,
        left_out=look.left_out,
        consent=consent,
        adult=adult,
    )


def parts_of(look: PageLook) -> tuple[Part, ...]:
    """Give the parts of the form that are on the page."""
    return tuple(part for part in PARTS_OF[look.form] if part not in look.left_out)


def with_part(look: PageLook, part: Part) -> PageLook:
    """Take a part off the page, or bring it back; the last one stays."""
    left = tuple(each for each in look.left_out if each != part)
    if left == look.left_out:
        left = (*left, part)
    changed = replace(look, left_out=left)
    return changed if parts_of(changed) else look


# -- rows to choose from ----------------------------------------------------------------------------------------

OTHER_DAYS = "named"
"""In place of a number of days: those that are named."""

ROWS: dict[str, tuple[str, ...]] = {
    "days": (*map(str, DAYS), OTHER_DAYS),
    "form": ("one", "full"),
    "large": ("plain", "large"),
    "names": ("none", "initials", "full"),
    "paper": ("a4", "letter"),
}
"""What can be chosen in each row; the parts, which depend on the form, stand in one more."""


def choosable(look: PageLook, row: str) -> tuple[Option, ...]:
    """Give what can be chosen in a row: one of *ROWS*, or *parts*."""
    ids = PARTS_OF[look.form] if row == "parts" else ROWS[row]
    return tuple(Option(id=one, label=say(f"summary_room.{row}_{one}")) for one in ids)


def chosen_in(look: PageLook, row: str, paper: Paper) -> tuple[str, ...]:
    """Give what is chosen in a row now.

    Args:
        look: how the page looks.
        row: which row.
        paper: the sheet, where the look leaves that to the family's setting.
    """
    if row == "parts":
        return parts_of(look)
    return ({
        "days": OTHER_DAYS if look.days == NAMED else str(look.days),
        "form": look.form,
        "large": "large" if look.large else "plain",
        "names": look.names,
        "paper": look.paper or paper,
    }[row],)  # fmt: skip


def with_choice(look: PageLook, row: str, value: str) -> PageLook:
    """Give the look with one thing chosen in a row; days that are named are not among them."""
    match row:
        case "days":
            return replace(look, days=int(value))
        case "form":
            return replace(look, form="full" if value == "full" else "one", left_out=())
        case "large":
            return replace(look, large=value == "large")
        case "names":
            names = next(each for each in ("none", "initials", "full") if each == value)
            return replace(look, names=names)
        case "paper":
            return replace(look, paper="letter" if value == "letter" else "a4")
        case _:
            part = next(each for each in PARTS_OF[look.form] if each == value)
            return with_part(look, part)


def in_order(first: date | None, last: date | None) -> Days:
    """Give two days with the earlier one first; either may be open."""
    return (last, first) if first is not None and last is not None and last < first else (first, last)


def days_count(view: View, days: Days) -> str:
    """Say how many moments lie within days that were named; empty where none was."""
    if not any(days):
        return ""
    n = len(between(view, *days))
    return say(f"summary_room.between.{ {0: 'none', 1: 'one'}.get(n, 'count') }", n=n)


def children_of(view: View, moments: tuple[str, ...]) -> str:
    """Name the children whose moments these are."""
    found = (view.moment(each) for each in moments)
    ids = dict.fromkeys(moment.children[0] for moment in found if moment is not None and moment.children)
    names = (child.name for child in map(view.child, ids) if child is not None)
    return together(names) or say("summary_room.make.sixteen_child")
