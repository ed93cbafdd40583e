"""What the private pages have in common: whose they are, a sealed draft at every letter, and leaving no word behind."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from data.drafts import Draft
from data.errors import JournalError
from data.records import PrivateRoom
from data.wording import say
from widgets.text_area import Line, Writing
from workspace.caring import OWN, care_place, show_care, take_care
from workspace.desk import Desk
from workspace.sizes import HEIGHTS, WIDTHS
from workspace.visit import Visit


class PrivateScreen(ModalScreen[str | None]):
    """One of the private pages; ends with the id of what was kept, or None."""

    CSS_PATH = "../styles/reflect.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="private.leave", tooltip="Leave; what was typed is kept", show=False),
    ]

    def __init__(self, desk: Desk, visit: Visit) -> None:
        """Open a page for whoever sits here alone.

        Args:
            desk: gives their view and the clock.
            visit: the sitting this belongs to.
        """
        super().__init__(classes="private")
        self.desk = desk
        self.visit = visit
        self.view = desk.view
        me = self.view.me
        self._owner, self._recipient = (me.id, me.recipient) if me else ("", "")
        self._let_go = False

    def compose(self) -> ComposeResult:
        """The place for one question, and beneath it what there is to say about the words and about the typing."""
        yield Container(id="stage")
        yield care_place()
        yield Static(id="remark", markup=False)

    async def ask(self, widget: Widget) -> None:
        """Put one question on the page in place of the one before."""
        stage = self.query_one("#stage", Container)
        async with self.batch():
            await stage.remove_children()
            if not self._let_go:
                await stage.mount(widget)
                self.care()

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _noticed(self) -> None:
        self.care()

    def care(self) -> str:
        """Show the note that what is written here brings up, or take it away; gives its words."""
        return take_care(self, self.view, OWN) if not self._let_go else ""

    def remark(self, words: str) -> None:
        """Say one sentence at the foot; nothing takes it away again."""
        line = self.query_one("#remark", Static)
        line.update(Content(words))
        line.set_class(bool(words), "-said")

    @property
    def room(self) -> PrivateRoom | None:
        """The open room, while it is open."""
        return self.view.room()

    # -- drafts -------------------------------------------------------------------------------------------------

    def draft(self, key: str) -> Draft | None:
        """Give what was being typed under a key."""
        return self.view.drafts.private(self._owner, key)

    def keep(self, draft: Draft) -> None:
        """Keep what is being typed, sealed; says so when the disk refuses."""
        if self._let_go:
            return
        try:
            self.view.drafts.keep_private(self._owner, self._recipient, draft)
        except JournalError as problem:
            self.remark(problem.words)

    def drop(self, *keys: str) -> None:
        """Let drafts go, once their words are kept as a record."""
        for key in keys:
            if self.draft(key) is not None:
                self.view.drafts.drop_private(self._owner, self._recipient, key)

    def keep_room(self, room: PrivateRoom) -> bool:
        """Write the room down, sealed; says why when it cannot be."""
        try:
            self.view.put_room(room)
        except JournalError as problem:
            self.remark(problem.words)
            return False
        return True

    # -- leaving ------------------------------------------------------------------------------------------------

    @on(Writing.Cleaned)
    @on(Line.Cleaned)
    def _cleaned(self, event: Writing.Cleaned | Line.Cleaned) -> None:
        event.stop()
        self.remark(say("reflect_room.removed", names=", ".join(event.names)))

    def let_go(self) -> None:
        """Drop every private word from the screen, because somebody else sits here now; drafts stay sealed."""
        self._let_go = True
        if not self.is_mounted:
            return
        self.query_one("#stage", Container).display = False
        self.query_one("#stage", Container).remove_children()
        self.remark("")
        show_care(self, "")
        if self.is_active:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        self.dismiss(None)
