"""Who is here: everyone together, or one grown-up alone, who unlocks their own side if they like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import work
from textual.app import App

from data import keys
from data.actors import Actor, Alone, Together
from data.errors import JournalError
from data.input import fold
from data.journal import Journal
from data.records import Adult
from data.wording import say
from widgets.buttons import Act, Action
from workspace.desk import Desk
from workspace.screens.listed import Choices, Listed
from workspace.screens.passphrase import PassphraseScreen
from workspace.screens.settling_in import settle_in

TOGETHER = "together"
"""Id of the choice for everyone."""


class WhoScreen(Listed[Actor]):
    """Asks who sits at the laptop now; None when nothing changes.

    The journal is handed in for unlocking only: what a grown-up typed opens their own side, and nothing else is asked
    of it here.
    """

    by_sheet = False
    """Whether the one who sits down came in with their recovery sheet."""

    def __init__(self, desk: Desk, journal: Journal, name: str = "") -> None:
        """Ask who is here.

        Args:
            desk: knows who was here until now.
            journal: unlocks the one who sits down.
            name: somebody who has said already that they sit down, so that only their passphrase is asked.
        """
        self._named = next((adult.id for adult in desk.view.adults if fold(adult.name) == fold(name)), "")
        self.desk = desk
        self._journal = journal
        adults = desk.view.adults
        self._home = len(adults) == 1
        acts = [Act(id=TOGETHER, label=say("app.home" if self._home else "app.together"), key="1")]
        for n, adult in enumerate(adults, 2):
            acts.append(Act(id=adult.id, label=say("who.alone", name=adult.name), key=str(n) if n < 10 else ""))
        super().__init__(
            say("who.title"),
            say("who.hint_home" if self._home else "who.hint"),
            (Act(id="leave", label=say("who.back"), key="Esc"),),
            Choices(acts),
        )

    def on_mount(self) -> None:
        """Begin at the one who is here."""
        here = self.desk.actor.adult if isinstance(self.desk.actor, Alone) else TOGETHER
        buttons = list(self.query_one(Choices).query(Action))
        next((button for button in buttons if button.act.id == here), buttons[0]).focus()
        if self._named:
            self._sit_down(self._named)

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Take the choice."""
        event.stop()
        if event.act_id == "leave":
            self.action_leave()
        elif event.act_id == TOGETHER:
            self.dismiss(Together())
        else:
            self._sit_down(event.act_id)

    @work
    async def _sit_down(self, adult_id: str) -> None:
        adult = self.desk.view.adult(adult_id)
        if adult is None:
            return
        try:
            actor = await self._open(adult)
        except JournalError as problem:
            # Half open is closed: nothing of theirs stays in memory when they did not sit down.
            if self.desk.actor != Alone(adult_id):
                self._journal.lock(adult_id)
            self.reply(problem.words)
            return
        if actor is not None:
            self.dismiss(actor)

    async def _open(self, adult: Adult) -> Actor | None:
        """Unlock an adult's own side; without their passphrase they are here as everyone is. None goes back to asking.

        Raises:
            JournalError: when their own side cannot be opened.
        """
        if self._journal.unlocked(adult.id) and self.desk.actor == Alone(adult.id):
            return Alone(adult.id)
        if not keys.is_wrapped(adult.key_file):
            self._journal.unlock_bare(adult.id)
            return Alone(adult.id)
        asking = OwnSideScreen(
            adult,
            hint=say("who.passphrase_hint_home" if self._home else "who.passphrase_hint"),
            without=say("who.without"),
            own=self.desk.seen_by(Alone(adult.id)).own_key(),
            now=self.desk.now(),
        )
        identity = await self.app.push_screen_wait(asking)
        if identity is not None:
            self._journal.unlock(adult.id, identity)
            self.by_sheet = asking.found == "sheet"
            return Alone(adult.id)
        return Together() if asking.went_without else None


class OwnSideScreen(PassphraseScreen):
    """Asks the passphrase of the one who sits down, and tells going without it from going back."""

    went_without = False
    """Whether they chose to be here without unlocking."""

    def on_action_pressed(self, event: Action.Pressed) -> None:
        """Note that going without was chosen; what the button does is done where it is declared."""
        self.went_without = event.act_id == "without"

    def action_without(self) -> None:
        """Go on without the passphrase."""
        self.went_without = True
        super().action_without()


async def ask_who(app: App[Any], desk: Desk, journal: Journal, name: str, sit_down: Callable[[Actor], None]) -> None:
    """Ask who is here, let them sit down, and do what there is to do once somebody's own side is open.

    Args:
        app: shows the pages; must be called from a worker.
        desk: knows who was here until now.
        journal: unlocks the one who sits down.
        name: somebody who has said already that they sit down.
        sit_down: changes who is here.
    """
    asking = WhoScreen(desk, journal, name)
    chosen = await app.push_screen_wait(asking)
    if chosen is not None:
        sit_down(chosen)
        await settle_in(app, desk, by_sheet=asking.by_sheet)
