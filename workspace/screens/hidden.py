"""The neutral page that covers everything: nothing on it says what lies behind it, or whose it is."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker

from data import keys
from data.errors import JournalError
from data.keys import Identity
from data.records import Adult
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from widgets.text_area import Line
from workspace.sizes import HEIGHTS, WIDTHS

Left = Literal["close", "back", "together"]
"""What can be chosen here: end the app, go back, or go on as everyone together."""


class HiddenScreen(Screen[Left | Identity]):
    """Enter closes the app, or goes back where nobody hid anything; a passphrase, where there is one, goes back."""

    CSS_PATH = "../styles/hidden.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Close", id="hidden.enter", tooltip="Close, or go back", show=False),
        Binding("f4", "together", "Together", id="hidden.together", tooltip="Go on together", show=False),
        Binding("f5", "forgotten", "Forgotten", id="hidden.forgotten", tooltip="Without the passphrase", show=False),
        Binding("up,left", "app.focus_previous", "Before", id="hidden.before", tooltip="To the one before", show=False),
        Binding("down,right", "app.focus_next", "Next", id="hidden.next", tooltip="To the next one", show=False),
    ]

    def __init__(self, adult: Adult | None, *, left: bool) -> None:
        """Cover everything.

        Args:
            adult: whose passphrase goes back; None where none is asked.
            left: nobody hid anything; the sitting was only left.
        """
        super().__init__()
        self._adult = adult
        self._was_left = left
        self._opening: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """A word, a line, and the ways to leave."""
        left = self._was_left
        with Vertical(classes="hidden--column"):
            yield Static(Content(say("hidden.title")), classes="hidden--title")
            yield Static(Content(say("hidden.left" if left else "hidden.words")), classes="hidden--words")
            if self._adult is not None:
                yield Static(Content(say("hidden.passphrase")), classes="hidden--label")
                yield Line(password=True, id="passphrase")
            yield Static(id="hidden-line", markup=False)
            yield ActionRow(self._acts(), classes="hidden--acts")

    def _acts(self) -> tuple[Act, ...]:
        left, asks = self._was_left, self._adult is not None
        enter = "back" if left else "close"
        acts = [Act(id=one, label=say(f"hidden.{one}"), key="Enter" * (one == enter)) for one in ("close", "back")]
        if asks and not left:
            # The passphrase is the way back, so it needs no button.
            acts.pop()
        if left:
            acts.reverse()
        if asks and left:
            acts.append(Act(id="together", label=say("hidden.together"), key="F4"))
            acts.append(Act(id="forgotten", label=say("own_key.forgotten.button"), key="F5"))
        return tuple(acts)

    def on_mount(self) -> None:
        """Begin where a quick Enter does what it says."""
        if self._adult is not None:
            self.query_one(Line).focus()
        else:
            self.query(Action).first().focus()

    def _say(self, words: str) -> None:
        self.query_one("#hidden-line", Static).update(Content(words))

    @on(Input.Changed)
    @on(Line.Cleaned)
    def _typed(self, event: Input.Changed | Line.Cleaned) -> None:
        event.stop()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.act_id == "back" and self._adult is not None:
            self.action_enter()
        elif event.act_id == "close":
            self.dismiss("close")
        elif event.act_id == "forgotten":
            self.action_forgotten()
        elif event.act_id == "together":
            self.dismiss("together")
        else:
            self.dismiss("back")

    def action_enter(self) -> None:
        """Try what was typed; with nothing typed, close what was hidden, or ask for the passphrase of what was left."""
        typed = self.query_one(Line).value if self._adult is not None else ""
        if typed:
            if self._opening is None or self._opening.is_finished:
                self._say(say("passphrase.opening"))
                self._opening = self._open(typed)
        elif not self._was_left:
            self.dismiss("close")
        elif self._adult is not None:
            self._say(say("hidden.need"))
        else:
            self.dismiss("back")

    def action_together(self) -> None:
        """Go on together, where that is offered."""
        if self._was_left and self._adult is not None:
            self.dismiss("together")

    def action_forgotten(self) -> None:
        """Say where the recovery sheet is asked for: not here, where nothing says whose page lies behind."""
        if self._was_left and self._adult is not None:
            self._say(say("hidden.forgotten"))

    @work(exit_on_error=False)
    async def _open(self, typed: str) -> None:
        assert self._adult is not None
        try:
            identity = await keys.unwrap_later(self._adult.key_file, typed)
        except JournalError as problem:
            self._say(problem.words)
            line = self.query_one(Line)
            line.value = ""
            line.focus()
            return
        self.dismiss(identity)
