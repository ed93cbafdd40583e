"""Beginning a debrief, or coming back to the one that is open: which form, which child, and who the readers are."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec.structs import replace

from data.actors import Together
from data.ids import new_id
from data.keys import available
from data.records import FOR_ONE, Debrief, Form, Moment
from data.view import View

JOINT: tuple[Form, ...] = ("joint", "short")
"""Forms that need two readers at one laptop."""

ALONE: Form = "alone"
"""The form for one."""

READERS = 2
"""How many write a read of one moment; the others may add second looks."""

AGAIN = "again"
"""Stands for writing one's own closed read again."""


def why_not(view: View, today: date) -> Literal["no_keys", "not_together", "later", ""]:
    """Say why a debrief for two is not offered now; empty where it is.

    *Later* is said by the sentence that is the same for every reason.

    Args:
        view: of whoever is here.
        today: the day it is.
    """
    if not available():
        return "no_keys"
    if not isinstance(view.actor, Together):
        return "not_together"
    return "later" if view.family.joint_from is not None and today < view.family.joint_from else ""


def asks_readers(view: View, moment: Moment) -> bool:
    """Whether it has to be asked which two read: there are more, and no debrief was begun."""
    return len(view.adults) > READERS and open_debrief(view, moment) is None


def open_debrief(view: View, moment: Moment) -> Debrief | None:
    """Give the debrief for two that was begun about a moment and not yet ended, if there is one."""
    found = view.debrief(moment.id)
    return found if found is not None and found.form in JOINT else None


def start_debrief(view: View, moment: Moment, form: Form, *, child: str = "", readers: tuple[str, ...] = ()) -> Debrief:
    """Begin a debrief of a moment, or come back to the one that is open.

    Who goes first alternates by itself from one joint debrief of the same two to the next. A debrief alone is nowhere
    in the shared file until its author puts it there; its place is kept in their own sealed draft.

    Args:
        view: of whoever is here.
        moment: what it is about.
        form: which form.
        child: id of the child it is about; the first of the moment's when empty.
        readers: ids of the two adults of a joint form; the first two of the family when empty.
    """
    if form in JOINT:
        found = open_debrief(view, moment)
        if found is not None:
            if moment.set_aside:
                view.put(replace(moment, set_aside=False))
            return found
    order = _in_turn(view, readers or tuple(adult.id for adult in view.adults[:2])) if form in JOINT else _myself(view)
    debrief = Debrief(id=new_id(), moment=moment.id, form=form, child=child or moment.children[0], readers=order)
    if form in JOINT:
        # Whoever looks at it together has taken it out again.
        view.put(debrief, *([replace(moment, set_aside=False)] if moment.set_aside else []))
    return debrief


def _myself(view: View) -> tuple[str, ...]:
    return (view.me.id,) if view.me else ()


def _in_turn(view: View, two: tuple[str, ...]) -> tuple[str, ...]:
    """Give two readers in this debrief's order: whoever went second last time goes first."""
    earlier = [d for d in view.all_debriefs() if d.form in JOINT and d.closed_on and set(d.readers) == set(two)]
    last = max(earlier, key=lambda d: d.id, default=None)
    return two[::-1] if last is not None and last.readers[:1] == two[:1] else two


def begun_form(view: View, moment: Moment, form: Form) -> Form:
    """Give the form for one that was begun about a moment, else the one that is asked for."""
    begun = (one for one in FOR_ONE if view.me is not None and view.drafts.private(view.me.id, f"{one}.{moment.id}"))
    return next((one for one in begun if one != form), form)
