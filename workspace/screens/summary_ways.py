"""What a page being put together is, and the ways on from it: how it looks, shortening it, its words, making it."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on, work

from data.errors import JournalError
from data.records import PageLook, Record
from data.vocabulary import band_of
from data.wording import say
from widgets.buttons import Action
from widgets.chip_field import ChipField
from workspace.desk import Desk
from workspace.looks import NAMED, between, children_of, choices_of, on_page, paper_of
from workspace.making import Making, can_typeset, whose
from workspace.picturing import name_of
from workspace.screens.room import Room
from workspace.screens.summary_fit import PageFit
from workspace.screens.summary_look import PageLooks
from workspace.summary.build import build
from workspace.summary.own_sheet import offered
from workspace.summary.values import Summary


class PageRoom(Room):
    """A room with a page in it that is not made yet; it holds what is chosen for this one page and nothing private."""

    def __init__(self, desk: Desk) -> None:
        """Begin with the look the family left.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self._look: PageLook | None = None
        self.struck: frozenset[str] = frozenset()
        """Ids of what is left out of this page to shorten it."""
        self.any_sides: tuple[str, ...] = ()
        """The moments with which the page may take more than one side."""
        self.drawn = 0
        """How often the room was drawn."""
        self.emptied = False
        """Whether the last moment was let go on purpose."""

    def show_page(self) -> None:
        """Draw the page again."""

    @property
    def look(self) -> PageLook:
        """How the page is chosen to look: as the family last left it, or as it was changed here since."""
        return self._look or self.view.notes().look

    @property
    def on_page(self) -> tuple[str, ...]:
        """Ids of the moments on the page, in the order they happened."""
        return on_page(self.view, self.look, self.desk.today(), let_go=self.emptied)

    def page(self, struck: frozenset[str] | None = None) -> Summary:
        """Give the page as whoever is here would make it now.

        Args:
            struck: ids of pieces to leave out; those left out here, when not given.
        """
        there = self.on_page
        consent, adult = whose(self.view, there)
        choices = choices_of(self.view, self.look, self.desk.today(), consent, adult)
        return build(self.view, there, replace(choices, struck=tuple(self.struck if struck is None else struck)))

    def put(self, *records: Record) -> None:
        """Write something down, and draw the room again."""
        self._look = None
        before = self.drawn
        try:
            if records:
                self.view.put(*records)
        except JournalError as problem:
            self.app.notify(problem.words, markup=False)
        if self.drawn == before:
            # Whoever listens to the journal has not drawn it again by now.
            self.show_room()

    @on(PageLooks.Changed)
    def _chose(self, event: PageLooks.Changed) -> None:
        event.stop()
        self.take_look(event.look)

    def take_look(self, look: PageLook) -> None:
        """Let the page look like this from now on.

        Args:
            look: how it is chosen to look.
        """
        self._look = look
        try:
            self.view.put(replace(self.view.notes(), look=look))
            self._look = None
        except JournalError:
            # A copy that can only read still shows it, for as long as it is open.
            self.show_page()

    @on(PageLooks.DaysWanted)
    def _wants_days(self, event: PageLooks.DaysWanted) -> None:
        event.stop()
        self._name_days()

    @work
    async def _name_days(self) -> None:
        """Let days be named, and put their moments on the page."""
        from workspace.screens.summary_days import DaysScreen

        look = self.look
        days = await self.app.push_screen_wait(
            DaysScreen(self.desk, (look.first, look.last), lambda days: len(between(self.view, *days)))
        )
        if days is not None:
            first, last = days
            self.take_look(replace(self.look, days=NAMED, first=first, last=last))

    # -- making -------------------------------------------------------------------------------------------------

    @work
    async def action_make_page(self) -> None:
        """Ask for consent, once and for this page alone, and make it."""
        from workspace.screens.summary_make import MakeScreen

        there = self.on_page
        if not there:
            self.app.notify(say("summary_room.none_chosen"), markup=False)
            return
        if self.query_one(PageFit).sides > 1:
            # Said, and asked about, beside the page.
            self.query_one(PageFit).query(Action).first().focus()
            self.app.notify(say("summary_room.fit.first"), markup=False)
            return
        consent, adult = whose(self.view, there)
        struck = self.struck
        making = Making(
            page=lambda more: self.page(struck | more),
            consent=consent,
            name=name_of(self.view, adult),
            child=children_of(self.view, there),
            adults=tuple(each.name for each in self.view.adults),
            paper=paper_of(self.view, self.look),
            offered=offered(self.view.room()) if consent != "both" else (),
        )
        await self.app.push_screen_wait(MakeScreen(making))

    @work
    async def action_shorten(self) -> None:
        """Leave pieces out of the page."""
        from workspace.screens.summary_shorten import ShortenScreen
        from workspace.summary.pdf import sides

        paper = paper_of(self.view, self.look)

        def takes(struck: frozenset[str]) -> int:
            return sides(self.page(struck), paper=paper) if can_typeset() else 1

        struck = await self.app.push_screen_wait(ShortenScreen(self.page(frozenset()), self.struck, takes))
        if struck is not None:
            self.struck = struck
            self.show_page()

    def use_two_sides(self) -> None:
        """Let the page take the sides it needs, for as long as these moments are on it."""
        self.any_sides = self.on_page
        self.show_page()

    @work
    async def action_forms(self) -> None:
        """Make blank paper to write on."""
        from workspace.screens.summary_forms import FormsScreen

        today = self.desk.today()
        bands = tuple(dict.fromkeys(band_of(child, today) for child in self.view.children)) or ("school",)
        await self.app.push_screen_wait(FormsScreen(bands, paper_of(self.view, self.look), today))

    def action_page_look(self) -> None:
        """Go to the choices of how the page looks; on a small screen they take the place of the list."""
        self.add_class("-choosing")
        self.query_one("#page-days", ChipField).focus()

    @work
    async def action_page_notes(self) -> None:
        """Write what the page says beside its moments."""
        from workspace.screens.summary_notes import NotesScreen

        own = whose(self.view, self.on_page)[0] == "own"
        await self.app.push_screen_wait(NotesScreen(self.view, own=own))
        self.show_room()
