"""Earlier states of the family, kept by the app itself: what each holds, and bringing one back."""

from __future__ import annotations

from pathlib import Path

from textual import work
from textual.content import Content
from textual.widgets import Static

from data.errors import JournalError
from data.journal import Journal
from data.restoring import bring_back
from data.wording import say
from widgets.buttons import Act, Action
from workspace.desk import Desk
from workspace.earlier_states import before_bringing, moments_words, states
from workspace.screens.confirm import Confirm
from workspace.screens.listed import Choices, Listed

STATE = "state:"
"""What the id of a choice begins with, before the place of what it brings back."""


class BackupsScreen(Listed[None]):
    """Lists earlier states by day and number of moments; choosing one says what would change before anything does.

    The journal is handed in because earlier states lie in its folder.
    """

    def __init__(self, desk: Desk, journal: Journal) -> None:
        """Show what there is.

        Args:
            desk: gives the clock and who is here.
            journal: whose earlier states they are.
        """
        self.desk = desk
        self._journal = journal
        self._states: tuple[tuple[Path, str], ...] = ()
        leave = Act(id="leave", label=say("backups.leave"), key="Esc", strong=True)
        super().__init__(
            say("backups.title"), say("backups.hint"), (leave,), Static(id="backups-words", classes="plain--line"),
            Choices(id="states"),
        )  # fmt: skip

    async def on_mount(self) -> None:
        """Begin at the newest of them."""
        await self.show()
        self.query(Action).first().focus()

    async def show(self, reply: str = "") -> None:
        """Draw the list again.

        Args:
            reply: one sentence about what was just done.
        """
        found = states(self.desk, self._journal)
        self._states = found.there
        await self.query_one("#states", Choices).offer(
            Act(id=f"{STATE}{n}", label=line) for n, (_, line) in enumerate(self._states)
        )
        self.query_one("#backups-words", Static).update(Content(found.words))
        self.query_one("#backups-words", Static).display = bool(found.words)
        self.reply(reply)

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Look at one, or leave."""
        event.stop()
        if event.act_id.startswith(STATE):
            self._ask(*self._states[int(event.act_id.removeprefix(STATE))])
        else:
            self.action_leave()

    @work
    async def _ask(self, path: Path, line: str) -> None:
        """Say what would change, and bring it back if that is wanted."""
        try:
            words = "\n".join(before_bringing(self._journal, path, line))
        except JournalError as problem:
            await self.show(problem.words)
            return
        if not await self.app.push_screen_wait(
            Confirm(say("backups.sure"), words, say("backups.yes"), say("backups.no"))
        ):
            return
        try:
            done = bring_back(self._journal, self.desk.actor, path, self.desk.now())
        except JournalError as problem:
            await self.show(problem.words)
            return
        await self.show(say("backups.done", moments=moments_words(done.moments)))
