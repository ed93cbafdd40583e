"""A quiet page with choices one below another: arrows, digits, Enter and the mouse all choose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from data.wording import say
from widgets.buttons import Act, Action
from workspace.screens.passphrase import Answer, Sheet


class Choices(Vertical):
    """Buttons one below another."""

    # On a page longer than the screen the arrows would be taken for scrolling before the page itself hears of them.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Before", id="choices.before", tooltip="To the one above", show=False),
        Binding("down", "app.focus_next", "Next", id="choices.after", tooltip="To the one below", show=False),
    ]

    def __init__(self, acts: Iterable[Act] = (), *, id: str | None = None) -> None:
        """Make the buttons.

        Args:
            acts: what they offer, from top to bottom.
            id: as for any widget.
        """
        super().__init__(*map(Action, acts), id=id, classes="plain--choices")

    async def offer(self, acts: Iterable[Act]) -> None:
        """Offer something else; the place one was at is kept."""
        old = list(self.query(Action))
        here = next((n for n, button in enumerate(old) if button.has_focus), None)
        async with self.batch():
            await self.remove_children()
            await self.mount_all([Action(act) for act in acts])
        able = [button for button in self.query(Action) if button.focusable]
        if here is not None and able:
            able[min(here, len(able) - 1)].focus()


class Listed(Sheet[Answer], Generic[Answer]):
    """A page whose body holds choices; subclasses say what a choice does in `on_action_pressed`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "before", "Before", id="listed.before", tooltip="To the one above", show=False),
        Binding("down", "after", "Next", id="listed.after", tooltip="To the one below", show=False),
        *[
            Binding(str(n), f"choose({n})", "Choose", id=f"listed.choose_{n}", tooltip="Choose that one", show=False)
            for n in range(1, 10)
        ],
    ]

    def reply(self, words: str) -> None:
        """Say one sentence at the foot of the page, where it is seen wherever the page was moved to."""
        # None stands there any more when the page is just being left.
        for note in self.query(".plain--note").results(Static):
            note.set_class(bool(words), "-said")
            note.update(Content(words))

    def action_before(self) -> None:
        """Go to the choice above."""
        self.focus_previous()

    def action_after(self) -> None:
        """Go to the choice below."""
        self.focus_next()

    def action_choose(self, n: int) -> None:
        """Press the choice that carries a digit."""
        for button in self.query(Action):
            if button.act.key == str(n):
                button.action_press()
                return


class Pick(Listed[str]):
    """A page that ends with the id of the choice that was taken, or None when it was left."""

    def __init__(self, title: str, hint: str, acts: Iterable[Act], leave: Act) -> None:
        """Offer the choices.

        Args:
            title: what is asked.
            hint: a quiet line beneath it.
            acts: what can be chosen, from top to bottom.
            leave: the button that leaves.
        """
        super().__init__(title, hint, (leave,), Choices(acts))
        self._leave = leave

    def on_mount(self) -> None:
        """Begin at the first choice."""
        self.query(Action).first().focus()

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Take the choice."""
        event.stop()
        if event.act_id == self._leave.id:
            self.action_leave()
        else:
            self.dismiss(event.act_id)


def numbered(words: str, ids: Iterable[str]) -> tuple[Act, ...]:
    """Give choices with the digits from 1 on.

    Args:
        words: where their labels stand; the id follows a dot.
        ids: of the choices.
    """
    return tuple(Act(id=one, label=say(f"{words}.{one}"), key=str(n)) for n, one in enumerate(ids, 1))
