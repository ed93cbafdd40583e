"""A closed read that waits for the other one: what its author can do with it meanwhile, and doing it."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from data.records import Moment
from data.view import View
from data.wording import say
from workspace.starting import AGAIN, ALONE

LEAVE_OPEN = "leave_open"
"""The answer that changes nothing."""


def waits(view: View, moment: Moment) -> bool:
    """Whether whoever sits here alone has a read of this moment that is closed, and there is another to wait for."""
    return view.me is not None and len(view.adults) > 1 and view.me.id in view.ready(moment.id)


def answers(*, away: bool) -> dict[str, str]:
    """Give what can be chosen, each with its words: leaving it, putting it away or taking it out, keeping it, a form.

    Args:
        away: the moment was put away.
    """
    names = (LEAVE_OPEN, "take_out" if away else "put_away", "keep_mine", AGAIN, ALONE)
    return {name: say(f"rules.alone_left.{name}") for name in names}


def asked(*, both: bool, away: bool) -> tuple[str, str]:
    """Give the question and what stands beneath it.

    Args:
        both: the other read is ready too.
        away: the moment was put away.
    """
    title = say("rules.alone_left.both" if both else "rules.alone_left.title")
    return title, say("rules.alone_left.hint_away" if away else "rules.alone_left.hint")


def settle(view: View, moment: Moment, answer: str) -> Literal["kept", "away", "out", ""]:
    """Do what was chosen; says what became of it, if anything did."""
    if answer == "keep_mine":
        return "kept" if view.take_back(moment.id) else ""
    if answer not in ("put_away", "take_out"):
        return ""
    view.put(replace(view.moment(moment.id) or moment, set_aside=answer == "put_away"))
    return "away" if answer == "put_away" else "out"
