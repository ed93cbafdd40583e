"""What the pane *What I carry* says beside a moment: one quiet line, or the way from it into one's own reflection."""

from __future__ import annotations

from datetime import date

from data.actors import Alone
from data.carried import beside
from data.records import Moment
from data.view import View
from data.when import say_day
from data.wording import say
from widgets.glyphs import FULL

MOST_LINKS = 3
"""How many of one's own links stand in the pane at most."""


def may_carry(view: View) -> bool:
    """Whether somebody sits here alone with their room open; without that the pane says what it says to everyone."""
    return isinstance(view.actor, Alone) and view.room() is not None


def carry_words(view: View, moment: Moment | None, today: date) -> str:
    """Give what the pane says.

    Args:
        view: of whoever is here; only a room that is open to them is looked into.
        moment: the moment under the cursor.
        today: the day it is.

    Returns:
        The same line for everyone; alone, the question, and the day and theme of what one linked to this moment.
        Never the words themselves.
    """
    room = view.room()
    if not may_carry(view) or room is None or moment is None:
        return say("moments.carry_together")
    linked = beside(room, moment.id)
    lines = [say("reflect.older")]
    for one in linked[:MOST_LINKS]:
        theme = one.theme or say("reflect_room.theme_own")
        lines.append(f"{FULL.dot} {say_day(one.on, today=today)}, {theme}")
    if len(linked) > MOST_LINKS:
        lines.append(f"{FULL.dot} {say('moments.carry_more')}")
    return "\n".join(lines)
