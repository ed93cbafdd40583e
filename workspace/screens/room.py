"""What the five rooms have in common: the header, the hints at the foot, and being shown a view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import _time, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.messages import Layout
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from data.view import View
from data.wording import say
from widgets.buttons import Action
from widgets.footer import Hint, Hints
from widgets.header import RoomTab, RoomTabs
from workspace.commands import EVERYWHERE, ROOMS, bindings, command, hints
from workspace.desk import Desk
from workspace.sizes import HEIGHTS, WIDTHS


class Room(Screen[None]):
    """One of the five rooms. A room is handed a desk for its clock and views, and draws only what its view gives."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    ROOM: ClassVar[str] = ""
    """Which room this is; one of `ROOMS`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]

    def __init__(self, desk: Desk) -> None:
        """Furnish the room.

        Args:
            desk: gives the view of whoever is here, and the clock.
        """
        super().__init__(id=f"room-{self.ROOM}")
        self.desk = desk
        self._arranged = 0.0

    @property
    def view(self) -> View:
        """What whoever is here may see."""
        return self.desk.view

    def compose(self) -> ComposeResult:
        """The header, the room's own pieces, and the hints."""
        tabs = tuple(RoomTab(id=room, digit=str(n), name=say(f"app.rooms.{room}")) for n, room in enumerate(ROOMS, 1))
        demo = self.desk.family.demo
        saved, trouble = self.desk.saved()
        header = RoomTabs(say("app.name"), tabs, active=self.ROOM, who=self.desk.here(), saved=saved, id="header")
        header.trouble = trouble
        yield header
        if demo:
            yield Static(say("app.demo"), classes="demo-line", markup=False)
        with Container(id="furniture"):
            yield from self.furniture()
        shown = hints(self.ROOM)
        yield Hints(
            tuple(Hint(id=c.id, key=c.face, label=c.label, priority=-n) for n, c in enumerate(shown)), id="hints"
        )

    def _screen_resized(self, size: Size) -> None:
        """Arrange the room for another size; the stock way does so three times at the start for the same one."""
        # What a screen calls its own size is the window's at once; what it was arranged for, the compositor knows.
        if self._compositor.size != size:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Arrange the room, and note when."""
        if not scroll:
            self._arranged = _time.get_time()
        super()._refresh_layout(size, scroll)

    async def _on_layout(self, message: Layout) -> None:
        """Pass over a wish to be arranged that is older than the last arranging: at the start there are dozens."""
        if message.time < self._arranged:
            message.stop()
            message.prevent_default()

    def _compositor_refresh(self) -> None:
        """Paint, unless the app holds all painting back: the stock way would paint and throw it away."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    def furniture(self) -> Iterable[Widget]:
        """Give the room's own pieces of screen."""
        raise TypeError(f"{type(self).__name__} has no furniture")

    def on_mount(self) -> None:
        """Show what there is."""
        self.show_room()

    def show_room(self) -> None:
        """Draw again what the view gives now: after a change, and when somebody else sits down."""

    def let_go(self) -> None:
        """Forget what was only looked for: everything is being hidden, or a curtain comes down."""

    def say_state(self, words: str, alarm: bool) -> None:
        """Show whether everything is saved.

        Args:
            words: such as *saved*, or what went amiss and what to do.
            alarm: whether something is not on the disk.
        """
        if not self.query(RoomTabs) or not self.query(Hints):
            # Told while the room was being furnished or left.
            return
        tabs, foot = self.query_one(RoomTabs), self.query_one(Hints)
        tabs.saved, tabs.trouble = words, alarm
        self._aside(words)
        foot.trouble = alarm

    def say_who(self) -> None:
        """Show who is here."""
        if not self.query(RoomTabs) or not self.query(Hints):
            return
        tabs = self.query_one(RoomTabs)
        tabs.who = self.desk.here()
        self._aside(tabs.saved)

    def _aside(self, saved: str) -> None:
        """On a screen too low for the header, its words stand at the foot."""
        low = self.has_class("-short")
        self.query_one(Hints).aside = say("app.aside", who=self.desk.here(), saved=saved) if low else ""

    def on_resize(self) -> None:
        """Move the header's words to the foot, or back, when the height changes."""
        self.call_after_refresh(self.say_who)

    async def do(self, command_id: str) -> None:
        """Do what a command says; keys, buttons and the palette all come here."""
        await self.run_action(command(command_id).action)

    @on(RoomTabs.Chosen)
    async def _tab(self, event: RoomTabs.Chosen) -> None:
        event.stop()
        await self.run_action(f"room('{event.room_id}')")

    @on(RoomTabs.WhoAsked)
    async def _who(self, event: RoomTabs.WhoAsked) -> None:
        event.stop()
        await self.do("who")

    @on(Hints.Pressed)
    async def _hint(self, event: Hints.Pressed) -> None:
        event.stop()
        await self.do(event.hint_id)

    @on(Action.Pressed)
    async def _button(self, event: Action.Pressed) -> None:
        event.stop()
        await self.do(event.act_id)

    def action_room(self, room: str) -> None:
        """Go to another room."""
        self.app.switch_mode(room)
