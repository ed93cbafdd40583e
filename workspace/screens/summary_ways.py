"""What a page being put together is, and the ways on from it: how it looks, shortening it, its words, making it."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on, work

from data.errors import JournalError
from data.records import PageLook, Record
from data.wording import say
from widgets.buttons import Action
from widgets.chip_field import ChipField
from workspace.blank_paper import ages_of
from workspace.desk import Desk
from workspace.looks import NAMED
from workspace.making import whose
from workspace.page_begun import PageBegun
from workspace.screens.room import Room
from workspace.screens.summary_fit import PageFit
from workspace.screens.summary_look import PageLooks


class PageRoom(Room):
    """A room with a page in it that is not made yet; it holds what is chosen for this one page and nothing private."""

    def __init__(self, desk: Desk) -> None:
        """Begin with the look the family left.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(desk)
        self.begun = PageBegun(desk)
        """What is chosen for the page."""
        self.drawn = 0
        """How often the room was drawn."""

    def show_page(self) -> None:
        """Draw the page again."""

    @property
    def look(self) -> PageLook:
        """How the page is chosen to look."""
        return self.begun.look

    @property
    def on_page(self) -> tuple[str, ...]:
        """Ids of the moments on the page, in the order they happened."""
        return self.begun.on_page

    def put(self, *records: Record) -> None:
        """Write something down, and draw the room again."""
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
        if not self.begun.take_look(look):
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
        days = await self.app.push_screen_wait(DaysScreen(self.desk, (look.first, look.last)))
        if days is not None:
            first, last = days
            self.take_look(replace(self.look, days=NAMED, first=first, last=last))

    # -- making -------------------------------------------------------------------------------------------------

    @work
    async def action_make_page(self) -> None:
        """Ask for consent, once and for this page alone, and make it."""
        from workspace.screens.summary_make import MakeScreen

        if not self.on_page:
            self.app.notify(say("summary_room.none_chosen"), markup=False)
            return
        if self.query_one(PageFit).sides > 1:
            # Said, and asked about, beside the page.
            self.query_one(PageFit).query(Action).first().focus()
            self.app.notify(say("summary_room.fit.first"), markup=False)
            return
        await self.app.push_screen_wait(MakeScreen(self.begun.making()))

    @work
    async def action_shorten(self) -> None:
        """Leave pieces out of the page."""
        from workspace.screens.summary_shorten import ShortenScreen

        begun = self.begun
        struck = await self.app.push_screen_wait(ShortenScreen(begun.page(frozenset()), begun.struck, begun.sides))
        if struck is not None:
            begun.struck = struck
            self.show_page()

    def use_two_sides(self) -> None:
        """Let the page take the sides it needs, for as long as these moments are on it."""
        self.begun.any_sides = self.on_page
        self.show_page()

    @work
    async def action_forms(self) -> None:
        """Make blank paper to write on."""
        from workspace.screens.summary_forms import FormsScreen

        today = self.desk.today()
        await self.app.push_screen_wait(FormsScreen(ages_of(self.view, today), self.begun.paper, today))

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
