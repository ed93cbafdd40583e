"""The one quiet page of the private room: closed, not now, or a question before it opens. It holds nothing private."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from data import keys
from data.records import Adult
from data.wording import say
from widgets.buttons import Act, Action, ActionRow
from workspace.commands import command

State = Literal["closed", "no_keys", "locked", "ready", "not_now", "open"]
"""What the room shows; everything but *open* is this page."""


class QuietPage(Vertical):
    """A title, some sentences, and the way on."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static(id="page-title", markup=False)
        yield Static(id="page-words", markup=False)
        yield ActionRow(id="page-acts")

    def show(self, state: State, me: Adult | None) -> None:
        """Say what there is to say.

        Args:
            state: what the room has come to.
            me: who sits here alone; None when nobody does.
        """
        self.query_one("#page-title", Static).update(Content(say("reflect_room.title")))
        self.query_one("#page-words", Static).update(Content(_words(state, me)))
        row = self.query_one("#page-acts", ActionRow)
        acts = _acts(state)
        if row.acts != acts:
            row.set_reactive(ActionRow.acts, acts)
            self.call_later(self._lay_out, row)

    async def _lay_out(self, row: ActionRow) -> None:
        await row.recompose()
        self.begin()

    def begin(self) -> None:
        """Put the focus on the button most people want next."""
        buttons = [button for button in self.query(Action) if button.focusable]
        if buttons:
            next((button for button in buttons if button.act.strong), buttons[0]).focus()


def _words(state: State, me: Adult | None) -> str:
    match state:
        case "locked":
            return say("reflect_room.locked", name=me.name if me else "")
        case "ready":
            # Before the first private word it is said how private it is.
            closed = me is not None and keys.is_wrapped(me.key_file)
            how = say("reflect_room.encrypted" if closed else "reflect_room.hidden_only")
            return f"{say('reflect.opening')}\n\n{how}\n\n{say('reflect.ready')}"
        case "not_now":
            return say("reflect.not_now")
        case "no_keys":
            return say("reflect_room.no_keys")
        case _:
            return say("reflect_room.closed")


def _acts(state: State) -> tuple[Act, ...]:
    match state:
        case "closed":
            return (command("who").act(strong=True),)
        case "locked":
            return (_act("passphrase", "open_button", "p", strong=True),)
        case "ready":
            return (_act("accept", "ready_yes", "y", strong=True), _act("decline", "ready_no", "Esc"))
        case "not_now":
            return (_act("accept", "not_now_again", "y"),)
        case _:
            return ()


def _act(act_id: str, label: str, key: str, *, strong: bool = False) -> Act:
    return Act(id=act_id, label=say(f"reflect_room.{label}"), key=key, strong=strong)
