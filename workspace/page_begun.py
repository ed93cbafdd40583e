"""A page for therapy that is not made yet, without a screen: what is on it, how it looks, and how long it is."""

from __future__ import annotations

from msgspec.structs import replace

from data.errors import JournalError
from data.records import PageLook, Record
from data.view import View
from data.wording import say
from workspace.desk import Desk
from workspace.looks import NAMED, children_of, choices_of, named, on_page, paper_of
from workspace.making import Making, can_typeset, marked, marked_apart, picked, whose
from workspace.picturing import name_of
from workspace.summary.build import build
from workspace.summary.own_sheet import offered
from workspace.summary.values import Paper, Summary


class PageBegun:
    """What is chosen for one page; it holds nothing private and nothing of it is consent."""

    def __init__(self, desk: Desk) -> None:
        """Begin with the look the family left.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        self.desk = desk
        self.struck: frozenset[str] = frozenset()
        """Ids of what is left out of this page to shorten it."""
        self.any_sides: tuple[str, ...] = ()
        """The moments with which the page may take more than one side."""
        self.emptied = False
        """Whether the last moment was let go on purpose."""
        self._look: PageLook | None = None

    @property
    def _view(self) -> View:
        return self.desk.view

    # -- what it is ---------------------------------------------------------------------------------------------

    @property
    def look(self) -> PageLook:
        """How the page is chosen to look: as the family last left it, or as it was changed here since."""
        return self._look or self._view.notes().look

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return paper_of(self._view, self.look)

    @property
    def on_page(self) -> tuple[str, ...]:
        """Ids of the moments on the page, in the order they happened."""
        return on_page(self._view, self.look, self.desk.today(), let_go=self.emptied)

    def page(self, struck: frozenset[str] | None = None) -> Summary:
        """Give the page as whoever is here would make it now.

        Args:
            struck: ids of pieces to leave out; those left out here, when not given.
        """
        there = self.on_page
        consent, adult = whose(self._view, there)
        choices = choices_of(self._view, self.look, self.desk.today(), consent, adult)
        return build(self._view, there, replace(choices, struck=tuple(self.struck if struck is None else struck)))

    def making(self) -> Making:
        """Give what is asked about before the page is made, as it stands now."""
        there = self.on_page
        consent, adult = whose(self._view, there)
        struck = self.struck
        return Making(
            page=lambda more: self.page(struck | more),
            consent=consent,
            name=name_of(self._view, adult),
            child=children_of(self._view, there),
            adults=tuple(each.name for each in self._view.adults),
            paper=self.paper,
            offered=offered(self._view.room()) if consent != "both" else (),
        )

    def whose_words(self) -> str:
        """Say whose page it is."""
        consent, adult = whose(self._view, self.on_page)
        return say(f"summary_room.whose_{consent}", name=name_of(self._view, adult))

    @property
    def suggested(self) -> bool:
        """Whether its moments were chosen by nobody yet."""
        return bool(self.on_page) and not self.look.days and not marked(self._view)

    def days_words(self) -> str:
        """Say from which day to which its moments are, where days were named."""
        return named(self.look) if self.look.days == NAMED else ""

    # -- how long it is -----------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether it may take as many sides as it likes with these moments."""
        return bool(self.on_page) and self.any_sides == self.on_page

    def sides(self, struck: frozenset[str] | None = None) -> int:
        """Count its sides, with some of it left out; slow where it needs to be set.

        Raises:
            JournalError: when the typesetter cannot set it.
        """
        from workspace.summary.pdf import sides

        return sides(self.page(struck), paper=self.paper) if can_typeset() else 1

    # -- changing it --------------------------------------------------------------------------------------------

    def take_look(self, look: PageLook) -> bool:
        """Let the page look like this from now on; says whether that is written down.

        A copy that can only be read still shows it, for as long as it is open.
        """
        self._look = look
        try:
            self._view.put(replace(self._view.notes(), look=look))
        except JournalError:
            return False
        self._look = None
        return True

    def pick(self, moment_id: str) -> tuple[Record, ...]:
        """Give the records to write so that a moment comes onto the page, or leaves it."""
        there = self.on_page
        records: list[Record] = [*picked(self._view, there, moment_id)]
        if self.look.days:
            # Whoever picks by hand goes on from the moments of these days.
            records += marked_apart(self._view, (*there, moment_id))
            records.append(replace(self._view.notes(), look=replace(self.look, days=0)))
        self.emptied, self._look = there == (moment_id,), None
        return tuple(records)

    def notice_marks(self) -> None:
        """Suggest moments again, once some are marked after the last one had been let go."""
        if marked(self._view):
            self.emptied = False


def may_be_long(page: Summary, *, settled: bool) -> bool:
    """Say whether it is worth counting the sides a page takes.

    Args:
        page: the page.
        settled: whether it may take as many as it likes.
    """
    if settled or page.form != "one" or page.large or not page.moments or not can_typeset():
        return False
    from workspace.summary.pdf import surely_fits

    return not surely_fits(page)
