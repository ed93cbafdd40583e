"""How a page is chosen to look: which days, which form, which names and paper; remembered, and never a consent."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from data.records import PageLook
from data.view import View
from data.when import local
from data.wording import say
from workspace.making import chosen
from workspace.summary.naming import day, together
from workspace.summary.values import PARTS_OF, Choices, Consent, Paper, Part

DAYS = (0, 7, 28, 90)
"""Moments picked by hand, or those of so many days up to today: a week, four weeks, three months."""

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


def children_of(view: View, moments: tuple[str, ...]) -> str:
    """Name the children whose moments these are."""
    found = (view.moment(each) for each in moments)
    ids = dict.fromkeys(moment.children[0] for moment in found if moment is not None and moment.children)
    names = (child.name for child in map(view.child, ids) if child is not None)
    return together(names) or say("summary_room.make.sixteen_child")
