"""Where one grown-up types their own passphrase, or chooses a new one."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Generic, Literal, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker

from data import keys
from data.errors import JournalError
from data.keys import Identity
from data.own_key import OwnKey
from data.records import Adult
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.text_area import Line
from workspace.key_care import VERY_SHORT
from workspace.sizes import HEIGHTS, WIDTHS

Answer = TypeVar("Answer")


class Sheet(ModalScreen[Answer | None], Generic[Answer]):
    """A quiet page in front of everything else: a title, a hint, a place for the answer, one line of reply, buttons."""

    CSS_PATH = "../styles/pages.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="sheet.leave", tooltip="Leave without an answer", show=False),
        Binding("pageup", "page(-1)", "Page up", id="sheet.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "page(1)", "Page down", id="sheet.page_down", tooltip="A page down", show=False),
    ]

    def __init__(
        self, title: str, hint: str, acts: tuple[Act, ...], *body: Widget, beneath: tuple[str, ...] = ()
    ) -> None:
        """Lay the page out.

        Args:
            title: what is asked.
            hint: a quiet line beneath it.
            acts: the buttons.
            body: the place for the answer.
            beneath: sentences under the answer, each a paragraph of its own.
        """
        super().__init__(classes="plain")
        self._words = (title, hint)
        self._acts = acts
        self._body = body
        self._beneath = beneath

    def compose(self) -> ComposeResult:
        """From the title at the top to the buttons at the bottom."""
        title, hint = self._words
        with Vertical(classes="plain--column"):
            yield Static(Content(title), classes="plain--title")
            with VerticalScroll(classes="plain--scroll", can_focus=False):
                if hint:
                    yield Static(Content(hint), classes="plain--hint")
                yield from self._body
                yield Static(classes="plain--note", markup=False)
                for line in self._beneath:
                    yield Static(Content(line), classes="plain--line")
            yield ActionRow(self._acts, classes="plain--acts")

    def reply(self, words: str) -> None:
        """Say one sentence beneath the answer."""
        note = self.query_one(".plain--note", Static)
        note.update(Content(words))
        # Only after it was laid out again does it have its full height.
        self.call_after_refresh(self.call_after_refresh, note.scroll_visible, animate=False)

    @on(Line.Cleaned)
    def _cleaned(self, event: Line.Cleaned) -> None:
        event.stop()
        self.reply(say("passphrase.removed", names=", ".join(event.names)))

    def action_page(self, by: int) -> None:
        """Move the page by as much as fits on it."""
        scroll = self.query_one(".plain--scroll", VerticalScroll)
        (scroll.scroll_page_down if by > 0 else scroll.scroll_page_up)(animate=False)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class PassphraseScreen(Sheet[Identity]):
    """One adult's passphrase, which opens their key; None when it was left closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "without", "Without", id="passphrase.without", tooltip="Go on without it", show=False),
        Binding("f5", "forgotten", "Forgotten", id="passphrase.forgotten", tooltip="Another way in", show=False),
    ]

    found: Literal["", "sheet", "afresh", "without"] = ""
    """How it ended when not with the passphrase: by the recovery sheet, with a new key, or going on without one."""

    def __init__(
        self,
        adult: Adult,
        title: str = "",
        hint: str = "",
        without: str = "",
        *,
        own: OwnKey | None = None,
        now: datetime | None = None,
    ) -> None:
        """Ask for a passphrase.

        Args:
            adult: whose it is. A key without a passphrase answers at once.
            title: what is asked, when it is more than the passphrase itself.
            hint: a quiet line beneath.
            without: the words on a button that goes on without the passphrase; none when empty.
            own: their own key, where one who has forgotten the passphrase may write afresh.
            now: aware, in the family's zone; with `own`.
        """
        has_key = bool(adult.key_file)
        acts = [Act(id="open", label=say("passphrase.button"), key="Enter", strong=True)] if has_key else []
        if without:
            acts.append(Act(id="without", label=without, key="F4"))
        if has_key:
            acts.append(Act(id="forgotten", label=say("own_key.forgotten.button"), key="F5"))
        acts.append(Act(id="leave", label=say("passphrase.back"), key="Esc"))
        lines: list[Widget] = [Line(password=True, id="passphrase")] if has_key else []
        if adult.example_passphrase:
            example = say("passphrase.example", passphrase=adult.example_passphrase)
            lines.append(Static(Content(example), classes="plain--label"))
        super().__init__(
            title or say("passphrase.title", name=adult.name), hint or say("passphrase.hint"), tuple(acts), *lines
        )
        self.adult = adult
        self._own, self._now = own, now
        self._without = without
        self._opening: Worker[None] | None = None

    def on_mount(self) -> None:
        """Answer at once where there is no passphrase; say so where there is no key."""
        if not self.adult.key_file:
            self.reply(say("passphrase.no_key", name=self.adult.name))
        elif not keys.is_wrapped(self.adult.key_file):
            try:
                self.dismiss(keys.read_bare(self.adult.key_file))
            except JournalError as problem:
                self.reply(problem.words)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._try()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "open":
            self._try()
        elif event.act_id == "forgotten":
            self.action_forgotten()
        elif event.act_id == "without":
            self.action_without()
        else:
            self.action_leave()

    @work
    async def action_forgotten(self) -> None:
        """Look for another way in: the recovery sheet, or setting aside what is closed and writing afresh."""
        from workspace.screens.forgotten import another_way

        if not self.adult.key_file:
            return
        if self._opening is not None:
            self._opening.cancel()
        self.reply("")
        self.found, identity = await another_way(self.app, self.adult, self._own, self._now)
        if identity is not None:
            self.dismiss(identity)

    def _try(self) -> None:
        """Begin opening, unless that is under way already."""
        if self._opening is None or self._opening.is_finished:
            self.reply(say("passphrase.opening"))
            self._opening = self._open(self.query_one("#passphrase", Line).value)

    @work(exit_on_error=False)
    async def _open(self, typed: str) -> None:
        # The work is done by a process of its own, so that Escape is heard meanwhile; leaving ends that process.
        try:
            identity = await keys.unwrap_later(self.adult.key_file, typed)
        except JournalError as problem:
            self.reply(problem.words)
            line = self.query_one("#passphrase", Line)
            line.value = ""
            line.focus()
            return
        self.dismiss(identity)

    def action_without(self) -> None:
        """Go on without the passphrase, where that is offered."""
        if self._without:
            self.found = "without"
            self.action_leave()

    def action_leave(self) -> None:
        """Leave it closed, and stop opening it."""
        if self._opening is not None:
            self._opening.cancel()
        self.dismiss(None)


class NewPassphraseScreen(Sheet[str]):
    """A passphrase chosen and typed twice, with what it protects and what not; None when nothing was chosen."""

    # The first line is chosen below, without moving the page away from its top.
    AUTO_FOCUS = ""

    def __init__(self, adult: Adult, title: str = "", back: str = "") -> None:
        """Ask for a new passphrase.

        Args:
            adult: whose it is going to be.
            title: what is asked, when it is more than a passphrase.
            back: the words on the button that leaves things as they are.
        """
        body: list[Widget] = []
        for name in ("first", "again"):
            body.append(Static(Content(say(f"passphrase.new_{name}")), classes="plain--label"))
            body.append(Line(password=True, id=name))
        acts = (
            Act(id="use", label=say("passphrase.new_button"), key="Enter", strong=True),
            Act(id="leave", label=back or say("passphrase.new_back"), key="Esc"),
        )
        super().__init__(
            title or say("passphrase.new_title", name=adult.name),
            say("passphrase.new_hint"),
            acts,
            *body,
            beneath=tuple(say(f"passphrase.new_{name}") for name in ("protects", "not", "forgotten")),
        )
        self._said_short = False

    def on_mount(self) -> None:
        """Begin in the first line, with the top of the page in sight."""
        self.query_one("#first", Line).focus(scroll_visible=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "first":
            self.query_one("#again", Line).focus()
        else:
            self._use()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "use":
            self._use()
        else:
            self.action_leave()

    def _use(self) -> None:
        """Take the passphrase when both lines are alike; a very short one is taken the second time it is asked."""
        first, again = (self.query_one(f"#{name}", Line).value for name in ("first", "again"))
        if not first.strip():
            self.reply(say("passphrase.new_empty"))
            self.query_one("#first", Line).focus()
        elif first != again:
            self.reply(say("passphrase.new_differ"))
            self.query_one("#again", Line).focus()
        elif len(first) < VERY_SHORT and not self._said_short:
            self._said_short = True
            self.reply(say("passphrase.new_short"))
        else:
            self.dismiss(first)
