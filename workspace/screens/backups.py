"""Earlier states of the family, kept by the app itself: what each holds, and bringing one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from textual import work
from textual.content import Content
from textual.widgets import Static

from data.backups import Backup
from data.beside import copies_beside
from data.errors import JournalError
from data.journal import Journal
from data.restoring import Difference, bring_back, difference, offered
from data.when import say_day, say_time
from data.wording import say
from widgets.buttons import Act, Action
from workspace.desk import Desk
from workspace.screens.confirm import Confirm
from workspace.screens.listed import Choices, Listed

STATE = "state:"
"""What the id of a choice begins with, before the place of what it brings back."""


NAMED = 5
"""How many moments that would come or go are named."""


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
        self._states: list[tuple[Path, str]] = []
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
        states = offered(self._journal)
        self._states = [(state.path, self._said(state)) for state in states if state.good]
        for copy in copies_beside(self._journal.storage.path, self._journal.storage.family):
            if copy.whole:
                line = say("backups.beside", name=copy.path.name, moments=_moments(copy.moments))
                self._states.append((copy.path, line))
        await self.query_one("#states", Choices).offer(
            Act(id=f"{STATE}{n}", label=line) for n, (_, line) in enumerate(self._states)
        )
        bad = sum(not state.good for state in states)
        words = say("backups.none") if not self._states else say("backups.bad", n=bad) if bad else ""
        self.query_one("#backups-words", Static).update(Content(words))
        self.query_one("#backups-words", Static).display = bool(words)
        self.reply(reply)

    def _said(self, state: Backup) -> str:
        made = state.made.astimezone(self.desk.now().tzinfo)
        said = say("backups.state", when=self._when(made), moments=_moments(state.moments))
        return say("backups.labelled", state=said, why=_why(state.label)) if state.label else said

    def _when(self, made: datetime) -> str:
        clock = say_time(made, clock=self.desk.family.settings.clock)
        return f"{say_day(made.date(), today=self.desk.today())}, {clock}"

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
            change = difference(self._journal, path)
        except JournalError as problem:
            await self.show(problem.words)
            return
        words = "\n".join((line, "", *_changes(change), "", say("backups.kept_first"), say("backups.own_side")))
        if not await self.app.push_screen_wait(
            Confirm(say("backups.sure"), words, say("backups.yes"), say("backups.no"))
        ):
            return
        try:
            done = bring_back(self._journal, self.desk.actor, path, self.desk.now())
        except JournalError as problem:
            await self.show(problem.words)
            return
        await self.show(say("backups.done", moments=_moments(done.moments)))


def _moments(count: int) -> str:
    return say("backups.one_moment") if count == 1 else say("backups.moments", n=count)


def _why(label: str) -> str:
    """Say for what a backup was made, where the app knows."""
    return say("backups.why.before_restore") if label == "before-restore" else label


def _changes(change: Difference) -> tuple[str, ...]:
    """Say what bringing a state back would change on the timeline, in words."""
    told: list[str] = []
    for name, count, titles in (
        ("back", change.back, change.titles_back),
        ("gone", change.gone, change.titles_gone),
        ("other", change.other, ()),
    ):
        if count:
            told.append(say(f"backups.change.{name}_one" if count == 1 else f"backups.change.{name}", n=count))
            told += [say("backups.change.title", title=title) for title in titles[:NAMED]]
            if len(titles) > NAMED:
                told.append(say("backups.change.more", n=len(titles) - NAMED))
    return tuple(told) or (say("backups.change.none"),)
