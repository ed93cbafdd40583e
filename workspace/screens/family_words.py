"""The family's own words: what its times of day are called, and signals and needs that no list has."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from data.errors import JournalError
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.text_area import Writing
from workspace.caring import care_place, take_care
from workspace.desk import Desk
from workspace.family_words import PARTS, as_typed, unclear_in, with_words
from workspace.keeping import Keeping
from workspace.sizes import HEIGHTS, WIDTHS


class FamilyWordsScreen(ModalScreen[bool]):
    """Three lists with a word on each line; True when they were written down."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="words.leave", tooltip="Leave; what was typed is kept", show=False),
        Binding("f2", "save", "Keep", id="words.save", tooltip="Keep the words", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Ask for the family's words.

        Args:
            desk: gives the view of whoever is here.
        """
        super().__init__(classes="plain")
        self._desk = desk
        self._keeping = Keeping(desk.view.drafts, "family.words")
        self._written = as_typed(desk.family)

    def compose(self) -> ComposeResult:
        """A title, the three lists, one quiet line, the buttons."""
        acts = (
            Act(id="save", label=say("family.ask.save"), key="F2", strong=True),
            Act(id="leave", label=say("family.ask.leave"), key="Esc"),
        )
        with Vertical(classes="plain--column"):
            yield Static(say("family.words.title"), classes="plain--title", markup=False)
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                for part in PARTS:
                    yield Static(say(f"family.words.{part}"), classes="plain--label", markup=False)
                    yield Static(say(f"family.words.{part}_hint"), classes="plain--line quiet", markup=False)
                    yield Writing(self._keeping.value(part, self._written[part]), id=part)
            yield care_place()
            yield Static(id="words-line", classes="plain--note", markup=False)
            yield ActionRow(acts, classes="plain--acts")

    def on_mount(self) -> None:
        """Begin where the cursor was left, or at the top of the page."""
        self.query_one("#times", Writing).focus(scroll_visible=False)
        self._keeping.begin(self)
        self._care()

    def _care(self) -> None:
        take_care(self, self._desk.view, shared=True)

    def _values(self) -> dict[str, str]:
        return {part: self.query_one(f"#{part}", Writing).text for part in PARTS}

    def _reply(self, words: str) -> None:
        note = self.query_one("#words-line", Static)
        note.set_class(bool(words), "-said")
        note.update(Content(words))

    @on(TextArea.Changed)
    def keep_place(self) -> None:
        """Keep what is typed, and where."""
        self._care()
        values = self._values()
        if self._keeping.left is not None or values != self._written:
            self._reply(self._keeping.keep(self, values))

    @on(Action.Pressed)
    async def _button(self, event: Action.Pressed) -> None:
        event.stop()
        await self.run_action(event.act_id)

    def action_save(self) -> None:
        """Write the words down, or say which line is not clear yet."""
        values = self._values()
        for part in PARTS:
            unclear = unclear_in(part, values[part])
            if unclear:
                self._reply(unclear)
                self.query_one(f"#{part}", Writing).focus()
                return
        family = self._desk.family
        changed = with_words(family, values)
        try:
            if changed != family:
                self._desk.view.put(changed)
        except JournalError as problem:
            self._reply(problem.words)
            return
        self._keeping.drop()
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave; what was typed is kept."""
        self.dismiss(False)
