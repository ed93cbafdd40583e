"""A private page with a list to choose from, a line above it, and buttons beneath."""

from __future__ import annotations

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from widgets.buttons import Act, Action, ActionRow
from widgets.timeline import Row, Timeline
from workspace.screens.reflect_private import PrivateScreen


class ListingScreen(PrivateScreen):
    """Shows rows; subclasses say which, and what Enter does."""

    async def lay_out(self, title: str, acts: tuple[Act, ...], empty: str) -> None:
        """Put the page there, once.

        Args:
            title: what it is about.
            acts: the buttons.
            empty: the sentence for when there is nothing to choose from.
        """
        page = Vertical(
            Static(Content(title), classes="listing--title"),
            Static(classes="listing--hint", markup=False),
            Timeline(empty=empty, classes="listing--rows"),
            ActionRow(acts, classes="listing--acts"),
            classes="listing",
        )
        await self.ask(page)
        if not self._let_go:
            self.show_rows()
            self.query_one(Timeline).focus()

    def rows(self) -> tuple[Row, ...]:
        """Give what there is to choose from."""
        return ()

    def hint(self) -> str:
        """Give the quiet line above the list."""
        return ""

    def show_rows(self) -> None:
        """Draw the list and the line above it again."""
        for history in self.query(Timeline):
            history.set_rows(self.rows())
            self.query_one(".listing--hint", Static).update(Content(self.hint()))

    @property
    def current(self) -> str:
        """Id of the row under the cursor; empty when there is none."""
        row = next((history.current for history in self.query(Timeline)), None)
        return row.id if row is not None else ""

    @on(Timeline.Opened)
    def _opened(self, event: Timeline.Opened) -> None:
        event.stop()
        self.choose(event.row_id)

    @on(Timeline.Highlighted)
    def _highlighted(self, event: Timeline.Highlighted) -> None:
        event.stop()

    def choose(self, row_id: str) -> None:
        """Do what Enter does on a row."""

    @on(Action.Pressed)
    async def _pressed(self, event: Action.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    def action_choose(self) -> None:
        """Choose the row under the cursor, as Enter does."""
        if self.current:
            self.choose(self.current)
