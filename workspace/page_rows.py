"""The list of moments for a page: each with a tick and a word where it is on the page."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from data.records import Moment
from data.view import View
from data.wording import say
from widgets.glyphs import FULL
from widgets.shelf import Row, RowsLater
from workspace.moment_rows import MomentRows


def page_rows(rows: MomentRows, view: View, there: set[str], today: date) -> RowsLater:
    """Give the rows of all moments, made when they are drawn: a tick and a word for those that are on the page.

    Args:
        rows: remembers the rows that were drawn.
        view: what may be seen.
        there: ids of the moments on the page.
        today: the day it is.
    """
    plain = rows.of(view, today)

    def make(place: int) -> Row:
        moment = view.moment(plain.ids[place])
        return plain[place] if moment is None else _dressed(moment, plain[place], there=moment.id in there)

    return RowsLater(plain.ids, plain.days, make)


def _dressed(moment: Moment, plain: Row, *, there: bool) -> Row:
    return replace(
        plain,
        glyph=FULL.chosen if there else FULL.unchosen,
        mark=say("summary_room.on_page") if there else "",
        second=say("summary_room.bright", second=plain.second) if moment.bright else plain.second,
        bright=False,
    )
