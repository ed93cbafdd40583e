"""What one grown-up, sitting alone, may do with their own key and their own room. Screens get it from their view."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data import keys, recovery, rekey, setting_aside
from data.actors import Actor, Alone
from data.backups import rewrite
from data.clearing import without_room
from data.drafts import Draft
from data.errors import CannotSave, NotAllowed
from data.own_ticks import OwnTicks, own_ticks
from data.records import Adult, Private, PrivateRoom, SetAside
from data.rooms import seal_room
from data.wording import say

if TYPE_CHECKING:
    from data.journal import Journal
    from data.keys import Identity

OFFERED = "reflect.offered"
"""Key of the private draft that tells that a passphrase was offered; it is sealed like any other."""


class OwnKey:
    """One adult's own key, in their own sitting."""

    def __init__(self, journal: Journal, actor: Actor) -> None:
        """Stand before one's own room.

        Args:
            journal: the family.
            actor: the adult, alone.

        Raises:
            NotAllowed: when nobody sits alone.
        """
        if not isinstance(actor, Alone):
            raise NotAllowed(say("permissions.not_yours"))
        self._actor = actor
        self._journal = journal

    @property
    def adult(self) -> Adult:
        """Whose key it is."""
        return self._journal.adult(self._actor.adult)

    @property
    def wrapped(self) -> bool:
        """Whether there is a passphrase."""
        return keys.is_wrapped(self.adult.key_file)

    @property
    def opened(self) -> bool:
        """Whether the room is open in this sitting."""
        return self._journal.unlocked(self._actor.adult)

    # -- opening ------------------------------------------------------------------------------------------------

    def open(self, identity: Identity) -> None:
        """Open the room for this sitting.

        Raises:
            NotReadable: when the key does not open it.
        """
        self._journal.unlock(self._actor.adult, identity)
        # What is still undone is tried again next time; it never stands between a person and their room.
        with contextlib.suppress(CannotSave):
            self.settle()

    def open_bare(self) -> bool:
        """Open the room of an adult without a passphrase; False when there is one, or no key at all.

        Raises:
            NotReadable: when the key does not open it.
        """
        return self._journal.unlock_bare(self._actor.adult)

    def fits(self, identity: Identity) -> bool:
        """Tell whether a key, read from a recovery sheet perhaps, is this adult's present one."""
        return identity.recipient == self.adult.recipient

    # -- passphrase and recovery sheet --------------------------------------------------------------------------

    def settle(self) -> tuple[Path, ...]:
        """Do as `data.rekey.settle`."""
        return rekey.settle(self._journal, self._actor)

    def set_passphrase(self, key_file: str, identity: Identity) -> tuple[Path, ...]:
        """Do as `data.rekey.set_passphrase`."""
        return rekey.set_passphrase(self._journal, self._actor, key_file, identity)

    def change_passphrase(self, key_file: str) -> None:
        """Do as `data.rekey.change_passphrase`."""
        rekey.change_passphrase(self._journal, self._actor, key_file)

    @property
    def identity(self) -> Identity:
        """The open key.

        Raises:
            NotAllowed: while the room is closed.
        """
        identity = self._journal.rooms.identity(self._actor.adult)
        if identity is None:
            raise NotAllowed(say("permissions.not_yours"))
        return identity

    def sheet(self, on: date) -> str:
        """Give one's own recovery sheet.

        Args:
            on: the day that stands on it.

        Raises:
            NotAllowed: while the room is closed.
        """
        return recovery.sheet(self.adult.name, self.identity, on)

    @property
    def offered(self) -> bool:
        """Whether a passphrase was offered to this adult before, and left for later."""
        return self._journal.drafts.private(self._actor.adult, OFFERED) is not None

    def note_offered(self) -> None:
        """Note, sealed, that a passphrase was offered.

        Raises:
            CannotSave: when the disk refuses.
        """
        adult = self.adult
        self._journal.drafts.keep_private(adult.id, adult.recipient, Draft(key=OFFERED, values={}))

    def ticks(self, since: date | None = None) -> tuple[OwnTicks, ...]:
        """Do as `data.own_ticks.own_ticks`."""
        return own_ticks(self._journal, self._actor, since)

    def copy_to(self, place: Path, today: date, *, only_taken: bool = False) -> None:
        """Write one's own room as plain text where one says; see `data.own_copy`.

        Args:
            place: the file to make.
            today: the day that stands at its head.
            only_taken: whether only what is taken along to someone goes into it.

        Raises:
            NotAllowed: when the room is not open.
            CannotSave: when it cannot be written there.
        """
        from data import own_copy

        view = self._journal.seen_by(self._actor)
        room = view.room()
        if room is None:
            raise NotAllowed(say("permissions.not_yours"))
        text = own_copy.as_text(room, view, today, only_taken=only_taken)
        own_copy.write_copy(text, place, family_folder=self._journal.folder)

    # -- what was set aside -------------------------------------------------------------------------------------

    def write_afresh(self, key_file: str, identity: Identity, now: datetime) -> None:
        """Do as `data.setting_aside.write_afresh`."""
        setting_aside.write_afresh(self._journal, self._actor, key_file, identity, now)

    @property
    def waiting(self) -> tuple[SetAside, ...]:
        """What waits beside one's room, oldest first."""
        private = self._journal.memory.get(Private, "private", self._actor.adult)
        return private.aside if private is not None else ()

    def closed_ones(self) -> tuple[SetAside, ...]:
        """Give what waits and does not open with the present key."""
        return tuple(one for one in self.waiting if one.recipient != self.adult.recipient)

    def earlier_ones(self) -> tuple[tuple[SetAside, int], ...]:
        """Give each earlier state of the room that came back with a backup, and how many things in it are not here.

        One that adds nothing is let go without a word; one that does not open stays as it is.
        """
        found = []
        for one in self.waiting:
            if one.recipient == self.adult.recipient:
                count = setting_aside.adds(self._journal, self._actor, one)
                if count:
                    found.append((one, count))
                elif count == 0 and not self._journal.read_only:
                    self.let_go(one)
        return tuple(found)

    def take_up(self, aside: SetAside, identity: Identity | None = None) -> None:
        """Do as `data.setting_aside.take_up`."""
        setting_aside.take_up(self._journal, self._actor, aside, identity)

    def let_go(self, aside: SetAside) -> None:
        """Do as `data.setting_aside.let_go`."""
        setting_aside.let_go(self._journal, self._actor, aside)

    # -- letting go of it all -----------------------------------------------------------------------------------

    def erase(self) -> tuple[Path, ...]:
        """Empty one's private room: everything in it, beside it, and what was being typed, in the app's backups too.

        Closed reads stay on their moments, and what was shown to others stays with them. Copies elsewhere remain.

        Returns:
            Backups that could not be changed, because they do not open or the disk refused.

        Raises:
            NotAllowed: when the room is not open.
            CannotSave: when the disk refuses.
        """
        if not self.opened:
            raise NotAllowed(say("permissions.not_yours"))
        adult, journal = self.adult, self._journal
        offered, identity = self.offered, self.identity
        # First the backups, so that nobody finds their room empty while one of them still holds it.
        rewrite(journal.storage.path.parent, lambda tables: without_room(tables, adult.id), ops=journal.ops)
        empty = PrivateRoom(id=adult.id)
        journal.rooms.keep(empty)
        journal.act(("private", adult.id, seal_room(adult, empty)), undoable=False)
        journal.new_sitting()
        journal.drafts.erase_private(adult.id, adult.recipient)
        journal.drafts.open_private(adult.id, identity)
        if offered:
            self.note_offered()
        journal.drafts.flush()
        journal.flush()
        # That save may itself have kept the state before it.
        return rewrite(journal.storage.path.parent, lambda tables: without_room(tables, adult.id), ops=journal.ops)
