"""What was put in the bin: it comes back from here whole, or goes for good when everyone agrees."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from data.actors import Together
from data.errors import JournalError
from data.records import BinItem
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from workspace.desk import Desk
from workspace.in_bin import going, in_bin, item_words, title_of
from workspace.screens.confirm import Confirm
from workspace.screens.listed import Choices, Listed

ITEM = "item:"
"""What the id of a choice begins with, before the id of what it brings back."""


class BinScreen(Listed[None]):
    """Lists what is in the bin; choosing one brings it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "empty", "Empty the bin", id="bin.empty", tooltip="Let go of everything in it", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Show the bin.

        Args:
            desk: gives the view of whoever is here.
        """
        self.desk = desk
        super().__init__(
            say("bin.title"), "", self._foot(), Static(id="bin-words", classes="plain--line"), Choices(self.rows())
        )

    def _items(self) -> tuple[BinItem, ...]:
        return in_bin(self.desk.view)

    def rows(self) -> tuple[Act, ...]:
        """Give a choice for everything in the bin, the latest first."""
        today = self.desk.today()
        return tuple(Act(id=f"{ITEM}{item.id}", label=item_words(item, today=today)) for item in self._items())

    def _foot(self) -> tuple[Act, ...]:
        together = isinstance(self.desk.actor, Together)
        empty = Act(id="empty", label=say("bin.empty"), key="e", off=not together)
        leave = Act(id="leave", label=say("bin.leave"), key="Esc", strong=True)
        return (empty, leave) if self._items() else (leave,)

    async def on_mount(self) -> None:
        """Begin at the first of them."""
        await self._show()
        first = next((button for button in self.query(Action) if button.focusable), None)
        if first is not None:
            first.focus()

    async def _show(self, reply: str = "") -> None:
        items = self._items()
        self.query_one("#bin-words", Static).update(Content(say("bin.hint" if items else "bin.nothing")))
        await self.query_one(Choices).offer(self.rows())
        row = self.query_one(ActionRow)
        if row.acts != self._foot():
            row.acts = self._foot()
        only = "" if isinstance(self.desk.actor, Together) or not items else say("permissions.only_together")
        self.reply(reply or only)
        if self.focused is None:
            self.call_after_refresh(self.focus_next)

    async def on_action_pressed(self, event: Action.Pressed) -> None:
        """Bring one back, or do what the button at the foot says."""
        event.stop()
        if event.act_id == "empty":
            self.action_empty()
        elif event.act_id == "leave":
            self.action_leave()
        else:
            await self._bring_back(event.act_id.removeprefix(ITEM))

    async def _bring_back(self, item_id: str) -> None:
        title = next((title_of(item) for item in self._items() if item.id == item_id), "")
        try:
            self.desk.view.restore(item_id)
        except JournalError as problem:
            await self._show(problem.words)
            return
        await self._show(say("bin.back_again", title=title))

    @work
    async def action_empty(self) -> None:
        """Let go of everything in the bin, after naming it; only together."""
        items = self._items()
        if not items or not isinstance(self.desk.actor, Together):
            return
        named = "\n".join(going(items, today=self.desk.today()))
        if not await self.app.push_screen_wait(Confirm(say("bin.sure"), named, say("bin.yes"), say("bin.no"))):
            return
        try:
            self.desk.view.empty_bin()
        except JournalError as problem:
            await self._show(problem.words)
            return
        await self._show(say("bin.emptied"))
