"""What every part of plain mode needs: the open family, who is here, and the conversation."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime

from data.actors import Alone, Together
from data.drafts import Draft
from data.errors import JournalError
from data.journal import Journal
from data.view import View
from data.wording import say
from workspace.caring import care_words
from workspace.desk import Desk
from workspace.lines.talk import Left, Talk
from workspace.visit import Visit


class House:
    """A family and a conversation about it."""

    def __init__(self, journal: Journal, talk: Talk, *, now: Callable[[], datetime]) -> None:
        """Sit down together.

        Args:
            journal: the family, open.
            talk: asks and tells.
            now: the clock; gives aware times.
        """
        self.journal = journal
        self.talk = talk
        self.desk = Desk(journal, now=now)
        """Who is here, and what they may see."""
        self.rested: set[str] = set()
        """Debriefs in which a time-out was taken while this runs; held in memory and nowhere else."""
        self.visit = Visit()
        """The sitting in somebody's private room; held in memory and nowhere else."""
        self.in_turn = False
        """Whether somebody answers behind a curtain now."""
        talk.idle = self.idle
        talk.signs = lambda: self.desk.family.settings.glyphs

    @property
    def view(self) -> View:
        """What whoever is here may see."""
        return self.desk.view

    # -- out of sight -------------------------------------------------------------------------------------------

    def idle(self) -> float:
        """After how many seconds without an answer something private counts as left; 0 for never."""
        private = isinstance(self.desk.actor, Alone) or self.in_turn
        return 60.0 * self.desk.family.settings.idle_lock_minutes if private else 0.0

    def hide(self) -> None:
        """Ask for everything to go out of sight.

        Raises:
            Left: always.
        """
        raise Left

    def rest(self) -> None:
        """Let go of keys and open rooms, take everything out of sight, and wait for somebody to go on together."""
        for adult in self.desk.everyone():
            # A draft that the disk refuses stays in memory: keeping it comes before dropping it.
            with contextlib.suppress(JournalError):
                self.journal.lock(adult.id)
        self.journal.rooms.forget()
        self.desk.sit_down(Together())
        self.visit = Visit()
        self.talk.cover()
        self.talk.tell("", say("hidden.title"))
        self.talk.listen(say("plain.rest"), lambda: None)

    # -- words --------------------------------------------------------------------------------------------------

    def care(self, text: str, field: str = "", *, shared: bool = False, chosen: tuple[str, ...] = ()) -> bool:
        """Say the note that words bring up, where there is one; it is kept nowhere. Says whether there was one."""
        words = care_words(self.view, text, field, shared=shared, chosen=chosen)
        if words:
            self.talk.tell("", words)
        return bool(words)

    def keep(self, key: str, values: dict[str, str], step: str = "") -> None:
        """Keep what is half written in a form that everybody may see; a refusal of the disk is said and ends nothing.

        Args:
            key: the form's.
            values: what was answered so far.
            step: the question come to.
        """
        try:
            self.view.drafts.keep(Draft(key=key, values=values, step=step))
        except JournalError as problem:
            self.talk.tell(problem.words)

    def keep_private(self, key: str, values: dict[str, str], step: str = "") -> None:
        """Keep what the one who is here alone is writing, sealed; a refusal of the disk is said and ends nothing."""
        me = self.view.me
        if me is not None:
            try:
                self.view.drafts.keep_private(me.id, me.recipient, Draft(key=key, values=values, step=step))
            except JournalError as problem:
                self.talk.tell(problem.words)

    def private(self, key: str) -> Draft | None:
        """Give what the one who is here alone left half written."""
        me = self.view.me
        return self.view.drafts.private(me.id, key) if me is not None else None

    def drop_private(self, *keys: str) -> None:
        """Let go of what was half written alone, once it stands elsewhere."""
        me = self.view.me
        if me is not None:
            for key in keys:
                self.view.drafts.drop_private(me.id, me.recipient, key)

    def left(self, key: str) -> dict[str, str]:
        """Give what was left half written in a form that everybody may see."""
        draft = self.view.drafts.shared(key)
        return dict(draft.values) if draft is not None else {}
