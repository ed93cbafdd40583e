"""The list of moments beside a page: each with a tick and a word where it is on the page."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from data.records import Moment
from data.view import View
from data.wording import say
from widgets.glyphs import FULL
from widgets.timeline import Row
from workspace.picturing import row


def page_rows(view: View, there: set[str], today: date) -> tuple[Row, ...]:
    """Give the rows of all moments: a tick and a word for those that are on the page.

    Args:
        view: what may be seen.
        there: ids of the moments on the page.
        today: the day it is.
    """
    return tuple(_row(view, moment, moment.id in there, today) for moment in view.moments())


def _row(view: View, moment: Moment, there: bool, today: date) -> Row:
    plain = row(view, moment, FULL, today=today)
    return replace(
        plain,
        glyph=FULL.chosen if there else FULL.unchosen,
        mark=say("summary_room.on_page") if there else "",
        second=say("summary_room.bright", second=plain.second) if moment.bright else plain.second,
        bright=False,
    )
